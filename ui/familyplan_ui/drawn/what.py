"""How each drawing of a family is made from what one reader may see; None where that is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram import genogram
from familyplan.figures.progress import progress_line
from familyplan.figures.ratings import progress
from familyplan.figures.team import members
from familyplan.figures.team_circle import team_circle
from familyplan.model import Goal, Person

if TYPE_CHECKING:
    from familyplan.figures.shapes import Drawing
    from familyplan.sharing import View

__all__ = ["goal_line", "story_line", "team", "tree"]

_LINE: Final = (480.0, 200.0)  # points


def tree(view: View) -> Drawing | None:
    """Draw the family tree, without gaps: a gap would tell that somebody is left out."""
    return genogram(view.rows, view.on, gaps=False) if view.rows.of(Person) else None


def team(view: View) -> Drawing | None:
    """Draw the team round the family."""
    return team_circle(view.rows, view.on) if members(view.rows, view.on) else None


def story_line(view: View) -> Drawing | None:
    """Draw the story so far."""
    from familyplan.packs.story import picture  # noqa: PLC0415 - seldom needed

    return picture(view)


def goal_line(view: View, goal_id: str) -> Drawing | None:
    """Draw how a goal is going."""
    if view.rows.find(Goal, goal_id) is None:
        return None
    found = progress(view.rows, goal_id, view.on)
    return progress_line(found, *_LINE) if found.series else None
