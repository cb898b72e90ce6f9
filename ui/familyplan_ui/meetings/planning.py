"""Planning a meeting: what kind, when and where; the same people as last time are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import Meeting
from familyplan.words import say
from familyplan_ui.forms import Group, RecordForm
from familyplan_ui.meetings.said import in_order, invitations
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Heading, PlainButton, PrimaryButton

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate

FIELDS: Final = (Group("", (("type", "on"), ("starts", "ends"), ("place", "link"), "purpose")),)


class PlanMeeting(QFrame):
    """The form of a new meeting; `planned` carries its id, "" when it was given up."""

    planned = Signal(str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self.setProperty("bed", "raised")
        self._family = family_id
        self._last: tuple[str, ...] = ()
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(12))
        column.addWidget(Heading(say("A new meeting")))
        self._form = RecordForm(gate, "meeting", FIELDS)
        self._form.entered.connect(self._keep)
        column.addWidget(self._form)
        self._same = QCheckBox(say("Ask the same people as last time"))
        self._same.setMinimumHeight(px(26))
        Theme.current().dress(self._same, "text")
        column.addWidget(self._same)
        held = QWidget()
        flow = FlowLayout(held)
        flow.addWidget(PrimaryButton(say("Keep this meeting"), self._keep))
        flow.addWidget(PlainButton(say("Not now"), self._give_up, name=say("Not now: meeting")))
        column.addWidget(held)
        self.hide()

    def take(self, family_id: str) -> None:
        """Plan the meetings of another family from now on."""
        self.close_form()
        self._family = family_id

    def begin(self, rows: Rows | None) -> None:
        """Open the form; the newest meeting says who would be asked again."""
        meetings = in_order(rows.of(Meeting)) if rows else []
        self._last = ()
        if rows is not None and meetings:
            newest = max(meetings, key=lambda one: (str(one.on or ""), one.id))
            self._last = tuple(one.who for one in invitations(rows, newest.id))
        self._same.setVisible(bool(self._last))
        self._same.setChecked(bool(self._last))
        self._form.show_new(Meeting(scope=self._family, type="review" if meetings else "first"))
        self.show()
        self._form.editors["type"].control.setFocus()

    def close_form(self) -> None:
        """Put the form away; what was typed waits as a draft."""
        if not self.isHidden():
            self._form.clear()
            self.hide()

    def _keep(self) -> None:
        asked = self._last if self._same.isChecked() else ()
        made = self._form.keep_new(actions.meetings.plan_meeting, invite=asked)
        if made is not None:
            self.hide()
            self.planned.emit(made.id)

    def _give_up(self) -> None:
        self._form.forget_new()
        self.hide()
        self.planned.emit("")
