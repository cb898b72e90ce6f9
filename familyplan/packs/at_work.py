"""How copies for work are built: head and margins, the team, actions, what each thing rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Agency, Family, Person, Practitioner, Standing
from familyplan.model.titles import shortened
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import Document, Facts, Heading, Para, Span, Strip, Table
from familyplan.packs.opening import letterhead
from familyplan.packs.said import CLOSED, due, meeting_time, owner, weekday_when, when, who
from familyplan.words import listed, say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from familyplan.model import Action, Goal, Involvement, Meeting
    from familyplan.packs.document import Block, Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = [
    "action_table",
    "at_last",
    "facts_of",
    "goal_heading",
    "grounds_table",
    "head",
    "how_it_is",
    "in_order",
    "listed_names",
    "people_table",
    "reference",
    "rests_on",
    "sheet",
    "team_table",
    "titled",
    "when_and_where",
]

_LONGEST: Final = 140


def head(making: Making, title: str, lead: str = "") -> tuple[Block, ...]:
    """Give the head of a copy: the partnership, what it is, for whom, which family by number."""
    view = making.view
    blocks: list[Block] = [*letterhead(making), Heading(1, title)]
    if lead:
        blocks.append(Para(lead, "lead"))
    pairs: list[tuple[str, Text]] = [(say("Copy for"), view.reader.addressed)]
    number = reference(view)
    if number:
        pairs.append((say("Reference"), number))
    return (*blocks, Facts(tuple(pairs)))


def reference(view: View) -> str:
    """Give the family's reference, "" where there is none."""
    return next((one.reference for one in view.rows.of(Family) if one.reference), "")


def sheet(
    making: Making, title: str, blocks: Iterable[Block], *, note: str = "", large: bool = False
) -> Document:
    """Make the document: its margins say what it is, whose copy, and the day it was made."""
    day = weekday_when(making.on)
    return Document(
        title=title,
        language="en-GB",
        header_left=title,
        header_right=say("Copy for {who}. Private.", who=making.view.reader.addressed),
        footer_left=f"{day}   {note}" if note else day,
        footer_right=making.code,
        blocks=tuple(blocks),
        large=large,
    )


def at_last(making: Making, *keys: str) -> tuple[Block, ...]:
    """Give the partnership's standard statements that close a copy."""
    titles = {
        "this_copy": say("What happens to this copy"),
        "put_right": say("If something is wrong"),
        "privacy": say("Why you have this"),
    }
    blocks: list[Block] = []
    for key in keys:
        blocks += [Heading(2, titles[key]), Para(making.wording.statement(key))]
    return tuple(blocks)


def facts_of(*pairs: tuple[str, Text]) -> tuple[Block, ...]:
    """Give those pairs that say something, stripped, or nothing where none does."""
    said = ((label, value.strip() if isinstance(value, str) else value) for label, value in pairs)
    shown = tuple((label, value) for label, value in said if value)
    return (Facts(shown),) if shown else ()


def goal_heading(goal: Goal, level: int) -> tuple[Block, ...]:
    """Give a goal's words as a heading; long ones are cut there and stand whole below it."""
    blocks: tuple[Block, ...] = (Heading(level, f"“{shortened(goal.words, _LONGEST)}”"),)
    whole = len(" ".join(goal.words.split())) <= _LONGEST
    return blocks if whole else (*blocks, Para(f"“{goal.words.strip()}”", "words"))


def in_order(actions: Iterable[Action]) -> list[Action]:
    """Order actions: still to do before settled, the soonest first, those without a day last."""

    def key(one: Action) -> tuple[bool, str, str]:
        day = one.due.earliest() if one.due else None
        return one.status in CLOSED, day.isoformat() if day else "9999", one.id

    return sorted(actions, key=key)


def action_table(making: Making, actions: Iterable[Action], *, grounds: bool = False) -> Table:
    """Give actions as a table: who, what, by when, how it is, and what each stands on."""
    view = making.view
    head = [say("Who"), say("What"), say("By when"), say("How it is")]
    rows: list[tuple[Text, ...]] = []
    for one in in_order(actions):
        row: list[Text] = [owner(view, one), one.what.strip(), due(view, one, making.on)]
        row.append(how_it_is(view, one))
        rows.append((*row, rests_on(view, one.id)) if grounds else tuple(row))
    if grounds:
        return Table((*head, say("Rests on")), tuple(rows), (19, 30, 17, 17, 17))
    return Table(tuple(head), tuple(rows), (22, 37, 21, 20))


