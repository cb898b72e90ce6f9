"""What time it is, as something passed in, so that tests and samples can choose it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock(Protocol):
    """Anything that can say what time it is."""

    def now(self) -> datetime:
        """Give the present moment, with its offset from UTC."""
        ...

    def today(self) -> date:
        """Give the present day where the family lives."""
        ...


class SystemClock:
    """The computer's own clock, read in United Kingdom time."""

    def now(self) -> datetime:
        """Give the present moment, with its offset from UTC."""
        return datetime.now(LONDON)

    def today(self) -> date:
        """Give the present day where the family lives."""
        return self.now().date()


@dataclass
class SetClock:
    """A clock that stands where it was put; `at` may be moved by whoever holds it."""

    at: datetime

    def now(self) -> datetime:
        """Give the moment the clock was set to."""
        return self.at

    def today(self) -> date:
        """Give the day the clock was set to."""
        return self.at.date()
