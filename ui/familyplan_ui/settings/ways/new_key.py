"""Why and when a store is given a new data key, and the button that begins it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from familyplan.words import say
from familyplan_ui.door.steps import column_of
from familyplan_ui.settings.ways.rekeying import give_new_key
from familyplan_ui.widgets import Heading, PlainButton, SoftLabel

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate


class NewDataKey(QWidget):
    """Everything else happens on a page of its own, which covers the window."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.button = PlainButton(say("Give the store a new data key…"), self.begin)
        column = column_of(self, (Heading(say("A new data key")), *map(SoftLabel, _why())))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """Ask, on the page that covers the window."""
        give_new_key(self._gate, self)


def _why() -> tuple[str, str]:
    return (
        say(
            "The data key is what locks the store; every way in only leads to it. A new one means "
            "that the whole store is written again, under a key that nobody has seen yet. Do it "
            "when a laptop was lost, somebody has left, or others saw a passphrase or the "
            "recovery sheet; change that passphrase or take that way in away first."
        ),
        say(
            "A backup is made before. It takes a few minutes and room for a second copy of the "
            "store, and nobody can work in the store meanwhile."
        ),
    )
