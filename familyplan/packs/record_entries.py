"""The entries of a whole record: each row as a heading and what it says, in the order of days."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Disclosure,
    Involvement,
    Kind,
    Person,
    Practitioner,
    declarations,
    kind_of,
    noun_of,
)
from familyplan.model.notation import empty
from familyplan.model.titles import name_in, person_name
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import Facts, Heading, Para
from familyplan.sharing.access import UNDECIDED
from familyplan.sharing.access_blocks import happened_on
from familyplan.sharing.facts import worded
from familyplan.words import say
from familyplan.words.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.model import Record
    from familyplan.model.lenses import Lenses
    from familyplan.packs.document import Block
    from familyplan.sharing import View

__all__ = ["about_them", "by_date", "undated", "workers"]

_ABOUT: Final = (
    "person", "identifier", "contact_point", "relationship", "home", "residence", "group",
    "family", "other_adult", "protection",
)  # fmt: skip
_WORKING: Final = ("involvement", "standing")
_WITHIN_THOSE: Final = ("practitioner", "agency")
# Which field says what kind of row it is better than the name of its kind.
_SORT: Final = {
    "meeting": "type", "note": "type", "paper": "type", "need": "side", "standing": "role",
}  # fmt: skip


def about_them(view: View) -> tuple[Block, ...]:
    """Give what is kept about the person as such: names, numbers, ties, homes."""
    kept = [one for one in _of(view, _ABOUT) if not _only_named(view, one)]
    entries = [block for one in kept for block in _entry(view, one, level=2)]
    named = [person_name(one) for one in view.rows.of(Person) if _only_named(view, one)]
    if named:
        entries += [
            Heading(2, say("Others who are named in this copy")),
            Para(", ".join(sorted(named))),
        ]
    return (Heading(1, say("About you")), *entries) if entries else ()


def workers(view: View) -> tuple[Block, ...]:
    """Give who works or worked with the family, and for which agency."""
    found = sorted(_of(view, _WORKING), key=lambda one: isinstance(one, Involvement))
    entries = [block for one in found for block in _entry(view, one, level=2)]
    return (Heading(1, say("Who works with you")), *entries) if entries else ()


def by_date(view: View, called: Lenses) -> tuple[Block, ...]:
    """Give everything that has a day, oldest first, under its month; `called` names the areas."""
    dated = [(day, one) for one in _story(view) if (day := happened_on(one)[0]) is not None]
    if not dated:
        return ()
    dated.sort(key=lambda found: (found[0], found[1].id))
    blocks: list[Block] = [Heading(1, say("Your story"))]
    for (year, month), found in groupby(dated, key=lambda one: (one[0].year, one[0].month)):
        blocks.append(Heading(2, f"{say(MONTHS[month - 1])} {year}"))
        for _day, one in found:
            blocks += _entry(view, one, level=3, called=called)
    return tuple(blocks)


def undated(view: View, called: Lenses) -> tuple[Block, ...]:
    """Give everything else that has no day; `called` names the areas."""
    found = [one for one in _story(view) if happened_on(one)[0] is None]
    entries = [block for one in found for block in _entry(view, one, level=2, called=called)]
    return (Heading(1, say("What has no date")), *entries) if entries else ()


def _story(view: View) -> list[Record]:
    elsewhere = {*_ABOUT, *_WORKING, *_WITHIN_THOSE}
    return [
        one
        for one in view.records
        if kind_of(one) not in elsewhere and not isinstance(one, Disclosure)
    ]


def _of(view: View, kinds: Iterable[str]) -> list[Record]:
    return [one for kind in kinds for one in view.records if kind_of(one) == kind]


def _only_named(view: View, record: Record) -> bool:
    return isinstance(record, Person) and record.id != view.reader.id


def _entry(
    view: View, record: Record, *, level: int, called: Lenses | None = None
) -> tuple[Block, ...]:
    day = "" if kind_of(record) in {*_ABOUT, *_WORKING} else happened_on(record)[1]
    sort = _sort_field(record)
    kind = _kind(view, record, sort)
    pairs = [
        (say(declaration.label), said)
        for name, declaration in declarations(type(record)).items()
        if name not in {day, sort} and (said := _said(view, record, name, called)) not in {"", kind}
    ]
    worker = view.rows.find(Practitioner, getattr(record, "practitioner", ""))
    if worker is not None and worker.role:
        pairs.append((say("What they work as"), worker.role))
    head = Heading(level, _capital(_titled(kind, _said(view, record, day) if day else "", day)))
    return (head, Facts(tuple(pairs))) if pairs else (head,)


def _kind(view: View, record: Record, sort: str) -> str:
    """Say what a row is: who a seat is, else its sort, else its kind."""
    if isinstance(record, Involvement):
        return name_in(view.rows, record.id)
    return _said(view, record, sort) if sort else say(noun_of(record).one)


def _titled(kind: str, when: str, day: str) -> str:
    if day == "recorded_at":
        return say("{what}, written down {when}", what=_capital(kind), when=when)
    return f"{when}: {_capital(kind)}" if when else kind


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sort_field(record: Record) -> str:
    field = _SORT.get(kind_of(record), "")
    return field if field and getattr(record, field) else ""


def _said(view: View, record: Record, name: str, called: Lenses | None = None) -> str:
    left = view.left_out(record.id, name)
    if left is not None and left.reason_key == UNDECIDED:
        return say("[still to be decided]")
    declaration = declarations(type(record))[name]
    value = getattr(record, name)
    if value is None or value == empty(declaration):
        return ""
    if declaration.choices == "area" and called is not None:
        areas = value if isinstance(value, tuple) else (value,)
        return "\n".join(called.spoken(one) for one in areas)
    if declaration.kind is Kind.TEXTS:
        return "\n".join(spoken(declaration.choices, one) for one in value)
    return worded(view.rows, record, name, whole=True)
