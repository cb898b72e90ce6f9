"""Every field of every noun, for each sort of reader: the written table is what really happens."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from core.sharing.marked import KINDS, ON, family, given, marker, reader
from familyplan.model import Kind, Record, Rows, Sharing, declarations, kind_of, nouns
from familyplan.model.declare import STORE, declared, noun_of
from familyplan.model.notation import empty, write
from familyplan.sharing import View, gate, view
from familyplan.sharing.tables import NEEDS, NEVER_LEAVES
from familyplan.sharing.verdict import ALLOWED

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = Path(__file__).with_name("may_see.txt")
READERS: dict[str, Callable[[], tuple[Rows, str]]] = {
    "lead": lambda: (family(), "leading"),
    "all": lambda: (family(*given(*KINDS)), "school"),
    "plan": lambda: (family(*given("basics", "plan")), "school"),
    "basics": lambda: (family(*given("basics")), "school"),
    "none": lambda: (family(), "school"),
    "mother": lambda: (family(), "mother"),
    "father": lambda: (family(), "father"),
    "gran": lambda: (family(), "gran"),
    "friend": lambda: (family(), "friend"),
    "child": lambda: (family(), "child"),
}
TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.ANSWER, Kind.TEXTS, Kind.DATA})


def seen_by(name: str) -> tuple[Rows, View]:
    rows, row_id = READERS[name]()
    return rows, view(rows, reader(rows, row_id), ON)


def fields() -> list[tuple[str, str]]:
    return [
        (kind, name)
        for kind, record_type in nouns().items()
        if noun_of(record_type).home != STORE
        for name in declarations(record_type)
    ]


def says_something(record: Record, name: str) -> bool:
    value = getattr(record, name)
    return value is not None and value != empty(declarations(type(record))[name])


def holder(rows: Rows, kind: str, name: str) -> Record:
    """Give the row whose field of this name is filled: the marked one, else one made for it."""
    of_kind = [one for one in rows if kind_of(one) == kind and says_something(one, name)]
    marked = [one for one in of_kind if one.id.endswith("-marked") or one.id in {"child", "f"}]
    return (marked or of_kind)[0]


def shown(rows: Rows, found: View, kind: str, name: str) -> bool:
    record = found.rows.any(holder(rows, kind, name).id)
    return record is not None and says_something(record, name)


def table() -> str:
    """Write one line per field, with each reader who sees it."""
    views = {name: seen_by(name) for name in READERS}
    lines = []
    for kind, name in fields():
        who = [reader for reader, (rows, found) in views.items() if shown(rows, found, kind, name)]
        sharing = declarations(nouns()[kind])[name].sharing
        lines.append(f"{kind}.{name:24} {sharing:16} {' '.join(who)}".rstrip())
    return "\n".join(lines) + "\n"


def test_who_sees_which_field_is_what_the_written_table_says() -> None:
    assert table() == TABLE.read_text(encoding="utf-8")


def text_of(found: View) -> str:
    return repr(found.written())


def counts(name: str) -> tuple[int, int, list[str]]:
    """Count markers present and absent in what a reader holds, and name those out of place."""
    rows, found = seen_by(name)
    text, present, absent, wrong = text_of(found), 0, 0, []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        (place, _sharing), who = line.split()[:2], line.split()[2:]
        kind, field = place.split(".")
        mark = marker(kind, field)
        if mark not in repr(write_all(holder(rows, kind, field))):
            continue
        expected = name in who
        present, absent = present + expected, absent + (not expected)
        if (mark in text) is not expected:
            wrong.append(place)
    return present, absent, wrong


def write_all(record: Record) -> dict[str, Any]:
    return {
        name: write(one, getattr(record, name)) for name, one in declarations(type(record)).items()
    }


@pytest.mark.parametrize("name", READERS)
def test_permitted_markers_are_present_and_withheld_ones_absent(name: str) -> None:
    present, absent, wrong = counts(name)
    print(f"{name}: {present} permitted present, {absent} withheld absent")  # noqa: T201 - both counts are part of the proof
    assert wrong == []
    assert present > 0
    assert absent > 0


def test_the_control_with_the_gate_open_the_count_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "decide", lambda *_anything: ALLOWED)
    _present, _absent, wrong = counts("none")
    assert len(wrong) > 50


@pytest.mark.parametrize("name", READERS)
def test_each_field_is_either_shown_unchanged_or_listed_with_its_reason(name: str) -> None:
    rows, found = seen_by(name)
    listed = {(one.row, one.field) for one in found.withheld}
    for record in rows:
        if kind_of(record) in NEVER_LEAVES:
            assert found.rows.any(record.id) is None
            continue
        kept = found.rows.any(record.id)
        for field in declarations(type(record)):
            if not says_something(record, field):
                continue
            same = kept is not None and getattr(kept, field) == getattr(record, field)
            assert same != ((record.id, field) in listed), (record.id, field)
    assert [one for one in found.withheld if not one.reason] == []


@pytest.mark.parametrize("state", ["refused", "withdrawn", "expired", "superseded", "not_asked",
                                   "overridden_safeguarding", ""])  # fmt: skip
def test_no_other_answer_than_a_yes_opens_anything(state: str) -> None:
    rows = family(*given(*KINDS, state=state))
    nothing = view(family(), reader(rows, "school"), ON)
    found = view(rows, reader(rows, "school"), ON)
    assert found.shows_the_same(nothing)
    assert found.relied_on == ()


@pytest.mark.parametrize("state", ["given_written", "given_verbal", "given_by_young_person"])
def test_each_sort_of_yes_opens_the_same(state: str) -> None:
    rows = family(*given(*KINDS, state=state))
    whole = seen_by("all")[1]
    assert len(view(rows, reader(rows, "school"), ON).records) == len(whole.records)


def test_a_field_without_a_sharing_class_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="sharing"):
        declared("Label", Kind.TEXT)  # type: ignore[call-arg] # what the test is about
    for record_type in nouns().values():
        for one in declarations(record_type).values():
            assert isinstance(one.sharing, Sharing)


def test_each_class_either_needs_a_permission_or_is_covered_by_none() -> None:
    none = {
        Sharing.FORMER_IDENTITY, Sharing.IDENTIFIER, Sharing.THIRD_PARTY, Sharing.WORKER_SAFETY,
        Sharing.WORKING, Sharing.MONEY,
    }  # fmt: skip
    assert NEEDS.keys() | none == set(Sharing)
    assert NEEDS.keys() & none == set()


@pytest.mark.parametrize("name", READERS)
def test_a_view_can_be_kept_and_read_back(name: str) -> None:
    found = seen_by(name)[1]
    again = View.read(found.written())
    assert again.records == found.records
    assert again.written() == found.written()
    assert again.on == date(2026, 12, 7)
