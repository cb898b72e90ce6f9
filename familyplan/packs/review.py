"""Review and progress: what changed since the start, drawn and said, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.figures.progress import progress_line
from familyplan.figures.ratings import progress
from familyplan.model import (
    Action,
    Episode,
    Family,
    Goal,
    Meeting,
    OtherAdult,
    Permission,
    Person,
    PlanVersion,
    Relationship,
    Voice,
)
from familyplan.model.vocabulary import spoken
from familyplan.packs import at_work, gaps, holding, review_facts
from familyplan.packs.document import Heading, Keep, Para, Picture, WritingLines
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.said import CLOSED, names
from familyplan.packs.step_record import for_team
from familyplan.practice.checks import happened_on
from familyplan.practice.children import is_child
from familyplan.words import mark, say, say_many

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose"]

_PARTS: Final = (
    Part("start", mark("Since the start")),
    Part("missing", mark("What is missing")),
    Part("goals", mark("How the goals go")),
    Part("actions", mark("What was done, and what is to do")),
    Part("children", mark("The children")),
    Part("sharing", mark("What may be shared")),
    Part("decide", mark("What we decide")),
)
_CARRIES: Final = {
    **holding.NAMED,
    "family": frozenset({"reference"}),
    "person": holding.NAMED["person"] | {"place", "born"},
    "involvement": holding.NAMED["involvement"] | {"status", "until"},
    "standing": frozenset({"role", "held_by"}),
    "episode": frozenset({"kind", "since", "until", "review_every"}),
    "plan_version": frozenset({"name", "agreed", "review_due"}),
    "meeting": frozenset({"type", "on", "roughly", "starts", "ends", "held", "review_decision"}),
    "goal": frozenset({"words", "status", "whose", "aim", "scale", "better"}),
    "rating": frozenset({"goal", "value", "said_by", "happened"}),
    "action": frozenset(
        {"what", "owner", "due", "rhythm", "status", "waiting_for", "outcome_note"}
    ),
    "voice": frozenset({"about", "said_by", "happened"}),
    "relationship": frozenset({"one", "is_", "to"}),
    "other_adult": frozenset({"child", "part", "person", "known"}),
    "permission": gaps.PERMISSION,
}
_ALL_OF: Final = (Family, Episode, Permission)
_WIDE: Final = (480.0, 150.0)


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the plan with its numbers, the children and who was last heard, and what is agreed."""
    del rows
    children = {one.id for one in view.rows.of(Person) if is_child(one, view.on)}
    ids = {one.id for one in view.records if isinstance(one, _ALL_OF) or _told(one, children)}
    ids |= children | holding.leading(view) | holding.ratings(view) | _last_heard(view, children)
    met = (holding.last_held(view), holding.next_to_come(view, view.on))
    ids |= {one.id for one in met if one is not None} | _within(view, asked)
    agreed = max(view.rows.of(PlanVersion), key=_agreed, default=None)
    return holding.about(view, _CARRIES, ids | ({agreed.id} if agreed else set()))


def _told(record: Record, children: set[str]) -> bool:
    if isinstance(record, Goal):
        return bool(record.words)
    if isinstance(record, Action):
        return bool(record.what)
    if isinstance(record, Relationship):
        return record.to in children and record.until is None
    return isinstance(record, OtherAdult) and record.child in children


def _within(view: View, asked: Asked) -> set[str]:
    """Give the meetings held over the days asked about."""
    return {
        one.id
        for one in view.rows.of(Meeting)
        if one.held and one.on and asked.since and asked.since <= one.on <= (asked.until or view.on)
    }


def _agreed(plan: PlanVersion) -> tuple[str, str]:
    day = plan.agreed.earliest() if plan.agreed else None
    return day.isoformat() if day else "", plan.id


def _last_heard(view: View, children: set[str]) -> set[str]:
    """Give the ids of each child's newest own words."""
    newest: dict[str, tuple[date, str]] = {}
    for one in view.rows.of(Voice):
        day = happened_on(one)
        for child in children & {*one.about, *one.said_by}:
            if day is not None and day <= view.on:
                newest[child] = max(newest.get(child, (day, one.id)), (day, one.id))
    return {row for _day, row in newest.values()}


def compose(making: Making) -> Document:
    """Compose the review from a View that `KIND.held` gave."""
    view = making.view
    title = say("Review and progress")
    blocks: list[Block] = [*at_work.head(making, title)]
    if not view.rows.of(Goal) and not view.rows.of(Action):
        blocks.append(
            Para(
                say(
                    "There is no goal and no action in this copy. There may be none yet, or the"
                    " family has not agreed to share them with you: you can ask them."
                )
            )
        )
    made = _makers(making)
    for key in in_order(_PARTS, making.asked.parts):
        blocks += made[key]()
    return at_work.sheet(making, title, blocks)


def _makers(making: Making) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view, on = making.view, making.on
    return {
        "start": lambda: review_facts.since_the_start(view, on),
        "missing": lambda: gaps.gaps(gaps.found(view, on)),
        "goals": lambda: _goals(view, on),
        "actions": lambda: _actions(making),
        "children": lambda: review_facts.children(view, on),
        "sharing": lambda: gaps.agreed_to_share(view, on),
        "decide": lambda: (
            Keep(
                (
                    Heading(2, say("What we decide")),
                    WritingLines(say("What goes well, and what to do more of"), 2),
                    WritingLines(say("What to change"), 2),
                    WritingLines(say("Who does it, by when"), 2),
                )
            ),
        ),
    }


def _goals(view: View, on: date) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for goal in view.rows.of(Goal):
        found = progress(view.rows, goal.id, on)
        drawing = progress_line(found, *_WIDE) if found.series else None
        facts = at_work.facts_of(
            (say("Whose goal"), names(view.rows, goal.whose)),
            (say("How it stands"), spoken("goal_status", goal.status) if goal.status else ""),
        )
        drawn = (Picture(drawing, drawing.title),) if drawing else ()
        said = Para(" ".join(found.sentences), "soft")
        blocks.append(Keep((*at_work.goal_heading(goal, 3), *facts, *drawn, said)))
    return at_work.titled(say("How the goals go"), *blocks)


def _actions(making: Making) -> tuple[Block, ...]:
    found = making.view.rows.of(Action)
    todo = [one for one in found if one.status not in CLOSED]
    settled = [one for one in found if one.status in CLOSED]
    blocks: list[Block] = []
    if todo:
        late = sum(_late(one, making.on) for one in todo)
        said = say_many("{n} is past its day.", "{n} are past their day.", late)
        blocks += [Heading(3, say("To do"))]
        blocks += [Para(said, "soft")] if late else []
        blocks.append(at_work.action_table(making, todo))
    if settled:
        blocks += [Heading(3, say("Done, or no longer needed"))]
        blocks.append(at_work.action_table(making, settled))
    return at_work.titled(say("What was done, and what is to do"), *blocks)


def _late(action: Action, on: date) -> bool:
    day = action.due.latest() if action.due else None
    return day is not None and day < on


KIND: Final = PackKind(
    key="review",
    name=mark("Review and progress"),
    what_for=mark("For the lead and a supervisor: what changed since the start, what is missing."),
    compose=compose,
    parts=_PARTS,
    suits=for_team,
    carries=_CARRIES,
    picks=picks,
)
