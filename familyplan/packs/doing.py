"""What is wanted and who does what for it: the family's own part in the first column."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from familyplan.model import Action, Goal, Group, Person
from familyplan.model.titles import shortened
from familyplan.packs.document import Heading, Para, Table
from familyplan.packs.plainly import to_do
from familyplan.packs.said import facts, names, owner
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.packs.document import Block, Text
    from familyplan.sharing import View

_LONGEST: Final = 110


def what_we_want(view: View, on: date) -> tuple[Block, ...]:
    """Give each goal in its words, with who does what for it, then the other things to do."""
    blocks: list[Block] = []
    actions = view.rows.of(Action)
    for goal in view.rows.of(Goal):
        blocks += _goal(view, goal, [one for one in actions if one.goal == goal.id], on)
    loose = [one for one in actions if not one.goal]
    if loose:
        blocks += [Heading(3, say("Other things to do")), *doing(view, loose, on)]
    return (Heading(2, say("What we want")), *blocks) if blocks else ()


def _goal(view: View, goal: Goal, actions: list[Action], on: date) -> Iterator[Block]:
    yield Heading(3, f"“{shortened(goal.words, _LONGEST)}”")
    if len(goal.words) > _LONGEST:
        yield Para(f"“{goal.words}”", "words")
    whose = names(view.rows, goal.said_by)
    pairs = (
        (say("Said by"), whose),
        (say("Why"), goal.why),
        (say("We will know when"), goal.signs),
    )
    yield from facts(*pairs)
    yield from doing(view, actions, on)


def doing(view: View, actions: list[Action], on: date) -> tuple[Block, ...]:
    """Give what the family does in the first column, and what others do beside it."""
    if not actions:
        return ()
    ours: list[Text] = []
    theirs: list[Text] = []
    for one in sorted(actions, key=soonest):
        own = isinstance(view.rows.any(one.owner), Person | Group)
        (ours if own else theirs).append(_said(view, one, on))
    rows = tuple(zip_longest(ours, theirs, fillvalue=""))
    return (Table((say("What we will do"), say("What others will do")), rows, (50, 50)),)


def _said(view: View, action: Action, on: date) -> Text:
    if not action.owner and view.left_out(action.id, "owner"):
        return (*owner(view, action), *to_do(view, action, on, whose=False))
    return to_do(view, action, on)


def soonest(action: Action) -> tuple[str, str]:
    """Order actions by their day; those without one come last."""
    day = action.due.earliest() if action.due else None
    return day.isoformat() if day else "9999", action.id
