"""Each field of each kind of record, for each reader, in each of the nine states of a permission.

What may be seen is read from the table that was written and gone through by hand (may_see.txt),
never from the code. Of every field a permitted marker has to be in the View, a withheld one nowhere
in it; both are counted and shown at the end of the run, and none permitted is a failure: a gate
that lets nothing through would pass every other test.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import pytest

from core.sharing import marked
from core.sharing.marked import KINDS, ON, given, marker, reader
from core.sharing.test_table import TABLE, TEXTS, holder
from familyplan.model import Record, Rows, declarations, nouns
from familyplan.model.declare import STORE, noun_of
from familyplan.model.notation import write, write_record
from familyplan.model.vocabulary import choices
from familyplan.sharing import gate, view
from familyplan.sharing.permissions import GIVEN
from familyplan.sharing.verdict import ALLOWED

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.sharing import View

    RecordProperty = Callable[[str, object], None]

# Who looks, for which kinds of information the state holds, and the reader's column of the table
# where it is a yes and where it is none. A relative's view hangs on no permission to an agency.
READERS: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    "an agency asked about everything": ("school", KINDS, "all", "none"),
    "an agency asked about plan and basics": ("school", ("basics", "plan"), "plan", "none"),
    "an agency asked about basics": ("school", ("basics",), "basics", "none"),
    "whoever leads": ("leading", KINDS, "lead", "lead"),
    "the mother": ("mother", KINDS, "mother", "mother"),
    "the father": ("father", KINDS, "father", "father"),
    "the grandmother": ("gran", KINDS, "gran", "gran"),
    "a friend": ("friend", KINDS, "friend", "friend"),
    "the child": ("child", KINDS, "child", "child"),
}
STATES = tuple(choices("permission_state"))
# Enough for every run: each agency in each state, each relative and the lead in one yes and one no.
OFTEN = [
    (who, state)
    for who, (_row, kinds, yes, no) in READERS.items()
    for state in STATES
    if (yes != no and kinds == KINDS) or state in {"given_written", "refused"}
]
SELDOM = [(who, state) for who in READERS for state in STATES if (who, state) not in OFTEN]


@dataclass
class Counts:
    """How many markers are where they belong, and which are not."""

    permitted: int = 0
    withheld: int = 0
    wrong: list[str] = field(default_factory=list)


@cache
def table() -> dict[tuple[str, str], frozenset[str]]:
    """Give, by kind and field, the columns of those who may see it; the store's own: nobody."""
    found = {
        (kind, name): frozenset[str]()
        for kind, record_type in nouns().items()
        for name in declarations(record_type)
    }
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        place, _sharing, *columns = line.split()
        kind, name = place.split(".")
        found[kind, name] = frozenset(columns)
    return found


@cache
def everything() -> Rows:
    """Give the marked family, with the store's own records as if they had strayed into it."""
    strayed = [
        marked._marked(kind, record_type)
        for kind, record_type in nouns().items()
        if noun_of(record_type).home == STORE
    ]
    return Rows([*marked.family(), *strayed])


@cache
def sought() -> tuple[tuple[str, str, Record, str], ...]:
    """Give every field of every kind, the row that says something there, and what it says."""
    return tuple(
        (kind, name, record, said(kind, name, record))
        for kind, name in table()
        for record in [holder(everything(), kind, name)]
    )


def said(kind: str, name: str, record: Record) -> str:
    """Give the marker of a field, or what it says where no marker can stand."""
    declaration = declarations(type(record))[name]
    told = json.dumps(write(declaration, getattr(record, name)), ensure_ascii=False)
    text = marker(kind, name)
    return text if declaration.kind in TEXTS and text in told else told


def counted(who: str, state: str) -> Counts:
    """Look for every field's marker in what one reader holds, and compare with the table."""
    row_id, kinds, yes, no = READERS[who]
    rows = Rows([*everything(), *given(*kinds, state=state)])
    found = view(rows, reader(rows, row_id), ON)
    text = json.dumps(found.written()["rows"], ensure_ascii=False)
    column = yes if state in GIVEN else no
    counts = Counts()
    for kind, name, record, told in sought():
        permitted = column in table()[kind, name]
        counts.permitted += permitted
        counts.withheld += not permitted
        if is_shown(found, text, record, name=name, told=told) is not permitted:
            counts.wrong.append(f"{kind}.{name} for {who}, {state}")
    return counts


def is_shown(found: View, text: str, record: Record, *, name: str, told: str) -> bool:
    """Say whether a marker is in a View: anywhere in its text, or in its own row where it is none.

    A date, a number or a reference is not a text found nowhere else, so its own row is asked; of a
    list of people those stay that the reader knows of.
    """
    if told.startswith("zq "):
        return told in text
    kept = found.rows.any(record.id)
    held = write_record(kept).get(name) if kept is not None else None
    if isinstance(held, list):
        return set(held) <= set(json.loads(told))
    return held is not None and json.dumps(held, ensure_ascii=False) == told


def proved(who: str, state: str, record_property: RecordProperty) -> None:
    counts = counted(who, state)
    record_property("markers", (counts.permitted, counts.withheld))
    print(f"{who}, {state}: {counts.permitted} permitted, {counts.withheld} withheld")  # noqa: T201 - both counts are part of the proof
    assert counts.wrong == []
    assert counts.permitted > 0
    assert counts.permitted + counts.withheld == len(table())


@pytest.mark.parametrize(("who", "state"), OFTEN)
def test_each_field_is_where_the_table_says(
    who: str, state: str, record_property: RecordProperty
) -> None:
    proved(who, state, record_property)


@pytest.mark.slow
@pytest.mark.parametrize(("who", "state"), SELDOM)
def test_each_field_is_where_the_table_says_in_every_other_state(
    who: str, state: str, record_property: RecordProperty
) -> None:
    proved(who, state, record_property)


def test_the_nine_states_are_all_there_and_every_noun_is_looked_at() -> None:
    assert len(STATES) == 9
    assert {*OFTEN, *SELDOM} == {(who, state) for who in READERS for state in STATES}
    assert {kind for kind, _name in table()} == set(nouns())


def test_the_control_with_the_gate_open_every_reader_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gate, "decide", lambda *_anything: ALLOWED)
    for who in ("an agency asked about everything", "the child"):
        assert len(counted(who, "refused").wrong) > 50


def test_the_control_with_the_gate_shut_nothing_permitted_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gate, "_said", lambda _record: iter(()))
    assert len(counted("whoever leads", "refused").wrong) > 50
