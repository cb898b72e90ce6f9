"""The audit: who opened the store, looked at what is kept back, let something leave, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from familyplan import actions
from familyplan.actions.events import Sort, sort_of
from familyplan.model import Family, User
from familyplan.model.titles import name_in, title
from familyplan.session import clear_copies
from familyplan.sharing.guarded import guards
from familyplan.store.reading import Reader
from familyplan.words import listed, mark, say
from familyplan.words.csv_text import csv_text
from familyplan.words.dates import clock_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from familyplan.model import Rows
    from familyplan.session.session import Session
    from familyplan.store.log import Entry

__all__ = [
    "SORTS",
    "AuditLine",
    "Sort",
    "as_csv",
    "as_pages",
    "audit",
    "cells",
    "let_leave",
    "note_looked_together",
    "note_viewed",
]

SORTS: Final = {
    Sort.OPENED: mark("Opened and locked"),
    Sort.SEEN: mark("Protected facts seen"),
    Sort.LEFT: mark("Copies and permissions"),
    Sort.KEYS: mark("Keys and people"),
    Sort.KEPT: mark("Backups and checks"),
    Sort.ERASED: mark("Erased"),
    Sort.CHANGED: mark("Changes to records"),
}


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry: when, who, in which family ("" for the whole store), what in words, what sort."""

    at: datetime
    who: str
    family: str
    words: str
    sort: Sort


def audit(
    session: Session,
    since: date,
    until: date,
    *,
    family: str = "",
    sorts: Iterable[Sort] = tuple(Sort),
) -> tuple[AuditLine, ...]:
    """Give what happened from `since` to the end of `until`, oldest first.

    `family` narrows it to one family's id. Entries keep the moment that was on the clock when they
    were written; they come in the order they were written in, which no clock can change. It reads
    on a connection of its own, so that it may run beside the work in any thread.
    """
    wanted = frozenset(sorts)
    past = datetime.combine(until + timedelta(days=1), datetime.min.time())
    connection = session.vault.reader()
    try:
        reader = Reader(connection)
        people = {user.id: user.name for user in reader.all(User)}
        families = {line.family: line.name for line in reader.family_lines()}
        entries = reader.history_between(since.isoformat(), past.isoformat(), family)
        lines = (_line(entry, people, families) for entry in entries)
        return tuple(line for line in lines if line.sort in wanted)
    finally:
        connection.close()


def let_leave(session: Session) -> None:
    """Refuse to let the audit leave as a file where that is forbidden or could not be noted.

    Raises:
        NoClearCopies: the managed policy allows no copy that anybody can read.
        Refused: the store can only be read.

    """
    clear_copies.let_leave(
        session,
        say(
            "This store can only be read now, so it could not be noted that its record of use "
            "was taken out. Nothing was written. Read it on the screen."
        ),
    )


def as_pages(
    session: Session, lines: Iterable[AuditLine], span: tuple[date, date], family: str
) -> bytes:
    """Give the audit as a tagged PDF in memory; `family` is the name it is headed with, or ""."""
    from familyplan.packs.audit_pages import Entry, Period, audit_pages  # noqa: PLC0415 - seldom
    from familyplan.packs.render import render  # noqa: PLC0415 - most sittings print nothing

    entries = [Entry(line.at, line.who, line.family, line.words) for line in lines]
    period = Period(span[0], span[1], family)
    return render(audit_pages(entries, period, session.clock.now(), session.user.name))


def as_csv(lines: Iterable[AuditLine]) -> bytes:
    """Give the audit as CSV in UTF-8, one line for each entry under a line of headings."""
    head = (say("Day"), say("Time"), say("Who"), say("Family"), say("What"))
    return csv_text(head, (cells(line) for line in lines)).encode()


def cells(line: AuditLine) -> tuple[str, ...]:
    """Give an entry as the cells of a table: day, time, who, family, what."""
    return (line.at.date().isoformat(), clock_time(line.at), line.who, line.family, line.words)


def note_viewed(session: Session, rows: Rows, row_id: str) -> bool:
    """Log that somebody looks at a record holding protected facts; once a sitting for each record.

    Says whether it was logged now. Nothing is logged in a store that can only be read.
    """
    record = rows.any(row_id)
    if record is None or session.vault.read_only or row_id in session.seen:
        return False
    if not guards(rows, record, session.clock.today()):
        return False
    session.seen.add(row_id)
    session.note_event("viewed_protected", record.scope, what=title(record), row=row_id)
    return True


def note_looked_together(session: Session, rows: Rows, who: Sequence[str]) -> None:
    """Log that the record was shown on the screen to these people of the family, by their ids."""
    family = next(iter(rows.of(Family)), None)
    if family is not None:
        names = listed([name_in(rows, one) for one in who])
        session.note_event("looked_together", family.id, what=names)


def _line(entry: Entry, people: dict[str, str], families: dict[str, str]) -> AuditLine:
    header = entry.header
    said = entry.body.said if entry.body else {}
    told = actions.told(header.action, said) if entry.body else say("something that was erased")
    return AuditLine(
        at=datetime.fromisoformat(header.wall),
        who=people.get(header.actor, ""),
        family=families.get(header.scope, ""),
        words=told,
        sort=sort_of(header.action, said),
    )
