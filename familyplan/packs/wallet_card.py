"""The card for a purse or pocket: numbers to ring and the next date, to cut out and fold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Involvement, Meeting, SafetyPlan
from familyplan.packs import plainly
from familyplan.packs.document import Document, Heading, Para
from familyplan.packs.family_copy import for_family
from familyplan.packs.frames import Card
from familyplan.packs.kind import PackKind
from familyplan.packs.said import meeting_time
from familyplan.packs.seen_by_anybody import harmless
from familyplan.sharing.narrowing import chosen
from familyplan.words import mark, say
from familyplan.words.dates import day_and_date

if TYPE_CHECKING:
    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose"]

_MOST: Final = 5
_CARRIES: Final = {
    "meeting": frozenset({"on", "roughly", "starts", "ends", "next_on"}),
    "involvement": frozenset({"practitioner", "agency"}),
    "practitioner": frozenset({"name", "phone", "agency"}),
    "agency": frozenset({"name", "phone"}),
    "safety_plan": frozenset({"in_hours", "out_of_hours"}),
}


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the first few of the team, the next meeting's day, and whom to ring at what hour."""
    safe = harmless(rows, view)
    meeting = plainly.next_meeting(safe.rows, asked, view.on)
    seats = plainly.seated(safe.rows)[:_MOST]
    kept = plainly.at_desks(safe.rows, seats) | {meeting.id if meeting else ""}
    kept |= {one.id for one in safe.rows.of(SafetyPlan)[-1:]}
    lean = plainly.one_number(safe.rows, seats)

    def choose(record: Record) -> Record | None:
        if record.id not in kept:
            return None
        return plainly.of_the_meeting(record) if isinstance(record, Meeting) else lean(record)

    return chosen(safe, choose)


def compose(making: Making) -> Document:
    """Compose the card, and an empty one for numbers of their own."""
    view = making.view
    blocks = (
        Heading(1, say("Cards for your pocket")),
        Para(say("Cut along the outer line. Fold along the middle line."), "soft"),
        Card(_ring(view), _when(view)),
        Card((say("My own numbers"),), (say("My own dates"),)),
    )
    return Document(
        title=say("Cards for your pocket"),
        language="en-GB",
        header_left=say("Cards for your pocket"),
        header_right=say("Copy for {who}. Private.", who=view.reader.addressed),
        footer_left="",
        footer_right=making.code,
        blocks=blocks,
        large=True,
    )


def _ring(view: View) -> tuple[Text, ...]:
    lines: list[Text] = []
    for seat in view.rows.of(Involvement):
        name, phone = plainly.reach(view, seat)
        lines.append(f"{name}: {phone}")
    for plan in view.rows.of(SafetyPlan):
        if plan.in_hours:
            lines.append(say("In the day: {who}", who=plan.in_hours))
        if plan.out_of_hours:
            lines.append(say("At night: {who}", who=plan.out_of_hours))
    return (say("Who to ring"), *lines)


def _when(view: View) -> tuple[Text, ...]:
    head, danger = say("When we meet"), say("In danger now: ring 999.")
    meeting = next(iter(view.rows.of(Meeting)), None)
    if meeting is None:
        return head, say("Day and time:"), danger
    said = meeting.next_on if meeting.on is None else None
    day = day_and_date(said) if said else meeting_time(view, meeting)
    return head, day, danger


KIND: Final = PackKind(
    key="wallet_card",
    name=mark("Card for the pocket"),
    what_for=mark("A card to cut out and fold: who to ring, and when people meet next."),
    compose=compose,
    suits=for_family,
    carries=_CARRIES,
    picks=picks,
    beside=False,
)
