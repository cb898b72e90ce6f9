"""How meetings are said: their title, when and where, who is expected, and the next date due."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from familyplan.model import Episode, Group, Invitation, Involvement, Meeting, Person, Standing
from familyplan.model.titles import GONE
from familyplan.model.vocabulary import spoken
from familyplan.practice.working_days import from_day_on
from familyplan.words import say, say_many
from familyplan.words.dates import clock_time, day_and_date

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows

CAME: Final = frozenset({"in_person", "online", "by_phone"})
_EVERY: Final = re.compile(r"(\d{1,2})\s*(w|m)")
_USUAL: Final = relativedelta(weeks=6)


def in_order(meetings: tuple[Meeting, ...]) -> list[Meeting]:
    """Give meetings to come by date, those without one last, then held ones, newest first."""
    coming = [one for one in meetings if not one.held]
    held = [one for one in meetings if one.held]
    coming.sort(key=lambda one: (one.on is None, str(one.on or ""), one.id))
    held.sort(key=lambda one: (str(one.on or ""), one.id), reverse=True)
    return [*coming, *held]


def kind(meeting: Meeting) -> str:
    """Say what kind of meeting it is."""
    return spoken("meeting_type", meeting.type) if meeting.type else say("Meeting")


def when(meeting: Meeting) -> str:
    """Say when it is: "Wednesday 9 December 2026, 15:30 to 16:30"."""
    day = day_and_date(meeting.on) if meeting.on else ""
    if not day:
        day = meeting.roughly.said if meeting.roughly else say("No date yet")
    if meeting.starts and meeting.ends:
        hours = say(
            "{start} to {end}", start=clock_time(meeting.starts), end=clock_time(meeting.ends)
        )
        return f"{day}, {hours}"
    return f"{day}, {clock_time(meeting.starts)}" if meeting.starts else day


def called(meeting: Meeting) -> str:
    """Give one line that names a meeting."""
    return say("{kind}, {when}", kind=kind(meeting), when=when(meeting))


def invitations(rows: Rows, meeting_id: str) -> list[Invitation]:
    """Give everybody asked to a meeting: family first, then the team, then groups."""
    asked = [one for one in rows.of(Invitation) if one.meeting == meeting_id]
    order = [one for one, _ in who_can_come(rows)]
    return sorted(asked, key=lambda one: order.index(one.who) if one.who in order else len(order))


def who_can_come(rows: Rows) -> list[tuple[str, str]]:
    """Give (id, part: family, team or groups) of everybody who can be asked to a meeting."""
    people = [one.id for one in rows.of(Person) if not (one.died or one.unborn)]
    leads = {one.held_by for one in rows.of(Standing) if one.role == "lead" and not one.until}
    seats = [one for one in rows.of(Involvement) if one.status not in GONE and not one.until]
    seats.sort(key=lambda one: one.id not in leads)
    return [
        *((one, "family") for one in people),
        *((one.id, "team") for one in seats),
        *((one.id, "groups") for one in rows.of(Group)),
    ]


def head_count(rows: Rows, meeting: Meeting) -> str:
    """Say how many were asked, came, or sent word, in one line."""
    asked = invitations(rows, meeting.id)
    if not asked:
        return say("Nobody has been asked yet.")
    came = sum(one.attendance in CAME for one in asked)
    family = sum(one.attendance in CAME and rows.find(Person, one.who) is not None for one in asked)
    sorry = sum(one.attendance in {"apologies", "sent_update", "represented"} for one in asked)
    coming = sum(one.attendance == "coming" for one in asked)
    parts = [say_many("{n} asked", "{n} asked", len(asked))]
    if coming:
        parts.append(say_many("{n} coming", "{n} coming", coming))
    if came:
        parts.append(
            say_many(
                "{n} came, {family} of the family", "{n} came, {family} of the family", came,
                family=family,
            )
        )  # fmt: skip
    if sorry:
        parts.append(say_many("{n} sent word", "{n} sent word", sorry))
    return ", ".join(parts)


def next_date(rows: Rows, meeting: Meeting, today: date) -> date:
    """Propose the day of the next meeting: the review cycle of the newest episode from this one.

    Six weeks where no cycle is noted; a weekend or a bank holiday moves to the next working day.
    """
    episodes = [one for one in rows.of(Episode) if not one.until] or list(rows.of(Episode))
    every = episodes[-1].review_every if episodes else ""
    found = _EVERY.match(every.strip().lower())
    step = _USUAL
    if found:
        many = int(found[1])
        step = relativedelta(weeks=many) if found[2] == "w" else relativedelta(months=many)
    day = (meeting.on or today) + step
    return from_day_on(max(day, today + relativedelta(days=1)))
