"""The plan: needs, goals in the family's words, actions with one owner, ratings, voices, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.model.declare import Noun, Record, noun
from familyplan.model.fields import (
    Sharing,
    answer,
    choice,
    data,
    long_text,
    money,
    number,
    ref,
    refs,
    score,
    stamp,
    text,
    texts,
    when,
)
from familyplan.words import mark

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from familyplan.model.partial_date import PartialDate
    from familyplan.model.values import Answer, Money

S = Sharing
PERSON = ("person",)
ANYONE = ("person", "involvement", "group")
ON_NO_PAGE = mark("kept by the program when something is written down")


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement(Record):
    """What every row that states something carries: about whom, by whom, how sure, not for whom."""

    about: tuple[str, ...] = refs(mark("About"), sharing=S.PLAN, refers=PERSON)
    said_by: tuple[str, ...] = refs(mark("Whose words"), sharing=S.PLAN, refers=ANYONE)
    how_sure: str = choice(mark("How sure"), sharing=S.WORKING, choices="how_sure")
    not_for: tuple[str, ...] = refs(mark("Must not see this"), sharing=S.WORKING, refers=ANYONE)
    happened: PartialDate | None = when(mark("When"), sharing=S.PLAN)
    recorded_by: str = ref(
        mark("Written down by"), sharing=S.WORKING, refers=("user",), hidden=ON_NO_PAGE
    )
    recorded_at: datetime | None = stamp(
        mark("Written down at"), sharing=S.WORKING, hidden=ON_NO_PAGE
    )


@noun(Noun("plan_version", mark("version of the plan"), mark("versions of the plan"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class PlanVersion(Record):
    """The plan as it stood when it was agreed, so that an earlier plan stays readable."""

    episode: str = ref(mark("Episode"), sharing=S.PLAN, refers=("episode",))
    name: str = text(mark("Name of this version"), sharing=S.PLAN)
    agreed: PartialDate | None = when(mark("Agreed on"), sharing=S.PLAN)
    agreed_by: tuple[str, ...] = refs(mark("Agreed by"), sharing=S.PLAN, refers=ANYONE)
    review_due: PartialDate | None = when(mark("Look at it again by"), sharing=S.PLAN)
    note: str = long_text(mark("What changed and why"), sharing=S.PLAN)
    content: object = data(
        mark("What the plan said"),
        sharing=S.WORKING,
        hidden=mark("a copy of the goals and actions as they stood"),
    )


@noun(Noun("need", mark("need"), mark("needs"), "family", statement=True))
@dataclass(frozen=True, kw_only=True, slots=True)
class Need(Statement):
    """A strength, a worry or what needs to happen, in the words of whoever said it."""

    words: str = long_text(mark("What it is, in their words"), sharing=S.PLAN, found=True)
    information: str = choice(mark("Kind of information"), sharing=S.WORKING, choices="information")
    outcome: str = choice(
        mark("Outcome it belongs to"), sharing=S.PLAN, choices="outcome", open_choice=True
    )
    side: str = choice(
        mark("Strength, worry, or what needs to happen"),
        sharing=S.PLAN,
        choices="side",
        help=mark("Empty means a worry."),
    )
    areas: tuple[str, ...] = texts(
        mark("Where it belongs"),
        sharing=S.PLAN,
        choices="area",
        help=mark("As many as fit, from any way of looking at it."),
    )
    assessment: str = ref(mark("From which assessment"), sharing=S.PLAN, refers=("assessment",))
    impact: str = long_text(mark("What it means for the child"), sharing=S.PLAN, found=True)


@noun(Noun("goal", mark("goal"), mark("goals"), "family", statement=True))
@dataclass(frozen=True, kw_only=True, slots=True)
class Goal(Statement):
    """What will be different, for whom, in the family's words."""

    words: str = long_text(
        mark("The goal, in the family's words"), sharing=S.PLAN, found=True, required_for=("pack",)
    )
    why: str = long_text(mark("Why it matters"), sharing=S.PLAN, found=True)
    signs: str = long_text(mark("How we will know"), sharing=S.PLAN, found=True)
    whose: tuple[str, ...] = refs(mark("Whose goal"), sharing=S.PLAN, refers=ANYONE)
    raters: tuple[str, ...] = refs(mark("Who rates it"), sharing=S.PLAN, refers=ANYONE)
    tags: tuple[str, ...] = texts(
        mark("Also part of"),
        sharing=S.PLAN,
        choices="goal_tag",
        help=mark("SEND plan, family plan, school plan."),
    )
    outcome: str = choice(
        mark("Outcome it belongs to"), sharing=S.PLAN, choices="outcome", open_choice=True
    )
    information: str = choice(mark("Kind of information"), sharing=S.WORKING, choices="information")
    need: str = ref(mark("Need it answers"), sharing=S.PLAN, refers=("need",))
    scale: str = choice(mark("Rated on"), sharing=S.PLAN, choices="scale")
    better: str = choice(mark("Better is"), sharing=S.PLAN, choices="better")
    low_means: str = text(mark("The lowest number means"), sharing=S.PLAN)
    high_means: str = text(mark("The highest number means"), sharing=S.PLAN)
    aim: Decimal | None = score(mark("The aim"), sharing=S.PLAN)
    order: int | None = number(
        mark("Place in the plan"),
        sharing=S.PLAN,
        hidden=mark("changed by moving the goal up or down"),
    )
    status: str = choice(mark("How it stands"), sharing=S.PLAN, choices="goal_status")


