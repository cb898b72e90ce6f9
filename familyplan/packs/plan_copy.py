"""The plan: what a family and its team agreed, whole, to read, to write in and to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Action,
    Contingency,
    Family,
    Goal,
    Involvement,
    Need,
    Person,
    PlanVersion,
    Voice,
)
from familyplan.model.titles import name_in
from familyplan.model.vocabulary import spoken
from familyplan.packs import agency_words, at_work, holding
from familyplan.packs.document import Heading, Keep, Para, Table, WritingLines
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.replies import reply_blocks
from familyplan.packs.said import names, when
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document
    from familyplan.packs.kind import Making
    from familyplan.sharing import View

__all__ = ["KIND", "compose"]

_PARTS: Final = (
    Part("people", mark("The family")),
    Part("words", mark("In their own words")),
    Part("understanding", mark("What we understand so far")),
    Part("goals", mark("The goals")),
    Part("harder", mark("If it gets worse")),
    Part("team", mark("The team round the family")),
    Part("agreed", mark("What was agreed")),
    Part("next_time", mark("When we meet again")),
    Part("sign", mark("We agree to this plan")),
    Part("copy", mark("This copy")),
)
_CARRIES: Final = {
    **holding.NAMED,
    "family": frozenset({"reference"}),
    "person": frozenset({"name", "known_as", "label", "place", "born", "school"}),
    "involvement": frozenset({"agency", "practitioner", "role", "does"}),
    "practitioner": frozenset({"name", "role", "agency", "phone", "best_way"}),
    "agency": frozenset({"name", "phone"}),
    "standing": frozenset({"role", "held_by"}),
    "voice": frozenset({"words", "said_by", "about", "happened", "how"}),
    "need": frozenset({"words", "impact", "side", "said_by", "about"}),
    "goal": frozenset({"words", "why", "signs", "whose", "said_by", "status"}),
    "action": frozenset(
        {"what", "owner", "goal", "due", "rhythm", "status", "waiting_for", "outcome_note"}
    ),
    "contingency": frozenset({"if_", "then", "who"}),
    "plan_version": frozenset({"name", "agreed", "agreed_by", "review_due", "note"}),
    "reply": frozenset({"to", "words", "said_by", "happened"}),
    "meeting": frozenset({"on", "roughly", "starts", "ends", "place", "link"}),
}
_KEPT: Final = (Family, Person, Voice, Need, Goal, Action, Contingency)
_EMPTY_ROWS: Final = 3
_SIGNATURES: Final = 5


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the plan as it stands, the team of today, the last agreement and the next meeting."""
    del rows, asked
    shown = view.rows
    kept = {one.id for one in view.records if isinstance(one, _KEPT) and _says(one)}
    kept |= {one.id for one in holding.seats_now(view)} | holding.leading(view)
    kept |= {one.id for one in shown.of(PlanVersion)[-1:]}
    coming = holding.next_to_come(view, view.on)
    kept |= {coming.id} if coming else set()
    return holding.about(view, _CARRIES, kept, whole=True)


def _says(record: Record) -> bool:
    if isinstance(record, Contingency):
        return bool(record.if_.strip() or record.then.strip())
    return bool(getattr(record, "words", True) and getattr(record, "what", True))


def compose(making: Making) -> Document:
    """Compose the plan from a View that `KIND.held` gave."""
    view = making.view
    title = say("The plan")
    blocks: list[Block] = [*at_work.head(making, title)]
    made = {key: make() for key, make in _makers(making).items()}
    wanted = in_order(_PARTS, making.asked.parts)
    if not any(made[key] for key in _OF_THE_PLAN):
        blocks += _nothing()
        wanted = tuple(key for key in wanted if key not in {"sign", "agreed"})
    for key in wanted:
        blocks += made[key]
    return at_work.sheet(making, title, blocks, large=view.reader.kind == "person")


_OF_THE_PLAN: Final = ("words", "understanding", "goals")


