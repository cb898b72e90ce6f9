"""The plan's verbs: goals, ratings, actions and how they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.actions.registry import verb
from familyplan.errors import Refused
from familyplan.model import Action, Goal, PartialDate, PlanVersion, Rating, scale
from familyplan.model.notation import write_record
from familyplan.model.partial_date import on_day
from familyplan.model.titles import title
from familyplan.model.vocabulary import spoken
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.store import Transaction


def in_order(goals: tuple[Goal, ...]) -> tuple[Goal, ...]:
    """Give goals in their place in the plan; those without a place come last, oldest first."""
    return tuple(sorted(goals, key=lambda goal: (goal.order is None, goal.order or 0, goal.id)))


@verb("goal.add", mark("added the goal “{what}”"))
def add_goal(tx: Transaction, goal: Goal) -> Goal:
    """Add a goal at the end of the plan.

    Raises:
        Refused: the goal has no words.

    """
    if not goal.words.strip():
        raise Refused(say("Write the goal first, in the family's own words."))
    places = [one.order or 0 for one in tx.in_scope(Goal, goal.scope)]
    kept = tx.add(
        replace(
            goal,
            order=max(places, default=0) + 1,
            status=goal.status or "open",
            recorded_by=tx.actor,
            recorded_at=tx.now,
        )
    )
    tx.say(what=title(kept))
    return kept


@verb("goal.move", mark("moved the goal “{what}”"))
def move_goal(tx: Transaction, goal_id: str, by: int) -> None:
    """Move a goal up (negative) or down the plan by some places."""
    goal = tx.need(Goal, goal_id)
    order = [one.id for one in in_order(tx.in_scope(Goal, goal.scope))]
    here = order.index(goal_id)
    there = min(max(here + by, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    for place, moved in enumerate(order, start=1):
        tx.change(tx.need(Goal, moved), order=place)
    tx.say(what=title(goal))


@verb("goal.rate", mark("rated “{what}” {number}"))
def rate(tx: Transaction, rating: Rating) -> Rating:
    """Keep how somebody says it is going; 0 is a rating.

    Raises:
        Refused: there is no number, or it is not on the goal's scale.

    """
    goal = tx.need(Goal, rating.goal)
    on = scale(goal.scale, goal.better)
    if rating.value is None or not on.low <= rating.value <= on.high:
        raise Refused(
            say("Choose a number from {low} to {high}. Nothing was kept.", low=on.low, high=on.high)
        )
    happened = rating.happened
    if happened is None and not rating.point:
        happened = on_day(tx.today)
    kept = tx.add(replace(rating, happened=happened, recorded_by=tx.actor, recorded_at=tx.now))
    tx.say(what=title(goal), number=f"{rating.value}{on.unit}")
    return kept


@verb("action.add", mark("added the action “{what}”"))
def add_action(tx: Transaction, action: Action) -> Action:
    """Add an action; without an owner or a date it is kept, and practice reports the gap.

    Raises:
        Refused: it does not say what is to be done.

    """
    if not action.what.strip():
        raise Refused(say("Say what is to be done first."))
    kept = tx.add(replace(action, status=action.status or "not_started"))
    tx.say(what=title(kept))
    return kept


@verb("action.mark", mark("marked “{what}” {how}"))
def mark_action(tx: Transaction, action_id: str, status: str, note: str = "") -> Action:
    """Change how an action stands; done remembers today, anything else forgets it again."""
    action = tx.need(Action, action_id)
    done_on = on_day(tx.today) if status == "done" else None
    tx.say(what=title(action), how=spoken("action_status", status).lower())
    if status == "waiting":
        return tx.change(action, status=status, waiting_for=note.strip(), done_on=None)
    return tx.change(
        action, status=status, done_on=done_on, outcome_note=note.strip() or action.outcome_note
    )


@verb("action.redate", mark("gave “{what}” a new date: {when}"))
def redate(tx: Transaction, action_id: str, due: PartialDate) -> Action:
    """Give an action another date or event to be done by."""
    action = tx.need(Action, action_id)
    tx.say(what=title(action), when=due.said)
    return tx.change(action, due=due)


@verb("plan.agree", mark("kept the plan as agreed, “{what}”"))
def agree(tx: Transaction, version: PlanVersion) -> PlanVersion:
    """Keep the goals and actions as they now stand as a version that stays readable."""
    goals = in_order(tx.in_scope(Goal, version.scope))
    actions = tx.in_scope(Action, version.scope)
    content = {
        "goals": [{"id": goal.id, **write_record(goal)} for goal in goals],
        "actions": [{"id": action.id, **write_record(action)} for action in actions],
    }
    kept = tx.add(replace(version, content=content, agreed=version.agreed or on_day(tx.today)))
    tx.say(what=kept.name or (kept.agreed.said if kept.agreed else ""))
    return kept
