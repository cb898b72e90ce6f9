"""Agreeing: help accepted or not, and decisions to share without being allowed to."""

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


@noun(Noun("agreement", mark("agreement to help"), mark("agreements to help"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement(Record):
    """That help is wanted, not wanted, or wanted no longer; it says nothing about sharing."""

    episode: str = ref(mark("Episode of help"), sharing=S.PLAN, refers=("episode",))
    state: str = choice(
        mark("How it stands"), sharing=S.PLAN, choices="agreement", required_for=("save",)
    )
    by: tuple[str, ...] = refs(mark("Said by"), sharing=S.PLAN, refers=PERSON)
    on: PartialDate | None = when(mark("On"), sharing=S.PLAN)
    how: str = choice(
        mark("How it was said"), sharing=S.PLAN, choices="agreement_how", open_choice=True
    )
    explained: tuple[str, ...] = texts(
        mark("What was gone through first"), sharing=S.PLAN, choices="explained"
    )
    capacity: str = text(mark("Able to decide because"), sharing=S.WORKING)
    words: str = long_text(mark("What they said"), sharing=S.VOICE)
    asked_again: PartialDate | None = when(mark("Ask again on"), sharing=S.PLAN)


@noun(
    Noun(
        "sharing_decision",
        mark("decision to share without consent"),
        mark("decisions to share without consent"),
        "family",
    )
)
@dataclass(frozen=True, kw_only=True, slots=True)
class SharingDecision(Record):
    """Why something was shared, or was not, although nobody allowed it (domain notes, 3.3)."""

    decided_on: PartialDate | None = when(mark("Decided on"), sharing=S.WORKING)
    decided_by: str = text(mark("Decided by"), sharing=S.WORKING, required_for=("save",))
    about: tuple[str, ...] = refs(mark("About"), sharing=S.WORKING, refers=PERSON)
    concern: str = long_text(mark("The concern, in a sentence"), sharing=S.WORKING)
    outcome: str = choice(mark("Decision"), sharing=S.WORKING, choices="share_decision")
    legal_reason: str = choice(
        mark("Legal reason"), sharing=S.WORKING, choices="legal_reason", open_choice=True
    )
    why_not_asked: str = long_text(
        mark("Why consent was not asked for, or was refused"), sharing=S.WORKING
    )
    asking_raises_risk: Answer | None = answer(
        mark("Would asking raise the risk"), sharing=S.WORKING, choices="yes_no"
    )
    advice: str = text(mark("Advice taken from, and when"), sharing=S.WORKING)
    shared: str = long_text(mark("What exactly was shared"), sharing=S.WORKING)
    agency: str = ref(mark("With which agency"), sharing=S.WORKING, refers=("agency",))
    person: str = ref(mark("With whom"), sharing=S.WORKING, refers=ANYONE)
    how: str = text(mark("How it was shared"), sharing=S.WORKING)
    left_out: str = long_text(mark("What was left out"), sharing=S.WORKING)
    identities: str = long_text(mark("Whose identity was protected, and how"), sharing=S.WORKING)
    family_told: Answer | None = answer(
        mark("Was the family told"), sharing=S.WORKING, choices="yes_no"
    )
    told_on: PartialDate | None = when(mark("Told on"), sharing=S.WORKING)
    why_not_told: str = long_text(mark("Why they were not told"), sharing=S.WORKING)
    look_again: PartialDate | None = when(mark("Look at it again"), sharing=S.WORKING)
    came_of_it: str = long_text(mark("What came of it"), sharing=S.WORKING)
