"""The record of a step up, down or across: what the team that takes over needs, and how it stands.

Fields as in published step-up and step-down forms (domain notes, 2.10 H).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Action,
    Agency,
    Episode,
    Family,
    Goal,
    Involvement,
    Person,
    StepChange,
)
from familyplan.model.vocabulary import spoken
from familyplan.packs import at_work, holding
from familyplan.packs.document import Heading, Keep, Para, Strip, Table, WritingLines
from familyplan.packs.kind import PackKind, Part, in_order
from familyplan.packs.said import answered, names, when
from familyplan.sharing.narrowing import narrowed
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from familyplan.model import Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document
    from familyplan.packs.kind import Making
    from familyplan.sharing import Reader, View

__all__ = [
    "FAMILY",
    "KIND",
    "NOTHING",
    "compose",
    "family_facts",
    "family_of",
    "for_team",
    "goals_of",
    "help_of",
    "nothing",
]

_PARTS: Final = (
    Part("state", mark("How it stands")),
    Part("step", mark("Why, and what was tried")),
    Part("leads", mark("Who leads")),
    Part("agreed", mark("What the family says")),
    Part("family", mark("The family")),
    Part("team", mark("The team round the family")),
    Part("goals", mark("What is still to do")),
    Part("accepting", mark("Accepting")),
    Part("copy", mark("This copy")),
)
# What both records of a change of help say of the family, its help and its plan.
FAMILY: Final = {
    **holding.NAMED,
    "family": frozenset({"name", "reference", "languages", "communication", "safe_contact"}),
    "person": frozenset({"name", "known_as", "label", "place", "born", "school"}),
    "episode": frozenset({"kind", "reason", "since", "until", "tried"}),
    "involvement": frozenset({"agency", "practitioner", "role", "does"}),
    "practitioner": frozenset({"name", "role", "agency", "phone", "best_way"}),
    "agency": frozenset({"name", "phone"}),
    "standing": frozenset({"role", "held_by"}),
    "goal": frozenset({"words", "said_by", "status"}),
    "action": frozenset(
        {"what", "owner", "goal", "due", "rhythm", "status", "waiting_for", "outcome_note"}
    ),
}
# What a copy holds that cannot hold what it is about.
NOTHING: Final = {"family": frozenset({"reference"})}
_CARRIES: Final = {
    **FAMILY,
    "step_change": frozenset(
        {"direction", "episode", "from_level", "to_level", "reason", "tried", "lead_now",
         "lead_next", "agency", "ground", "family_told", "family_view", "asked_on", "accepted",
         "accepted_on", "accepted_by"}
    ),
}  # fmt: skip


def for_team(reader: Reader, _rows: Rows) -> bool:
    """Say whether a reader sits at the table."""
    return reader.kind == "involvement"


def picks(rows: Rows, view: View, asked: Asked) -> View:
    """Choose the step asked about, the family, its team, and what is still to do."""
    del rows
    if view.rows.find(StepChange, asked.about) is None:
        return narrowed(view, NOTHING)
    ids = {asked.about} | {one.id for one in (*view.rows.of(Family), *view.rows.of(Person))}
    ids |= {one.id for one in holding.seats_now(view)} | holding.leading(view)
    ids |= {one.id for one in view.rows.of(Goal) if one.words and holding.is_open(one)}
    ids |= {one.id for one in view.rows.of(Action) if one.what and holding.is_open(one)}
    return holding.about(view, _CARRIES, ids, whole=True)


def compose(making: Making) -> Document:
    """Compose the record from a View that `KIND.held` gave."""
    view = making.view
    step = view.rows.find(StepChange, making.asked.about)
    title = say("Help moves on")
    way = spoken("step_way", step.direction) if step and step.direction else ""
    blocks: list[Block] = [*at_work.head(making, title, way)]
    if step is None:
        blocks += nothing()
    else:
        made = _makers(making, step)
        for key in in_order(_PARTS, making.asked.parts):
            blocks += made[key]()
    return at_work.sheet(making, title, blocks)


def nothing() -> tuple[Block, ...]:
    """Say kindly that the copy does not hold what it is about, and what can be done."""
    return (
        Heading(2, say("Nothing to share yet")),
        Para(
            say(
                "This copy does not hold the record it was asked for. It may not be in the record"
                " any more, or the family has not agreed to share it with you."
            )
        ),
        Para(say("Ask the lead practitioner. Nothing has to wait for a form if a child needs"
                 " to be kept safe.")),
    )  # fmt: skip


def _makers(making: Making, step: StepChange) -> dict[str, Callable[[], tuple[Block, ...]]]:
    view, on = making.view, making.on
    return {
        "state": lambda: _state(step, on),
        "step": lambda: _step(view, step, on),
        "leads": lambda: _leads(view, step),
        "agreed": lambda: _agreed(step),
        "family": lambda: family_of(view, on),
        "team": lambda: at_work.titled(
            say("The team round the family"),
            *at_work.team_table(view, view.rows.of(Involvement)),
        ),
        "goals": lambda: goals_of(making),
        "accepting": lambda: _accepting(step),
        "copy": lambda: at_work.at_last(making, "this_copy", "put_right"),
    }


def _state(step: StepChange, on: date) -> tuple[Block, ...]:
    said = spoken("step_accepted", step.accepted or "waiting")
    blocks: list[Block] = [Strip((say("The other side: {said}", said=said),))]
    blocks += at_work.facts_of(
        (say("Asked on"), when(step.asked_on, on)),
        (say("Answered on"), when(step.accepted_on, on)),
        (say("Answered by"), step.accepted_by),
    )
    if step.accepted != "accepted":
        blocks.append(
            Para(
                say(
                    "Help stays as it is, and the lead stays the lead, until the other side has"
                    " accepted. A child who is not safe waits for no form."
                )
            )
        )
    return (Heading(2, say("How it stands")), *blocks)


def _step(view: View, step: StepChange, on: date) -> tuple[Block, ...]:
    return at_work.titled(
        say("Why, and what was tried"),
        *at_work.facts_of(
            (say("From"), step.from_level),
            (say("To"), step.to_level),
            (say("Why now"), step.reason),
            (say("What was tried"), step.tried),
        ),
        *help_of(view, step.episode, on),
        Para(say("People decided this. It is not worked out by the program."), "soft"),
    )


def help_of(view: View, episode_id: str, on: date) -> tuple[Block, ...]:
    """Say which help it is about: its kind, why it was asked for, from when to when."""
    episode = view.rows.find(Episode, episode_id)
    if episode is None:
        return ()
    return at_work.facts_of(
        (say("Which help"), spoken("episode_kind", episode.kind) if episode.kind else ""),
        (say("Why help was asked for"), episode.reason),
        (say("What was tried before"), episode.tried),
        (say("Since"), when(episode.since, on)),
        (say("Until"), when(episode.until, on)),
    )


def _leads(view: View, step: StepChange) -> tuple[Block, ...]:
    agency = view.rows.find(Agency, step.agency)
    return at_work.titled(
        say("Who leads"),
        *at_work.facts_of(
            (say("Who leads now"), names(view.rows, (step.lead_now,))),
            (say("Who leads next"), step.lead_next),
            (say("Which agency takes over"), agency.name if agency else ""),
            (say("Telephone"), agency.phone if agency else ""),
        ),
    )


def _agreed(step: StepChange) -> tuple[Block, ...]:
    words = step.family_view.strip()
    return at_work.titled(
        say("What the family says"),
        *at_work.facts_of(
            (say("Agreed by the family, or the lawful reason"), step.ground),
            (say("Does the family know"), answered(step.family_told)),
            (say("What the family says about it"), f"“{words}”" if words else ""),
        ),
    )


def family_of(view: View, on: date) -> tuple[Block, ...]:
    """Give the family: what it is called, how to talk with them, and who belongs to it."""
    people = at_work.people_table(view, on)
    return at_work.titled(say("The family"), *family_facts(view), *people)


def family_facts(view: View) -> tuple[Block, ...]:
    """Say what the family is called, how to talk with them, and how to be safely in touch."""
    blocks: list[Block] = []
    for one in view.rows.of(Family):
        blocks += at_work.facts_of(
            (say("Family"), one.name),
            (say("Languages spoken at home"), ", ".join(one.languages)),
            (say("How to talk with them"), one.communication),
            (say("Safe ways to be in touch"), one.safe_contact),
        )
    return tuple(blocks)


def goals_of(making: Making) -> tuple[Block, ...]:
    """Give the goals with how each stands, and the actions still to do under each."""
    view = making.view
    blocks: list[Block] = []
    for goal in view.rows.of(Goal):
        facts = at_work.facts_of(
            (say("In the words of"), names(view.rows, goal.said_by)),
            (say("How it stands"), spoken("goal_status", goal.status) if goal.status else ""),
        )
        todo = [one for one in view.rows.of(Action) if one.goal == goal.id]
        table = (at_work.action_table(making, todo),) if todo else ()
        blocks.append(Keep((*at_work.goal_heading(goal, 3), *facts, *table)))
    loose = [one for one in view.rows.of(Action) if not one.goal]
    if loose:
        blocks.append(Heading(3, say("Other things to do")))
        blocks.append(at_work.action_table(making, loose))
    return at_work.titled(say("What is still to do"), *blocks)


def _accepting(step: StepChange) -> tuple[Block, ...]:
    if step.accepted == "accepted":
        return ()
    head = (say("Who"), say("Name"), say("Day"), say("Signed"))
    rows = tuple(
        (one, "", "", "") for one in (say("The lead now"), say("The lead next"), say("The family"))
    )
    answer = WritingLines(say("We accept this, or we do not because"), 3)
    table = Table(head, rows, (24, 30, 18, 28))
    return (Keep((Heading(2, say("Accepting")), answer, table)),)


KIND: Final = PackKind(
    key="step_record",
    name=mark("Step up or step down"),
    what_for=mark("For the team that takes over: why help moves on, and how it stands."),
    compose=compose,
    parts=_PARTS,
    needs="step_change",
    suits=for_team,
    carries=_CARRIES,
    picks=picks,
)
