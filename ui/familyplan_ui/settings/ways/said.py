"""A way in as a person reads it: whose, of which kind, since when, and when it last opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.words import mark, say
from familyplan.words.dates import clock_time, long_date
from familyplan_ui.widgets import Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from familyplan.clock import Clock
    from familyplan.session.keys import WayIn

_KINDS: Final = {
    "passphrase": mark("With a passphrase"),
    "recovery": mark("With a recovery sheet"),
    "organisation": mark("With a partnership's recovery key"),
    "device": mark("Without typing, on {label}"),
}


def kind_words(way: WayIn) -> str:
    """Say how a way opens the store."""
    return say(_KINDS.get(way.kind, way.kind), label=way.label or say("a computer"))


def as_row(way: WayIn, clock: Clock, others: Sequence[WayIn] = ()) -> Row:
    """Give the row of a way; the one that is in use cannot be taken away.

    Where another way of the same person and kind was added on the same day, the time tells them
    apart, so that nobody takes the wrong one away.
    """
    added = _day(way.since, clock)
    alike = [
        one
        for one in others
        if (one.who, one.kind, _day(one.since, clock)) == (way.who, way.kind, added)
    ]
    if len(alike) > 1:
        at = clock_time(way.since.astimezone(clock.now().tzinfo))
        added = say("{day} at {time}", day=added, time=at)
    soft = say(
        "{how}, added {day}. {standing}.",
        how=kind_words(way),
        day=added,
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
