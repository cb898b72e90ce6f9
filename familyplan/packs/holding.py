"""What a copy for work holds of a View: some rows, whoever they mention, and names as printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from familyplan.figures.ratings import progress
from familyplan.model import (
    Goal,
    Involvement,
    Kind,
    Meeting,
    Person,
    Practitioner,
    Reply,
    Standing,
    declarations,
)
from familyplan.model.titles import at_the_table
from familyplan.packs.plainly import called
from familyplan.packs.said import naming
from familyplan.sharing.narrowing import chosen, narrowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from familyplan.model import Action, Record, Rows
    from familyplan.sharing import View

__all__ = [
    "NAMED",
    "about",
    "as_printed",
    "is_open",
    "last_held",
    "leading",
    "next_after",
    "next_to_come",
    "ratings",
    "seats_now",
]

OPEN_GOALS: Final = frozenset({"", "open", "partly"})
OPEN_ACTIONS: Final = frozenset({"", "not_started", "under_way", "waiting"})
# What is carried of whoever is only named.
NAMED: Final[Mapping[str, frozenset[str]]] = {
    "person": frozenset({"name", "known_as", "label"}),
    "group": frozenset({"name"}),
    "involvement": frozenset({"agency", "practitioner", "role"}),
    "practitioner": frozenset({"name", "role", "agency"}),
    "agency": frozenset({"name"}),
}


def about(
    view: View, carries: Mapping[str, frozenset[str]], ids: Iterable[str], *, whole: bool = False
) -> View:
    """Give the rows of these ids, whatever they mention and the replies to them, as carried.

    `whole` leaves names as they are, for copies that tell all of who people are.
    """
    shown = as_printed(narrowed(view, carries), whole=whole)
    kept: set[str] = set()
    fresh = set(ids)
    while fresh:
        kept |= fresh
        found = [shown.rows.any(one) for one in fresh]
        mentioned = {mention for one in found if one is not None for mention in _mentions(one)}
        replies = {one.id for one in shown.rows.of(Reply) if one.to in kept}
        fresh = (mentioned | replies) - kept
    found_again = chosen(shown, lambda one: one if one.id in kept else None)
    places = {one.id: (one.order is None, one.order or 0) for one in view.rows.of(Goal)}
    records = sorted(found_again.records, key=lambda one: places.get(one.id, (False, -1)))
    return replace(found_again, records=tuple(records))


def _mentions(record: Record) -> set[str]:
    found: set[str] = set()
    for name, declaration in declarations(type(record)).items():
        value = getattr(record, name)
        if declaration.kind is Kind.REF and value:
            found.add(value)
        elif declaration.kind is Kind.REFS:
            found |= set(value)
    return found


def as_printed(view: View, *, whole: bool = False) -> View:
    """Leave of each name what `said.who` prints: what a person is called, a seat without roles.

    Where they are left `whole`, only a worker's agency goes that stands behind the seat's own.
    """
    rows = view.rows
    seats = rows.of(Involvement)
    said = {one.id: naming(rows, one.id) for one in seats}
    borrowed = {one.practitioner for one in seats if not one.agency}
    roles = {one.practitioner for one in seats if _role(rows, one.practitioner) in said[one.id]}

    def choose(record: Record) -> Record | None:
        if isinstance(record, Practitioner):
            role = record.role if whole or record.id in roles else ""
            return replace(record, role=role, agency=record.agency if record.id in borrowed else "")
        if isinstance(record, Person) and not whole:
            return called(record)
        if isinstance(record, Involvement) and not whole:
            return replace(record, role=record.role if record.role in said[record.id] else "")
        return record

    return chosen(view, choose)


def _role(rows: Rows, practitioner: str) -> str | None:
    found = rows.find(Practitioner, practitioner)
    return found.role or None if found else None


def seats_now(view: View) -> tuple[Involvement, ...]:
    """Give the seats at the table now, without those only wanted."""
    return tuple(
        one for one in view.rows.of(Involvement) if at_the_table(one) and one.status != "wanted"
    )


def is_open(record: Goal | Action) -> bool:
    """Say whether a goal is worked on, or an action still to do."""
    return record.status in (OPEN_GOALS if isinstance(record, Goal) else OPEN_ACTIONS)


def leading(view: View) -> frozenset[str]:
    """Give the ids of who leads now, as standing roles."""
    return frozenset(
        one.id
        for one in view.rows.of(Standing)
        if one.role == "lead" and one.held_by and one.until is None
    )


def ratings(view: View, *, ends: bool = False) -> frozenset[str]:
    """Give the ids of the ratings up to the View's day, or of each rater's first and last."""
    found: dict[str, None] = {}
    for goal in view.rows.of(Goal):
        for series in progress(view.rows, goal.id, view.on).series:
            points = (series.numbered[0], series.numbered[-1]) if ends else series.points
            found |= dict.fromkeys(point.row for point in points)
    return frozenset(found)


def last_held(view: View) -> Meeting | None:
    """Give the last meeting that was held."""
    held = [one for one in view.rows.of(Meeting) if one.held]
    return max(held, key=lambda one: (one.on is not None, one.on, one.id), default=None)


def next_to_come(view: View, on: date) -> Meeting | None:
    """Give the next meeting that is planned; one without a day comes last."""
    coming = [
        one for one in view.rows.of(Meeting) if not one.held and (one.on is None or one.on >= on)
    ]
    return min(coming, key=lambda one: (one.on is None, one.on or on, one.id), default=None)


def next_after(view: View, meeting: Meeting) -> Meeting | None:
    """Give the next meeting planned after this one; one without a day does not count."""
    start = meeting.on or view.on
    later = [one for one in view.rows.of(Meeting) if not one.held and one.on and one.on > start]
    return min(later, key=lambda one: (one.on or start, one.id), default=None)
