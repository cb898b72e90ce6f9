"""What stands on a timeline, and in which order, whatever is known of when."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from familyplan.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from familyplan.model import PartialDate

__all__ = ["Entry", "Kind", "Tone", "Weight", "in_order", "quiet_between"]

_QUIET_DAYS: Final = 365


class Kind(StrEnum):
    """What an entry is: something that happened, or a note of work."""

    EVENT = "event"
    NOTE = "note"


class Tone(StrEnum):
    """How something was for the family: the keys of `event_tone`, "" where it is not said."""

    GOOD = "good"
    HARD = "hard"
    MIXED = "mixed"
    NEITHER = "neither"
    NOT_SAID = ""


class Weight(StrEnum):
    """How much something matters: the keys of `significance`, "" where it is not said."""

    TURNING = "turning"
    IMPORTANT = "important"
    ORDINARY = "ordinary"
    NOT_SAID = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing on the timeline.

    `order` places it among others where no date is known: 1 comes before 2. `source` is where it
    is known from, as said. `id` is the row it stands for. `middle` is the day that orders it: its
    own, or the middle of the days it can have been.
    """

    id: str
    words: str
    when: PartialDate | None = None
    order: int | None = None
    tone: Tone = Tone.NOT_SAID
    weight: Weight = Weight.NOT_SAID
    source: str = ""
    kind: Kind = Kind.EVENT
    middle: date | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the middle once: a long story is put in order again after every change."""
        reach = self.reach
        middle = reach[0] + (reach[1] - reach[0]) / 2 if reach else None
        object.__setattr__(self, "middle", middle)

    @property
    def exact(self) -> bool:
        """Say whether a whole day is known."""
        return self.when is not None and self.when.exact is not None

    @property
    def reach(self) -> tuple[date, date] | None:
        """Give the first and the last day it can have been, None where no date is known."""
        return _reach(self.when) if self.when else None

    @property
    def place(self) -> int | None:
        """Give its place in the order where one is known."""
        return self.order if self.order is not None else self.when.order if self.when else None


@lru_cache(maxsize=8192)
def _reach(when: PartialDate) -> tuple[date, date] | None:
    first, last = when.earliest(), when.latest()
    return (first, last) if first and last else None


def in_order(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Give entries oldest first; what has only an order between its neighbours, the rest last."""
    dated: list[tuple[date, int, int]] = []
    loose: list[Entry] = []
    for at, one in enumerate(entries):  # each is asked once: a story may have thousands
        middle = one.middle
        if middle is None:
            loose.append(one)
        else:
            dated.append((middle, one.place or 0, at))
    found = [entries[at] for _middle, _place, at in sorted(dated)]
    placed = [one for one in loose if one.place is not None]
    for one in sorted(placed, key=lambda one: one.place or 0):
        found.insert(_between(found, one.place or 0), one)
    return (*found, *(one for one in loose if one.place is None))


def _between(found: list[Entry], place: int) -> int:
    """Give where an entry with this place goes: after the last before it, else before the next."""
    before = [at for at, one in enumerate(found) if one.place is not None and one.place <= place]
    if before:
        return before[-1] + 1
    after = [at for at, one in enumerate(found) if one.place is not None and one.place > place]
    return after[0] if after else len(found)


def quiet_between(before: Entry | None, after: Entry) -> str:
    """Say how long nothing was noted between two entries; "" where that is less than a year."""
    if before is None or before.reach is None or after.reach is None:
        return ""
    last, first = before.reach[1], after.reach[0]
    if (first - last).days < _QUIET_DAYS:
        return ""
    gap = relativedelta(first, last)
    years = say_many("{n} year", "{n} years", gap.years)
    months = say_many("{n} month", "{n} months", gap.months) if gap.months else ""
    return say("{long} with nothing noted", long=" ".join(filter(None, (years, months))))
