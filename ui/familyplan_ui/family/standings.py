"""The list of standing roles: who leads and led, and who holds a role that must not be empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Rows, Standing
from familyplan.words import say
from familyplan_ui.family.said import standing_row
from familyplan_ui.forms import ARRANGEMENTS, RecordList, Shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.gate import Gate


def standings_list(gate: Gate, family_id: str, held_by: Callable[[], str]) -> RecordList:
    """Make the list; a role that is added is first offered to `held_by`, "" for nobody."""
    shown = Shown(
        "standing",
        say("Lead and other standing roles"),
        say("Add a standing role"),
        say("Nobody holds a standing role yet."),
        ARRANGEMENTS["standing"],
        lambda: Standing(scope=family_id, held_by=held_by()),
        under="held_by",
        apart=("since", "until"),
    )
    return RecordList(gate, shown)


def show_standings(shown: RecordList, rows: Rows) -> None:
    """Show every standing role there is and was, the newest first."""
    standings = list(reversed(rows.of(Standing)))
    shown.show_records(standings, [standing_row(rows, one) for one in standings])
