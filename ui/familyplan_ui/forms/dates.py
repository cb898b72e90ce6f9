"""Editors for when: dates as people say them, whole days, and times of day."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, Any, Final

from familyplan.model.partial_date import PartialDate, parse
from familyplan.words import say
from familyplan.words.dates import MONTHS, clock_time, day_and_date, long_date
from familyplan_ui.forms.editor import Unreadable
from familyplan_ui.forms.lines import LineEditor

if TYPE_CHECKING:
    from collections.abc import Callable

_TIME: Final = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_HALF_DAY: Final = 12
_YEAR_MONTH: Final = 2
_FIELD_OF_THE_PAST: Final = re.compile(r"\d{1,3}")


def read_back(when: PartialDate) -> str:
    """Say how a date was understood: the whole day, the month, or that it is kept as said."""
    if not when.said:
        return ""
    if when.exact:
        words = long_date(when.exact)
        return "" if words == when.said else words
    if not when.edtf:
        if _FIELD_OF_THE_PAST.fullmatch(when.said):
            return say("Kept as said: age {age}", age=when.said)
        return say("Kept as you said it")
    parts = when.edtf.rstrip("~").split("-")
    words = parts[0]
    if len(parts) >= _YEAR_MONTH:
        words = f"{say(MONTHS[int(parts[1]) - 1])} {parts[0]}"
    return say("About {when}", when=words) if when.edtf.endswith("~") else words


class WhenEditor(LineEditor):
    """A date typed as people say it; the line under it says how it was understood."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._kept: PartialDate | None = None
        super().__init__()

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        said = super().value()
        if self._kept is not None and said == self._kept.said:
            return self._kept
        return parse(said, self._today()) if said else None

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        self._kept = value
        super().write(value.said if isinstance(value, PartialDate) else "")

    def read_back(self) -> None:  # noqa: D102 - as in Editor
        found = self.value()
        words = read_back(found) if found else ""
        self.say("" if words == self.line.text().strip() else words)


class DayEditor(LineEditor):
    """One whole day of the calendar."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        super().__init__()

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        said = super().value()
        if not said:
            return None
        found = _whole_day(said, self._today())
        if found is None:
            raise Unreadable(
                say("Write the whole date, such as 9 December 2026 or 9/12/2026. It is not saved.")
            )
        return found

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        super().write(long_date(value) if isinstance(value, date) else "")

    def read_back(self) -> None:  # noqa: D102 - as in Editor
        try:
            found = self.value()
        except Unreadable:
            self.say("")
            return
        self.say(day_and_date(found) if found else "")


def _whole_day(said: str, today: date) -> date | None:
    """Read a day; one without a year is the next such day from today on."""
    found = parse(said, today).exact
    if found is not None:
        return found
    for year in (today.year, today.year + 1):
        found = parse(f"{said} {year}", today).exact
        if found is not None and found >= today:
            return found
    return None


class TimeEditor(LineEditor):
    """A time of day: “15:30”, “3.30 pm”."""

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        said = super().value()
        if not said:
            return None
        found = _time_of_day(said)
        if found is None:
            raise Unreadable(say("Write a time such as 15:30 or 3.30 pm. It is not saved yet."))
        return found

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        super().write(clock_time(value) if isinstance(value, time) else "")

    def read_back(self) -> None:  # noqa: D102 - as in Editor
        try:
            found = self.value()
        except Unreadable:
            found = None
        words = clock_time(found) if found else ""
        self.say("" if words == self.line.text().strip() else words)


def _time_of_day(said: str) -> time | None:
    found = _TIME.fullmatch(said.strip())
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
