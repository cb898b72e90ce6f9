"""Whole sample families, one after the other; each depends on the recipe and its number alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.sample.agencies import desks
from familyplan.sample.ending import ending, keeping_safe
from familyplan.sample.homes import settle
from familyplan.sample.household import household
from familyplan.sample.meetings import Story, meetings
from familyplan.sample.plan import fitting, goals
from familyplan.sample.recipe import Making
from familyplan.sample.sharing import notes, permissions, version
from familyplan.sample.story import events, understanding
from familyplan.sample.team import team

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import Record
    from familyplan.sample.agencies import Desk
    from familyplan.sample.recipe import Recipe

# Half of the plans are kept well; each of the others drifts in its own way.
_STORIES: Final = (
    Story(),
    Story(),
    Story(late=True),
    Story(),
    Story(no_lead=True),
    Story(),
    Story(expired=True),
    Story(),
    Story(no_voice=True),
    Story(),
    Story(overdue=True),
    Story(),
)


def families(recipe: Recipe, how_many: int) -> Iterator[tuple[Record, ...]]:
    """Give each family's records, the family's own first; more families change none before."""
    shared = desks(recipe)
    for number in range(1, how_many + 1):
        yield _family(recipe, number, shared)


def _family(recipe: Recipe, number: int, shared: tuple[Desk, ...]) -> tuple[Record, ...]:
    making = Making(recipe, f"{'light' if recipe.light else 'full'} family {number}")
    story = _STORIES[(number - 1) % len(_STORIES)]
    schools = tuple(desk for desk in shared if desk.stage)
    home = household(making, number, schools)
    protected = home.shape == "two_homes" and not recipe.light
    settle(making, home, protected=protected)
    if protected:
        home.hidden_from = home.people["dad"].id
    chosen = fitting(making, home, protected=protected)
    wanted = tuple(dict.fromkeys(template["agency"] for template, _child in chosen))
    round_it = team(making, home, shared, wanted=wanted, has_lead=not story.no_lead)
    aims = goals(making, home, round_it, chosen=chosen)
    meetings(making, home, round_it, aims=aims, story=story)
    permissions(making, home, round_it, story=story)
    notes(making, home, round_it)
    if not recipe.light:
        version(making, home, aims=aims, overdue=story.overdue)
        # Last, so that nothing before it comes out otherwise than it did.
        understanding(making, home, round_it)
        events(making, home, round_it)
        keeping_safe(making, home, round_it)
        ending(making, home, round_it)
    return tuple(making.records)
