"""Which families Today reads, and reading them away from the window.

Reading a family takes a moment, so ten thousand are never all read. "Mine" are the families I lead
or have a seat in: a caseload. For everyone, the families whose meeting is nearest come first and
no more than `MOST` are read; the page says so when there are more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from familyplan.model import AccessRequest
from familyplan.practice import Today, todays
from familyplan.practice.access import CLOSED
from familyplan.practice.endings import check_due
from familyplan.session import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.session import FamilyLine, Session

MOST: Final = 60
_SOON: Final = 7


@dataclass(frozen=True, slots=True)
class Seen:
    """Today's lists, from how many families of how many they come, and who leads anywhere."""

    today: Today
    read: int
    of: int
    names: tuple[str, ...] = ()


def names(lines: list[FamilyLine]) -> list[str]:
    """Give everybody who leads for a family, in order."""
    return sorted({line.lead for line in lines if line.lead}, key=str.casefold)


def chosen(
    lines: list[FamilyLine],
    seats: set[str],
    name: str,
    today: date,
    *,
    ended: frozenset[str] = frozenset(),
    waiting: frozenset[str] = frozenset(),
) -> list[str]:
    """Give the families to read for a person (or, without a name, for everyone), nearest first.

    `seats` are the families in which that person has a seat, `ended` those whose help has ended
    and who are to be asked again how it is, `waiting` those of whom somebody waits for a copy of
    their record: the law sets the day, so they are never among the ones left out.
    """
    wanted = [
        line
        for line in lines
        if (line.open or line.family in ended or line.family in waiting)
        and (not name or line.lead == name or line.family in seats)
    ]
    wanted.sort(key=lambda line: (line.family not in waiting, _distance(line, today)))
    return [line.family for line in wanted]


def led_by(lines: list[FamilyLine], name: str) -> frozenset[str]:
    """Name the families a person leads for: everything late there is theirs to look at."""
    return frozenset(line.family for line in lines if name and line.lead == name)


def for_person(today: Today, name: str, led: frozenset[str]) -> Today:
    """Give what is for one person: all of the families they lead for, their own of the others."""
    lists = (today.this_week, today.late, today.drifting, today.to_prepare)
    return Today(
        *(tuple(one for one in lines if one.family in led or one.concerns(name)) for lines in lists)
    )


def _to_ask_again(reader: Reader, today: date) -> frozenset[str]:
    """Name the families to ask within a week how it is since help ended, or whom nobody asked."""
    soon = today + timedelta(days=_SOON)
    due = [(one.scope, check_due(one)) for one in reader.endings_not_asked_after()]
    return frozenset(family for family, day in due if day is not None and day < soon)


def _waiting(reader: Reader) -> frozenset[str]:
    """Name the families of whom somebody asked for their record and has no answer yet."""
    every = reader.all(AccessRequest)
    return frozenset(one.scope for one in every if one.state not in CLOSED)


def _distance(line: FamilyLine, today: date) -> int:
    """Give how many days the nearest meeting is away, held or not noted; far for none."""
    days = [abs((date.fromisoformat(day) - today).days) for day in line.meeting_days]
    return min(days, default=10_000)


def read(session: Session, name: str, go_on: Callable[[int, int], None]) -> Seen:
    """Give today's lists of a person, or without a name of everyone; for the worker's thread.

    The families are read through a connection of that thread's own, which cannot write.
    """
    connection = session.vault.reader()
    try:
        reader = Reader(connection)
        today, lines = session.clock.today(), reader.family_lines()
        seats = reader.families_of(name) if name else set()
        ended = _to_ask_again(reader, today)
        families = chosen(lines, seats, name, today, ended=ended, waiting=_waiting(reader))
        rows = []
        for at, family in enumerate(families[:MOST]):
            go_on(at, min(MOST, len(families)))
            rows.append(reader.family(family))
        found = todays(rows, today)
        shown = for_person(found, name, led_by(lines, name)) if name else found
        return Seen(shown, len(rows), len(families), tuple(names(lines)))
    finally:
        connection.close()
