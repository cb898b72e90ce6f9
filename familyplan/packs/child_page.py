"""The page of a child or young person: their words, goal and team, and room to draw."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from familyplan.errors import Refused
from familyplan.model import (
    Action,
    Agency,
    Goal,
    Invitation,
    Involvement,
    Meeting,
    Person,
    Practitioner,
    Voice,
)
from familyplan.model.titles import person_name
from familyplan.packs import plainly
from familyplan.packs.document import (
    Bullets,
    Document,
    Heading,
    Keep,
    Para,
    Span,
    WritingLines,
)
from familyplan.packs.doing import soonest
from familyplan.packs.frames import DrawingSpace
from familyplan.packs.kind import PackKind
from familyplan.sharing import reader_of, view
from familyplan.sharing.narrowing import chosen, in_common
from familyplan.words import mark, say

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import Reader, View

__all__ = ["KIND", "compose"]

_LITTLE, _YOUNG = 8, 13
_LONGEST: Final = 110
_CARRIES: Final = {
    "person": plainly.NAMES | {"born"},
    "voice": frozenset({"words", "said_by"}),
    "goal": frozenset({"words", "why"}),
    "action": frozenset({"what", "due", "rhythm", "owner"}),
    "meeting": frozenset({"on", "roughly", "starts", "ends", "place", "next_on"}),
    "involvement": frozenset({"practitioner", "agency", "role", "does"}),
    "practitioner": frozenset({"name", "agency"}),
    "agency": frozenset({"name"}),
}


def suits(reader: Reader, rows: Rows) -> bool:
    """Say whether a reader may be given a child's page: the child, the family, or the lead."""
    children = [one for one in rows.of(Person) if one.place == "child" and not one.unborn]
    return bool(children) and (reader.kind == "person" or reader.is_lead)


def whose(rows: Rows, asked: Asked, reader: Reader) -> Person | None:
    """Give the child whose page it is: the one asked about, else the reader if a child."""
    person = rows.find(Person, asked.about or reader.id)
    return person if person is not None and (asked.about or person.place == "child") else None


def picks(rows: Rows, shown: View, asked: Asked) -> View:
    """Choose what is the child's own, of what both the reader and the child may see."""
    child = whose(rows, asked, shown.reader)
    own = reader_of(rows, child.id) if child else None
    if child is None or own is None:
        return chosen(shown, lambda _record: None)
    ours = shown if own.id == shown.reader.id else in_common(shown, (view(rows, own, shown.on),))
    kept = {child.id} | {one.id for one in ours.records if _is_theirs(one, child.id)}
    seats = [
        one for one in plainly.seated(ours.rows) if not one.for_whom or child.id in one.for_whom
    ]
    meeting = plainly.next_meeting(ours.rows, asked, shown.on)
    comes = {one.meeting for one in rows.of(Invitation) if one.who == child.id}
    kept |= plainly.at_desks(ours.rows, seats) | ({meeting.id} & comes if meeting else set())
    little = _years(child, shown.on) < _LITTLE

    def choose(record: Record) -> Record | None:
        if record.id not in kept:
            return None
        if isinstance(record, Involvement):
            return _seat(ours.rows, record, little=little)
        if isinstance(record, Goal) and little:
            return replace(record, why="")
        return plainly.told(record)

    return chosen(ours, choose)


def _seat(rows: Rows, seat: Involvement, *, little: bool) -> Involvement:
    """Give a seat with its role only where that is all there is to call somebody by."""
    worker = rows.find(Practitioner, seat.practitioner)
    named = worker is not None and worker.name
    return replace(seat, role="" if named else seat.role, does="" if little else seat.does)


def _is_theirs(record: Record, child: str) -> bool:
    if isinstance(record, Voice):
        return child in record.said_by and record.box != "seen"
    if isinstance(record, Goal):
        said = child in {*record.whose, *record.said_by, *record.about}
        return said and plainly.is_open(record)
    return isinstance(record, Action) and record.owner == child and plainly.is_open(record)


def _years(child: Person, on: date) -> int:
    """Give a child's age in whole years; one between the bands where it is not known."""
    born = child.born.earliest() if child.born else None
    return relativedelta(on, born).years if born else _LITTLE


