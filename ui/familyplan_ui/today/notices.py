"""What Today asks for beside the families' own matters: a few calm lines, each leading somewhere.

To add one, write a function that gives a Notice or None, and put it into NOTICES.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.errors import KnownError
from familyplan.session import backup_trouble, backups
from familyplan.session.keys import ways_in
from familyplan.session.second_place import second_place
from familyplan.session.shelf import latest
from familyplan.words import say, say_many
from familyplan_ui.widgets import Banner, PlainButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from familyplan.session import Session
    from familyplan_ui.gate import Gate

_MOST: Final = 3
_DAYS: Final = 3
_BACKUPS: Final = ("settings", "backups")


@dataclass(frozen=True)
class Notice:
    """A line: its icon, its words, what its button says, and where that goes."""

    icon: str
    words: str
    button: str
    place: tuple[str, ...]


def no_sheet(session: Session) -> Notice | None:
    """Ask for a recovery sheet while a forgotten passphrase would lose everything."""
    if not session.vault.surroundings.recovery_first or not session.recovery_needed:
        return None
    words = say("There is no recovery sheet: a forgotten passphrase would lose this store.")
    return Notice("life-buoy", words, say("Make the recovery sheet"), ("sheet",))


def no_backup(session: Session) -> Notice | None:
    """Tell that backups fail, or that none was made for three days."""
    newest = latest(backups.kept(session), session.clock.now())
    button = say("Look at the backups")
    if backup_trouble.failed_at(session, newest) is not None:
        words = say("The last backup did not work. Everything you write is kept in the store.")
        return Notice("triangle-alert", words, button, _BACKUPS)
    since = newest.made_at if newest else _begun(session)
    days = (session.clock.now() - since).days
    if days < _DAYS:
        return None
    words = say_many("There was no backup for {n} day.", "There was no backup for {n} days.", days)
    return Notice("triangle-alert", words, button, _BACKUPS)


def second_overdue(session: Session) -> Notice | None:
    """Remind of a second place that was not seen for a week."""
    place = second_place(session)
    if not place.overdue:
        return None
    return Notice("triangle-alert", place.words, say("Look at the second place"), _BACKUPS)


NOTICES: Final[tuple[Callable[[Session], Notice | None], ...]] = (
    no_sheet,
    no_backup,
    second_overdue,
)


def notices(session: Session) -> tuple[Notice, ...]:
    """Give at most three, the most pressing first; none where nothing can be written anyway."""
    if session.vault.read_only:
        return ()
    found: list[Notice] = []
    for notice in NOTICES:
        # What cannot be told now must not keep anybody from the lists of the day.
        with suppress(KnownError):
            one = notice(session)
            found += [one] if one is not None else []
    return tuple(found[:_MOST])


def strip_for(gate: Gate, notice: Notice) -> Banner:
    """Show one."""
    shown = Banner(notice.icon, notice.words)
    shown.add(PlainButton(notice.button, lambda: gate.go(*notice.place)))
    return shown


def _begun(session: Session) -> datetime:
    """Give when the oldest way into the store was made: about when the store was."""
    return min((way.since for way in ways_in(session)), default=session.clock.now())
