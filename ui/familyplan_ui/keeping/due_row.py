"""One record of the review list as a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.words import mark, say
from familyplan.words.dates import day_month
from familyplan_ui.widgets import Row

if TYPE_CHECKING:
    from familyplan.session.retention import DueFamily
    from familyplan_ui.widgets import Standing

_CHIPS: Final[dict[str, tuple[str, str, Standing]]] = {
    "legal_hold": ("gavel", mark("Legal hold"), "attention"),
    "restriction": ("lock", mark("Restricted"), "attention"),
    "objection": ("hand", mark("Objection"), "attention"),
}


def due_row(one: DueFamily) -> Row:
    """Say whose record it is, since when it is due, why, and what stands over it."""
    soft = one.due.because
    if one.undecided:
        soft = " ".join((soft, *one.due.uncertain))
    standing = dict.fromkeys(flag.what for flag in one.flags if flag.what in _CHIPS)
    chips = tuple(
        (icon, say(words), how) for icon, words, how in (_CHIPS[what] for what in standing)
    )
    return Row(one.family, called(one), soft, (since(one),), chips, button=say("See why"))


def called(one: DueFamily) -> str:
    """Name a record by its family and its reference."""
    name = one.name or say("A family without a name")
    return (
        say("{name} ({reference})", name=name, reference=one.reference) if one.reference else name
    )


def since(one: DueFamily) -> str:
    """Say since when a record is due."""
    if one.due.on is None:
        return say("Not known yet")
    short = f"{day_month(one.due.on)} {one.due.on.year}"
    return say("Due since {day}", day=short)
