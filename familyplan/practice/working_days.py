"""Which days people work: not weekends, and not the ordinary bank holidays of England and Wales."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from dateutil.easter import easter
from dateutil.relativedelta import MO, relativedelta

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["bank_holidays", "from_day_on", "is_working", "working_days_after"]

_SATURDAY: Final = 5


def is_working(day: date) -> bool:
    """Say whether people usually work on a day: it is no weekend and no ordinary bank holiday."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


def from_day_on(day: date) -> date:
    """Give this day if it is a working day, and else the first one after it."""
    while not is_working(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, count: int) -> date:
    """Give the working day that is so many after a day; the day itself is not counted."""
    for _ in range(count):
        day = from_day_on(day + timedelta(days=1))
    return day


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Give the ordinary bank holidays of England and Wales in a year, with their substitute days.

    New Year's Day, Good Friday, Easter Monday, the first Monday of May, the last of May and of
    August, Christmas Day and Boxing Day; one of a weekend is kept on the next free weekday. A
    holiday added or moved for one year only is not known here: nothing tells a program without a
    network of it. Source: Banking and Financial Dealings Act 1971, section 1 and Schedule 1, and
    the proclamations made under it, as listed by "UK bank holidays" (gov.uk/bank-holidays); Good
    Friday and Christmas Day are holidays of the common law.
    """
    sunday = easter(year)
    last_monday = relativedelta(day=31, weekday=MO(-1))
    return frozenset(
        {
            sunday - timedelta(days=2),
            sunday + timedelta(days=1),
            date(year, 5, 1) + relativedelta(weekday=MO(1)),
            date(year, 5, 1) + last_monday,
            date(year, 8, 1) + last_monday,
            *_kept(date(year, 1, 1)),
            *_kept(date(year, 12, 25), date(year, 12, 26)),
        }
    )


def _kept(*days: date) -> Iterator[date]:
    """Give fixed holidays as kept: those on a weekend go to the next days nobody else has."""
    taken = {day for day in days if day.weekday() < _SATURDAY}
    yield from taken
    for day in days:
        if day.weekday() >= _SATURDAY:
            kept = day
            while kept.weekday() >= _SATURDAY or kept in taken:
                kept += timedelta(days=1)
            taken.add(kept)
            yield kept
