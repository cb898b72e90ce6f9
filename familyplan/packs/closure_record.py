"""The record of an ending: why, what helped, what is left, who is still there, how it was later.

Fields as in published closure forms (domain notes, 2.10 G).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.figures.ratings import progress
from familyplan.model import (
    Action,
    Closure,
    Family,
    Goal,
    Involvement,
    LaterCheck,
    Person,
    Rating,
)
from familyplan.model.vocabulary import spoken
from familyplan.packs import at_work, holding
from familyplan.packs.document import Heading, Keep, Para, Table, WritingLines
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.said import answered, names, spoken_all, when
from familyplan.packs.step_record import FAMILY, NOTHING, family_of, for_team, help_of, nothing
from familyplan.sharing.narrowing import narrowed
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document, Text
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose"]

_PARTS: Final = (
    Part("ending", mark("Why help ends")),
    Part("worked", mark("What helped, and what goes on")),
    Part("goals", mark("How the goals stand")),
    Part("left", mark("What is left to do")),
    Part("said", mark("What the family says")),
    Part("family", mark("The family")),
    Part("team", mark("Who helped")),
    Part("later", mark("Looking again later")),
    Part("copy", mark("This copy")),
)
_CARRIES: Final = {
    **FAMILY,
    "involvement": FAMILY["involvement"] | {"since", "until", "ended_why"},
    "goal": frozenset({"words", "status", "aim", "scale", "better", "said_by"}),
    "rating": frozenset({"goal", "value", "said_by", "happened"}),
    "closure": frozenset(
        {"episode", "decided_on", "reasons", "needs", "worked", "keep_doing", "continues",
         "contact", "if_harder", "parent_told", "child_told", "child_view", "family_view",
         "copy_given", "check_due"}
    ),
    "later_check": frozenset({"closure", "on", "asked", "still_well", "words", "next"}),
}  # fmt: skip
_ALL_OF: Final = (Family, Person, Involvement)


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the ending asked about, the family, who helped, how goals ended, what is left."""
    del rows
    if view.rows.find(Closure, asked.about) is None:
        return narrowed(view, NOTHING)
    ids = {asked.about} | {one.id for one in view.records if isinstance(one, _ALL_OF)}
    ids |= {one.id for one in view.records if _of_this(one, asked.about)}
    return holding.about(view, _CARRIES, ids | holding.ratings(view, ends=True), whole=True)


def _of_this(record: Record, closure: str) -> bool:
    if isinstance(record, LaterCheck):
        return record.closure == closure
    if isinstance(record, Action):
        return bool(record.what) and holding.is_open(record)
    return isinstance(record, Goal) and bool(record.words)


def compose(making: Making) -> Document:
    """Compose the record from a View that `KIND.held` gave."""
    view = making.view
    closure = view.rows.find(Closure, making.asked.about)
    title = say("How help ends")
    blocks: list[Block] = [*at_work.head(making, title)]
    if closure is None:
        blocks += nothing()
    else:
        made = _makers(making, closure)
        for key in in_order(_PARTS, making.asked.parts):
            blocks += made[key]()
    return at_work.sheet(making, title, blocks)


def _makers(making: Making, closure: Closure) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view, on = making.view, making.on
    return {
        "ending": lambda: _ending(view, closure, on),
        "worked": lambda: _worked(view, closure),
        "goals": lambda: _goals(view, on),
        "left": lambda: _left(making),
        "said": lambda: _said(closure),
        "family": lambda: family_of(view, on),
        "team": lambda: _team(view, on),
        "later": lambda: _later(view, closure, on),
        "copy": lambda: at_work.at_last(making, "put_right"),
    }


def _ending(view: View, closure: Closure, on: date) -> tuple[Block, ...]:
    needs = spoken("needs_met", closure.needs) if closure.needs else ""
    return at_work.titled(
        say("Why help ends"),
        *at_work.facts_of(
            (say("Decided on"), when(closure.decided_on, on)),
            (say("Why it ends"), spoken_all("episode_end", closure.reasons)),
            (say("What was needed is"), needs),
        ),
        *help_of(view, closure.episode, on),
    )


