"""By when somebody who asked for their record must have it, and what must be known first."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from familyplan.model import AccessRequest
from familyplan.practice.working_days import from_day_on
from familyplan.words import say, say_many
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from familyplan.model import Rows

__all__ = ["CLOSED", "Due", "deadline", "due", "open_requests", "what_is_missing"]

# A request in one of these states waits for nobody any more.
CLOSED: Final = frozenset({"answered", "refused", "withdrawn"})
_LONGER: Final = 2


@dataclass(frozen=True, slots=True)
class Due:
    """By when one request is due; `days` are those left, below 0 once it is late."""

    on: date
    days: int

    @property
    def words(self) -> str:
        """Say it whole: "due 4 January 2027, 12 days left"."""
        day = long_date(self.on)
        if self.days < 0:
            return say_many(
                "Was due {day}, {n} day late", "Was due {day}, {n} days late", -self.days, day=day
            )
        if self.days == 0:
            return say("Due today, {day}", day=day)
        return say_many("Due {day}, {n} day left", "Due {day}, {n} days left", self.days, day=day)


def deadline(asked_on: date, *, longer: bool = False) -> date:
    """Give the last day to answer a request that came in on a day, `longer` for a complex one.

    The corresponding day of the next month, or that month's last day where it has no such day; the
    next working day if that is a weekend or a bank holiday; a complex request has two months more.
    The day the request came in starts the month, a working day or not. Source: Information
    Commissioner's Office, "How long do we have to comply?" and its subject access checklist
    (ico.org.uk); UK GDPR, Article 12(3).

    The law lets the month begin later where it had to be asked who somebody is. Whether that was
    needed is a judgement, so this counts from the day asked all the same: never a day too late. A
    bank holiday proclaimed for one year only is a working day here, for the same reason.
    """
    month = asked_on.month + 1 + (_LONGER if longer else 0)
    year, month = asked_on.year + (month - 1) // 12, (month - 1) % 12 + 1
    return from_day_on(date(year, month, min(asked_on.day, monthrange(year, month)[1])))


def due(request: AccessRequest, today: date) -> Due | None:
    """Give by when a request is due; None where it is closed or no day is known.

    Where only a month or a year is known, its first day counts.
    """
    asked = request.asked_on.earliest() if request.asked_on else None
    if request.state in CLOSED or asked is None:
        return None
    last = deadline(asked, longer=bool(request.longer.strip()))
    return Due(last, (last - today).days)


def open_requests(rows: Rows) -> tuple[AccessRequest, ...]:
    """Give the requests that still wait for an answer, whichever is due first before the others."""
    waiting = (one for one in rows.of(AccessRequest) if one.state not in CLOSED)
    return tuple(sorted(waiting, key=lambda one: (_asked(one), one.id)))


def what_is_missing(request: AccessRequest) -> str:
    """Say what must be written down before anything is handed over; "" where nothing is."""
    if not request.identity.strip():
        return say(
            "Write down first how you made sure who asks. “We know them well” is an answer too."
        )
    if request.asked_by.strip() and not request.on_behalf.strip():
        return say("Write down first why {who} may ask for somebody else.", who=request.asked_by)
    return ""


def _asked(request: AccessRequest) -> date:
    return (request.asked_on.earliest() if request.asked_on else None) or date.max
