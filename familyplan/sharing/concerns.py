"""Whom a row concerns: who it is about, who takes part in it, who lives with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Action,
    Agreement,
    AreaScore,
    Assessment,
    Contingency,
    FormAnswer,
    Goal,
    Group,
    Home,
    Invitation,
    LaterCheck,
    Need,
    Note,
    OtherAdult,
    Paper,
    Person,
    Rating,
    Record,
    Relationship,
    Reply,
    Residence,
    SafePerson,
    SafetyPlan,
    SharingDecision,
    Statement,
    StoryEvent,
    Translation,
    Voice,
    WorkerWarning,
)
from familyplan.sharing.tables import OUTCOME_NEEDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Rows

_PARENT_OF = "yes"
# Which fields, beside "about" and "person", name somebody whose permission a row needs.
_NAMES: Final[dict[type[Record], tuple[str, ...]]] = {
    Agreement: ("by",),
    Contingency: ("who",),
    Goal: ("whose",),
    LaterCheck: ("asked",),
    OtherAdult: ("child",),
    SafePerson: ("who",),
    Voice: ("said_by",),
}
_ABOUT = Statement | Assessment | FormAnswer | SafetyPlan | SharingDecision | WorkerWarning
_TOLD = Need | Goal | Action | Rating | Note | StoryEvent | AreaScore | FormAnswer | Paper


def people_of(rows: Rows, record: Record) -> frozenset[str]:
    """Give the persons whose permission a row needs; empty means it is about the whole family."""
    return _once(rows, record, _people_of)


def _once(
    rows: Rows, record: Record, work: Callable[[Rows, Record], frozenset[str]]
) -> frozenset[str]:
    """Work something out once for a row: it is asked for each of its fields, for every reader."""
    if record.id and rows.any(record.id) is record:
        return rows.once((work, record.id), lambda: work(rows, record))
    return work(rows, record)


def _people_of(rows: Rows, record: Record) -> frozenset[str]:
    if isinstance(record, Person):
        return frozenset({record.id})
    if isinstance(record, Relationship):
        return frozenset({record.one, record.to})
    if isinstance(record, Home):
        return residents(rows, record.id)
    if isinstance(record, Invitation):
        return _persons(rows, {record.who})
    found: set[str] = set(record.about if isinstance(record, _ABOUT) else ())
    for name in _NAMES.get(type(record), ()):
        held = getattr(record, name)
        found |= {held} if isinstance(held, str) else set(held)
    person = getattr(record, "person", "")
    if isinstance(person, str) and person:
        found.add(person)
    leads_to = _leads_to(rows, record)
    found |= people_of(rows, leads_to) if leads_to else set()
    return _persons(rows, found)


def _leads_to(rows: Rows, record: Record) -> Record | None:
    """Give the row whose people are also those of this one."""
    if isinstance(record, Action | Rating):
        return rows.find(Goal, record.goal)
    if isinstance(record, Reply | Translation):
        return rows.any(record.to)
    if isinstance(record, SafePerson | Contingency):
        return rows.find(SafetyPlan, record.plan)
    return None


def taking_part(rows: Rows, record: Record) -> frozenset[str]:
    """Give the ids of whoever takes part in a plan row: owner, whose, said by, raters, about."""
    return _once(rows, record, _taking_part)


def _taking_part(rows: Rows, record: Record) -> frozenset[str]:
    found: set[str] = set()
    for name in ("about", "whose", "said_by", "raters"):
        held = getattr(record, name, ())
        found |= set(held) if isinstance(held, tuple) else set()
    found.add(getattr(record, "owner", ""))
    if isinstance(record, Action | Rating):
        goal = rows.find(Goal, record.goal)
        found |= taking_part(rows, goal) if goal else set()
    return frozenset(found - {""})


def information_of(rows: Rows, record: Record) -> frozenset[str]:
    """Give the kinds of information a plan row holds beside the plan itself."""
    return _once(rows, record, _information_of)


def _information_of(rows: Rows, record: Record) -> frozenset[str]:
    if isinstance(record, Reply | Translation):
        beside = rows.any(record.to)
        return information_of(rows, beside) if beside else frozenset()
    if not isinstance(record, _TOLD):
        return frozenset()
    found = {getattr(record, "information", "")}
    areas = (*getattr(record, "areas", ()), getattr(record, "area", ""))
    found |= {rows.lenses.information_of(one) for one in areas}
    found.add(OUTCOME_NEEDS.get(getattr(record, "outcome", ""), ""))
    if isinstance(record, Action | Rating):
        goal = rows.find(Goal, record.goal)
        found |= information_of(rows, goal) if goal else set()
    if isinstance(record, Goal):
        need = rows.find(Need, record.need)
        found |= information_of(rows, need) if need else set()
    return frozenset(found - {"", "plan", "basics"})


def residents(rows: Rows, home_id: str) -> frozenset[str]:
    """Give who lives at a home now."""
    return frozenset(
        one.person for one in rows.of(Residence) if one.home == home_id and not ends(one)
    )


def ends(residence: Residence, on: date | None = None) -> bool:
    """Say whether somebody has left a home: whose end has a day, and which is over by `on`.

    "Until the move" has no day: as far as anybody knows, they live there.
    """
    last = residence.until.latest() if residence.until else None
    return last is not None and (on is None or last < on)


def homes(rows: Rows, person_id: str, on: date | None = None) -> frozenset[str]:
    """Give the homes a person lives at; those left later than a day only where one is given."""
    return frozenset(
        one.home for one in rows.of(Residence) if one.person == person_id and not ends(one, on)
    )


def speakers(rows: Rows, record: Record, *, voice: bool) -> frozenset[str]:
    """Give the persons whose own words or number a field is, beside whom it is about."""
    if voice or isinstance(record, Rating | AreaScore):
        return _persons(rows, set(getattr(record, "said_by", ())))
    return frozenset()


def household(rows: Rows, person_id: str) -> frozenset[str]:
    """Give everyone who lives with a person, and the person."""
    found = {person_id}
    for home in homes(rows, person_id):
        found |= residents(rows, home)
    return frozenset(found)


def children(rows: Rows, person_id: str) -> frozenset[str]:
    """Give the children a person holds parental responsibility for."""
    return frozenset(
        one.to
        for one in rows.of(Relationship)
        if one.one == person_id
        and one.until is None
        and one.parental_responsibility is not None
        and one.parental_responsibility.value == _PARENT_OF
    )


def with_members(rows: Rows, ids: frozenset[str]) -> frozenset[str]:
    """Give ids with the members of those that are groups."""
    found = set(ids)
    for row_id in ids:
        group = rows.find(Group, row_id)
        found |= set(group.members) if group else set()
    return frozenset(found)


def _persons(rows: Rows, ids: set[str]) -> frozenset[str]:
    return frozenset(one for one in ids if rows.find(Person, one) is not None)
