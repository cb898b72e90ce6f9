"""Dates as people say them: kept as said, never turned into a full date nobody gave."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from dateutil.relativedelta import relativedelta

from familyplan.words.dates import long_date

_MONTHS: Final = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_YEAR_FIRST, _YEAR_LAST = 1900, 2100
_FUZZ_YEARS: Final = 1
# A form always means the same days, and a page asks hundreds of times what a few of them mean.
_FORMS_KEPT: Final = 4096

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})")
_WORDS = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
    r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+),? (\d{4})"
)
_MONTH_YEAR = re.compile(r"(?:in )?([a-z]+) (\d{4})")
_SEASON = re.compile(r"(?:in |about )?(?:the )?(spring|summer|autumn|winter)(?: of)? (\d{4})")
_BEGINS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"(?:in )?(\d{4})")
_ABOUT = re.compile(r"(?:about|around|roughly|circa|c\.|maybe|perhaps|due about) ?(.+)")
_CENTURY: Final = 2000
_THIS_CENTURY_TO: Final = 40  # "3/3/98" is a birthday, not an appointment in 2098


@dataclass(frozen=True, slots=True)
class PartialDate:
    """When something was or will be, as precisely as anyone knows.

    `said` is what was said and is what is printed. `edtf` is its form in EDTF (ISO 8601-2) where it
    has one: "2019-03", "2015~". `anchor` keeps what it hangs on where there is no calendar form
    ("by the birth", "age 3", "8 weeks pregnant"). `order` places it among others where only the
    order is known.
    """

    said: str = ""
    edtf: str = ""
    anchor: str = ""
    order: int | None = None

    def __bool__(self) -> bool:
        """Say whether anything at all is known."""
        return bool(self.said) or self.order is not None

    @property
    def exact(self) -> date | None:
        """Give the day, if a whole day was said."""
        return _whole_day(self.edtf)

    def earliest(self) -> date | None:
        """Give the first day it can have been."""
        span = _span(self.edtf) or _season(self.anchor)
        return span[0] if span else None

    def latest(self) -> date | None:
        """Give the last day it can have been."""
        span = _span(self.edtf) or _season(self.anchor)
        return span[1] if span else None


def on_day(day: date) -> PartialDate:
    """Make the partial date of a whole known day."""
    return PartialDate(said=long_date(day), edtf=day.isoformat())


def parse(said: str, today: date | None = None) -> PartialDate:
    """Read a date as typed: "3/3/2026", "March 2019", "about 2015", "age 3", "by the birth".

    Day comes before month, always. What cannot be read as a calendar date is kept as an anchor.
    `today` lets "today" and "tomorrow" be understood.
    """
    text = " ".join(said.split())
    if not text:
        return PartialDate()
    low = text.lower()
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if today is not None and low in near:
        return on_day(today + timedelta(days=near[low]))
    about = _ABOUT.fullmatch(low)
    edtf = _calendar_form(about[1] if about else low)
    if edtf:
        return PartialDate(said=text, edtf=f"{edtf}~" if about else edtf)
    return PartialDate(said=text, anchor=low)


def _calendar_form(low: str) -> str:
    if found := _ISO.fullmatch(low):
        return _day_form(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHES.fullmatch(low):
        return _day_form(_whole_year(found[3]), int(found[2]), int(found[1]))
    if (found := _WORDS.fullmatch(low)) and found[2] in _MONTHS:
        return _day_form(int(found[3]), _MONTHS[found[2]], int(found[1]))
    return _month_form(low)


def _whole_year(typed: str) -> int:
    year = int(typed)
    if len(typed) > len("26"):
        return year
    return year + (_CENTURY if year <= _THIS_CENTURY_TO else _CENTURY - 100)


def _month_form(low: str) -> str:
    if (found := _MONTH_YEAR.fullmatch(low)) and found[1] in _MONTHS and _known(int(found[2])):
        return f"{int(found[2]):04d}-{_MONTHS[found[1]]:02d}"
    if found := _ISO_MONTH.fullmatch(low):
        whole = int(found[2]) in _MONTHS.values() and _known(int(found[1]))
        return f"{found[1]}-{int(found[2]):02d}" if whole else ""
    found = _YEAR.fullmatch(low)
    return found[1] if found and _known(int(found[1])) else ""


def _known(year: int) -> bool:
    return _YEAR_FIRST <= year <= _YEAR_LAST


def _day_form(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if _known(year) else ""
    except ValueError:
        return ""


@lru_cache(maxsize=_FORMS_KEPT)
def _whole_day(edtf: str) -> date | None:
    return date.fromisoformat(edtf) if _ISO.fullmatch(edtf) else None


def _season(anchor: str) -> tuple[date, date] | None:
    """Give the three months of "spring 2019"; the winter of a year is the one it ends with."""
    found = _SEASON.fullmatch(anchor)
    if found is None or not _known(int(found[2])):
        return None
    first = date(int(found[2]), _BEGINS[found[1]], 1)
    return first, first + relativedelta(months=3, days=-1)


_DAY_PARTS: Final = 3
_WHOLE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@lru_cache(maxsize=_FORMS_KEPT)
def _span(edtf: str) -> tuple[date, date] | None:
    bare = edtf.rstrip("~?%")
    if not bare:
        return None
    if bare == edtf and _WHOLE.fullmatch(bare):
        exactly = date.fromisoformat(bare)
        return exactly, exactly
    parts = [int(part) for part in bare.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    first = last = date(year, month, day)
    if len(parts) < _DAY_PARTS:  # hundreds of these are read with a family
        ends = month if len(parts) > 1 else 12
        last = date(year, ends, calendar.monthrange(year, ends)[1])
    if bare == edtf:
        return first, last
    fuzz = relativedelta(years=_FUZZ_YEARS) if len(parts) == 1 else relativedelta(months=1)
    return first - fuzz, last + fuzz
