"""What a sample is made from, and one family in the making: its chance, its ids, its days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

from familyplan.model.ids import Ids
from familyplan.model.partial_date import PartialDate, on_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.model import Record

R = TypeVar("R", bound="Record")
T = TypeVar("T")
# 1 January 2024: ids must not depend on the day, or the same sample would come in twice.
_START_MS: Final = 1_704_067_200_000
_SATURDAY: Final = 5
_HOLIDAYS: Final = frozenset({*((12, day) for day in range(23, 32)), (1, 1), (1, 2)})


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything a sample depends on; ids depend on `seed` and `light` alone, dates on `today`.

    `light` makes a few records for each family, for large stores.
    """

    seed: int
    today: date
    light: bool = False


class Making:
    """One scope in the making; the records come out in the order they were added."""

    def __init__(self, recipe: Recipe, name: str) -> None:
        """Begin empty; `name` tells this scope's chance from every other's."""
        self.today = recipe.today
        self.light = recipe.light
        # Chance that can be repeated is the point here; nothing is kept secret by it.
        self.random = Random(f"family plan/{recipe.seed}/{name}")  # noqa: S311
        self.scope = ""
        self.records: list[Record] = []
        self._ids = Ids.seeded(self.random, _START_MS)

    def add(self, record: R) -> R:
        """Give a record its id and scope, and keep it."""
        kept = replace(record, id=self._ids.new(), scope=self.scope)
        self.records.append(kept)
        return kept

    def begin(self, family: R) -> R:
        """Give a family its id, which is the scope of everything added after it."""
        kept = replace(family, id=self._ids.new())
        self.scope = kept.id
        self.records.append(replace(kept, scope=kept.id))
        return kept

    def chance(self, share: float) -> bool:
        """Say yes in this share of cases."""
        return self.random.random() < share

    def pick(self, among: Sequence[T]) -> T:
        """Take one."""
        return self.random.choice(among)

    def some(self, among: Sequence[T], most: int) -> list[T]:
        """Take some, at most so many, none twice, in their own order."""
        taken = self.random.sample(range(len(among)), min(most, len(among)))
        return [among[place] for place in sorted(taken)]

    def between(self, low: int, high: int) -> int:
        """Take a whole number from low to high."""
        return self.random.randint(low, high)

    def ago(self, days: int) -> PartialDate:
        """Give the day so many days before today."""
        return on_day(self.today - timedelta(days=days))

    def workday(self, day: date) -> date:
        """Give this day, or the first working day after a weekend or the Christmas holidays."""
        while day.weekday() >= _SATURDAY or (day.month, day.day) in _HOLIDAYS:
            day += timedelta(days=1)
        return day
