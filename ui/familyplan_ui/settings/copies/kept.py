"""The wording as it is kept in the store, and changing part of it in one undoable step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from familyplan import actions
from familyplan.packs.wording import Wording

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

_KEY: Final = "wording"


def kept(gate: Gate) -> Wording:
    """Give the wording of this store; the partnership's name has a setting of its own."""
    return Wording.read(gate.session.setting(_KEY, {}))


def keep(gate: Gate, **changed: Any) -> None:  # noqa: ANN401 - values of Wording's own fields
    """Change some of it; nothing is written where all of it is so already."""
    was = kept(gate)
    now = replace(was, **changed)
    if now != was:
        gate.did(actions.accounts.set_setting, _KEY, now.written())
