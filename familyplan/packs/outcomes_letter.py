"""The outcomes letter: what a meeting decided, who does what, and when people meet again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Action, Family, Invitation, Meeting
from familyplan.model.vocabulary import spoken
from familyplan.packs import at_work, holding
from familyplan.packs.document import Heading, Keep, Para, Strip, Table, WritingLines
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.opening import meeting_asked
from familyplan.packs.said import CLOSED, meeting_kind, meeting_time, who
from familyplan.practice.working_days import working_days_after
from familyplan.sharing.narrowing import chosen
from familyplan.words import mark, say
from familyplan.words.dates import day_and_date, long_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose", "letter_due"]

# The good practice of the published forms: what was decided is with everybody within a week.
_WORKING_DAYS: Final = 5
_PARTS: Final = (
    Part("decided", mark("What we decided")),
    Part("actions", mark("Who does what")),
    Part("said", mark("What was said")),
    Part("there", mark("Who was there")),
    Part("next_time", mark("When we meet again")),
    Part("copy", mark("This letter")),
)
_CARRIES: Final = {
    **holding.NAMED,
    "family": frozenset({"reference"}),
    "meeting": frozenset(
        {"type", "on", "roughly", "starts", "ends", "place", "decisions", "disagreements",
         "review_decision", "better", "worse", "family_comments", "next_on"}
    ),
    "action": frozenset(
        {"what", "owner", "due", "rhythm", "status", "waiting_for", "outcome_note"}
    ),
    "invitation": frozenset({"meeting", "who", "attendance", "represented_by"}),
}  # fmt: skip
_NOT_THERE: Final = frozenset({"apologies", "did_not_come", "sent_update"})
_NOT_TOLD: Final = frozenset({"", "invited", "coming", "not_asked"})


def letter_due(meeting_on: date) -> date:
    """Give the fifth working day after a meeting, as `familyplan.practice.working_days` counts."""
    return working_days_after(meeting_on, _WORKING_DAYS)


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the meeting, who came, what was agreed there or is still open, and the next one."""
    del rows
    meeting = view.rows.find(Meeting, asked.meeting)
    ids = {asked.meeting} | {one.id for one in view.rows.of(Family)}
    ids |= {
        one.id
        for one in view.rows.of(Invitation)
        if meeting and one.meeting == meeting.id and one.attendance not in _NOT_TOLD
    }
    ids |= {
        one.id
        for one in view.rows.of(Action)
        if one.what and (one.agreed_at == asked.meeting or holding.is_open(one))
    }
    later = holding.next_after(view, meeting) if meeting else None
    held = holding.about(view, _CARRIES, ids | ({later.id} if later else set()))
    return chosen(held, lambda one: _ahead(one) if later and one.id == later.id else one)


def _ahead(record: Record) -> Record:
    """Leave of the meeting to come only when and where it is."""
    return record if not isinstance(record, Meeting) else Meeting(
        id=record.id, scope=record.scope, on=record.on, starts=record.starts, ends=record.ends,
        place=record.place,
    )  # fmt: skip


def compose(making: Making) -> Document:
    """Compose the letter from a View that `KIND.held` gave.

    Raises:
        Refused: the meeting is not in the View.

    """
    view = making.view
    meeting = meeting_asked(making)
    title = say("What we agreed")
    blocks: list[Block] = [
        *at_work.head(making, title, meeting_kind(meeting)),
        Strip((meeting_time(view, meeting), *((meeting.place,) if meeting.place else ()))),
        *_in_time(making, meeting),
    ]
    made = {key: make() for key, make in _makers(making, meeting).items()}
    if not any(made[key] for key in ("decided", "actions", "said")):
        made["decided"] = _nothing()
    for key in in_order(_PARTS, making.asked.parts):
        blocks += made[key]
    family = view.reader.kind == "person"
    return at_work.sheet(making, title, blocks, large=family)


def _makers(making: Making, meeting: Meeting) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view = making.view
    return {
        "decided": lambda: _decided(meeting),
        "actions": lambda: _actions(making),
        "said": lambda: _said(meeting),
        "there": lambda: _there(view, meeting),
        "next_time": lambda: _next_time(view, meeting),
        "copy": lambda: at_work.at_last(making, "put_right"),
    }


