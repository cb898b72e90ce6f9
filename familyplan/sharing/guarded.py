"""Which rows of a family hold something kept back for safety, so that looking at one is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import (
    ContactPoint,
    Home,
    Involvement,
    Person,
    Practitioner,
    Protection,
    SafetyPlan,
    WorkerWarning,
)
from familyplan.sharing.concerns import homes
from familyplan.sharing.protection import in_force

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Record, Rows


def guards(rows: Rows, record: Record, on: date) -> bool:
    """Say whether a record, as a page shows it, holds something kept back for safety on this day.

    A person's page shows their ways to be reached and where they live, a seat's page who sits on
    it; so those count with the person and the seat.
    """
    protected = {one.person for one in rows.of(Protection) if in_force(one, on)}
    if isinstance(record, Person):
        return record.id in protected or _hard_to_reach(rows, record) or _hidden(rows, record, on)
    if isinstance(record, Home):
        kept = {home for person in protected for home in homes(rows, person, on)}
        return record.hidden or record.id in kept
    if isinstance(record, Involvement):
        worker = rows.find(Practitioner, record.practitioner)
        return worker is not None and worker.name_hidden
    return isinstance(record, Protection | SafetyPlan | WorkerWarning)


def _hard_to_reach(rows: Rows, person: Person) -> bool:
    """Say whether some way to reach a person is unsafe or not for everyone's eyes."""
    return any(
        point.not_for or (point.safe is not None and point.safe.value == "no")
        for point in rows.of(ContactPoint)
        if point.person == person.id
    )


def _hidden(rows: Rows, person: Person, on: date) -> bool:
    """Say whether a person lives where nobody is to know."""
    at = homes(rows, person.id, on)
    return any(home.hidden for home in rows.of(Home) if home.id in at)
