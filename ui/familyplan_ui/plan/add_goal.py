"""Adding a goal: the family's words first, everything else may wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Goal
from familyplan.words import say
from familyplan_ui.forms import Group, RecordForm
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, PlainButton, PrimaryButton

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

FIELDS: Final = (Group("", ("words", ("said_by", "whose"), "why", "signs", ("raters", "aim"))),)


class AddGoal(QFrame):
    """The form of a new goal; `added` carries its id."""

    added = Signal(str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self.setProperty("bed", "raised")
        self._family = family_id
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(12))
        self.form = RecordForm(gate, "goal", FIELDS)
        self.form.entered.connect(self._keep)
        column.addWidget(self.form)
        held = QWidget()
        flow = FlowLayout(held)
        flow.addWidget(PrimaryButton(say("Keep this goal"), self._keep))
        flow.addWidget(PlainButton(say("Not now"), self._give_up, name=say("Not now: goal")))
        column.addWidget(held)
        self.hide()

    def begin(self) -> None:
        """Open the form with the keyboard in the words."""
        self.form.show_new(Goal(scope=self._family))
        self.show()
        self.form.editors["words"].control.setFocus()

    def close_form(self) -> None:
        """Put the form away; what was typed waits as a draft."""
        if not self.isHidden():
            self.form.clear()
            self.hide()

    def _keep(self) -> None:
        made = self.form.keep_new(actions.plan.add_goal)
        if made is not None:
            self.hide()
            self.added.emit(made.id)

    def _give_up(self) -> None:
        self.form.forget_new()
        self.hide()
        self.added.emit("")
