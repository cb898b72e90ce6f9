"""What came before this meeting: what was agreed, what has changed since, what people sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Action, Goal, Invitation, Involvement, Meeting, Rating
from familyplan.model.titles import at_the_table, name_in, shortened
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import Bullets, Heading, Keep, Para, Table
from familyplan.packs.said import CLOSED, due, facts, names, owner, stands, when
from familyplan.words import say, say_many
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.model import PartialDate, Rows
    from familyplan.packs.document import Block
    from familyplan.sharing import View

_MOST_CHANGES = 24


def last_meeting(view: View, meeting: Meeting) -> Meeting | None:
    """Give the last meeting held before this one."""
    held = [
        one
        for one in view.rows.of(Meeting)
        if one.id != meeting.id
        and one.held
        and (one.on is None or meeting.on is None or one.on <= meeting.on)
    ]
    return max(held, key=lambda one: (one.on is not None, one.on, one.id), default=None)


def last_time(view: View, meeting: Meeting, on: date) -> tuple[Block, ...]:
    """Give what was agreed at the last meeting, and what became of it."""
    last = last_meeting(view, meeting)
    agreed = [one for one in view.rows.of(Action) if one.what and of_last(one, last, meeting)]
    decided = last.decisions.strip() if last else ""
    said = _said_there(last) if last else ()
    if last is None or not (agreed or decided or said):
        return ()
    blocks: list[Block] = [Heading(1, say("What we agreed last time"))]
    if last.on:
        blocks.append(Para(say("At the meeting on {day}.", day=long_date(last.on)), "soft"))
    if decided:
        blocks.append(Para(decided))
    blocks += said
    if agreed:
        done = sum(one.status == "done" for one in agreed)
        blocks.append(Para(_so_many(done, len(agreed))))
        head = (say("Who"), say("What"), say("By when"), say("What became of it"))
        table = tuple(
            (owner(view, one), one.what, due(view, one, on), stands(view, one)) for one in agreed
        )
        blocks.append(Table(head, table, (24, 36, 17, 23)))
    return (Keep(tuple(blocks)),)


def _said_there(last: Meeting) -> tuple[Block, ...]:
    """Give what was talked about, how things were, and what the family said of the meeting."""
    words = last.family_comments.strip()
    return facts(
        (say("What we talked about"), last.discussion.strip()),
        (say("What is better"), last.better.strip()),
        (say("What is harder"), last.worse.strip()),
        (say("How safe things are"), last.safety_update.strip()),
        (say("Where we did not agree"), last.disagreements.strip()),
        (say("What the family said about the meeting"), f"“{words}”" if words else ""),
        (say("What happens now"), spoken("review_decision", last.review_decision)),
    )


def _so_many(done: int, of: int) -> str:
    return say_many("{done} of {n} is done.", "{done} of {n} are done.", of, done=done)


def of_last(action: Action, last: Meeting | None, meeting: Meeting) -> bool:
    """Say whether an action was agreed at the last meeting, or must have been by its days."""
    if last is None:
        return False
    if action.agreed_at:
        return action.agreed_at == last.id
    if action.status in CLOSED:
        day = _day(action.done_on)
        return day is None or last.on is None or day >= last.on
    day = action.due.latest() if action.due else None
    return day is not None and meeting.on is not None and day <= meeting.on


def _day(when_said: PartialDate | None) -> date | None:
    return when_said.earliest() if when_said else None


def changed(view: View, meeting: Meeting, on: date, previous: View | None) -> tuple[Block, ...]:
    """Say what changed since the last copy this reader was given, else since the last meeting."""
    last = last_meeting(view, meeting)
    if previous is not None:
        lines = list(_between(previous, view, on))
        start = say("Since your copy of {day}.", day=long_date(previous.on))
        same = say("Nothing else in this copy has changed since your last one.")
    elif last is not None and last.on is not None:
        lines = list(_after(view, last.on, on))
        start = say("Since the meeting on {day}.", day=long_date(last.on))
        same = say("Nothing else in this copy has changed since then.")
    else:
        return ()
    if not lines:
        return (Para(same, "soft"),)
    head = (Heading(1, say("What has changed since")), Para(start, "soft"))
    more = len(lines) - _MOST_CHANGES
    rest = (say_many("And {n} more.", "And {n} more.", more),) if more > 0 else ()
    return (Keep((*head, Bullets((*lines[:_MOST_CHANGES], *rest)))),)


def _after(view: View, start: date, on: date) -> Iterator[str]:
    rows = view.rows
    for seat in rows.of(Involvement):
        if _sits(seat) and (day := _day(seat.since)) and day > start:
            yield _joined(rows, seat)
    for action in rows.of(Action):
        if action.status == "done" and (day := _day(action.done_on)) and day >= start:
            yield say("Done: {what}.", what=shortened(action.what).rstrip("."))
    for rating in rows.of(Rating):
        goal = rows.find(Goal, rating.goal)
        if goal and rating.value is not None and (day := _day(rating.happened)) and day > start:
            yield _rated(view, rating, goal, on)


def _sits(seat: Involvement) -> bool:
    """Say whether somebody is in a seat: not when it is only wanted, nor when they have left."""
    return at_the_table(seat) and seat.status != "wanted"


def _joined(rows: Rows, seat: Involvement) -> str:
    return say("{who} has joined the team.", who=name_in(rows, seat.id))


def _rated(view: View, rating: Rating, goal: Goal, on: date) -> str:
    return say(
        "{who} rated “{goal}” {number} on {day}.",
        who=names(view.rows, rating.said_by) or say("Somebody"),
        goal=shortened(goal.words),
        number=f"{rating.value:f}",
        day=when(rating.happened, on),
    )


def _between(before: View, now: View, on: date) -> Iterator[str]:
    """Say what differs between two Views, of what both of them show; what is gone is not told.

    What only the later copy shows need not be new, only new to its reader; nobody is told why.
    """
    rows = now.rows
    for seat in rows.of(Involvement):
        began = _day(seat.since)
        new = began is None or began >= before.on
        if new and _sits(seat) and before.rows.any(seat.id) is None:
            yield _joined(rows, seat)
    for goal in rows.of(Goal):
        old = before.rows.find(Goal, goal.id)
        if goal.words and (old is None or not old.words):
            yield say("New in this copy, the goal “{goal}”.", goal=shortened(goal.words))
        elif old and old.status != goal.status and old.status and goal.status:
            said = spoken("goal_status", goal.status).lower()
            yield say("“{goal}”: {how}.", goal=shortened(goal.words), how=said)
    for action in rows.of(Action):
        yield from _action_change(before.rows.find(Action, action.id), action, on)
    for rating in rows.of(Rating):
        rated = rows.find(Goal, rating.goal)
        if before.rows.any(rating.id) is None and rated and rating.value is not None:
            yield _rated(now, rating, rated, on)


def _action_change(old: Action | None, action: Action, on: date) -> Iterator[str]:
    what = shortened(action.what).rstrip(".")
    if not what:
        return
    if old is None or not old.what:
        yield say("New in this copy, an action: {what}.", what=what)
    elif old.status != action.status and old.status and action.status:
        how = spoken("action_status", action.status).lower()
        yield say("{what}: {how}.", what=what, how=how)
    elif old.due != action.due and old.due and action.due:
        yield say("{what}: now by {day}.", what=what, day=when(action.due, on))


def updates(view: View, meeting: Meeting) -> tuple[Block, ...]:
    """Give what people sent to be read at this meeting."""
    sent = [
        one
        for one in view.rows.of(Invitation)
        if one.meeting == meeting.id and one.update.strip() and one.who
    ]
    if not sent:
        return ()
    blocks: list[Block] = [Heading(1, say("What people have written"))]
    for one in sent:
        blocks += [Heading(2, name_in(view.rows, one.who)), Para(one.update.strip())]
    return tuple(blocks)