def how_it_is(view: View, action: Action) -> str:
    """Say how an action stands, what it waits for, and what became of it."""
    if not action.status and view.left_out(action.id, "status"):
        status = say("Not shown in this copy")
    else:
        status = spoken("action_status", action.status or "not_started")
    waits = action.waiting_for.strip()
    if waits and action.status == "waiting":
        status = say("Waiting for {what}", what=waits)
    elif waits:
        status += ". " + say("Waiting for {what}", what=waits)
    note = action.outcome_note.strip()
    return f"{status}. {note}" if note else status


def team_table(view: View, seats: Iterable[Involvement]) -> tuple[Block, ...]:
    """Give who is in the team, what each does here, and how to reach them; whoever leads first."""
    leading = {one.held_by for one in view.rows.of(Standing) if one.role == "lead"}
    rows = tuple(
        _member(view, seat, leads=seat.id in leading)
        for seat in sorted(seats, key=lambda one: one.id not in leading)
    )
    if not rows:
        return ()
    return (Table((say("Who"), say("What they do"), say("How to reach them")), rows, (34, 36, 30)),)


def _member(view: View, seat: Involvement, *, leads: bool) -> tuple[Text, ...]:
    worker = view.rows.find(Practitioner, seat.practitioner) or Practitioner()
    agency = view.rows.find(Agency, seat.agency or worker.agency) or Agency()
    named = who(view.rows, seat.id) or (Span(say("Somebody, no name yet")),)
    told = {span.text.removeprefix(", ") for span in named}
    does = [say("Lead practitioner")] if leads else []
    does += [one.strip() for one in (seat.role, worker.role, seat.does) if one and one not in told]
    reach = dict.fromkeys((worker.phone, agency.phone, worker.best_way.strip()))
    return named, ". ".join(dict.fromkeys(does)), " · ".join(one for one in reach if one)


def people_table(view: View, on: date) -> tuple[Block, ...]:
    """Give who belongs to the family: each with their part in it, when they were born, school."""
    rows = tuple(
        (
            listed_names(one),
            spoken("place_in_family", one.place) if one.place else "",
            when(one.born, on),
            one.school.strip(),
        )
        for one in view.rows.of(Person)
    )
    if not rows:
        return ()
    head = (say("Who"), say("Part in the family"), say("Born"), say("School, nursery or college"))
    return (Table(head, rows, (36, 22, 18, 24)),)


def listed_names(person: Person) -> str:
    """Give all that a person is called, one after the other."""
    names = dict.fromkeys((person.name.strip(), person.known_as.strip(), person.label.strip()))
    return ", ".join(one for one in names if one) or say("Somebody, no name yet")


def titled(title: str, *blocks: Block) -> tuple[Block, ...]:
    """Put a heading above blocks; without any there is no heading either."""
    return (Heading(2, title), *blocks) if blocks else ()


def when_and_where(view: View, meeting: Meeting) -> Strip:
    """Say when and where a meeting is."""
    lines = [meeting_time(view, meeting)]
    return Strip((*lines, *(one for one in (meeting.place, meeting.link) if one)))


def rests_on(view: View, row_id: str) -> str:
    """Say what a row was let through by: "Plan, goals; Health"; "" for what needs no ground."""
    kinds = [
        spoken("information", one.information)
        if one.information
        else say("Let out by the lead practitioner, with a reason")
        for one in view.grounds.get(row_id, ())
    ]
    return "; ".join(dict.fromkeys(kinds))


def grounds_table(view: View) -> tuple[Block, ...]:
    """Say what a copy stands on: each kind of information, how the yes was given, since when."""
    stood = {
        (one.information, one.state, one.since): None
        for each in view.grounds.values()
        for one in each
        if one.information
    }
    rows = tuple(
        (
            spoken("information", information),
            spoken("permission_state", state),
            long_date(since) if since else say("The day is not known"),
        )
        for information, state, since in sorted(
            stood, key=lambda one: (one[0], one[1], str(one[2] or ""))
        )
    )
    if not rows:
        return ()
    head = (say("The family said yes to sharing"), say("How"), say("Since"))
    limits = listed(list(view.limits))
    only = (Para(say("Only this: {what}.", what=limits)),) if limits else ()
    return (Table(head, rows, (40, 32, 28)), *only)
