"""The help round a family: agencies, practitioners, episodes, who is involved and who leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.model.declare import Noun, Record, noun
from familyplan.model.fields import Sharing, answer, choice, flag, long_text, ref, refs, text, when
from familyplan.words import mark

if TYPE_CHECKING:
    from familyplan.model.partial_date import PartialDate
    from familyplan.model.values import Answer

S = Sharing


@noun(Noun("agency", mark("agency"), mark("agencies"), "directory"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Agency(Record):
    """Any service, school, charity, faith group or business; a voluntary one is an equal."""

    name: str = text(mark("Name of the agency"), sharing=S.IDENTITY, found=True, tight=True)
    type: str = choice(
        mark("Kind of agency"), sharing=S.IDENTITY, choices="agency_type", open_choice=True
    )
    does: str = text(mark("What it does, in one sentence"), sharing=S.IDENTITY)
    phone: str = text(mark("Telephone"), sharing=S.IDENTITY)
    email: str = text(mark("E-mail"), sharing=S.IDENTITY)
    address: str = long_text(mark("Address"), sharing=S.IDENTITY)
    area: str = text(mark("Area it covers"), sharing=S.IDENTITY)
    postcode: str = text(mark("Postcode"), sharing=S.IDENTITY)


@noun(Noun("practitioner", mark("practitioner"), mark("practitioners"), "directory"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Practitioner(Record):
    """Somebody who works or volunteers for an agency; a first name or only a role is enough."""

    name: str = text(
        mark("Name"),
        sharing=S.IDENTITY,
        found=True,
        tight=True,
        help=mark("A first name is enough."),
    )
    agency: str = ref(mark("Agency"), sharing=S.IDENTITY, refers=("agency",))
    role: str = text(mark("Role"), sharing=S.IDENTITY, found=True)
    phone: str = text(mark("Telephone"), sharing=S.IDENTITY)
    email: str = text(mark("E-mail"), sharing=S.IDENTITY)
    best_way: str = text(mark("Best way to reach them"), sharing=S.IDENTITY)
    days_off: str = text(mark("Days off"), sharing=S.IDENTITY)
    cover: str = text(mark("Who covers"), sharing=S.IDENTITY)
    name_hidden: bool = flag(mark("Keep this name off copies"), sharing=S.WORKER_SAFETY)


@noun(Noun("episode", mark("episode of help"), mark("episodes of help"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Episode(Record):
    """One stretch of help for the family, from how it began to how it ended."""

    kind: str = choice(
        mark("Kind of help"), sharing=S.PLAN, choices="episode_kind", open_choice=True
    )
    reason: str = long_text(mark("Why help was asked for"), sharing=S.PLAN, found=True)
    route: str = long_text(
        mark("How it came about, in order"),
        sharing=S.PLAN,
        help=mark("School, then a multi-agency meeting, then allocation."),
    )
    asked_by: str = text(mark("Who asked"), sharing=S.PLAN)
    agreed: Answer | None = answer(
        mark("Agreement to receive help"), sharing=S.PLAN, choices="agreement"
    )
    agreed_on: PartialDate | None = when(mark("Agreed on"), sharing=S.PLAN)
    level: str = text(
        mark("Level of need, as judged"),
        sharing=S.WORKING,
        help=mark("A practitioner's judgement in the partnership's words."),
    )
    tried: str = long_text(mark("What was tried before"), sharing=S.PLAN)
    sources: str = long_text(
        mark("What this understanding rests on"),
        sharing=S.PLAN,
        help=mark("Observation, a parent's view, earlier records."),
    )
    review_every: str = choice(
        mark("Look again every"), sharing=S.PLAN, choices="review_every", open_choice=True
    )
    since: PartialDate | None = when(mark("From"), sharing=S.PLAN)
    until: PartialDate | None = when(mark("To"), sharing=S.PLAN)
    ended: str = choice(
        mark("How it ended"), sharing=S.PLAN, choices="episode_end", open_choice=True
    )
    ended_note: str = long_text(mark("About the ending"), sharing=S.PLAN)
    earlier: str = ref(
        mark("Goes on from"),
        sharing=S.PLAN,
        refers=("episode",),
        help=mark("An earlier stretch of help that is taken up again."),
    )


@noun(Noun("involvement", mark("part in the team"), mark("parts in the team"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Involvement(Record):
    """A seat at this family's table: an agency, a practitioner if named, and what they do here."""

    agency: str = ref(mark("Agency"), sharing=S.PLAN, refers=("agency",))
    practitioner: str = ref(mark("Practitioner"), sharing=S.PLAN, refers=("practitioner",))
    role: str = text(mark("Role for this family"), sharing=S.PLAN, found=True)
    does: str = text(mark("What they do, in one sentence"), sharing=S.PLAN)
    how_often: str = choice(
        mark("How often they meet the family"),
        sharing=S.PLAN,
        choices="how_often",
        open_choice=True,
    )
    for_whom: tuple[str, ...] = refs(mark("For whom"), sharing=S.PLAN, refers=("person",))
    status: str = choice(mark("How things stand"), sharing=S.PLAN, choices="involvement_status")
    tie: str = choice(mark("How the family finds it"), sharing=S.VOICE, choices="tie")
    since: PartialDate | None = when(mark("Since"), sharing=S.PLAN)
    until: PartialDate | None = when(mark("Until"), sharing=S.PLAN)
    ended_why: str = text(mark("Why it ended"), sharing=S.PLAN)


@noun(Noun("standing", mark("standing role"), mark("standing roles"), "family"))
@dataclass(frozen=True, kw_only=True, slots=True)
class Standing(Record):
    """Who holds a role that must not be empty, such as lead, over what time; kept as a history."""

    role: str = choice(
        mark("Role"),
        sharing=S.PLAN,
        choices="standing_role",
        open_choice=True,
        required_for=("save",),
    )
    held_by: str = ref(
        mark("Held by"),
        sharing=S.PLAN,
        refers=("involvement",),
        help=mark("Empty means nobody yet: this can be chased."),
    )
    since: PartialDate | None = when(mark("Since"), sharing=S.PLAN)
    until: PartialDate | None = when(mark("Until"), sharing=S.PLAN)
    why_changed: str = text(mark("Why it changed"), sharing=S.PLAN)
    family_say: str = text(mark("What the family said about it"), sharing=S.VOICE)
