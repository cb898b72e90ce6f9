"""The minutes: who was there, what was said and decided, with room to write where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import Action, Family, Invitation, Meeting
from familyplan.model.vocabulary import spoken
from familyplan.packs import at_work, holding
from familyplan.packs.document import Facts, Heading, Keep, Para, Strip, Table, WritingLines
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.opening import meeting_asked
from familyplan.packs.said import answered, meeting_kind, meeting_time, names, who
from familyplan.sharing.narrowing import chosen
from familyplan.words import mark, say
from familyplan.words.dates import day_and_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose"]

_PARTS: Final = (
    Part("there", mark("Who was there")),
    Part("agenda", mark("What we talked about")),
    Part("how", mark("How things are")),
    Part("decided", mark("What we decided")),
    Part("actions", mark("Who does what")),
    Part("family", mark("What the family said about the meeting")),
    Part("next_time", mark("When we meet again")),
    Part("copy", mark("This copy")),
)
_CARRIES: Final = {
    **holding.NAMED,
    "family": frozenset({"reference"}),
    "meeting": frozenset(
        {"type", "on", "roughly", "starts", "ends", "place", "chair", "minute_taker", "purpose",
         "agenda", "held", "discussion", "safety_update", "better", "worse", "decisions",
         "disagreements", "review_decision", "lead_still_right", "family_comments", "next_on",
         "family_count", "practitioner_count"}
    ),
    "invitation": frozenset({"meeting", "who", "attendance", "represented_by", "update"}),
    "action": frozenset(
        {"what", "owner", "due", "rhythm", "status", "waiting_for", "outcome_note", "agreed_at"}
    ),
}  # fmt: skip
_EMPTY_ROWS: Final = 4


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the meeting, who was asked, what was agreed there, and when people meet next."""
    del rows
    meeting = view.rows.find(Meeting, asked.meeting)
    later = holding.next_after(view, meeting) if meeting else None
    ids = {asked.meeting, later.id if later else ""}
    ids |= {one.id for one in view.rows.of(Family)}
    ids |= {one.id for one in view.rows.of(Invitation) if one.meeting == asked.meeting and one.who}
    ids |= {one.id for one in view.rows.of(Action) if one.what and one.agreed_at == asked.meeting}

    def choose(record: Record) -> Record | None:
        if later is None or record.id != later.id:
            return record
        return Meeting(id=later.id, scope=later.scope, on=later.on, starts=later.starts,
                       ends=later.ends, place=later.place)  # fmt: skip

    return holding.about(chosen(view, choose), _CARRIES, ids)


def compose(making: Making) -> Document:
    """Compose the minutes from a View that `KIND.held` gave.

    Raises:
        Refused: the meeting is not in the View.

    """
    view = making.view
    meeting = meeting_asked(making)
    title = say("Minutes")
    blocks: list[Block] = [
        *at_work.head(making, title, meeting_kind(meeting)),
        Strip((meeting_time(view, meeting), *((meeting.place,) if meeting.place else ()))),
    ]
    if not meeting.held:
        blocks.append(Para(say("The meeting has not been held yet. Write in the spaces."), "soft"))
    made = _makers(making, meeting)
    for key in in_order(_PARTS, making.asked.parts):
        blocks += made[key]()
    large = view.reader.kind == "person"
    return at_work.sheet(making, title, blocks, large=large)


def _makers(making: Making, meeting: Meeting) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view = making.view
    return {
        "there": lambda: _there(view, meeting),
        "agenda": lambda: _agenda(view, meeting),
        "how": lambda: _how(view, meeting),
        "decided": lambda: _decided(view, meeting),
        "actions": lambda: _actions(making),
        "family": lambda: _family(view, meeting),
        "next_time": lambda: _next_time(view, meeting),
        "copy": lambda: at_work.at_last(making, "this_copy", "put_right"),
    }


def _room(view: View, meeting: Meeting, field: str, label: str, *, lines: int) -> tuple[Block, ...]:
    """Give room to write, or say that this copy does not hold what was written."""
    if view.left_out(meeting.id, field):
        return (Facts(((label, say("Not shown in this copy")),)),)
    return (WritingLines(label, lines),)


