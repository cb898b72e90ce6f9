"""What a sample family said each agency may know, and the notes kept on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from familyplan.model import Note, Permission, PlanVersion
from familyplan.model.notation import write_record
from familyplan.model.partial_date import on_day
from familyplan.sample.household import words
from familyplan.sample.plan import written_at

if TYPE_CHECKING:
    from familyplan.sample.household import Household
    from familyplan.sample.meetings import Story
    from familyplan.sample.plan import Aim
    from familyplan.sample.recipe import Making
    from familyplan.sample.team import Team

_KINDS: Final = ("basics", "plan", "school", "health", "home_money", "words")
_USUAL: Final = frozenset({"basics", "plan"})
_YES: Final = ("given_written", "given_written", "given_verbal")


def permissions(making: Making, home: Household, team: Team, *, story: Story) -> None:
    """Add what was said about sharing with each agency, kind by kind."""
    others = list(team.agencies)[:1] if making.light else list(team.agencies)[1:]
    run_out = others[0] if story.expired and others else ""
    for key, agency in team.agencies.items():
        if making.light and key != "family_help":
            continue
        for kind in _KINDS[:2] if making.light else _KINDS:
            if kind not in _USUAL and making.chance(0.35):
                continue
            yes = kind in _USUAL or making.chance(0.8)
            old = key == run_out
            making.add(
                Permission(
                    agency=agency.id,
                    information=kind,
                    state=making.pick(_YES) if yes else "refused",
                    given_by=(home.main.id,),
                    only=making.pick(words()["only"]) if yes and making.chance(0.08) else "",
                    since=making.ago(400),
                    until=making.ago(30) if old else None,
                    asked_again=None if old else making.ago(-making.between(30, 200)),
                )
            )


def notes(making: Making, home: Household, team: Team) -> None:
    """Add notes of visits and calls over two years."""
    for n in range(1 if making.light else 20):
        day = making.workday(making.today - timedelta(days=33 * n + making.between(2, 20)))
        if day > making.today:
            continue
        child = making.pick(home.children)
        making.add(
            Note(
                type=making.pick(("visit", "visit", "call", "message", "thought")),
                words=home.filled(making.pick(words()["notes"]), child),
                about=(child.id,),
                said_by=(team.seats["family_help"].id,),
                information="plan",
                for_team=making.pick(("me", "team", "team")),
                happened=on_day(day),
                recorded_at=written_at(day),
            )
        )


def version(making: Making, home: Household, *, aims: list[Aim], overdue: bool) -> None:
    """Add the plan as agreed, to be looked at again before long; or long ago, where it drifts."""
    agreed = 300 if overdue else making.between(60, 120)
    making.add(
        PlanVersion(
            name="Plan as agreed",
            agreed=making.ago(agreed),
            agreed_by=(home.main.id,),
            review_due=making.ago(agreed - 182 if overdue else -making.between(10, 60)),
            content={"goals": [{"id": aim.goal.id, **write_record(aim.goal)} for aim in aims],
                     "actions": []},
        )
    )  # fmt: skip
