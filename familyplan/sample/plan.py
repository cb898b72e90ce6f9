"""The plan of a sample family: needs and goals in plain words, and the actions for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from familyplan import assets
from familyplan.clock import LONDON
from familyplan.model import Goal, Need, Person, Voice
from familyplan.model.partial_date import on_day
from familyplan.sample.household import words

if TYPE_CHECKING:
    from datetime import date

    from familyplan.sample.household import Household
    from familyplan.sample.recipe import Making
    from familyplan.sample.team import Team

_APART: Final = frozenset({"two_homes", "step"})
_TALKS: Final = 3
_NOON: Final = time(12)


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal of the sample, its template, and the child it is about."""

    goal: Goal
    template: dict[str, Any]
    child: Person


def fitting(
    making: Making, home: Household, *, protected: bool
) -> list[tuple[dict[str, Any], Person]]:
    """Choose goal templates that fit this family, each with the child it is about."""
    found: list[tuple[dict[str, Any], Person]] = []
    for template in assets.read_json("sample/goals.json"):
        low, high = template["ages"]
        child = next((one for one in home.children if low <= home.ages[one.id] <= high), None)
        if child is not None and _makes_sense(template["key"], home, protected=protected):
            found.append((template, child))
    chosen = making.some(found, 1 if making.light else making.between(3, 4))
    safe = [pair for pair in found if pair[0]["key"] == "safe"]
    return [*safe, *(pair for pair in chosen if pair not in safe)]


def _makes_sense(key: str, home: Household, *, protected: bool) -> bool:
    answers: dict[str, bool] = {
        "safe": protected,
        "contact": home.shape in _APART and not protected,
        "english": home.culture["language"] != "English",
        "work": "dad" in home.people and not protected,
        "drink": "dad" in home.people and not protected,
        "mood": "mum" in home.people,
    }
    return answers.get(key, True)


def goals(
    making: Making, home: Household, team: Team, *, chosen: list[tuple[dict[str, Any], Person]]
) -> list[Aim]:
    """Add a need and a goal for each chosen template."""
    aims: list[Aim] = []
    for place, (template, child) in enumerate(chosen):
        whose = _whose(template["whose"], home, child)
        need = making.add(
            Need(
                words=home.filled(template["need"], child),
                about=(child.id,),
                said_by=(home.main.id,),
                information=template["information"],
                outcome=template["outcome"],
                how_sure="reported",
                happened=home.family.started,
            )
        )
        raters = {whose.id, home.main.id}
        if template["agency"] in team.seats and not making.light:
            raters.add(team.seats[template["agency"]].id)
        goal = replace(
            _goal(home, template, child, place=place),
            need=need.id,
            whose=(whose.id,),
            said_by=(whose.id,),
            raters=tuple(sorted(raters)),
        )
        aims.append(Aim(making.add(goal), template, child))
    return aims


def _goal(home: Household, template: dict[str, Any], child: Person, *, place: int) -> Goal:
    lower = template.get("better") == "lower"
    return Goal(
        words=home.filled(template["words"], child),
        why=home.filled(template["why"], child),
        signs=home.filled(template["signs"], child),
        about=(child.id,),
        outcome=template["outcome"],
        information=template["information"],
        scale="0-10",
        better="lower" if lower else "higher",
        low_means=template["low"],
        high_means=template["high"],
        aim=Decimal(2 if lower else 8),
        order=place,
        status="open",
        happened=home.family.started,
    )


def _whose(part: str, home: Household, child: Person) -> Person:
    if part == "child":
        return child
    return home.people.get(part, home.main) if part == "dad" else home.main


def written_at(day: date) -> datetime:
    """Give when something of this day was written down."""
    return datetime.combine(day, _NOON, LONDON)


def voice(making: Making, home: Household, child: Person, said: str, *, day: date) -> None:
    """Add what one child said, or showed, on one day."""
    shown = said.startswith(("Shown", "Chose"))
    making.add(
        Voice(
            words=said,
            about=(child.id,),
            said_by=(child.id,),
            how="observed" if shown else making.pick(("talk", "drew", "played", "wrote")),
            where=making.pick(("at school", "at home", "on a walk", "in the car")),
            may_know=(home.main.id,) if making.chance(0.7) else (),
            happened=on_day(day),
            recorded_at=written_at(day),
        )
    )


def recent_voices(making: Making, home: Household) -> None:
    """Add what each child said in the last weeks."""
    for child in home.children:
        kind = "voices" if home.ages[child.id] >= _TALKS else "shown"
        day = making.workday(making.today - timedelta(days=making.between(8, 38)))
        voice(making, home, child, making.pick(words()[kind]), day=day)
