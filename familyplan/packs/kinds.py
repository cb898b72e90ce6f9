"""Every kind of copy there is, in the order they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.errors import Refused
from familyplan.packs import (
    action_list,
    agency_copy,
    all_actions,
    child_page,
    closure_record,
    drawing,
    family_copy,
    fridge_copy,
    given_list,
    hand_over,
    meeting_pack,
    minutes,
    outcomes_letter,
    plan_copy,
    review,
    step_record,
    visit_sheet,
    wallet_card,
    whole_record,
)
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.packs.kind import PackKind

__all__ = ["KINDS", "LOGGED", "kind"]

KINDS: Final[dict[str, PackKind]] = {
    one.key: one
    for one in (
        meeting_pack.KIND,
        minutes.KIND,
        plan_copy.KIND,
        family_copy.KIND,
        fridge_copy.KIND,
        wallet_card.KIND,
        child_page.KIND,
        agency_copy.KIND,
        action_list.KIND,
        all_actions.KIND,
        visit_sheet.KIND,
        review.KIND,
        outcomes_letter.KIND,
        hand_over.KIND,
        step_record.KIND,
        closure_record.KIND,
        whole_record.KIND,
        given_list.KIND,
    )
}

# What stands in the log of copies: also what leaves by another way than the page Packs.
LOGGED: Final[dict[str, PackKind]] = {**KINDS, drawing.KIND.key: drawing.KIND}


def kind(key: str) -> PackKind:
    """Give the kind of copy with this key.

    Raises:
        Refused: there is none; a later program may have made it.

    """
    if key not in LOGGED:
        raise Refused(say("This program cannot make that kind of copy. Choose another kind."))
    return LOGGED[key]
