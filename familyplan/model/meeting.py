"""Meetings: when and where, who was asked, who came, what was said and decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.model.declare import Noun, Record, noun
from familyplan.model.fields import (
    Sharing,
    answer,
    choice,
    day,
    flag,
    long_text,
    number,
    ref,
    refs,
    text,
    texts,
    time_of_day,
    when,
)
from familyplan.words import mark

if TYPE_CHECKING:
    from datetime import date, time

    from familyplan.model.partial_date import PartialDate
    from familyplan.model.values import Answer

S = Sharing
ANYONE = ("person", "involvement", "group")


@noun(Noun("meeting", mark("meeting"), mark("meetings"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting(Record):
    """A meeting of the team around the family, to come or held."""

    type: str = choice(
        mark("Kind of meeting"), sharing=S.PLAN, choices="meeting_type", open_choice=True
    )
    on: date | None = day(mark("Date"), sharing=S.PLAN)
    roughly: PartialDate | None = when(
        mark("When, if no date is known"),
        sharing=S.PLAN,
        help=mark("“Four months after”, “March 2019”."),
    )
    starts: time | None = time_of_day(mark("Starts"), sharing=S.PLAN)
    ends: time | None = time_of_day(mark("Ends"), sharing=S.PLAN)
    place: str = text(mark("Place"), sharing=S.PLAN, found=True)
    link: str = text(mark("Link to join"), sharing=S.PLAN)
    getting_there: str = long_text(mark("How to get there and who to ring"), sharing=S.PLAN)
    chair: str = ref(mark("Chair"), sharing=S.PLAN, refers=ANYONE)
    minute_taker: str = ref(mark("Takes the notes"), sharing=S.PLAN, refers=ANYONE)
    purpose: str = long_text(mark("What the meeting is for"), sharing=S.PLAN, found=True)
    agenda: tuple[str, ...] = texts(mark("Agenda"), sharing=S.PLAN)
    access_needs: str = long_text(
        mark("What people need to take part"),
        sharing=S.PLAN,
        help=mark("Interpreter, ground floor, breaks, crèche, lift."),
    )
    held: bool = flag(
        mark("Has been held"),
        sharing=S.PLAN,
        hidden=mark("set by the button that says the meeting was held"),
    )
    decisions: str = long_text(mark("What was decided"), sharing=S.PLAN, found=True)
    disagreements: str = long_text(mark("Where people did not agree"), sharing=S.PLAN)
    better: str = long_text(mark("What is better"), sharing=S.PLAN)
    worse: str = long_text(mark("What is harder"), sharing=S.PLAN)
    review_decision: str = choice(
        mark("What happens now"), sharing=S.PLAN, choices="review_decision"
    )
    lead_still_right: Answer | None = answer(
        mark("Is the lead still the right person"), sharing=S.PLAN, choices="yes_no"
    )
    family_comments: str = long_text(
        mark("What the family said about the meeting"), sharing=S.VOICE
    )
    next_on: date | None = day(mark("Next meeting"), sharing=S.PLAN)
    family_count: int | None = number(
        mark("Family members who came, if only counted"), sharing=S.PLAN
    )
    practitioner_count: int | None = number(
        mark("Practitioners who came, if only counted"), sharing=S.PLAN
    )
    discussion: str = long_text(mark("What was talked about"), sharing=S.PLAN, found=True)
    safety_update: str = long_text(mark("How safe things are now"), sharing=S.PLAN, found=True)


@noun(Noun("invitation", mark("invitation"), mark("invitations"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Invitation(Record):
    """That somebody is asked to a meeting, and whether and how they took part."""

    meeting: str = ref(mark("Meeting"), sharing=S.PLAN, refers=("meeting",), required_for=("save",))
    who: str = ref(mark("Who"), sharing=S.PLAN, refers=ANYONE, required_for=("save",))
    attendance: str = choice(mark("Taking part"), sharing=S.PLAN, choices="attendance")
    represented_by: str = text(mark("Represented by"), sharing=S.PLAN)
    access_needs: str = text(mark("What they need to take part"), sharing=S.PLAN)
    update: str = long_text(
        mark("Their update"),
        sharing=S.PLAN,
        help=mark("What they sent to be read if they cannot come."),
    )
    update_seen: Answer | None = answer(
        mark("Parents have seen this update"), sharing=S.WORKING, choices="yes_no"
    )
    gets_copy: bool = flag(mark("Gets a copy afterwards"), sharing=S.WORKING)
    speaks_for: tuple[str, ...] = refs(mark("Speaks for"), sharing=S.PLAN, refers=("person",))
