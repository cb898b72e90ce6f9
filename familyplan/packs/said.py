"""How packs say who, when and how it stands, from a View and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Group, Involvement, Person, WhyNot
from familyplan.model.titles import (
    at_the_table,
    name_in,
    person_name,
    seat_agency,
    seat_name,
    seat_role,
)
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import Facts, Span
from familyplan.words import listed, mark, say
from familyplan.words.dates import DAYS, MONTHS, clock_time, day_and_date

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Action, Answer, Meeting, PartialDate, Rows
    from familyplan.packs.document import Block, Text
    from familyplan.sharing import View

WHY_NOT = {
    WhyNot.NOT_ASKED: mark("Not asked"),
    WhyNot.NOT_KNOWN: mark("Not known"),
    WhyNot.DID_NOT_SAY: mark("Did not want to say"),
}
CLOSED = frozenset({"done", "changed", "dropped"})


def who(rows: Rows, row_id: str) -> tuple[Span, ...]:
    """Name somebody and who they are: "Sadia, Mum" or "Hina Patel, Hillside Primary"."""
    name, rest = naming(rows, row_id)
    if not name:
        return ()
    return (Span(name, "strong"), Span(f", {rest}")) if rest else (Span(name, "strong"),)


def naming(rows: Rows, row_id: str) -> tuple[str, str]:
    """Give somebody's name, and what tells them apart: a label, an agency, a role."""
    found = rows.any(row_id)
    if isinstance(found, Person):
        name = person_name(found).strip() or say("Somebody, no name yet")
        return name, "" if found.label == name else found.label
    if isinstance(found, Involvement):
        name, agency = seat_name(rows, found), seat_agency(rows, found)
        called = agency.name if agency else ""
        rest = seat_role(rows, found) if called in {"", name} else called
        return name, "" if rest == name else rest
    if isinstance(found, Group):
        return found.name, ""
    return "", ""


def names(rows: Rows, ids: tuple[str, ...]) -> str:
    """Give several names in a row: "Sadia, Daniel and Hina Patel"."""
    return listed([name for one in ids if (name := name_in(rows, one))])


def when(date_said: PartialDate | None, on: date) -> str:
    """Say a date for a table: "11 December", with its year where that is not this year's."""
    if date_said is None:
        return ""
    day = date_said.exact
    if day is None:
        return date_said.said
    said = f"{day.day} {say(MONTHS[day.month - 1])}"
    return said if day.year == on.year else f"{said} {day.year}"


def weekday_when(day: date) -> str:
    """Say a day for a footer: "Wed 9 December 2026"."""
    month = say(MONTHS[day.month - 1])
    return f"{say(DAYS[day.weekday()])[:3]} {day.day} {month} {day.year}"


def due(view: View, action: Action, on: date) -> str:
    """Say by when or how often: "11 December", "Every week", "No date yet"."""
    rhythm = spoken("rhythm", action.rhythm) if action.rhythm not in {"", "once"} else ""
    kept_back = action.due is None and view.left_out(action.id, "due")
    day = say("Not shown in this copy") if kept_back else when(action.due, on)
    said = ", ".join(filter(None, [rhythm, day]))
    return said or say("No date yet")


def owner(view: View, action: Action) -> Text:
    """Say who does it, that nobody does yet, or that this copy does not say."""
    if action.owner:
        seat = view.rows.find(Involvement, action.owner)
        left = seat is not None and not at_the_table(seat) and action.status not in CLOSED
        named = who(view.rows, action.owner) or (Span(say("Not shown in this copy")),)
        return (*named, Span(say(", who has left the team"), "soft")) if left else named
    if view.left_out(action.id, "owner"):
        return say("Not shown in this copy")
    return (Span(say("Nobody yet"), "soft"),)


def stands(view: View, action: Action) -> Text:
    """Say how an action stands, and what became of it."""
    if not action.status and view.left_out(action.id, "status"):
        return say("Not shown in this copy")
    status = spoken("action_status", action.status or "not_started")
    if action.status == "waiting" and action.waiting_for:
        status = say("Waiting for {what}", what=action.waiting_for)
    head = Span(status, "strong" if action.status == "done" else "plain")
    note = action.outcome_note.strip()
    return (head, Span(f". {note}" if note else ""))


def meeting_kind(meeting: Meeting) -> str:
    """Say what kind of meeting it is."""
    return spoken("meeting_type", meeting.type) if meeting.type else say("Meeting")


def meeting_time(view: View, meeting: Meeting) -> str:
    """Say when a meeting is: "Wednesday 9 December 2026, 15:30 to 16:30"."""
    if meeting.on is None and view.left_out(meeting.id, "on"):
        return say("Not shown in this copy")
    if meeting.on is None:
        return meeting.roughly.said if meeting.roughly else say("No day set yet")
    day = day_and_date(meeting.on)
    if meeting.starts is None:
        return day
    starts = clock_time(meeting.starts)
    if meeting.ends is None:
        return say("{day}, {starts}", day=day, starts=starts)
    ends = clock_time(meeting.ends)
    return say("{day}, {starts} to {ends}", day=day, starts=starts, ends=ends)


def answered(answer: Answer | None, vocabulary: str = "yes_no") -> str:
    """Say an answer, or why there is none; "" where nothing was written down."""
    if answer is None:
        return ""
    unknown = WHY_NOT.get(answer.why_not)
    return say(unknown) if unknown else spoken(vocabulary, answer.value)


def spoken_all(vocabulary: str, keys: tuple[str, ...]) -> str:
    """Say several keys of one list, one after the other."""
    return "; ".join(spoken(vocabulary, key) for key in keys)


def facts(*pairs: tuple[str, Text]) -> tuple[Block, ...]:
    """Give those pairs that have a value, or nothing where none has."""
    shown = tuple((label, value) for label, value in pairs if value)
    return (Facts(shown),) if shown else ()
