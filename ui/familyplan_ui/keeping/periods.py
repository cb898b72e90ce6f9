"""The retention schedule: each period as a calm row, and a form that makes it one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.practice.retention import as_found, starting_schedule
from familyplan.session import retention
from familyplan.words import say
from familyplan_ui.keeping.period_form import PeriodForm
from familyplan_ui.keeping.period_words import month_words, period_words
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, PlainButton, Row, RowList, SoftLabel, WrapLabel

if TYPE_CHECKING:
    from familyplan.practice.retention import Rule, Schedule
    from familyplan_ui.gate import Gate


class Periods(QWidget):
    """How long which kind of record is kept, whose schedule that is, and changing it."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._rules: tuple[Rule, ...] = ()
        self.whose = WrapLabel()
        self.list = RowList(say("How long records are kept"))
        self.form = PeriodForm()
        self.back = PlainButton(say("Put Family Plan's periods back"), self.put_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(10))
        column.addWidget(Heading(say("How long records are kept")))
        column.addWidget(self.whose)
        latest = say(
            "A family's record may go on the latest day that any period gives for any of its "
            "children. Nothing is ever erased by itself."
        )
        column.addWidget(SoftLabel(latest))
        column.addWidget(self.list)
        column.addWidget(self.form)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.hide()
        self.list.pressed_row.connect(self.change)
        self.list.opened.connect(self.change)
        self.form.kept.connect(self._keep)
        self.form.given_up.connect(self._close)

    def show_now(self) -> None:
        """Read the schedule anew; what is being changed is left alone."""
        try:
            found = retention.schedule(self._gate.session.store)
        except KnownError as problem:
            self._rules = ()
            self.whose.setText(problem.sentence)
            self.list.show_rows([])
            self.back.show()
            return
        self._rules = found.rules
        self.whose.setText(_whose(found))
        self.list.show_rows([_row(rule) for rule in found.rules])
        self.back.setVisible(found.local)

    def leave(self) -> None:
        """Close the form."""
        self.form.hide()

    def change(self, key: str) -> None:
        """Open the form for one period."""
        rule = next((one for one in self._rules if one.key == key), None)
        if rule is not None:
            self.form.come(rule)

    def put_back(self) -> None:
        """Go back to the periods the program starts with; undo brings one's own back."""
        self.form.hide()
        self._set(())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, new: Rule) -> None:
        rules = tuple(new if one.key == new.key else one for one in self._rules)
        if self._set(() if rules == starting_schedule().rules else rules):
            self._close()

    def _set(self, rules: tuple[Rule, ...]) -> bool:
        try:
            retention.set_schedule(self._gate.session, rules)
        except KnownError as problem:
            self.form.complain(problem.sentence)
            self._gate.refuse(problem.sentence)
            return False
        self.show_now()
        return True

    def _close(self) -> None:
        self.form.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _whose(found: Schedule) -> str:
    if found.local:
        return say(
            "This is your partnership's own schedule. It is a local setting, not national law."
        )
    return say(
        "These are the periods Family Plan starts with, as published schedules had them in "
        "{month}. They are not national law: put your own schedule in their place.",
        month=month_words(as_found()),
    )


def _row(rule: Rule) -> Row:
    source = say("From: {source}", source=rule.source or say("this partnership's own schedule"))
    return Row(rule.key, say(rule.label), f"{period_words(rule)}. {source}", button=say("Change"))
