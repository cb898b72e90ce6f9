"""Somebody's own record: what may go as it is, what a person decides, and what never goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from familyplan.model import (
    AccessDecision,
    AccessRequest,
    Agency,
    Disclosure,
    Group,
    Home,
    Involvement,
    Meeting,
    Note,
    Person,
    Protection,
    Rating,
    Record,
    Relationship,
    Residence,
    Rows,
    Voice,
    WorkerWarning,
)
from familyplan.model.partial_date import parse
from familyplan.sharing.access import AccessCase, Block, record_of, review
from familyplan.sharing.access_blocks import digest_of

ON = date(2026, 12, 7)
ASKED = AccessRequest(id="req", scope="f", person="yusuf", asked_on=parse("1 December 2026"))
FAMILY: tuple[Record, ...] = (
    Person(id="mum", scope="f", name="Sadia Khan", label="Mum", place="parent"),
    Person(id="dad", scope="f", name="Daniel Walters", place="parent"),
    Person(id="yusuf", scope="f", name="Yusuf Khan-Walters", known_as="Yusuf", place="child"),
    Person(id="may", scope="f", name="May Khan-Walters", place="child"),
    Relationship(id="tie", scope="f", one="mum", is_="mother", to="yusuf"),
    Agency(id="school", scope="directory", name="Hillside Primary", type="school"),
    Involvement(id="seat", scope="f", agency="school"),
)


def note(words: str, **values: object) -> Note:
    made = {"id": "n", "scope": "f", "words": words, "about": ("yusuf",), "said_by": ("seat",)}
    return Note(**{**made, **values})  # type: ignore[arg-type]  # fields by name


def blocks(*rows: Record, asked: AccessRequest = ASKED) -> tuple[Block, ...]:
    return review(AccessCase(Rows([*FAMILY, *rows]), asked, ON))


def why(*rows: Record, asked: AccessRequest = ASKED) -> list[tuple[str, ...]]:
    return [one.why for one in blocks(*rows, asked=asked)]


def decided(words: str, verdict: str, *taken: str, what: str = "n") -> AccessDecision:
    return AccessDecision(id=f"d-{what}", scope="f", request="req", what=what, field_name="words",
                          digest=digest_of(words), verdict=verdict, taken_out=taken,
                          third_party="Sadia Khan")  # fmt: skip


def leaves(*rows: Record, asked: AccessRequest = ASKED) -> str:
    return str(record_of(Rows([*FAMILY, *rows]), asked, ON).written()["rows"])


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        pytest.param(note("He reads well"), [], id="a worker's words about them alone"),
        pytest.param(
            Voice(id="v", scope="f", words="Mum shouts", about=("yusuf",), said_by=("yusuf",)),
            [], id="their own words, whoever they are about",
        ),
        pytest.param(note("He may read well"), [], id="a name that is an everyday word"),
        pytest.param(note("Seen with May"), [("named",)], id="a name with its capital"),
        pytest.param(note("ask SADIA'S friend"), [("named",)], id="a name in other letters"),
        pytest.param(note("His father rang"), [("named",)], id="kin without a name"),
        pytest.param(note("Both told us", about=("yusuf", "may")), [("about",)], id="two people"),
        pytest.param(note("He cries", said_by=("mum",)), [("said",)], id="somebody else's words"),
        pytest.param(note("Not yet", not_for=("yusuf",)), [("not_for",)], id="kept from them"),
        pytest.param(note("A thought", for_team="me"), [("private",)], id="the writer's own note"),
        pytest.param(
            WorkerWarning(id="w", scope="f", words="A dog", about=("yusuf",)),
            [("careful",)], id="a warning for workers",
        ),
        pytest.param(
            Rating(id="r", scope="f", value=Decimal(3), about=("yusuf",), said_by=("mum",)),
            [("said",)], id="a number without words is one place",
        ),
        pytest.param(note("May fell", about=("may",)), [], id="about another child alone"),
    ],
)  # fmt: skip
def test_what_a_person_decides_about(row: Record, wanted: list[tuple[str, ...]]) -> None:
    assert why(row) == wanted


def test_the_third_party_is_shown_by_name_and_in_the_text() -> None:
    (block,) = blocks(note("Mum rang; Daniel's new flat", about=("yusuf", "may")))

    assert block.others == ("May Khan-Walters", "Sadia Khan", "Daniel Walters")
    assert [block.text[one.start : one.end] for one in block.mentions] == ["Mum", "Daniel's"]


def test_an_undecided_place_never_leaves_and_the_rest_does() -> None:
    found = leaves(note("Mum cried", where="At school"))

    assert "cried" not in found
    assert "At school" in found


@pytest.mark.parametrize(
    ("decision", "wanted"),
    [
        (decided("Yusuf read. Mum cried.", "give"), "Yusuf read. Mum cried."),
        (
            decided("Yusuf read. Mum cried.", "part", " Mum cried."),
            "Yusuf read.[taken out: about somebody else]",
        ),
        (decided("Yusuf read. Mum cried.", "part", "never said"), ""),
        (decided("Older words", "give"), ""),
    ],
)
def test_what_was_decided_is_what_leaves(decision: AccessDecision, wanted: str) -> None:
    rows = Rows([*FAMILY, note("Yusuf read. Mum cried."), decision])
    found = record_of(rows, ASKED, ON).rows.of(Note)

    assert [one.words for one in found] == ([wanted] if wanted or found else [])


def test_what_is_left_out_takes_the_whole_entry_with_it() -> None:
    assert "At school" not in leaves(
        note("Mum cried", where="At school"), decided("Mum cried", "keep")
    )


def test_a_decision_ends_with_the_words_it_was_about() -> None:
    held = decided("Mum cried", "give")

    assert [one.decided for one in blocks(note("Mum cried"), held)] == [True]
    assert [one.decided for one in blocks(note("Mum cried again"), held)] == [False]


@pytest.mark.parametrize(
    "now",
    [{"said_by": ("mum", "dad")}, {"about": ("yusuf", "may")}],
    ids=["said by another as well", "about another as well"],
)
def test_a_decision_ends_where_somebody_comes_in_who_was_not_weighed(
    now: dict[str, object],
) -> None:
    held = decided("Mum cried", "give")

    assert [one.decided for one in blocks(note("Mum cried", **now), held)] == [False]
    assert "cried" not in leaves(note("Mum cried", **now), held)


def test_what_people_said_of_a_tie_is_looked_at_and_the_tie_itself_is_theirs() -> None:
    tie = Relationship(id="tie", scope="f", one="mum", is_="mother", to="yusuf",
                       note="May says he is hit")  # fmt: skip
    rows = Rows([*(one for one in FAMILY if one.id != "tie"), tie])
    (block,) = review(AccessCase(rows, ASKED, ON))
    assert (block.row, block.field, block.why) == ("tie", "note", ("named",))

    left = replace(decided(tie.note, "keep", what="tie"), field_name="note")
    for rows_now in (rows, Rows([*rows, left])):
        (shown,) = record_of(rows_now, ASKED, ON).rows.of(Relationship)
        assert (shown.one, shown.to, shown.note) == ("mum", "yusuf", "")


def test_who_said_it_is_named_only_where_their_words_were_given() -> None:
    said = note("He cries", said_by=("mum",))
    other = note("Mum says he sleeps", id="m", said_by=("mum",))

    shown = record_of(
        Rows([*FAMILY, said, other, decided("He cries", "give"),
              decided("Mum says he sleeps", "part", "Mum says", what="m")]), ASKED, ON,
    )  # fmt: skip

    assert {one.id: one.said_by for one in shown.rows.of(Note)} == {"n": ("mum",), "m": ()}


REFUGE = (
    Home(id="safe", scope="f", name="The Haven", address="12 Mill Lane", postcode="LS1 4DY"),
    Residence(id="at", scope="f", person="mum", home="safe"),
    Protection(id="p", scope="f", person="mum", from_=("dad",), what=("whereabouts",)),
)
DADS = replace(ASKED, person="dad")


def test_what_is_protected_can_only_go_with_it_taken_out() -> None:
    text = "Daniel rang from work. She is at 12 Mill Lane."
    told = note(text, about=("dad",))

    assert why(*REFUGE, told, asked=DADS) == [("protected",)]
    assert "Mill" not in leaves(*REFUGE, told, decided(text, "give"), asked=DADS)
    assert "Mill" not in leaves(*REFUGE, told, decided(text, "part", "She is"), asked=DADS)
    found = leaves(*REFUGE, told, decided(text, "part", " She is at 12 Mill Lane."), asked=DADS)
    assert "rang from work.[taken out" in found
    assert "Mill" not in found


def test_the_protection_itself_and_the_hidden_home_are_nowhere() -> None:
    found = leaves(*REFUGE, asked=DADS)

    assert "Haven" not in found
    assert "whereabouts" not in found


@pytest.mark.parametrize("asker", ["Daniel Walters", "Ash & Co, solicitors"])
def test_who_asks_for_a_child_learns_nothing_that_is_kept_from_them(asker: str) -> None:
    told = note("They are at 12 Mill Lane.")
    asked = replace(ASKED, asked_by=asker)

    assert "Mill" not in leaves(*REFUGE, told, decided(told.words, "give"), asked=asked)
    assert "Mill" in leaves(*REFUGE, told, decided(told.words, "give"))


def test_a_parent_who_asks_for_a_child_is_no_stranger_in_the_childs_record() -> None:
    told = note("Mum read with him")

    assert why(told) == [("named",)]
    assert why(told, asked=replace(ASKED, asked_by="sadia khan")) == []


def test_it_says_who_was_given_copies_and_names_no_relative() -> None:
    copies = (
        Disclosure(id="c1", scope="f", reader="seat", reader_name="Hillside Primary", stage="made"),
        Disclosure(id="c2", scope="f", reader="dad", reader_name="Daniel Walters", stage="made"),
        Disclosure(id="c3", scope="f", reader="seat", reader_name="Hillside", stage="not_made"),
        Disclosure(id="c4", scope="f", reader="gone", reader_name="An old friend", stage="made"),
        Disclosure(
            id="c5",
            scope="f",
            reader="seat",
            reader_name="Hillside Primary",
            purpose="For Daniel's hearing",
            stage="made",
        ),
    )
    shown = record_of(Rows([*FAMILY, *copies]), ASKED, ON)

    assert {one.id: (one.reader_name, one.purpose) for one in shown.rows.of(Disclosure)} == {
        "c1": ("Hillside Primary", ""), "c2": ("Somebody in the family or close to it", ""),
        "c4": ("Somebody who is not in this record any more", ""), "c5": ("Hillside Primary", ""),
    }  # fmt: skip


def test_a_service_that_must_not_be_named_is_called_a_service_and_no_relative() -> None:
    refuge = Agency(id="dv", scope="directory", name="Safe Nights", type="domestic_abuse")
    seat = Involvement(id="dv-seat", scope="f", agency="dv")
    kept = Protection(id="kept", scope="f", person="mum", from_=("yusuf",))
    copy = Disclosure(id="c", scope="f", reader="dv-seat", reader_name="Safe Nights", stage="made")

    shown = record_of(Rows([*FAMILY, refuge, seat, kept, copy]), ASKED, ON)

    assert [one.reader_name for one in shown.rows.of(Disclosure)] == ["A service we may not name"]
    assert "Safe Nights" not in str(shown.written())


def test_what_concerns_all_the_family_is_part_of_it_and_other_peoples_rows_are_not() -> None:
    meeting = Meeting(id="m", scope="f", on=ON, place="The library")
    sisters = Group(id="g", scope="f", name="The sisters", members=("mum",))

    shown = record_of(
        Rows([*FAMILY, meeting, sisters, note("She reads", about=("may",))]), ASKED, ON
    )

    assert {one.id for one in shown.records} == {"yusuf", "tie", "mum", "m", "seat", "school"}
