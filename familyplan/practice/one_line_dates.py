"""Reading when something is due from the few words people type at the end of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from familyplan.model import PartialDate
from familyplan.model.partial_date import on_day, parse
from familyplan.words import say
from familyplan.words.dates import DAYS, MONTHS

_DAYS: Final = {name.lower(): at for at, name in enumerate(DAYS)}
_MONTHS: Final = {name.lower(): at for at, name in enumerate(MONTHS, start=1)}
_SHORTEST: Final = 3
_RHYTHMS: Final = {
    "daily": "daily",
    "every day": "daily",
    "each day": "daily",
    "weekly": "weekly",
    "every week": "weekly",
    "each week": "weekly",
    "once a week": "weekly",
    "fortnightly": "fortnightly",
    "every fortnight": "fortnightly",
    "every 2 weeks": "fortnightly",
    "every two weeks": "fortnightly",
    "monthly": "monthly",
    "every month": "monthly",
    "once a month": "monthly",
    "always": "standing",
    "always, from now on": "standing",
    "from now on": "standing",
    "ongoing": "standing",
    "standing": "standing",
}
_EVERY_DAY: Final = re.compile(r"(?:every|each|on) ([a-z]+?)s?|([a-z]+day)s")
_DAY_MONTH: Final = re.compile(
    r"(?:([a-z]+),? )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)"
)
_MONTH_DAY: Final = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)?")
_SLASHED: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})")
_ORDINAL: Final = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)")
_IN: Final = re.compile(r"in (?:(\d+)|a|one|two|three) (day|week|month)s?")
_ANCHOR: Final = re.compile(
    r"(?:by|before|after|when|once|until|at|as soon as|from|within|end of|by the end of) .+"
)
_COUNTS: Final = {"in a": 1, "in one": 1, "in two": 2, "in three": 3}


@dataclass(frozen=True, slots=True)
class When:
    """When something is due, how often it is done, and what was not quite clear."""

    due: PartialDate | None = None
    rhythm: str = ""
    doubts: tuple[str, ...] = ()


def read_when(text: str, today: date, *, sure: bool = True) -> When | None:
    """Read words as a time: "Fri", "11/12", "11 December", "next week", "weekly", "by the birth".

    Days and dates without a year are the next ones to come. With `sure`, only what is plainly a
    time is read; without it, "by ..." and the like are taken as something it hangs on. None where
    the words are no time.
    """
    said = " ".join(text.split())
    low = said.lower().rstrip(".")
    if not low:
        return None
    if rhythm := _rhythm(low):
        return When(rhythm=rhythm, due=_weekday_said(low))
    bare = re.sub(r"^(?:by|on|due|before|until) (?!the (?:birth|move|end))", "", low)
    day = _day(bare, today)
    if day is not None:
        return When(due=on_day(day))
    read = parse(bare, today)
    if read.edtf and not re.fullmatch(r"\d{4}", bare):
        return When(due=PartialDate(said=read.said if read.exact is None else on_day(
            read.exact).said, edtf=read.edtf))  # fmt: skip
    if (not sure and _ANCHOR.fullmatch(low)) or low.startswith(("by the ", "by his ", "by her ")):
        return When(due=PartialDate(said=said, anchor=low))
    return None


def _rhythm(low: str) -> str:
    if low in _RHYTHMS:
        return _RHYTHMS[low]
    found = _EVERY_DAY.fullmatch(low)
    if found and not low.startswith("on ") and _weekday(found[1] or found[2]) is not None:
        return "weekly"
    return ""


def _weekday_said(low: str) -> PartialDate | None:
    """Keep which weekday was said: "every Monday" is weekly, on Mondays."""
    found = _EVERY_DAY.fullmatch(low) if low not in _RHYTHMS else None
    day = _weekday(found[1] or found[2]) if found else None
    return None if day is None else PartialDate(said=f"{say(DAYS[day])}s", anchor=low)


def _day(low: str, today: date) -> date | None:
    near = {"today": 0, "tomorrow": 1, "tonight": 0, "next week": 7, "in a fortnight": 14}
    if low in near:
        return today + timedelta(days=near[low])
    if low == "this week":
        return today + timedelta(days=max(0, 4 - today.weekday()))
    if low == "next month":
        return today + relativedelta(months=1)
    return _named_day(low, today) or _numbered(low, today) or _counted(low, today)


def _named_day(low: str, today: date) -> date | None:
    after = low.removeprefix("next ").removeprefix("this ")
    day = _weekday(after)
    if day is None:
        return None
    ahead = (day - today.weekday()) % 7 or 7
    # "Next Friday" is the Friday of next week, wherever in this week it is said.
    if low.startswith("next "):
        ahead = 7 - today.weekday() + day
    return today + timedelta(days=ahead)


def _weekday(word: str | None) -> int | None:
    if not word or len(word) < _SHORTEST:
        return None
    short = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
    if word in short:
        return short[word]
    return next((at for name, at in _DAYS.items() if word in {name, name[:_SHORTEST]}), None)


def _numbered(low: str, today: date) -> date | None:
    if found := _SLASHED.fullmatch(low):
        return _next(today, int(found[2]), int(found[1]))
    if found := _DAY_MONTH.fullmatch(low):
        if found[1] and _weekday(found[1]) is None:
            return None
        month = _month(found[3])
        return _next(today, month, int(found[2])) if month else None
    if (found := _MONTH_DAY.fullmatch(low)) and (month := _month(found[1])):
        return _next(today, month, int(found[2]))
    if found := _ORDINAL.fullmatch(low):
        later = int(found[1]) < today.day
        return _next(today, today.month % 12 + 1 if later else today.month, int(found[1]))
    return None


def _month(word: str) -> int | None:
    if len(word) < _SHORTEST:
        return None
    return next(
        (at for name, at in _MONTHS.items() if word == name or word in {name[:3], name[:4]}), None
    )


def _next(today: date, month: int, day: int) -> date | None:
    """Give the next such day; 29 February waits for a leap year."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _counted(low: str, today: date) -> date | None:
    found = _IN.fullmatch(low)
    if found is None:
        return None
    number = int(found[1]) if found[1] else _COUNTS[" ".join(low.split()[:2])]
    if number > 1000:  # noqa: PLR2004 - further than anybody plans, and than a date can hold
        return None
    unit = found[2]
    if unit == "month":
        return today + relativedelta(months=number)
    return today + timedelta(days=number * (7 if unit == "week" else 1))
