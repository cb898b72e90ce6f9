"""Which kinds of copy a reader can be given, which is suggested, and what each can be about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from familyplan.model import AccessRequest, Group, Invitation, Involvement, Person, noun_of, nouns
from familyplan.model.titles import name_in, title
from familyplan.packs.kinds import KINDS
from familyplan.words import say

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.packs.kind import PackKind
    from familyplan.sharing import Reader

__all__ = ["ABOUT", "is_about", "offered", "subjects", "suggested"]

# What a kind may need that is chosen for all readers together, not row by row.
_FOR_ALL: Final = frozenset({"", "meeting"})
# Needs that more than one kind of row can answer.
ABOUT: Final[dict[str, tuple[type[Record], ...]]] = {"owner": (Person, Involvement, Group)}
# The first of these that is offered is suggested; a meeting pack suits everybody.
_FIRST: Final[dict[str, tuple[str, ...]]] = {
    "child": ("child_page", "family_copy"),
    "family": ("family_copy",),
    "invited": (),
    "team": ("agency_copy",),
}
_PEOPLE: Final = frozenset({"person", "owner", "involvement"})
_USUAL: Final = "meeting_pack"
_GROWN_UP: Final = 18
_NOT_COMING: Final = frozenset({"not_asked"})


def offered(reader: Reader, rows: Rows, meeting_id: str) -> tuple[PackKind, ...]:
    """Give the kinds that suit a reader, in their order; without a meeting none that needs one."""
    return tuple(
        one
        for one in KINDS.values()
        if (meeting_id or one.needs != "meeting") and one.suits(reader, rows)
    )


def suggested(reader: Reader, rows: Rows, meeting_id: str, on: date) -> PackKind | None:
    """Give the kind suggested for a reader, or None where none can be made."""
    there = {one.key: one for one in offered(reader, rows, meeting_id)}
    for key in (*_FIRST[_part_of(reader, rows, meeting_id, on)], _USUAL):
        if key in there:
            return there[key]
    return next(iter(there.values()), None)


def is_about(kind: PackKind) -> bool:
    """Say whether a kind is about one entry, which has to be chosen."""
    return kind.needs not in _FOR_ALL


def subjects(kind: PackKind, reader: Reader, rows: Rows) -> tuple[tuple[str, str], ...]:
    """Give (id, words) of the entries a kind can be about, the likeliest first.

    Of people that is the reader, or a child where it is a person's page; of entries the newest. A
    request is for nobody but who made it.
    """
    if not is_about(kind):
        return ()
    types = ABOUT.get(kind.needs) or ((nouns()[kind.needs],) if kind.needs in nouns() else ())
    found = [one for record_type in types for one in rows.of(record_type)]
    found = [one for one in found if _can_be(one, reader)]
    if kind.needs not in _PEOPLE:
        found.reverse()
    if kind.needs == "person":
        found.sort(key=lambda one: not isinstance(one, Person) or one.place != "child")
        children = {one.id for one in found if isinstance(one, Person) and one.place == "child"}
        found.sort(key=lambda one: one.id != reader.id or one.id not in children)
    else:
        found.sort(key=lambda one: one.id != reader.id)
    return tuple((one.id, _called(rows, one)) for one in found)


def _can_be(record: Record, reader: Reader) -> bool:
    if isinstance(record, AccessRequest):
        return record.person == reader.id
    return not (isinstance(record, Person) and (record.unborn or record.died))


def _called(rows: Rows, record: Record) -> str:
    words = name_in(rows, record.id) or title(record)
    return words if words.strip() else say(noun_of(record).one)


def _part_of(reader: Reader, rows: Rows, meeting_id: str, on: date) -> str:
    """Say what a reader is to the family: a child of it, of it, asked to the meeting, or team."""
    if reader.kind != "involvement":
        person = rows.find(Person, reader.id)
        return "child" if person is not None and _is_child(person, on) else "family"
    asked = any(
        one.who == reader.id and one.meeting == meeting_id and one.attendance not in _NOT_COMING
        for one in rows.of(Invitation)
    )
    return "invited" if meeting_id and asked else "team"


def _is_child(person: Person, on: date) -> bool:
    """Say whether somebody is a child of the family who has not grown up yet."""
    born = person.born.latest() if person.born else None
    grown_up = born is not None and relativedelta(on, born).years >= _GROWN_UP
    return person.place == "child" and not grown_up
