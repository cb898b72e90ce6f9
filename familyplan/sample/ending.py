"""Keeping a sample family safe, stepping down, and an ending that was looked at again later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import (
    Answer,
    Closure,
    Contingency,
    Episode,
    LaterCheck,
    SafePerson,
    SafetyPlan,
    SharingDecision,
    StepChange,
)
from familyplan.sample.numbers import landline
from familyplan.sample.story import episode_of, told

if TYPE_CHECKING:
    from familyplan.sample.household import Household
    from familyplan.sample.recipe import Making
    from familyplan.sample.team import Team


def keeping_safe(making: Making, home: Household, team: Team) -> None:
    """Add the safety plan with its people and what-ifs; at times a decision about sharing."""
    said = told()
    lead = team.seats["family_help"].id
    plan = making.add(
        SafetyPlan(
            about=(home.main.id,) if home.hidden_from else (home.children[0].id,),
            could_go_wrong=home.filled(said["could_go_wrong"][0 if home.hidden_from else 1]),
            early_signs=home.filled(said["early_signs"]),
            first_steps=said["first_steps"],
            safe_places=said["safe_places"],
            in_hours=said["in_hours"],
            out_of_hours=said["out_of_hours"],
            emergency=said["emergency"],
            copies=tuple(sorted((home.main.id, lead))),
            kept_where=said["kept_where"],
            agreed=making.ago(making.between(60, 200)),
            look_again=making.ago(-making.between(10, 90)),
        )
    )
    for name, will_do in zip(
        making.some(said["neighbours"], 2), making.some(said["will_do"], 2), strict=True
    ):
        making.add(
            SafePerson(
                plan=plan.id,
                name=name,
                phone=landline(making.random),
                will_do=home.filled(will_do),
                how_long="Until the family says otherwise",
            )
        )
    for if_, then in said["what_ifs"]:
        making.add(
            Contingency(plan=plan.id, if_=home.filled(if_), then=home.filled(then),
                        who=home.main.id)
        )  # fmt: skip
    if home.hidden_from:
        making.add(_decision(making, home))


def _decision(making: Making, home: Household) -> SharingDecision:
    return SharingDecision(
        decided_on=making.ago(making.between(150, 400)),
        decided_by="Duty worker",
        about=(home.main.id,),
        concern="Somebody asked a neighbour where the family lives now.",
        outcome="shared",
        legal_reason="harm",
        why_not_asked="There was no time; she was told the same evening.",
        asking_raises_risk=Answer("no"),
        advice="Safeguarding lead, the same afternoon",
        shared="That the address must not be given to anybody",
        how="By telephone",
        left_out="Everything else",
        family_told=Answer("yes"),
        came_of_it="The school changed who may collect the children.",
    )


def ending(making: Making, home: Household, team: Team) -> None:
    """Add an earlier episode that ended well and was looked at again, and a step down asked for."""
    lead = team.seats["family_help"].id
    _ended_once(making, home, lead)
    if making.chance(0.4):
        making.add(_step_down(making, lead))


def _ended_once(making: Making, home: Household, lead: str) -> None:
    said = told()
    earlier = making.add(
        Episode(
            kind="early_help",
            reason="Help with sleep and bedtimes, years ago",
            since=making.ago(2200),
            until=making.ago(1950),
            ended="needs_met",
        )
    )
    closure = making.add(
        Closure(
            episode=earlier.id,
            decided_on=making.ago(1950),
            reasons=("needs_met",),
            needs=making.pick(("met", "partly")),
            worked=said["worked"],
            keep_doing=said["keep_doing"],
            continues=(lead,),
            contact=said["in_hours"],
            if_harder=said["if_harder"],
            parent_told=Answer("yes"),
            child_told=Answer("yes"),
            child_view=said["child_view"],
            family_view=said["family_view"],
            copy_given=Answer("yes"),
            check_due=making.ago(1770),
        )
    )
    making.add(
        LaterCheck(
            closure=closure.id,
            on=making.ago(1765),
            asked=(home.main.id,),
            still_well=Answer("yes"),
            words=home.filled(making.pick(said["later"])),
        )
    )


def _step_down(making: Making, lead: str) -> StepChange:
    said = told()
    return StepChange(
        direction="down",
        episode=episode_of(making),
        from_level="Several services together",
        to_level="Some extra help",
        reason=said["step_reason"],
        tried=said["tried"],
        lead_now=lead,
        lead_next="School nurse",
        ground="Agreed by the family",
        family_told=Answer("yes"),
        family_view=said["family_view"],
        asked_on=making.ago(making.between(3, 30)),
        accepted="waiting",
    )
