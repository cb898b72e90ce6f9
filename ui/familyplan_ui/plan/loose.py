"""Actions that belong to no goal, with their own line to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model import Action, Goal
from familyplan.words import say
from familyplan_ui.plan.action_row import ActionRow
from familyplan_ui.plan.entry import OneLineEntry
from familyplan_ui.widgets import Hairline, Heading
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from collections.abc import Mapping

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class LooseActions(QWidget):
    """What is to be done beside the goals; `editing` asks for the form of one action."""

    editing = Signal(str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate = gate
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Heading(say("Actions beside the goals")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.entry = OneLineEntry(gate, family_id, "", "")
        column.addWidget(self.entry)

    def show_rows(self, rows: Rows, called: Mapping[str, str]) -> None:
        """Show the actions without a goal."""
        clear(self._rows)
        loose = [one for one in rows.of(Action) if rows.find(Goal, one.goal) is None]
        for at, action in enumerate(loose):
            if at:
                self._rows.addWidget(Hairline())
            row = ActionRow(self._gate, rows, action, called=called[action.id])
            row.editing.connect(self.editing)
            self._rows.addWidget(row)
        self.entry.show_rows(rows)
