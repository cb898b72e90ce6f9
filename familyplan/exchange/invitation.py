"""A meeting as an entry for a calendar, which says when and nothing else."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from familyplan.clock import LONDON
from familyplan.words import say

if TYPE_CHECKING:
    from datetime import date, time

    from familyplan.model import Meeting

__all__ = ["invitation"]

_USUAL: Final = timedelta(hours=1)


def invitation(meeting: Meeting, today: date) -> bytes | None:
    """Give an iCalendar file (RFC 5545) for a meeting; None where it has no day yet.

    Calendars are shared and shown on locked telephones, so neither the place nor anybody's name
    is in it. The same meeting has the same UID each time, so a calendar keeps one entry for it.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - seldom needed, slow to read

    if meeting.on is None:
        return None
    event = Event()
    event.add("uid", f"{hashlib.sha256(meeting.id.encode()).hexdigest()[:32]}@family-plan.invalid")
    event.add("dtstamp", datetime(today.year, today.month, today.day, tzinfo=UTC))
    event.add("summary", say("Meeting"))
    event.add("class", "PRIVATE")
    if meeting.starts is None:
        event.add("dtstart", meeting.on)
    else:
        starts = _at(meeting.on, meeting.starts)
        ends = _at(meeting.on, meeting.ends) if meeting.ends else starts + _USUAL
        event.add("dtstart", starts)
        event.add("dtend", ends if ends > starts else starts + _USUAL)
    calendar = Calendar()
    calendar.add("prodid", "-//Family Plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=LONDON).astimezone(UTC)
