"""What the page says while there is no family, or nobody in it who could get a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.words import say
from familyplan_ui.widgets import EmptyState, PrimaryButton

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate
    from familyplan_ui.packs.choosing import Choosing


def no_family(gate: Gate) -> EmptyState:
    """Teach where packs come from, and lead to the families."""
    begin = PrimaryButton(say("Choose a family"), lambda: gate.go("families"))
    return EmptyState(
        say("Packs are made from a family's record."),
        say("Begin a family, and what each person would get stands here."),
        begin,
    )


def nobody(gate: Gate, choosing: Choosing) -> EmptyState:
    """Teach who can get a copy, and lead to the people of the family."""

    def go() -> None:
        gate.go("family", choosing.family_id, "people")

    return EmptyState(
        say("Nobody is here yet who could get a copy."),
        say("Write down who is in the family and who helps. Each of them is offered here."),
        PrimaryButton(say("People & team"), go),
    )
