"""The heading of the list of families and what can be begun beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.widgets import Heading, PlainButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.gate import Gate


class Top(QWidget):
    """The heading; `begin` starts with a family, another button looks for duplicates."""

    def __init__(self, gate: Gate, start: Callable[[], object]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Heading(say("Families"), size="title"), 1)
        self._twice = PlainButton(
            say("Look for duplicates"), lambda: gate.go("duplicates"), icon="copy"
        )
        self.begin = PlainButton(say("Start a plan with a family"), start, icon="plus")
        for button in (self._twice, self.begin):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def offer(self, families: int) -> None:
        """Offer what makes sense with so many families listed; with 0 only the heading stands."""
        self.begin.setVisible(families > 0)
        self._twice.setVisible(families > 1)
