"""Which drawings of a family can be saved, each as the wish for a copy that holds it alone."""

from __future__ import annotations

from typing import Final

from familyplan.packs.asked import Asked

__all__ = ["goal_line", "story_line", "team", "tree"]

_KIND: Final = "drawing"
tree: Final = Asked(_KIND, parts=("tree",))
team: Final = Asked(_KIND, parts=("team",))
story_line: Final = Asked(_KIND, parts=("story",))


def goal_line(goal_id: str) -> Asked:
    """Ask for how a goal is going."""
    return Asked(_KIND, about=goal_id, parts=("goal",))