def _worked(view: View, closure: Closure) -> tuple[Block, ...]:
    return at_work.titled(
        say("What helped, and what goes on"),
        *at_work.facts_of(
            (say("What helped"), closure.worked),
            (say("What the family will keep doing"), closure.keep_doing),
            (say("Who is still there for them"), names(view.rows, closure.continues)),
            (say("Whom to ask if it gets hard again"), closure.contact),
            (say("If things get harder again"), closure.if_harder),
        ),
    )


def _goals(view: View, on: date) -> tuple[Block, ...]:
    rows: list[tuple[Text, ...]] = []
    for goal in view.rows.of(Goal):
        rated = any(one.goal == goal.id for one in view.rows.of(Rating))
        said = progress(view.rows, goal.id, on).sentences
        aim = goal.aim is not None
        rows.append(
            (
                f"“{goal.words.strip()}”",
                names(view.rows, goal.said_by),
                spoken("goal_status", goal.status) if goal.status else "",
                " ".join(said) if rated or aim else say("Nobody has rated this."),
            )
        )
    if not rows:
        return ()
    head = (say("Goal"), say("In the words of"), say("How it stands"), say("How it went"))
    table = Table(head, tuple(rows), (34, 17, 15, 34))
    return Heading(2, say("How the goals stand")), table


def _left(making: Making) -> tuple[Block, ...]:
    todo = making.view.rows.of(Action)
    head = Heading(2, say("What is left to do"))
    if not todo:
        return head, Para(say("Nothing that this copy knows of."))
    return head, at_work.action_table(making, todo)


def _said(closure: Closure) -> tuple[Block, ...]:
    child, family = closure.child_view.strip(), closure.family_view.strip()
    return at_work.titled(
        say("What the family says"),
        *at_work.facts_of(
            (say("Talked over with the parents"), answered(closure.parent_told)),
            (say("Talked over with the child"), answered(closure.child_told)),
            (say("What the child says about it"), f"“{child}”" if child else ""),
            (say("What the family says about it"), f"“{family}”" if family else ""),
            (say("The family has a copy"), answered(closure.copy_given)),
        ),
    )


def _team(view: View, on: date) -> tuple[Block, ...]:
    seats = view.rows.of(Involvement)
    spans: list[tuple[Text, ...]] = []
    for one in seats:
        parts = (when(one.since, on), when(one.until, on), one.ended_why.strip())
        if any(parts):
            spans.append((names(view.rows, (one.id,)), *parts))
    head = (say("Who"), say("Since"), say("Until"), say("Why it ended"))
    table = (Table(head, tuple(spans), (34, 18, 18, 30)),) if spans else ()
    return at_work.titled(say("Who helped"), *at_work.team_table(view, seats), *table)


def _later(view: View, closure: Closure, on: date) -> tuple[Block, ...]:
    blocks: list[Block] = [*at_work.facts_of((say("Look again on"), when(closure.check_due, on)))]
    for one in view.rows.of(LaterCheck):
        words = one.words.strip()
        blocks += at_work.facts_of(
            (say("Asked on"), when(one.on, on)),
            (say("Who was asked"), names(view.rows, one.asked)),
            (say("Is it still well"), answered(one.still_well)),
            (say("What they say"), f"“{words}”" if words else ""),
            (say("What happens now"), one.next),
        )
    if not view.rows.of(LaterCheck):
        blocks.append(WritingLines(say("Six months later: is it still well"), 3))
    return (Keep((Heading(2, say("Looking again later")), *blocks)),)


KIND: Final = PackKind(
    key="closure_record",
    name=mark("Record of the ending"),
    what_for=mark("For the file, and for whoever goes on: how help ended and who is still there."),
    compose=compose,
    parts=_PARTS,
    needs="closure",
    suits=for_team,
    carries=_CARRIES,
    picks=picks,
)
