"""What copies for a family hold and how they say it: who to call what, whom to ring, next time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from familyplan.model import Action, Agency, Goal, Group, Involvement, Meeting, Person, Practitioner
from familyplan.model.titles import at_the_table, name_in
from familyplan.model.vocabulary import spoken
from familyplan.packs.closing import glossary
from familyplan.packs.document import Heading, Keep, Para, Span, Strip, WritingLines
from familyplan.packs.said import CLOSED, meeting_time, when
from familyplan.sharing.readers import leads
from familyplan.words import say, sentence
from familyplan.words.dates import day_and_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

_OPEN_GOALS: Final = frozenset({"", "open", "partly"})

# What the copies for a family carry of whom they name, whom to ring and when people meet.
NAMES: Final = frozenset({"name", "known_as", "label"})
WORKERS: Final = frozenset({"name", "role", "agency", "phone", "best_way", "days_off", "cover"})
MEETING: Final = frozenset(
    {"on", "roughly", "starts", "ends", "place", "link", "getting_there", "next_on"}
)
ACTION: Final = frozenset({"what", "owner", "goal", "due", "rhythm", "waiting_for"})


def is_open(record: Record) -> bool:
    """Say whether a goal is worked on, or an action is still to do; all else is."""
    if isinstance(record, Goal):
        return bool(record.words) and record.status in _OPEN_GOALS
    if isinstance(record, Action):
        return bool(record.what) and record.status not in CLOSED
    return True


def next_meeting(rows: Rows, asked: Asked, on: date) -> Meeting | None:
    """Give the meeting asked about, else the next one to come, else what was said of the next."""
    wanted = rows.find(Meeting, asked.meeting)
    if wanted is not None and not wanted.held:
        return wanted
    coming = [one for one in rows.of(Meeting) if not one.held and (one.on is None or one.on >= on)]
    if coming:
        return min(coming, key=lambda one: (one.on is None, one.on or on, one.id))
    said = [one for one in rows.of(Meeting) if one.held and one.next_on and one.next_on >= on]
    return max(said, key=lambda one: (one.on or on, one.id), default=None)


def of_the_meeting(meeting: Meeting) -> Meeting:
    """Give of a meeting only what is said of it before it is held."""
    if meeting.held:
        return Meeting(id=meeting.id, scope=meeting.scope, held=True, next_on=meeting.next_on)
    return replace(meeting, next_on=None, roughly=None if meeting.on else meeting.roughly)


def called(person: Person) -> Person:
    """Give a person with only what they are called."""
    name = "" if person.known_as else person.name
    return replace(person, name=name, label="" if person.known_as or name else person.label)


def told(record: Record) -> Record:
    """Give a record as copies for a family hold it: a person as called, a meeting in brief."""
    if isinstance(record, Person):
        return called(record)
    return of_the_meeting(record) if isinstance(record, Meeting) else record


def named(rows: Rows, records: Iterable[Record]) -> set[str]:
    """Give the ids of the people and groups whom these records name as owning or saying it."""
    fields = ("owner", "said_by", "who")
    ids: set[str] = set()
    for record in records:
        for field in fields:
            value = getattr(record, field, ())
            ids |= {value} if isinstance(value, str) else set(value)
    return {one.id for one in (*rows.of(Person), *rows.of(Group)) if one.id in ids}


def seated(rows: Rows) -> list[Involvement]:
    """Give who is at the table now and not only wanted, whoever leads first."""
    leading = leads(rows)
    seats = [one for one in rows.of(Involvement) if at_the_table(one) and one.status != "wanted"]
    return sorted(seats, key=lambda one: one.id not in leading)


def at_desks(rows: Rows, seats: Iterable[Involvement]) -> set[str]:
    """Give the ids of these seats, of who sits in them, and of their agencies."""
    ids: set[str] = set()
    for seat in seats:
        worker = rows.find(Practitioner, seat.practitioner)
        ids |= {seat.id, seat.practitioner, seat.agency, worker.agency if worker else ""}
    return ids - {""}


def ringing(view: View, seat: Involvement) -> tuple[Text, str]:
    """Say who sits in a seat and what they are, and how to reach them."""
    rows = view.rows
    worker = rows.find(Practitioner, seat.practitioner) or Practitioner()
    agency = rows.find(Agency, seat.agency or worker.agency) or Agency()
    parts = dict.fromkeys((worker.name, seat.role, worker.role, agency.name))
    first, *rest = [part for part in parts if part] or [say("Somebody in the team")]
    who = (Span(first, "strong"), Span("".join(f", {part}" for part in rest)))
    phones = dict.fromkeys(one for one in (worker.phone, agency.phone) if one)
    says = [" · ".join(phones), worker.best_way]
    if seat.id in leads(rows):
        says.insert(0, say("Ask first"))
    if worker.days_off:
        says.append(say("Not there: {days}", days=worker.days_off))
    if worker.cover:
        says.append(say("Then ask {who}", who=worker.cover))
    return who, ". ".join(one.rstrip(".") for one in says if one)


def by_when(action: Action, on: date) -> str:
    """Say how often and by when, as it was agreed: "Every week. By 11 December"."""
    rhythm = spoken("rhythm", action.rhythm) if action.rhythm not in {"", "once"} else ""
    day = when(action.due, on)
    if action.due and action.due.exact:
        day = say("By {day}", day=day)
    return ". ".join(part for part in (rhythm, day) if part)


def to_do(view: View, action: Action, on: date, *, whose: bool = True) -> tuple[Span, ...]:
    """Say who does what by when: "Daniel: ring the GP. By 11 December."."""
    who = name_in(view.rows, action.owner)
    if whose and not who:
        who = say("Nobody yet")
    parts = [Span(f"{who}: ", "strong")] if whose else []
    parts.append(Span(sentence(action.what)))
    if action.waiting_for:
        parts.append(Span(" " + sentence(say("Waiting for {what}", what=action.waiting_for))))
    day = by_when(action, on)
    day = day[:1].upper() + day[1:]
    return (*parts, Span(f" {sentence(day)}", "soft")) if day else tuple(parts)


def next_time(view: View, *, where: bool = True) -> tuple[Block, ...]:
    """Say when people meet next, or leave room to write it."""
    meeting = next(iter(view.rows.of(Meeting)), None)
    if meeting is None:
        return (WritingLines(say("Day, time and place"), 2),)
    if meeting.on is None and meeting.next_on:
        return (Strip((day_and_date(meeting.next_on),)),)
    lines = [meeting_time(view, meeting)]
    if where:
        lines += [one for one in (meeting.place, meeting.link) if one]
    strip = Strip(tuple(lines))
    return (strip, Para(meeting.getting_there)) if where and meeting.getting_there else (strip,)


def explained(making: Making, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give the terms that stand in these blocks with plain words for each, as a smaller part."""
    return tuple(
        Keep((Heading(2, say("What some words mean")), *one.blocks[1:]))
        for one in glossary(blocks, making.wording.explained)
        if isinstance(one, Keep)
    )


def one_number(rows: Rows, seats: Iterable[Involvement]) -> Callable[[Record], Record]:
    """Make what empties of workers and agencies all but one name and one number for each seat."""
    names: set[str] = set()
    numbers: set[str] = set()
    for seat in seats:
        worker = rows.find(Practitioner, seat.practitioner) or Practitioner()
        agency = seat.agency or worker.agency
        names |= set() if worker.name else {agency}
        numbers |= set() if worker.phone else {agency}

    def lean(record: Record) -> Record:
        if not isinstance(record, Agency):
            return record
        name = record.name if record.id in names else ""
        return replace(record, name=name, phone=record.phone if record.id in numbers else "")

    return lean


def reach(view: View, seat: Involvement) -> tuple[str, str]:
    """Give one name and one number for a seat; the number is "" where there is none."""
    worker = view.rows.find(Practitioner, seat.practitioner) or Practitioner()
    agency = view.rows.find(Agency, seat.agency or worker.agency) or Agency()
    name = worker.name or agency.name or say("Our worker")
    return name, worker.phone or agency.phone
