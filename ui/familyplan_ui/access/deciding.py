"""Keeping what becomes of the places of one request: given, parts taken out, left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.sharing.access import made_decision

if TYPE_CHECKING:
    from familyplan.model import AccessRequest
    from familyplan.sharing.access import Block
    from familyplan_ui.gate import Gate


class Deciding:
    """The decisions of one request; every verb says whether it was kept."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self.request: AccessRequest | None = None

    def decide(
        self, block: Block, verdict: str, took: tuple[str, ...] = (), *, reason: str = ""
    ) -> bool:
        """Keep what becomes of a place."""
        if self.request is None:
            return False
        made = made_decision(self.request, block, verdict, took, reason=reason)
        return self._gate.did(actions.access.decide, made)

    def leave_out(self, blocks: tuple[Block, ...]) -> bool:
        """Leave several places out at once."""
        if self.request is None or not blocks:
            return False
        request = self.request
        made = tuple(made_decision(request, one, "keep") for one in blocks)
        return self._gate.did(actions.access.decide_all, made)

    def reconsider(self, block: Block) -> bool:
        """Take back what was decided about a place."""
        if block.on_file is None:
            return False
        return self._gate.did(actions.access.reconsider, block.on_file.id)

    def explain(self, block: Block, reason: str) -> None:
        """Keep why a place was decided so, if that is news."""
        held = block.decision
        if held is not None and self._gate.is_open and held.reason != reason:
            self._gate.did(actions.records.edit, "access_decision", held.id, reason=reason)
