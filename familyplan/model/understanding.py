"""The understanding: assessments, scores by area, answers on a form, other adults, replies."""

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
    ref,
    refs,
    score,
    text,
    texts,
    when,
)
from familyplan.model.plan import ANYONE, PERSON, Statement
from familyplan.words import mark

if TYPE_CHECKING:
    from decimal import Decimal

    from familyplan.model.partial_date import PartialDate
    from familyplan.model.values import Answer

S = Sharing
ANSWERABLE = ("need", "voice", "note", "goal", "rating", "story_event", "assessment", "area_score")


@noun(Noun("assessment", mark("assessment"), mark("assessments"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment(Record):
    """How the family's situation was understood together, by whom, when, and what came of it."""

    title: str = text(mark("Name of this assessment"), sharing=S.PLAN, found=True)
    form: str = choice(
        mark("Form it follows"), sharing=S.PLAN, choices="assessment_form", open_choice=True
    )
    episode: str = ref(mark("Episode of help"), sharing=S.PLAN, refers=("episode",))
    started: PartialDate | None = when(mark("Started"), sharing=S.PLAN)
    completed: PartialDate | None = when(mark("Completed"), sharing=S.PLAN)
    about: tuple[str, ...] = refs(mark("About"), sharing=S.PLAN, refers=PERSON)
    author: str = ref(mark("Written by"), sharing=S.PLAN, refers=ANYONE)
    co_authors: tuple[str, ...] = refs(mark("Together with"), sharing=S.PLAN, refers=ANYONE)
    present: tuple[str, ...] = refs(mark("Who was there"), sharing=S.PLAN, refers=ANYONE)
    asked_by: str = text(mark("Who asked for it"), sharing=S.PLAN)
    reason: str = long_text(mark("What led to it"), sharing=S.PLAN, found=True)
    hopes: str = long_text(mark("What the family hopes for"), sharing=S.VOICE, found=True)
    methods: tuple[str, ...] = texts(
        mark("How it was made"), sharing=S.PLAN, choices="assessment_method"
    )
    tool: str = text(
        mark("Assessment tool used"),
        sharing=S.PLAN,
        help=mark("Its name is enough; scores are not needed."),
    )
    family_aware: Answer | None = answer(
        mark("The family knows of it"), sharing=S.PLAN, choices="yes_no"
    )
    enquiry: Answer | None = answer(
        mark("Asked first whether there already was one"), sharing=S.WORKING, choices="yes_no"
    )
    analysis: str = long_text(mark("What it means for each child"), sharing=S.PLAN, found=True)
    conclusion: str = long_text(mark("Conclusion"), sharing=S.PLAN, found=True)
    level: str = choice(
        mark("Level of need, as judged"),
        sharing=S.WORKING,
        choices="need_level",
        open_choice=True,
        help=mark("A practitioner's judgement. The program never works this out."),
    )
    criteria: tuple[str, ...] = texts(
        mark("Local criteria met"), sharing=S.WORKING, choices="local_criteria"
    )
    plan_would_help: Answer | None = answer(
        mark("Would a plan help"), sharing=S.PLAN, choices="yes_no"
    )
    help_accepted: Answer | None = answer(
        mark("Does the family accept help"), sharing=S.PLAN, choices="yes_no"
    )
    child_comments: str = long_text(mark("The child's comments on it"), sharing=S.VOICE)
    parent_comments: str = long_text(mark("The parents' comments on it"), sharing=S.VOICE)
    look_again: PartialDate | None = when(mark("Look at it again"), sharing=S.PLAN)
    frozen: object = data(
        mark("What it said when it was completed"),
        sharing=S.WORKING,
        hidden=mark("a copy of the statements and scores as they stood, read on the page"),
    )


@noun(Noun("area_score", mark("score"), mark("scores"), "family", statement=True))
@dataclass(frozen=True, kw_only=True, slots=True)
class AreaScore(Statement):
    """How things are in one area, as a number on a scale whose direction is said."""

    assessment: str = ref(mark("Assessment"), sharing=S.PLAN, refers=("assessment",))
    area: str = choice(
        mark("Area"), sharing=S.PLAN, choices="area", open_choice=True, required_for=("save",)
    )
    value: Decimal | None = score(
        mark("Number"), sharing=S.PLAN, help=mark("0 is a number like any other.")
    )
    scale: str = choice(mark("Rated on"), sharing=S.PLAN, choices="scale")
    better: str = choice(mark("Better is"), sharing=S.PLAN, choices="better")
    comment: str = long_text(mark("What was said about it"), sharing=S.PLAN, found=True)
    information: str = choice(mark("Kind of information"), sharing=S.WORKING, choices="information")


@noun(Noun("form_answer", mark("answer on a form"), mark("answers on a form"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class FormAnswer(Record):
    """The answer to one question of a local form that has no field of its own."""

    assessment: str = ref(mark("Assessment"), sharing=S.PLAN, refers=("assessment",))
    about: tuple[str, ...] = refs(mark("About"), sharing=S.PLAN, refers=PERSON)
    form: str = text(
        mark("Form"), sharing=S.PLAN, hidden=mark("said by the form the question is on")
    )
    question: str = text(
        mark("Question"), sharing=S.PLAN, hidden=mark("said by the form the question is on")
    )
    answer: Answer | None = answer(mark("Answer"), sharing=S.PLAN)
    information: str = choice(mark("Kind of information"), sharing=S.WORKING, choices="information")


@noun(Noun("other_adult", mark("other adult"), mark("other adults"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class OtherAdult(Record):
    """A child's other parent or other important adult, or that this is not known yet."""

    child: str = ref(mark("Which child"), sharing=S.IDENTITY, refers=PERSON, required_for=("save",))
    part: str = choice(
        mark("Which adult"), sharing=S.IDENTITY, choices="other_adult", open_choice=True
    )
    person: str = ref(mark("Who it is"), sharing=S.IDENTITY, refers=PERSON)
    known: Answer | None = answer(mark("What is known"), sharing=S.PLAN, choices="known_adult")
    asked: str = long_text(mark("Who was asked, and what they said"), sharing=S.WORKING)
    view_sought: Answer | None = answer(
        mark("Asked for their view"), sharing=S.PLAN, choices="yes_no"
    )


@noun(Noun("reply", mark("own reply"), mark("own replies"), "family", statement=True))
@dataclass(frozen=True, kw_only=True, slots=True)
class Reply(Statement):
    """Somebody's own words beside an entry; they print wherever the entry prints."""

    to: str = ref(
        mark("Beside which entry"), sharing=S.VOICE, refers=ANSWERABLE, required_for=("save",)
    )
    words: str = long_text(mark("In their own words"), sharing=S.VOICE, found=True)