def _there(view: View, meeting: Meeting) -> tuple[Block, ...]:
    rows = view.rows
    asked = [one for one in rows.of(Invitation) if one.meeting == meeting.id]
    facts = at_work.facts_of(
        (say("Chair"), names(rows, (meeting.chair,))),
        (say("Takes the notes"), names(rows, (meeting.minute_taker,))),
        (say("Family members who came"), _counted(meeting.family_count)),
        (say("Practitioners who came"), _counted(meeting.practitioner_count)),
    )
    if not asked:
        room = WritingLines(say("Names, and what each does"), 4)
        return (Heading(2, say("Who was there")), *facts, room)
    table = Table(
        (say("Who"), say("Taking part")), tuple((who(rows, one.who), _part(one)) for one in asked),
        (60, 40),
    )  # fmt: skip
    return (Heading(2, say("Who was there")), *facts, table, *_sent(view, asked))


def _counted(number: int | None) -> str:
    return "" if number is None else str(number)


def _part(invitation: Invitation) -> str:
    said = spoken("attendance", invitation.attendance or "invited")
    if invitation.represented_by:
        return say("{said} by {who}", said=said, who=invitation.represented_by)
    return said


def _sent(view: View, asked: list[Invitation]) -> tuple[Block, ...]:
    pairs = tuple(
        (names(view.rows, (one.who,)), one.update.strip()) for one in asked if one.update.strip()
    )
    return (Heading(3, say("What people have written")), Facts(pairs)) if pairs else ()


def _agenda(view: View, meeting: Meeting) -> tuple[Block, ...]:
    """Give each thing that was to be talked about, then what was said, or room to write it."""
    blocks: list[Block] = [Heading(2, say("What we talked about"))]
    if meeting.purpose.strip():
        blocks.append(Para(meeting.purpose.strip(), "lead"))
    said = meeting.discussion.strip()
    for item in meeting.agenda:
        blocks.append(Para(item, "lead"))
        if not said:
            blocks += _room(view, meeting, "discussion", say("What was said"), lines=3)
    if said:
        return (*blocks, Para(said))
    if meeting.agenda:
        return tuple(blocks)
    return (*blocks, *_room(view, meeting, "discussion", say("What was said"), lines=6))


def _how(view: View, meeting: Meeting) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(2, say("How things are"))]
    sides = (
        ("better", say("What is better"), meeting.better),
        ("worse", say("What is harder"), meeting.worse),
        ("safety_update", say("How safe things are"), meeting.safety_update),
    )
    for field, label, words in sides:
        if words.strip():
            blocks += [Heading(3, label), Para(words.strip())]
        else:
            blocks += _room(view, meeting, field, label, lines=2)
    return tuple(blocks)


def _decided(view: View, meeting: Meeting) -> tuple[Block, ...]:
    decision = meeting.review_decision
    facts = at_work.facts_of(
        (say("What happens now"), spoken("review_decision", decision) if decision else ""),
        (say("Is the lead still the right person"), answered(meeting.lead_still_right)),
        (say("Where we did not agree"), meeting.disagreements),
    )
    said = meeting.decisions.strip()
    body = (Para(said),) if said else _room(view, meeting, "decisions", say("We decided"), lines=4)
    return (Heading(2, say("What we decided")), *body, *facts)


def _actions(making: Making) -> tuple[Block, ...]:
    found = making.view.rows.of(Action)
    if found:
        return (Heading(2, say("Who does what")), at_work.action_table(making, found))
    head = (say("Who"), say("What"), say("By when"), say("What they need"))
    empty = Table(head, (("",) * len(head),) * _EMPTY_ROWS, (22, 40, 17, 21))
    return (Keep((Heading(2, say("Who does what")), empty)),)


def _family(view: View, meeting: Meeting) -> tuple[Block, ...]:
    words = meeting.family_comments.strip()
    body = (
        (Para(f"“{words}”", "words"),)
        if words
        else _room(view, meeting, "family_comments", say("In their own words"), lines=3)
    )
    return (Keep((Heading(2, say("What the family said about the meeting")), *body)),)


def _next_time(view: View, meeting: Meeting) -> tuple[Block, ...]:
    head = Heading(2, say("When we meet again"))
    later = next((one for one in view.rows.of(Meeting) if one.id != meeting.id), None)
    said: list[Block] = [at_work.when_and_where(view, later)] if later else []
    if meeting.next_on and (later is None or later.on != meeting.next_on):
        said.append(Strip((day_and_date(meeting.next_on),)))
    return (Keep((head, *(said or [WritingLines(say("Day, time and place"), 2)]))),)


KIND: Final = PackKind(
    key="minutes",
    name=mark("Minutes"),
    what_for=mark("Who was at a meeting, what was said and decided; in Word, to write in."),
    compose=compose,
    parts=_PARTS,
    needs="meeting",
    carries=_CARRIES,
    picks=picks,
    beside=True,
)
