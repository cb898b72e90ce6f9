"""Grouping actions under whoever does them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Action, Person
from familyplan_ui.wording import who

if TYPE_CHECKING:
    from familyplan.model import Rows


def by_owner(rows: Rows, owned: list[Action]) -> list[tuple[str, list[Action]]]:
    """Group actions under their owners: family as listed, then the team, then nobody's."""
    groups: dict[str, list[Action]] = {}
    for action in owned:
        groups.setdefault(action.owner if rows.any(action.owner) else "", []).append(action)
    people = [one.id for one in rows.of(Person)]

    def place(owner: str) -> tuple[int, int, str]:
        if not owner:
            return (2, 0, "")
        return (0, people.index(owner), "") if owner in people else (1, 0, who(rows, owner))

    return [(owner, sorted(groups[owner], key=_soonest)) for owner in sorted(groups, key=place)]


def _soonest(action: Action) -> tuple[bool, str]:
    last = action.due.latest() if action.due else None
    return (last is None, last.isoformat() if last else action.id)
