"""Keeping safe, stepping up or down, ending well, and looking again six months later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.model.declare import Noun, Record, noun
from familyplan.model.fields import (
    Sharing,
    answer,
    choice,
    long_text,
    ref,
    refs,
    text,
    texts,
    when,
)
from familyplan.model.plan import ANYONE, PERSON
from familyplan.words import mark

if TYPE_CHECKING:
    from familyplan.model.partial_date import PartialDate
    from familyplan.model.values import Answer

S = Sharing


@noun(Noun("safety_plan", mark("safety plan"), mark("safety plans"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class SafetyPlan(Record):
    """What the family will do if things go wrong, and who stands by them."""

    about: tuple[str, ...] = refs(mark("For whom"), sharing=S.PLAN, refers=PERSON)
    could_go_wrong: str = long_text(mark("What could go wrong"), sharing=S.PLAN, found=True)
    early_signs: str = long_text(mark("Early signs"), sharing=S.PLAN, found=True)
    first_steps: str = long_text(mark("What the family does first"), sharing=S.PLAN, found=True)
    safe_places: str = long_text(mark("Safe places"), sharing=S.WHEREABOUTS)
    in_hours: str = text(mark("Who to ring in working hours"), sharing=S.PLAN)
    out_of_hours: str = text(mark("Who to ring at night and at weekends"), sharing=S.PLAN)
    emergency: str = text(
        mark("In an emergency"), sharing=S.PLAN, help=mark("In danger now: ring 999.")
    )
    copies: tuple[str, ...] = refs(mark("Who has a copy"), sharing=S.PLAN, refers=ANYONE)
    kept_where: str = text(
        mark("Where the family keeps it"),
        sharing=S.WHEREABOUTS,
        help=mark("Not where somebody they fear would find it."),
    )
    agreed: PartialDate | None = when(mark("Agreed on"), sharing=S.PLAN)
    look_again: PartialDate | None = when(mark("Look at it again"), sharing=S.PLAN)


@noun(Noun("safe_person", mark("safe person"), mark("safe people"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class SafePerson(Record):
    """Somebody who helps to keep the family safe: what they will do, and for how long."""

    plan: str = ref(mark("Safety plan"), sharing=S.PLAN, refers=("safety_plan",))
    who: str = ref(mark("Who"), sharing=S.PLAN, refers=ANYONE)
    name: str = text(mark("Name, if they are not in the record"), sharing=S.THIRD_PARTY)
    phone: str = text(mark("Telephone"), sharing=S.CONTACT)
    will_do: str = long_text(mark("What they will do"), sharing=S.PLAN)
    how_long: str = text(mark("For how long"), sharing=S.PLAN)


@noun(Noun("contingency", mark("what if"), mark("what ifs"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Contingency(Record):
    """A change that can be foreseen, and what happens then."""

    plan: str = ref(mark("Safety plan"), sharing=S.PLAN, refers=("safety_plan",))
    if_: str = long_text(mark("If this happens"), sharing=S.PLAN, found=True)
    then: str = long_text(mark("Then"), sharing=S.PLAN, found=True)
    who: str = ref(mark("Who sees to it"), sharing=S.PLAN, refers=ANYONE)


@noun(Noun("step_change", mark("step up or down"), mark("steps up or down"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class StepChange(Record):
    """That help goes over to another level; it stays open until the other side accepted it."""

    direction: str = choice(
        mark("Which way"), sharing=S.PLAN, choices="step_way", required_for=("save",)
    )
    episode: str = ref(mark("Episode of help"), sharing=S.PLAN, refers=("episode",))
    from_level: str = text(mark("From"), sharing=S.PLAN)
    to_level: str = text(mark("To"), sharing=S.PLAN)
    reason: str = long_text(
        mark("Why now"),
        sharing=S.PLAN,
        found=True,
        help=mark("In your own words. This is not a threshold tool."),
    )
    tried: str = long_text(mark("What was tried"), sharing=S.PLAN)
    lead_now: str = ref(mark("Who leads now"), sharing=S.PLAN, refers=ANYONE)
    lead_next: str = text(mark("Who leads next"), sharing=S.PLAN)
    agency: str = ref(mark("Which agency takes over"), sharing=S.PLAN, refers=("agency",))
    ground: str = text(mark("Agreed by the family, or the lawful reason"), sharing=S.PLAN)
    family_told: Answer | None = answer(
        mark("Does the family know"), sharing=S.PLAN, choices="yes_no"
    )
    family_view: str = long_text(mark("What the family says about it"), sharing=S.VOICE)
    asked_on: PartialDate | None = when(mark("Asked on"), sharing=S.PLAN)
    accepted: str = choice(mark("The other side"), sharing=S.PLAN, choices="step_accepted")
    accepted_on: PartialDate | None = when(mark("Accepted on"), sharing=S.PLAN)
    accepted_by: str = text(mark("Accepted by"), sharing=S.PLAN)


@noun(Noun("closure", mark("ending"), mark("endings"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Closure(Record):
    """How an episode of help ends: why, what worked, what goes on, and who is still there."""

    episode: str = ref(mark("Episode of help"), sharing=S.PLAN, refers=("episode",))
    decided_on: PartialDate | None = when(mark("Decided on"), sharing=S.PLAN)
    reasons: tuple[str, ...] = texts(mark("Why it ends"), sharing=S.PLAN, choices="episode_end")
    needs: str = choice(mark("What was needed is"), sharing=S.PLAN, choices="needs_met")
    worked: str = long_text(mark("What helped"), sharing=S.PLAN, found=True)
    keep_doing: str = long_text(mark("What the family will keep doing"), sharing=S.PLAN, found=True)
    continues: tuple[str, ...] = refs(
        mark("Who is still there for them"), sharing=S.PLAN, refers=ANYONE
    )
    contact: str = text(mark("Whom to ask if it gets hard again"), sharing=S.PLAN)
    if_harder: str = long_text(mark("If things get harder again"), sharing=S.PLAN)
    parent_told: Answer | None = answer(
        mark("Talked over with the parents"), sharing=S.PLAN, choices="yes_no"
    )
    child_told: Answer | None = answer(
        mark("Talked over with the child"), sharing=S.PLAN, choices="yes_no"
    )
    child_view: str = long_text(mark("What the child says about it"), sharing=S.VOICE)
    family_view: str = long_text(mark("What the family says about it"), sharing=S.VOICE)
    copy_given: Answer | None = answer(
        mark("The family has a copy"), sharing=S.PLAN, choices="yes_no"
    )
    check_due: PartialDate | None = when(mark("Look again on"), sharing=S.PLAN)


@noun(Noun("later_check", mark("later check"), mark("later checks"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class LaterCheck(Record):
    """Whether things are still well some time after help ended, usually six months."""

    closure: str = ref(mark("After which ending"), sharing=S.PLAN, refers=("closure",))
    on: PartialDate | None = when(mark("Asked on"), sharing=S.PLAN)
    asked: tuple[str, ...] = refs(mark("Who was asked"), sharing=S.PLAN, refers=ANYONE)
    still_well: Answer | None = answer(mark("Is it still well"), sharing=S.PLAN, choices="yes_no")
    words: str = long_text(mark("What they say"), sharing=S.VOICE, found=True)
    next: str = long_text(mark("What happens now"), sharing=S.PLAN)
