"""How a meeting pack opens: its cover, the agenda, who is coming, the team as a circle."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from familyplan.errors import Refused
from familyplan.figures.team import members
from familyplan.figures.team_circle import team_circle
from familyplan.model import Family, Invitation, Involvement, Meeting, Person
from familyplan.model.titles import seat_role
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import (
    Bullets,
    Facts,
    Heading,
    Keep,
    Logo,
    Para,
    Picture,
    Strip,
    Table,
    WritingLines,
)
from familyplan.packs.logo import Unprintable
from familyplan.packs.said import meeting_kind, meeting_time, names, who
from familyplan.words import say

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan.packs.document import Block, Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

_NOT_COMING = frozenset({"not_asked"})
_ON_PAPER = (480.0, 330.0)


def letterhead(making: Making) -> tuple[Block, ...]:
    """Give what stands above the first heading: the partnership's picture and its name.

    A picture that cannot be printed is left out; the settings said so when it was chosen.
    """
    wording = making.wording
    blocks: list[Block] = []
    if wording.logo:
        with suppress(Unprintable):
            alt = wording.logo_alt or wording.partnership or say("Logo")
            blocks.append(Logo(wording.logo, alt))
    if wording.partnership:
        blocks.append(Para(wording.partnership, "eyebrow"))
    return tuple(blocks)


def cover(making: Making, meeting: Meeting) -> tuple[Block, ...]:
    """Give the cover: nothing on it names the family or says why anybody meets."""
    view = making.view
    reference = next((one.reference for one in view.rows.of(Family) if one.reference), "")
    pairs: list[tuple[str, Text]] = [(say("Copy for"), view.reader.addressed)]
    if reference:
        pairs.append((say("Reference"), reference))
    place: list[Text] = [meeting.place] if meeting.place else []
    if meeting.link:
        place.append(meeting.link)
    blocks: list[Block] = [
        *letterhead(making),
        Heading(1, say("Meeting pack")),
        Para(meeting_kind(meeting), "lead"),
        Strip((meeting_time(view, meeting), *place)),
        Facts(tuple(pairs)),
        Para(_private(view), "soft"),
    ]
    return tuple(blocks)


def _private(view: View) -> str:
    if view.reader.kind == "person":
        return say(
            "This copy is yours. Keep it where only people you trust can read it. If you want"
            " something changed or taken out, say so: it is your plan."
        )
    if view.reader.is_lead:
        return say(
            "This copy holds more than others may see. Do not pass it on or leave it in the room."
        )
    return say(
        "Private. This copy holds only what the family agreed to share with you. Please do not"
        " pass it on, and destroy it safely when you no longer need it."
    )


def agenda(view: View, meeting: Meeting) -> tuple[Block, ...]:
    """Give the agenda, what the meeting is for, and how to get there."""
    blocks: list[Block] = [Heading(1, say("What we will talk about"))]
    if meeting.purpose:
        blocks.append(Para(meeting.purpose, "lead"))
    if meeting.agenda:
        blocks.append(Bullets(meeting.agenda))
    elif not meeting.purpose:
        blocks.append(WritingLines(say("I want to talk about"), 4))
    rows = view.rows
    pairs = [
        (say("Chair"), names(rows, (meeting.chair,))),
        (say("Takes the notes"), names(rows, (meeting.minute_taker,))),
        (say("Getting there"), meeting.getting_there),
        (say("What people need"), meeting.access_needs),
        (say("Agreed to share"), "; ".join(view.limits)),
    ]
    shown = tuple((label, value) for label, value in pairs if value)
    return (*blocks, Facts(shown)) if shown else tuple(blocks)


def coming(view: View, meeting: Meeting) -> tuple[Block, ...]:
    """Give who is asked to the meeting, what each does here, and whether they are coming."""
    rows = view.rows
    asked = [
        one
        for one in rows.of(Invitation)
        if one.meeting == meeting.id and one.who and one.attendance not in _NOT_COMING
    ]
    head = Heading(1, say("Who is coming"))
    if not asked:
        kept_back = any(one.kind == "invitation" for one in view.withheld)
        nobody = say("This copy does not say.") if kept_back else say("Nobody has been asked yet.")
        return head, Para(nobody)
    asked.sort(key=lambda one: rows.find(Person, one.who) is None)
    table = Table(
        (say("Who"), say("What they do"), say("Taking part")),
        tuple((who(rows, one.who), _does(rows, one), _attends(one)) for one in asked),
        (38, 40, 22),
    )
    return head, table


def _does(rows: Rows, invitation: Invitation) -> str:
    seat = rows.find(Involvement, invitation.who)
    if seat is not None:
        return seat.does or seat_role(rows, seat)
    person = rows.find(Person, invitation.who)
    return spoken("place_in_family", person.place) if person and person.place else ""


def _attends(invitation: Invitation) -> str:
    said = spoken("attendance", invitation.attendance or "invited")
    if invitation.represented_by:
        return say("{said} by {who}", said=said, who=invitation.represented_by)
    return ". ".join(filter(None, [said, invitation.access_needs]))


def circle(view: View, on: date) -> tuple[Block, ...]:
    """Give the team as a circle, with its words for whoever cannot see it."""
    if not members(view.rows, on):
        return ()
    drawing = team_circle(view.rows, on, *_ON_PAPER)
    return (
        Keep(
            (
                Heading(1, say("The team round the family")),
                Picture(drawing, " ".join((drawing.title + ".", *drawing.words))),
            )
        ),
    )


def meeting_asked(making: Making) -> Meeting:
    """Give the meeting a copy is asked for.

    Raises:
        Refused: it is not in the View.

    """
    meeting = making.view.rows.find(Meeting, making.asked.meeting)
    if meeting is None:
        raise Refused(say("That meeting is not in this record any more. Choose another one."))
    return meeting
