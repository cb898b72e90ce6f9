"""Files nobody vouches for: each thing wrong is said in words, and nothing comes in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from familyplan.errors import Refused
from familyplan.exchange import reading
from familyplan.exchange.importing import carry_out, plan_import
from familyplan.exchange.reading import NotReadable, read_json
from familyplan.model import Family

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.session import Session

FAMILY = "01900000-0000-7000-8000-000000000001"
GOAL = "01900000-0000-7000-8000-000000000002"
AGENCY = "01900000-0000-7000-8000-000000000003"
NOWHERE = "01900000-0000-7000-8000-00000000000f"


def a_file() -> dict[str, Any]:
    """Give a small file with nothing wrong in it."""
    return {
        "format": "familyplan",
        "version": 1,
        "directory": [{"kind": "agency", "id": AGENCY, "fields": {"name": "Canal Homes"}}],
        "families": [
            {
                "id": FAMILY,
                "records": [
                    {"kind": "family", "id": FAMILY, "fields": {"name": "Ashworth"}},
                    {"kind": "goal", "id": GOAL, "fields": {"words": "Sleep", "aim": "8"}},
                ],
            }
        ],
    }


def wrong(session: Session, document: object) -> tuple[str, ...]:
    plan = plan_import(session, json.dumps(document).encode())
    assert plan.problems == () or plan.new == ()
    if plan.problems:
        with pytest.raises(Refused):
            carry_out(session, plan)
    assert session.store.all(Family) == ()
    return plan.problems


def test_the_small_file_itself_is_fine(session: Session) -> None:
    plan = plan_import(session, json.dumps(a_file()).encode())
    assert (plan.problems, carry_out(session, plan)) == ((), 1)
    assert [one.name for one in session.store.all(Family)] == ["Ashworth"]


def goal(document: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = document["families"][0]["records"][1]["fields"]
    return fields


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("words", 5, "“words”: should be text in quotes"),
        ("words", "a\x1b[2J", "“words”: holds a control character or half a letter"),
        ("words", "half \ud83d", "“words”: holds a control character or half a letter"),
        ("words", "x" * 200_001, "“words”: is too long to be kept"),
        ("aim", "NaN", "“aim”: is not written in the form this field has"),
        ("aim", 8, "“aim”: should be text in quotes"),
        ("order", True, "“order”: should be a whole number"),
        ("order", 10**20, "“order”: is a number too large to be kept"),
        ("status", "lovely", "“status”: is not in the list this field is chosen from"),
        ("recorded_at", "soon", "“recorded_at”: is not written in the form this field has"),
        ("happened", {"edtf": "9999"},
         "“happened”, “edtf”: is not written in the form this field has"),
        ("happened", {"edtf": "2026-02-30"}, "“happened”: cannot be: there is no such value"),
        ("happened", [], "“happened”: should be a group of names and values"),
        ("raters", [FAMILY, FAMILY], "“raters”: has the same entry twice"),
        ("raters", ["me"], "“raters”, entry 1: is not written in the form this field has"),
        ("raters", [NOWHERE], "“raters”: points at a record that is not in the file"),
        ("need", AGENCY, "“need”: points at a record of kind agency"),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_kept_is_named_with_its_place(
    session: Session, field: str, value: object, sentence: str
) -> None:
    document = a_file()
    goal(document)[field] = value
    assert wrong(session, document) == (f"family 1, record 2 (goal), {sentence}",)


def _unknown_name(document: dict[str, Any]) -> None:
    goal(document)["shoe_size"] = "9"


def _two_families(document: dict[str, Any]) -> None:
    document["families"] *= 2


def _no_head(document: dict[str, Any]) -> None:
    del document["families"][0]["records"][0]


def _same_id(document: dict[str, Any]) -> None:
    document["families"][0]["records"].append({"kind": "need", "id": GOAL, "fields": {}})


def _user(document: dict[str, Any]) -> None:
    document["families"][0]["records"].append({"kind": "user", "id": NOWHERE, "fields": {}})


def _lacks(document: dict[str, Any]) -> None:
    document["families"][0]["records"].append({"kind": "residence", "id": NOWHERE, "fields": {}})


def _no_list(document: dict[str, Any]) -> None:
    document["families"][0]["records"] = "none"


@pytest.mark.parametrize(
    ("spoil", "sentences"),
    [
        (_unknown_name, ["family 1, record 2 (goal): has the unknown name “shoe_size”"]),
        (_two_families, ["family 2: the same family is in the file twice"]),
        (_no_head, ["family 1: needs exactly one record of kind “family”, with the same id"]),
        (_same_id, ["family 1, record 3 (need): has the same id as family 1, record 2 (goal)"]),
        (_user, ["family 1, record 3: is no kind of record that belongs here"]),
        (_lacks, ["family 1, record 3 (residence): lacks “person”, “home”"]),
        (_no_list, ["“families”, entry 1, “records”: should be a list"]),
    ],
)
def test_a_file_put_together_wrongly_is_refused(
    session: Session, spoil: Callable[[dict[str, Any]], None], sentences: list[str]
) -> None:
    document = a_file()
    spoil(document)
    assert list(dict.fromkeys(wrong(session, document))) == sentences


def test_everything_wrong_is_listed_at_once(session: Session) -> None:
    document = a_file()
    goal(document).update(aim="high", status="lovely")
    document["directory"][0]["fields"]["name"] = 3
    assert sorted(wrong(session, document)) == [
        "directory, record 1 (agency), “name”: should be text in quotes",
        "family 1, record 2 (goal), “aim”: is not written in the form this field has",
        "family 1, record 2 (goal), “status”: is not in the list this field is chosen from",
    ]


def test_a_long_list_of_what_is_wrong_ends(session: Session) -> None:
    document = a_file()
    document["families"][0]["records"] += [{"kind": "x"}] * 500
    problems = wrong(session, document)
    assert (len(problems), problems[-1]) == (201, "There is more wrong than is listed here.")


def test_a_record_may_not_take_the_id_of_one_here(session: Session) -> None:
    carry_out(session, plan_import(session, json.dumps(a_file()).encode()))
    document = a_file()
    document["directory"] = []
    document["families"][0]["id"] = document["families"][0]["records"][0]["id"] = NOWHERE
    plan = plan_import(session, json.dumps(document).encode())
    assert plan.problems == ("family 1: 1 record has an id that another record has here",)


@pytest.mark.parametrize("document", [[], None, 7, "text", {}, {"format": "other"}])
def test_json_of_something_else_is_said_to_be_that(session: Session, document: object) -> None:
    assert wrong(session, document) == ("This is not a file of families from Family Plan.",)


def test_a_newer_format_is_said_to_be_newer(session: Session) -> None:
    assert wrong(session, {**a_file(), "version": 2}) == (
        "A newer Family Plan wrote this file. Install the newer version first.",
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is not JSON from line 1, letter 1 on."),
        (b'{"format": "familyplan"', "The file is not JSON from line 1, letter 24 on."),
        (b"[1,\n2,,]", "The file is not JSON from line 2, letter 3 on."),
        (b"\x80", "The file is not text in UTF-8; the first wrong letter is in line 1."),
        (
            b"PK\x03\x04\n\xff",
            "The file is not text in UTF-8; the first wrong letter is in line 2.",
        ),
        (b"[NaN]", "NaN is not a number that can be kept."),
        (b"[-Infinity]", "-Infinity is not a number that can be kept."),
        (b"[" + b"9" * 5000 + b"]", "A number in the file is too long to be kept."),
        (b"[1e999]", "A number in the file is too long to be kept."),
        (b'{"a": 1, "a": 2}', "The name “a” is given twice in one place."),
        (b"[" * 200_000, "The file is nested too deep to be read."),
        (b"[" * 70 + b"]" * 70, "The file is nested too deep to be read."),
        (b'{"a":' * 90_000, "The file is nested too deep to be read."),
    ],
    ids=range(13),
)
def test_what_cannot_be_read_says_why(data: bytes, sentence: str) -> None:
    with pytest.raises(NotReadable) as refused:
        read_json(data)
    assert refused.value.sentence == f"{sentence} Nothing was brought in."


def test_a_file_too_large_is_not_even_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 2_000_000)
    with pytest.raises(NotReadable, match="larger than 2 MB"):
        read_json(b" " * 2_000_001)


def test_a_mark_of_utf_8_at_the_beginning_does_no_harm() -> None:
    assert read_json(b'\xef\xbb\xbf{"a": [1, 2.5]}') == {"a": [1, 2.5]}
