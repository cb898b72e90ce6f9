"""Dates and times as people say them, the same on every screen and page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.words import mark, say

if TYPE_CHECKING:
    from datetime import date, datetime, time

DAYS: Final = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
MONTHS: Final = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
_SHORT: Final = 3


def long_date(day: date) -> str:
    """Say a date whole: "12 May 2026"."""
    return f"{day.day} {say(MONTHS[day.month - 1])} {day.year}"


def day_and_date(day: date) -> str:
    """Say a date with its weekday: "Wednesday 9 December 2026"."""
    return f"{say(DAYS[day.weekday()])} {long_date(day)}"


def short_date(day: date, today: date | None = None) -> str:
    """Say a date for a narrow column: "Wed 9 Dec", with the year when it is not today's."""
    said = f"{say(DAYS[day.weekday()])[:_SHORT]} {day.day} {say(MONTHS[day.month - 1])[:_SHORT]}"
    return said if today is not None and today.year == day.year else f"{said} {day.year}"


def day_month(day: date) -> str:
    """Say day and month for an axis or a soft line: "3 Sep"."""
    return f"{day.day} {say(MONTHS[day.month - 1])[:_SHORT]}"


def clock_time(moment: time | datetime) -> str:
    """Say a time of day on the 24-hour clock: "15:30"."""
    return f"{moment.hour:02d}:{moment.minute:02d}"