@noun(Noun("action", mark("action"), mark("actions"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Action(Record):
    """Something one person or named group will do, by a date, an event, weekly, or always."""

    what: str = text(mark("What"), sharing=S.PLAN, found=True)
    owner: str = ref(
        mark("Who"),
        sharing=S.PLAN,
        refers=ANYONE,
        help=mark("One owner. A family member is an owner like anyone."),
    )
    goal: str = ref(mark("For which goal"), sharing=S.PLAN, refers=("goal",))
    due: PartialDate | None = when(
        mark("By when"), sharing=S.PLAN, help=mark("A date, “by the birth”, or leave it empty.")
    )
    rhythm: str = choice(mark("How often"), sharing=S.PLAN, choices="rhythm", open_choice=True)
    status: str = choice(mark("How it stands"), sharing=S.PLAN, choices="action_status")
    waiting_for: str = text(mark("Waiting for"), sharing=S.PLAN)
    outcome_note: str = long_text(mark("What became of it"), sharing=S.PLAN, found=True)
    changed_into: str = ref(mark("Changed into"), sharing=S.PLAN, refers=("action",))
    done_on: PartialDate | None = when(mark("Done on"), sharing=S.PLAN)
    agreed_at: str = ref(mark("Agreed at"), sharing=S.PLAN, refers=("meeting",))
    information: str = choice(mark("Kind of information"), sharing=S.WORKING, choices="information")
    cost: Money | None = money(mark("Cost"), sharing=S.MONEY)
    funded_by: str = ref(mark("Paid for by"), sharing=S.MONEY, refers=("agency",))
    not_for: tuple[str, ...] = refs(mark("Must not see this"), sharing=S.WORKING, refers=ANYONE)


@noun(Noun("rating", mark("rating"), mark("ratings"), "family", statement=True))
@dataclass(frozen=True, kw_only=True, slots=True)
class Rating(Statement):
    """How somebody says it is going with a goal, as a number on the goal's scale."""

    goal: str = ref(mark("Goal"), sharing=S.PLAN, refers=("goal",), required_for=("save",))
    value: Decimal | None = score(
        mark("Number"), sharing=S.PLAN, help=mark("0 is a number like any other.")
    )
    point: str = choice(
        mark("Before or after"),
        sharing=S.PLAN,
        choices="rating_point",
        help=mark("When no date is known."),
    )
    comment: str = long_text(mark("What they said about it"), sharing=S.VOICE, found=True)


@noun(Noun("voice", mark("own words"), mark("own words"), "family", statement=True))
@dataclass(frozen=True, kw_only=True, slots=True)
class Voice(Statement):
    """Somebody's own words, as said, drawn, played or shown; kept apart from any reading of it."""

    words: str = long_text(mark("In their own words"), sharing=S.VOICE, found=True)
    how: str = choice(
        mark("How they told us"), sharing=S.VOICE, choices="voice_how", open_choice=True
    )
    where: str = text(mark("Where"), sharing=S.VOICE)
    with_whom: str = text(mark("With whom"), sharing=S.VOICE)
    may_know: tuple[str, ...] = refs(
        mark("Who they say may know"),
        sharing=S.VOICE,
        refers=ANYONE,
        help=mark("Nobody chosen means they were not asked."),
    )
    reading: str = long_text(mark("What the adult makes of it"), sharing=S.WORKING)
    box: str = choice(mark("What it is about"), sharing=S.VOICE, choices="voice_box")
    checked_back: Answer | None = answer(
        mark("Read back to them, and right"), sharing=S.VOICE, choices="yes_no"
    )
    interpreter: str = text(mark("Who interpreted or helped them say it"), sharing=S.VOICE)
    assessment: str = ref(mark("From which assessment"), sharing=S.PLAN, refers=("assessment",))


@noun(Noun("note", mark("note"), mark("notes"), "family", statement=True))
@dataclass(frozen=True, kw_only=True, slots=True)
class Note(Statement):
    """A note of a visit, a call or a thought."""

    type: str = choice(mark("Kind of note"), sharing=S.WORKING, choices="note_type")
    words: str = long_text(mark("Note"), sharing=S.WORKING, found=True)
    information: str = choice(mark("Kind of information"), sharing=S.WORKING, choices="information")
    for_team: str = choice(mark("Who may read it"), sharing=S.WORKING, choices="note_for")
    seen: tuple[str, ...] = refs(mark("Who was seen"), sharing=S.WORKING, refers=PERSON)
    alone: tuple[str, ...] = refs(mark("Seen alone"), sharing=S.WORKING, refers=PERSON)
    where: str = text(mark("Where"), sharing=S.WORKING)
