"""What the list of families says about one family: its soft line, its days, what needs a look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from familyplan.words import say, say_many
from familyplan.words.dates import short_date

if TYPE_CHECKING:
    from familyplan.session import FamilyLine
    from familyplan_ui.widgets import Standing


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that needs a look: an icon, words, and how it stands."""

    icon: str
    words: str
    standing: Standing


def family_title(line: FamilyLine) -> str:
    """Give what a family is called in a list."""
    return line.name or say("Family without a name")


def soft_line(line: FamilyLine, where: str = "") -> str:
    """Say the second line: the reference, how many people, and where a filter matched."""
    people = say_many("{n} person", "{n} people", line.people) if line.people else ""
    return " · ".join(part for part in (line.reference, people, where) if part)


def next_meeting(line: FamilyLine, today: date) -> str:
    """Say the day of the next meeting."""
    day = line.next_meeting(today)
    return short_date(date.fromisoformat(day), today) if day else say("none set")


def last_contact(line: FamilyLine, today: date) -> str:
    """Say the day of the last meeting held or note."""
    contact = line.contact
    return short_date(date.fromisoformat(contact), today) if contact else say("none yet")


def looks(line: FamilyLine, today: date) -> tuple[Look, ...]:
    """Say what needs a look, at most two things, the more pressing first."""
    if not line.open:
        return (Look("archive", say("Closed"), "plain"),)
    found = []
    if not line.lead:
        found.append(Look("user-round-x", say("No lead"), "attention"))
    if any(day < today.isoformat() for day in line.meeting_days):
        found.append(Look("calendar-clock", say("Meeting passed, not noted"), "attention"))
    elif not line.meeting_days:
        found.append(Look("calendar-x", say("No next date"), "attention"))
    return tuple(found[:2])


def spoken(line: FamilyLine, today: date, where: str = "") -> str:
    """Say a whole row in one line, for a screen reader."""
    lead = say("Lead: {lead}", lead=line.lead) if line.lead else ""
    parts = (
        family_title(line),
        soft_line(line, where),
        lead,
        say("Next meeting: {day}", day=next_meeting(line, today)),
        say("Last contact: {day}", day=last_contact(line, today)),
        *(look.words for look in looks(line, today)),
    )
    return ", ".join(part for part in parts if part)
