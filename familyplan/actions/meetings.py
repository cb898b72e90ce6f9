"""Meetings: planned, people asked, held."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.actions.registry import verb
from familyplan.errors import Refused
from familyplan.model import Invitation, Involvement, Meeting, Person
from familyplan.model.titles import title
from familyplan.words import mark, say

if TYPE_CHECKING:
    from datetime import date

    from familyplan.store import Transaction


@verb("meeting.plan", mark("planned the {what}"))
def plan_meeting(tx: Transaction, meeting: Meeting, invite: tuple[str, ...] = ()) -> Meeting:
    """Plan a meeting and ask people to it.

    Raises:
        Refused: it would end before it starts.

    """
    if meeting.starts and meeting.ends and meeting.ends <= meeting.starts:
        raise Refused(say("The meeting ends before it starts. Change one of the times."))
    kept = tx.add(meeting)
    for who in invite:
        tx.add(Invitation(scope=kept.scope, meeting=kept.id, who=who, attendance="invited"))
    tx.say(what=_called(kept))
    return kept


@verb("meeting.invite", mark("asked {who} to the {what}"))
def invite(tx: Transaction, meeting_id: str, who: tuple[str, ...]) -> tuple[Invitation, ...]:
    """Ask people to a meeting; whoever is already asked stays asked once."""
    meeting = tx.need(Meeting, meeting_id)
    asked = {one.who for one in tx.in_scope(Invitation, meeting.scope) if one.meeting == meeting_id}
    new = [one for one in who if one not in asked]
    names = [title(found) for one in new if (found := _somebody(tx, one)) is not None]
    tx.say(what=_called(meeting), who=", ".join(names))
    return tuple(
        tx.add(Invitation(scope=meeting.scope, meeting=meeting_id, who=one, attendance="invited"))
        for one in new
    )


def _somebody(tx: Transaction, row_id: str) -> Person | Involvement | None:
    return tx.get(Person, row_id) or tx.get(Involvement, row_id)


@verb("meeting.attendance", mark("noted who took part in the {what}"))
def note_attendance(tx: Transaction, invitation_id: str, attendance: str) -> Invitation:
    """Note whether and how somebody takes or took part."""
    invitation = tx.need(Invitation, invitation_id)
    meeting = tx.need(Meeting, invitation.meeting)
    tx.say(what=_called(meeting))
    return tx.change(invitation, attendance=attendance)


@verb("meeting.hold", mark("marked the {what} as held"))
def hold(tx: Transaction, meeting_id: str, next_on: date | None = None) -> Meeting:
    """Mark a meeting as held; a next date, if set, becomes a planned meeting of the same people."""
    meeting = tx.need(Meeting, meeting_id)
    tx.say(what=_called(meeting))
    held = tx.change(meeting, held=True, next_on=next_on or meeting.next_on)
    if next_on is not None:
        following = replace(
            Meeting(scope=meeting.scope, type="review", on=next_on),
            starts=meeting.starts,
            ends=meeting.ends,
            place=meeting.place,
            link=meeting.link,
            access_needs=meeting.access_needs,
            chair=meeting.chair,
            minute_taker=meeting.minute_taker,
        )
        people = [i.who for i in tx.in_scope(Invitation, meeting.scope) if i.meeting == meeting_id]
        kept = tx.add(following)
        for who in people:
            tx.add(Invitation(scope=kept.scope, meeting=kept.id, who=who, attendance="invited"))
    return held


def _called(meeting: Meeting) -> str:
    """Give a meeting's title as it stands inside a sentence: a word in capitals keeps them."""
    words = title(meeting)
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