def compose(making: Making) -> Document:
    """Compose the page of the child asked about, from a View that `KIND.held` gave.

    Raises:
        Refused: no child was chosen.

    """
    shown = making.view
    child = next(iter(shown.rows.of(Person)), None)
    if child is None and not making.asked.about:
        raise Refused(say("Choose the child or young person whose page it is."))
    years = _years(child, making.on) if child else _LITTLE
    blocks = (
        *((Para(_whose_page(child, making.on), "eyebrow"),) if child else ()),
        Heading(1, say("My page")),
        *_words(shown),
        *_goals(shown),
        *_doing(shown, making.on),
        *_team(shown),
        *_meeting(shown),
        *_space(years),
    )
    return Document(
        title=say("My page"),
        language="en-GB",
        header_left=say("My page"),
        header_right=say("Copy for {who}. Private.", who=shown.reader.addressed),
        footer_left=say("You can change your mind."),
        footer_right=making.code,
        blocks=blocks,
        large=True,
    )


def _whose_page(child: Person, on: date) -> str:
    name = person_name(child)
    if child.born is None:
        return name
    return say("{name}, {age}", name=name, age=_years(child, on))


def _words(shown: View) -> tuple[Block, ...]:
    head = Heading(2, say("What I said"))
    said = [one.words.strip() for one in shown.rows.of(Voice) if one.words.strip()]
    if not said:
        return (Keep((head, WritingLines(say("I want to say"), 3))),)
    return (head, *(Para(f"“{one}”", "words") for one in said))


def _goals(shown: View) -> tuple[Block, ...]:
    head = Heading(2, say("What I want"))
    goals = shown.rows.of(Goal)
    if not goals:
        return (Keep((head, WritingLines(say("I would like"), 2))),)
    blocks: list[Block] = [head]
    for goal in goals:
        blocks.append(Para(f"“{goal.words.strip()}”", "words"))
        if goal.why.strip():
            blocks.append(Para(goal.why.strip()))
    return tuple(blocks)


def _doing(shown: View, on: date) -> tuple[Block, ...]:
    actions = sorted(shown.rows.of(Action), key=soonest)
    if not actions:
        return ()
    items = tuple(plainly.to_do(shown, one, on, whose=False) for one in actions)
    return (Heading(2, say("What I will do")), Bullets(items))


def _team(shown: View) -> tuple[Block, ...]:
    items = tuple(_member(shown, one) for one in shown.rows.of(Involvement))
    if not items:
        return (Keep((Heading(2, say("My team")), WritingLines(say("People who help me"), 3))),)
    return (Heading(2, say("My team")), Bullets(items))


def _member(shown: View, seat: Involvement) -> Text:
    worker = shown.rows.find(Practitioner, seat.practitioner) or Practitioner()
    agency = shown.rows.find(Agency, seat.agency or worker.agency) or Agency()
    parts = [part for part in (worker.name, seat.role, agency.name) if part]
    first, *rest = parts or [say("Somebody who helps")]
    after = "".join(f", {part}" for part in rest) + (f": {seat.does}" if seat.does else "")
    return Span(first, "strong"), Span(after)


def _meeting(shown: View) -> tuple[Block, ...]:
    if not shown.rows.of(Meeting):
        return ()
    return (Keep((Heading(2, say("When we meet")), *plainly.next_time(shown))),)


def _space(years: int) -> tuple[Block, ...]:
    head = Heading(2, say("My space"))
    if years < _LITTLE:
        return (head, DrawingSpace(say("Draw what makes you happy.")))
    if years < _YOUNG:
        return (head, DrawingSpace(say("Draw or write what would help.")))
    return (
        Keep((head, WritingLines(say("What I want people to know"), 3))),
        DrawingSpace(say("Room for my own ideas")),
    )


KIND: Final = PackKind(
    key="child_page",
    name=mark("Child's page"),
    what_for=mark("For a child or young person: their words, goal and team, and room to draw."),
    compose=compose,
    needs="person",
    suits=suits,
    carries=_CARRIES,
    picks=picks,
)
