"""A way in as a person reads it: whose, of which kind, since when, and when it last opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.words import mark, say
from familyplan.words.dates import long_date
from familyplan_ui.widgets import Row

if TYPE_CHECKING:
    from datetime import datetime

    from familyplan.clock import Clock
    from familyplan.session.keys import WayIn

_KINDS: Final = {
    "passphrase": mark("With a passphrase"),
    "recovery": mark("With a recovery sheet"),
    "organisation": mark("With a partnership’s recovery key"),
    "device": mark("Without typing, on {label}"),
}


def kind_words(way: WayIn) -> str:
    """Say how a way opens the store."""
    return say(_KINDS.get(way.kind, way.kind), label=way.label or say("a computer"))


def as_row(way: WayIn, clock: Clock) -> Row:
    """Give the row of a way; the one that is in use cannot be taken away."""
    soft = say(
        "{how}, added {day}. {standing}.",
        how=kind_words(way),
        day=_day(way.since, clock),
        standing=_standing(way, clock),
    )
    button = "" if way.mine else say("Take away")
    return Row(way.slot_id, way.who, soft, button=button)


def _standing(way: WayIn, clock: Clock) -> str:
    """Say when it last opened the store, or what is missing before it counts."""
    if way.mine:
        return say("Opened it this time")
    if not way.counts:
        return say("Not typed back yet, so it does not count")
    if way.last_used is None:
        return say("Not used yet")
    return say("Last used {day}", day=_day(way.last_used, clock))


def _day(moment: datetime, clock: Clock) -> str:
    return long_date(moment.astimezone(clock.now().tzinfo).date())
