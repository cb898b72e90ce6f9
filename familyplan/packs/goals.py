"""Each goal of the plan on its own page: its words, how it is going, who does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.figures.progress import progress_line
from familyplan.figures.ratings import progress
from familyplan.model import Action, Goal, Meeting, Rating
from familyplan.model.titles import shortened
from familyplan.model.vocabulary import spoken
from familyplan.packs.document import (
    Bullets,
    Facts,
    Heading,
    Keep,
    NewPage,
    Para,
    Picture,
    RatingBoxes,
    Span,
    Table,
    WritingLines,
)
from familyplan.packs.replies import reply_blocks, reply_spans
from familyplan.packs.said import CLOSED, due, names, owner, stands, when
from familyplan.packs.since import last_meeting
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.packs.document import Block, Text
    from familyplan.sharing import View

_OPEN = frozenset({"", "open", "partly"})
_WIDE, _HIGH, _LOW = 480.0, 150.0, 124.0
_LONGEST = 140
_TENS = frozenset({"", "0-10"})


def all_goals(view: View, meeting: Meeting, on: date) -> tuple[Block, ...]:
    """Give every goal worked on, each from the top of a page, then those that are behind us."""
    ordered = sorted(
        view.rows.of(Goal), key=lambda one: (one.order is None, one.order or 0, one.id)
    )
    last = last_meeting(view, meeting)
    open_goals = [one for one in ordered if one.words and one.status in _OPEN]
    blocks: list[Block] = []
    for number, goal in enumerate(open_goals, start=1):
        blocks += [NewPage(), *_goal(view, goal, number, last=last, on=on)]
    loose = [one for one in view.rows.of(Action) if not one.goal and one.what]
    if loose:
        blocks += [NewPage()] if not open_goals else []
        blocks += [Heading(1, say("Other things to do")), *_actions(view, loose, last, on)]
    behind = [one for one in ordered if one.words and one.status not in _OPEN]
    if behind:
        blocks += [
            Heading(1, say("Goals behind us")),
            Bullets(
                tuple(
                    (Span(f"“{one.words}”"), Span(f" {spoken('goal_status', one.status)}", "soft"))
                    for one in behind
                )
            ),
        ]
    return tuple(blocks)


def _goal(
    view: View, goal: Goal, number: int, *, last: Meeting | None, on: date
) -> Iterator[Block]:
    yield Para(_eyebrow(view, goal, number), "eyebrow")
    yield Heading(1, f"“{shortened(goal.words, _LONGEST)}”")
    if len(goal.words) > _LONGEST:
        yield Para(f"“{goal.words}”", "words")
    pairs = tuple((label, value) for label, value in _facts(view, goal, on) if value)
    if pairs:
        yield Facts(pairs)
    yield from reply_blocks(view, goal.id, on)
    found = progress(view.rows, goal.id, on)
    if found.series:
        drawing = progress_line(found, _WIDE, _LOW if view.reader.kind == "person" else _HIGH)
        yield Keep(
            (
                Heading(2, say("How it is going")),
                Picture(drawing, drawing.title),
                Para(" ".join(found.sentences), "soft"),
            )
        )
    actions = [one for one in view.rows.of(Action) if one.goal == goal.id and one.what]
    yield Heading(2, say("What we said we would do"))
    yield from _actions(view, actions, last, on)
    head, lines = Heading(2, say("For the room")), 3 if view.reader.kind == "person" else 4
    room = WritingLines(say("What I see, and what I suggest"), lines)
    if goal.scale not in _TENS:
        yield Keep((head, room))
        return
    yield Keep((head, RatingBoxes(say("Today I would say"), goal.low_means, goal.high_means)))
    if not (found.series and view.reader.kind == "person"):
        yield room


def _eyebrow(view: View, goal: Goal, number: int) -> str:
    whose = names(view.rows, goal.said_by)
    if whose:
        return say("Goal {number}, in the words of {who}", number=number, who=whose)
    return say("Goal {number}", number=number)


def _facts(view: View, goal: Goal, on: date) -> Iterator[tuple[str, Text]]:
    if goal.whose != goal.said_by:
        yield say("Whose goal"), names(view.rows, goal.whose)
    yield say("Why it matters"), goal.why
    yield say("How we will know"), goal.signs
    said = [one for one in view.rows.of(Rating) if one.goal == goal.id and one.comment.strip()]
    said.sort(key=lambda one: (one.happened.earliest() if one.happened else None) or on)
    latest = {one.said_by: one for one in said}
    for rating in latest.values():
        speaker = names(view.rows, rating.said_by)
        label = say("What {who} says", who=speaker) if speaker else say("What was said")
        day = when(rating.happened, on)
        replies = reply_spans(view, rating.id, on)
        words, when_said = f"“{rating.comment.strip()}”", f" {day}" if day else ""
        yield label, (Span(words), Span(when_said, "soft"), *replies)


def _actions(view: View, actions: list[Action], last: Meeting | None, on: date) -> Iterator[Block]:
    """Give what is still to do and what was settled since the last meeting; count the rest."""
    earlier = [one for one in actions if _settled_before(view, one, last)]
    now = [one for one in actions if one not in earlier]
    if now:
        yield _table(view, now, on)
    elif not earlier:
        yield Para(say("Nothing yet."))
    else:
        yield Para(say("Nothing is open just now."))
    if earlier:
        counted = say_many(
            "{n} earlier action is in the plan.",
            "{n} earlier actions are in the plan.",
            len(earlier),
        )
        yield Para(counted, "soft")


def _settled_before(view: View, action: Action, last: Meeting | None) -> bool:
    """Say whether an action was over, as far as is known, before the last meeting."""
    if action.status not in CLOSED or last is None or last.on is None:
        return False
    day = action.done_on.latest() if action.done_on else None
    if day is not None:
        return day < last.on
    agreed = view.rows.find(Meeting, action.agreed_at)
    return agreed is not None and agreed.on is not None and agreed.on < last.on


def _table(view: View, actions: list[Action], on: date) -> Table:
    ordered = sorted(actions, key=lambda one: (one.status in CLOSED, _soonest(one), one.id))
    return Table(
        (say("Who"), say("What"), say("By when"), say("How it is")),
        tuple(
            (owner(view, one), one.what, due(view, one, on), stands(view, one)) for one in ordered
        ),
        (25, 38, 18, 19),
    )


def _soonest(action: Action) -> str:
    day = action.due.earliest() if action.due else None
    return day.isoformat() if day else "9999"
