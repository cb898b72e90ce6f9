"""Ending and after: which help an ending closes, and when a family is to be asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from familyplan.model import Closure, Episode, LaterCheck

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows

__all__ = ["check_due", "open_episodes", "to_ask_again", "to_end"]

# Published closure forms look again six months on; a closure may name another day.
MONTHS_AFTER: Final = 6


def open_episodes(rows: Rows) -> tuple[Episode, ...]:
    """Give the stretches of help that go on."""
    return tuple(one for one in rows.of(Episode) if not one.until)


def to_end(rows: Rows) -> tuple[tuple[Closure, Episode], ...]:
    """Give every decided ending whose help is still open, with that help.

    An ending that names no episode is of the only open one that had begun by then.
    """
    found = []
    for closure in rows.of(Closure):
        if not closure.decided_on:
            continue
        named = rows.find(Episode, closure.episode)
        going_on = [one for one in open_episodes(rows) if _begun_by(one, closure)]
        alone = going_on[0] if len(going_on) == 1 and not closure.episode else None
        episode = named if named is not None else alone
        if episode is not None and not episode.until:
            found.append((closure, episode))
    return tuple(found)


def check_due(closure: Closure) -> date | None:
    """Give the day by which to ask again after an ending: as said, else six months on."""
    if closure.check_due:
        return closure.check_due.latest()
    decided = closure.decided_on.latest() if closure.decided_on else None
    return decided + relativedelta(months=MONTHS_AFTER) if decided else None


def to_ask_again(rows: Rows) -> tuple[tuple[Closure, date], ...]:
    """Give every ending after which nobody has asked yet, with the day by which to ask."""
    asked = {one.closure for one in rows.of(LaterCheck)}
    found = [(one, check_due(one)) for one in rows.of(Closure) if one.id not in asked]
    return tuple((one, due) for one, due in found if due is not None)


def _begun_by(episode: Episode, closure: Closure) -> bool:
    first = episode.since.earliest() if episode.since else None
    decided = closure.decided_on.latest() if closure.decided_on else None
    return first is None or decided is None or first <= decided
