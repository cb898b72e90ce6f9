"""The plan seen by person: everything each owner has said they will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model import Action, Goal
from familyplan.words import say, say_many
from familyplan_ui.plan.action_row import ActionRow
from familyplan_ui.plan.owners import by_owner
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, SoftLabel
from familyplan_ui.widgets.rebuilding import clear
from familyplan_ui.widgets.section_head import SectionHead
from familyplan_ui.wording import is_open, who

if TYPE_CHECKING:
    from collections.abc import Mapping

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class ByPerson(QWidget):
    """Actions under their owners; `editing` asks for the form of one."""

    editing = Signal(str)

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(4))

    def show_nothing(self) -> None:
        """Hold nothing while the plan is looked at in another way."""
        clear(self._column)

    def show_rows(self, rows: Rows, called: Mapping[str, str]) -> None:
        """Show every action under whoever does it."""
        self.show_nothing()
        every = list(rows.of(Action))
        if not every:
            self._column.addWidget(
                SoftLabel(say("Nothing has been agreed yet. Actions are added under each goal."))
            )
        for owner, owned in by_owner(rows, every):
            waiting = sum(1 for one in owned if is_open(one))
            count = say_many("{n} open", "{n} open", waiting)
            self._column.addSpacing(Theme.current().px(8))
            self._column.addWidget(SectionHead(who(rows, owner), count))
            for action in owned:
                goal = rows.find(Goal, action.goal)
                self._column.addWidget(Hairline())
                row = ActionRow(self._gate, rows, action, called=called[action.id], owner=False)
                row.editing.connect(self.editing)
                self._column.addWidget(row)
                if goal is not None:
                    soft = SoftLabel(say("for “{goal}”", goal=goal.words))
                    soft.setContentsMargins(Theme.current().px(32), 0, 0, Theme.current().px(4))
                    self._column.addWidget(soft)
