"""What can be done about a damaged store: which backup to restore first, and then to salvage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.clock import LONDON
from familyplan.session.backups import kept
from familyplan.words import say
from familyplan.words.dates import clock_time, day_and_date

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session.shelf import Backup

__all__ = ["WaysForward", "ways_forward"]


@dataclass(frozen=True, slots=True)
class WaysForward:
    """The good backups of a store, newest first, and what to do in one or two sentences."""

    backups: tuple[Backup, ...]
    sentence: str


def ways_forward(folder: Path) -> WaysForward:
    """Look for backups beside a damaged store; nothing is opened and no key is needed.

    A second place that is not connected is not seen, so the sentence never says there is none.
    """
    good = tuple(one for one in kept(folder) if not one.problem)
    if not good:
        return WaysForward(
            (),
            say(
                "No good backup lies beside this store. Look in the second place for backups, such "
                "as a USB stick. If there is none, salvage what can be read into a new store."
            ),
        )
    made = good[0].made_at.astimezone(LONDON)
    return WaysForward(
        good,
        say(
            "The newest good backup here is from {day}, {time}. Restore it first; then salvage "
            "what was saved after it into a new store.",
            day=day_and_date(made.date()),
            time=clock_time(made),
        ),
    )
