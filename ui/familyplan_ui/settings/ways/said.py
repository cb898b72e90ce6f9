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
    from familyplan_ui.widgets import Standing

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
    soft = say("{how}, added {day}", how=kind_words(way), day=_day(way.since, clock))
    used = (
        say("Last used {day}", day=_day(way.last_used, clock))
        if way.last_used is not None
        else say("Not used yet")
    )
    chips: tuple[tuple[str, str, Standing], ...] = ()
    if way.mine:
        chips = (("key-round", say("Opened it this time"), "accent"),)
    elif not way.counts:
        chips = (("triangle-alert", say("Not typed back yet"), "attention"),)
    button = "" if way.mine else say("Take away")
    return Row(way.slot_id, way.who, soft, (used,), chips, button)


def _day(moment: datetime, clock: Clock) -> str:
    return long_date(moment.astimezone(clock.now().tzinfo).date())
