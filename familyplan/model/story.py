"""The story: what happened and what it meant, papers, warnings for workers, notes to be filed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.model.declare import Noun, Record, noun
from familyplan.model.fields import (
    Sharing,
    choice,
    long_text,
    number,
    ref,
    refs,
    stamp,
    text,
    when,
)
from familyplan.model.plan import PERSON, Statement
from familyplan.words import mark

if TYPE_CHECKING:
    from datetime import datetime

    from familyplan.model.partial_date import PartialDate

S = Sharing
BY_THE_PAPER = mark("read from the paper when it is filed")


@noun(Noun("story_event", mark("event"), mark("events"), "family", statement=True))
@dataclass(frozen=True, kw_only=True, slots=True)
class StoryEvent(Statement):
    """One thing that happened: a full date, part of one, or only its place in the order."""

    words: str = long_text(mark("What happened"), sharing=S.PLAN, found=True)
    tone: str = choice(
        mark("For the family it was"),
        sharing=S.PLAN,
        choices="event_tone",
        help=mark("Good things belong here as much as hard ones."),
    )
    impact: str = long_text(mark("What it meant for the child"), sharing=S.PLAN, found=True)
    response: str = long_text(mark("What was done"), sharing=S.PLAN, found=True)
    significance: str = choice(mark("How much it matters"), sharing=S.PLAN, choices="significance")
    source: str = text(mark("Where this is known from"), sharing=S.PLAN)
    agency: str = ref(mark("Which agency's record"), sharing=S.PLAN, refers=("agency",))
    information: str = choice(mark("Kind of information"), sharing=S.WORKING, choices="information")
    order: int | None = number(
        mark("Place in the order"),
        sharing=S.PLAN,
        help=mark("Only where no date is known: 1 comes before 2."),
    )


@noun(Noun("worker_warning", mark("warning for workers"), mark("warnings for workers"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class WorkerWarning(Record):
    """What a worker must know before a visit; it never stands on a copy for the family."""

    words: str = long_text(
        mark("What to know before a visit"), sharing=S.WORKER_SAFETY, required_for=("save",)
    )
    do: str = text(
        mark("What to do"), sharing=S.WORKER_SAFETY, help=mark("Visit in pairs. Meet at school.")
    )
    about: tuple[str, ...] = refs(mark("About"), sharing=S.WORKER_SAFETY, refers=PERSON)
    source: str = text(mark("Where this is known from"), sharing=S.WORKER_SAFETY)
    since: PartialDate | None = when(mark("Since"), sharing=S.WORKER_SAFETY)
    until: PartialDate | None = when(mark("Look at it again"), sharing=S.WORKER_SAFETY)


@noun(Noun("paper", mark("paper"), mark("papers"), "family", statement=True))
@dataclass(frozen=True, kw_only=True, slots=True)
class Paper(Statement):
    """A letter, drawing, photo or report, kept encrypted beside the store."""

    name: str = text(mark("Name"), sharing=S.PLAN, found=True)
    type: str = choice(
        mark("Kind of paper"), sharing=S.PLAN, choices="paper_type", open_choice=True
    )
    shows: str = long_text(
        mark("What it shows, in words"),
        sharing=S.PLAN,
        found=True,
        help=mark("For whoever cannot see it, and for Find."),
    )
    information: str = choice(mark("Kind of information"), sharing=S.WORKING, choices="information")
    to: str = ref(
        mark("Belongs to"),
        sharing=S.WORKING,
        refers=("voice", "meeting", "story_event", "assessment", "note"),
    )
    file: str = text(mark("File"), sharing=S.WORKING, hidden=BY_THE_PAPER)
    media: str = text(mark("Kind of file"), sharing=S.WORKING, hidden=BY_THE_PAPER)
    size: int | None = number(mark("Size in bytes"), sharing=S.WORKING, hidden=BY_THE_PAPER)
    digest: str = text(mark("SHA-256 of the file"), sharing=S.WORKING, hidden=BY_THE_PAPER)


@noun(Noun("jotting", mark("quick note"), mark("quick notes"), "store"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Jotting(Record):
    """Words caught in a hurry, to be filed with a family later."""

    words: str = long_text(
        mark("Note"), sharing=S.WORKING, hidden=mark("typed into the quick note and filed from it")
    )
    at: datetime | None = stamp(
        mark("Written at"), sharing=S.WORKING, hidden=mark("kept by the program")
    )
    by: str = ref(
        mark("Written by"), sharing=S.WORKING, refers=("user",), hidden=mark("kept by the program")
    )
