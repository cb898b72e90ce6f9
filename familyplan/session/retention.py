"""Which records are due to go, under which schedule, and which are kept without being shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import Hold, Person, Rows, Setting
from familyplan.practice.disposal import Due, Flag, dispose_on, flags, restricted, stands
from familyplan.practice.retention import SETTING, BadSchedule, Rule, Schedule, read_schedule
from familyplan.sharing.tables import OUTER
from familyplan.store.reading import Reader
from familyplan.store.screening import ended
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from familyplan.session.session import Session
    from familyplan.sharing import Reader as CopyReader

__all__ = [
    "BadSchedule",
    "Due",
    "DueFamily",
    "Flag",
    "Restricted",
    "Rule",
    "Schedule",
    "due_for_review",
    "flags",
    "refuse_if_restricted",
    "restricted_families",
    "schedule",
    "set_schedule",
]


class Restricted(Refused):
    """A restricted record is not shared; nothing left."""

    def __init__(self) -> None:
        """Say what stands in the way and what can be done."""
        super().__init__(
            say(
                "This record is restricted: it is kept, and not shared, so no copy is made. The "
                "family's own people can still have theirs. Lift the restriction first, with the "
                "reason, if it may be shared."
            )
        )


@dataclass(frozen=True, slots=True)
class DueFamily:
    """One record for the review: whose, why it is due or cannot be judged, and its flags."""

    family: str
    name: str
    reference: str
    due: Due
    flags: tuple[Flag, ...] = ()

    @property
    def undecided(self) -> bool:
        """Say whether something must be found out before anybody can say when it is due."""
        return bool(self.due.uncertain)


def schedule(reader: Reader) -> Schedule:
    """Give the schedule in force: this partnership's own, else the one to start from.

    Raises:
        BadSchedule: the partnership's own cannot be used.

    """
    own = next((one.value for one in reader.all(Setting) if one.key == SETTING), None)
    return read_schedule(own)


def set_schedule(session: Session, rules: Iterable[Rule]) -> Schedule:
    """Keep this partnership's own schedule; no rules bring back the one to start from.

    Raises:
        BadSchedule: it cannot be used; the one before stays.

    """
    written = [rule.written() for rule in rules]
    found = read_schedule(written)
    session.run(actions.accounts.set_setting, SETTING, written)
    return found


def due_for_review(
    session: Session,
    today: date,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> tuple[DueFamily, ...]:
    """List the records whose time has come, and those nobody can judge yet, the longest due first.

    Any thread may ask: it reads on a connection of its own. Every family is judged from a few
    fields first; only the whole records of those that may be due are read. `progress` hears how
    many of how many; what it raises ends it.

    Raises:
        BadSchedule: the partnership's schedule cannot be used.

    """
    connection = session.vault.reader()
    try:
        reader = Reader(connection)
        rules = schedule(reader)
        thin = ended(reader.db)
        lines = {line.family: line for line in reader.family_lines() if line.family in thin}
        found = []
        for done, (family_id, line) in enumerate(lines.items(), start=1):
            rows: Rows = Rows(thin[family_id])
            due = dispose_on(rows, rules)
            if due.is_due(today):
                # The few fields know of no contact after the ending, which the record may.
                rows = reader.family(family_id)
                due = dispose_on(rows, rules)
            if due.is_due(today) or due.uncertain:
                standing = flags(rows, today)
                found.append(DueFamily(family_id, line.name, line.reference, due, standing))
            progress(done, len(lines))
    finally:
        connection.close()
    return tuple(sorted(found, key=lambda one: (one.undecided, one.due.on or today, one.name)))


# What is kept without being shared


def refuse_if_restricted(rows: Rows, reader: CopyReader, today: date) -> None:
    """Let nobody but a person of the family have a copy of a restricted record.

    Raises:
        Restricted: sharing is restricted (UK GDPR Article 18) and the reader is somebody else.

    """
    person = rows.find(Person, reader.id)
    own = person is not None and person.place not in OUTER
    if not own and restricted(rows, today):
        raise Restricted


def restricted_families(reader: Reader, today: date) -> frozenset[str]:
    """Name the families whose records may not be shared now."""
    holds = reader.all(Hold)
    return frozenset(one.scope for one in holds if one.what == "restriction" and stands(one, today))