def _makers(making: Making) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view, on = making.view, making.on
    return {
        "people": lambda: at_work.titled(say("The family"), *at_work.people_table(view, on)),
        "words": lambda: agency_words.own_words(view, on),
        "understanding": lambda: agency_words.understood(view, on),
        "goals": lambda: _goals(making),
        "harder": lambda: _harder(view),
        "team": lambda: at_work.titled(
            say("The team round the family"), *at_work.team_table(view, _seats(view))
        ),
        "agreed": lambda: _agreed(making),
        "next_time": lambda: _next_time(view),
        "sign": _sign,
        "copy": lambda: at_work.at_last(making, "this_copy", "put_right"),
    }


def _nothing() -> tuple[Block, ...]:
    return (
        Para(say("There is nothing of the plan in this copy yet.")),
        Para(
            say(
                "It may not be written down yet, or the family has not agreed to share it with you."
                " That is their choice. You can ask them, or the lead practitioner."
            )
        ),
    )


def _seats(view: View) -> tuple[Involvement, ...]:
    return tuple(view.rows.of(Involvement))


def _goals(making: Making) -> tuple[Block, ...]:
    view = making.view
    blocks = [block for one in view.rows.of(Goal) for block in _goal(making, one)]
    loose = [one for one in view.rows.of(Action) if not one.goal]
    if loose:
        table = at_work.action_table(making, loose)
        blocks += [Heading(3, say("Other things to do")), table]
    return at_work.titled(say("The goals"), *blocks)


def _goal(making: Making, goal: Goal) -> Iterator[Block]:
    view = making.view
    whose = names(view.rows, goal.whose)
    facts = at_work.facts_of(
        (say("In the words of"), names(view.rows, goal.said_by)),
        (say("Whose goal"), whose if goal.whose != goal.said_by else ""),
        (say("Why it matters"), goal.why),
        (say("How we will know"), goal.signs),
        (say("How it stands"), spoken("goal_status", goal.status) if goal.status else ""),
    )
    yield Keep((*at_work.goal_heading(goal, 3), *facts))
    yield from reply_blocks(view, goal.id, making.on)
    todo = [one for one in view.rows.of(Action) if one.goal == goal.id]
    if todo:
        yield at_work.action_table(making, todo)
    elif holding.is_open(goal):
        head = (say("Who"), say("What"), say("By when"), say("How it is"))
        yield Table(head, (("",) * len(head),) * _EMPTY_ROWS, (24, 39, 17, 20))


def _harder(view: View) -> tuple[Block, ...]:
    rows = tuple(
        (one.if_.strip(), one.then.strip(), name_in(view.rows, one.who))
        for one in view.rows.of(Contingency)
    )
    if not rows:
        return ()
    table = Table((say("If this happens"), say("Then"), say("Who")), rows, (38, 38, 24))
    return Heading(2, say("If it gets worse")), table


def _agreed(making: Making) -> tuple[Block, ...]:
    view, on = making.view, making.on
    blocks: list[Block] = []
    for one in view.rows.of(PlanVersion):
        blocks += at_work.facts_of(
            (say("Name of this version"), one.name),
            (say("Agreed on"), when(one.agreed, on)),
            (say("Agreed by"), names(view.rows, one.agreed_by)),
            (say("Look at it again by"), when(one.review_due, on)),
            (say("What changed and why"), one.note),
        )
    return at_work.titled(say("What was agreed"), *blocks)


def _next_time(view: View) -> tuple[Block, ...]:
    coming = holding.next_to_come(view, view.on)
    said = (
        at_work.when_and_where(view, coming)
        if coming
        else WritingLines(say("Day, time and place"), 2)
    )
    return (Keep((Heading(2, say("When we meet again")), said)),)


def _sign() -> tuple[Block, ...]:
    head = (say("Name"), say("Signed"), say("Date"))
    table = Table(head, (("",) * len(head),) * _SIGNATURES, (40, 38, 22))
    words = say("Nobody has to sign. A plan you only nodded at is a plan as well.")
    return (Keep((Heading(2, say("We agree to this plan")), Para(words, "soft"), table)),)


KIND: Final = PackKind(
    key="plan_copy",
    name=mark("The plan"),
    what_for=mark("The whole plan as it stands, to read, to sign, or in Word to work on."),
    compose=compose,
    parts=_PARTS,
    carries=_CARRIES,
    picks=picks,
    beside=True,
)