def _in_time(making: Making, meeting: Meeting) -> tuple[Block, ...]:
    """Say by when the letter was due, or that it is late."""
    if meeting.on is None:
        return ()
    due = letter_due(meeting.on)
    if making.on > due:
        words = say(
            "This letter is late. It should have been with you by {day}, 5 working days after the"
            " meeting. We are sorry.",
            day=long_date(due),
        )
        return Para(words), _counted()
    if making.on < meeting.on:
        return (Para(say("The meeting has not been yet. This is a draft."), "soft"),)
    words = say("Made within 5 working days of the meeting, as it should be.")
    return Para(words, "soft"), _counted()


def _counted() -> Para:
    """Say what the days leave out: an extra holiday of one year would make the letter less late."""
    words = say(
        "Working days leave out weekends and the usual bank holidays of England and Wales. Extra"
        " bank holidays are not counted."
    )
    return Para(words, "soft")


def _nothing() -> tuple[Block, ...]:
    return (
        Heading(2, say("What we decided")),
        Para(
            say(
                "There is nothing in this copy of what was decided. It may not be written down yet,"
                " or the family has not agreed to share it with you. You can ask the lead"
                " practitioner."
            )
        ),
    )


def _decided(meeting: Meeting) -> tuple[Block, ...]:
    decided = meeting.decisions.strip()
    happens = spoken("review_decision", meeting.review_decision) if meeting.review_decision else ""
    blocks = (
        *((Para(decided),) if decided else ()),
        *at_work.facts_of(
            (say("What happens now"), happens),
            (say("Where we did not agree"), meeting.disagreements),
        ),
    )
    return (Heading(2, say("What we decided")), *blocks) if blocks else ()


def _actions(making: Making) -> tuple[Block, ...]:
    found = making.view.rows.of(Action)
    if not found:
        return ()
    blocks: list[Block] = [Heading(2, say("Who does what"))]
    todo = [one for one in found if one.status not in CLOSED]
    settled = [one for one in found if one.status in CLOSED]
    if todo:
        blocks.append(at_work.action_table(making, todo))
    if settled:
        blocks += [Heading(3, say("Already done")), at_work.action_table(making, settled)]
    return tuple(blocks)


def _said(meeting: Meeting) -> tuple[Block, ...]:
    words = meeting.family_comments.strip()
    blocks = at_work.facts_of(
        (say("What is better"), meeting.better),
        (say("What is harder"), meeting.worse),
        (say("What the family said about the meeting"), f"“{words}”" if words else ""),
    )
    return (Heading(2, say("What was said")), *blocks) if blocks else ()


def _there(view: View, meeting: Meeting) -> tuple[Block, ...]:
    asked = [one for one in view.rows.of(Invitation) if one.meeting == meeting.id and one.who]
    if not asked:
        return ()
    rows = tuple(
        (who(view.rows, one.who), _part(one))
        for one in sorted(asked, key=lambda one: one.attendance in _NOT_THERE)
    )
    table = Table((say("Who"), say("Taking part")), rows, (60, 40))
    return Heading(2, say("Who was there")), table


def _part(invitation: Invitation) -> str:
    said = spoken("attendance", invitation.attendance)
    if invitation.represented_by:
        return say("{said} by {who}", said=said, who=invitation.represented_by)
    return said


def _next_time(view: View, meeting: Meeting) -> tuple[Block, ...]:
    head = Heading(2, say("When we meet again"))
    later = next((one for one in view.rows.of(Meeting) if one.id != meeting.id), None)
    said: list[Block] = [at_work.when_and_where(view, later)] if later else []
    if meeting.next_on and (later is None or later.on != meeting.next_on):
        said.append(Strip((day_and_date(meeting.next_on),)))
    return (Keep((head, *(said or [WritingLines(say("Day, time and place"), 2)]))),)


KIND: Final = PackKind(
    key="outcomes_letter",
    name=mark("Outcomes letter"),
    what_for=mark(
        "For the family and the team after a meeting: decisions, actions and the next date."
    ),
    compose=compose,
    parts=_PARTS,
    needs="meeting",
    carries=_CARRIES,
    picks=picks,
)
