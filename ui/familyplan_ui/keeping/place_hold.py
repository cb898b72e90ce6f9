"""The small form that places a hold over a family's record, half-typed text kept like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model import Hold
from familyplan.model.partial_date import on_day
from familyplan.words import mark, say
from familyplan_ui.forms import Group, RecordForm
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Heading, PlainButton, PrimaryButton
from familyplan_ui.widgets.rebuilding import reading_order

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

_FIELDS: Final = (Group("", ("what", "why", "asked_by", "since")),)
_DOES: Final = {
    "legal_hold": mark("The record cannot be erased until the hold is lifted."),
    "restriction": mark(
        "The record is kept and not shared: no copy but the family's own, no export. It cannot be "
        "erased either."
    ),
    "objection": mark("Stops nothing by itself. It is shown until somebody has decided about it."),
}


class PlaceHold(QWidget):
    """What kind of hold, why, who asked for it and since when; `placed` once it stands."""

    placed = Signal()
    given_up = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.form = RecordForm(gate, "hold", _FIELDS)
        self.heading = Heading()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(10))
        column.addWidget(self.heading)
        column.addWidget(self.form)
        held = QWidget()
        buttons = FlowLayout(held)
        buttons.addWidget(PrimaryButton(say("Place this hold"), self.place))
        away = PlainButton(say("Not now"), self.give_up, name=say("Not now: place no hold"))
        buttons.addWidget(away)
        column.addWidget(held)
        self.hide()

    def come(self, family_id: str, title: str) -> None:
        """Show the form for a family, with what was half typed for it."""
        blank = Hold(scope=family_id, what="legal_hold", since=on_day(self._gate.clock.today()))
        self.heading.setText(title)
        self.form.show_new(blank)
        kind = self.form.editors["what"]
        kind.typed.connect(self._explain, Qt.ConnectionType.UniqueConnection)
        self._explain()
        self.show()
        # The fields were made after the buttons.
        reading_order(self)
        kind.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Place the hold, unless nobody said what it is or why."""
        kind, why = self.form.editors["what"], self.form.editors["why"]
        if not kind.value():
            self.form.frames["what"].show_error(say("Choose what kind of hold it is."))
            kind.control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not why.value():
            words = say("Write down why: whoever reviews the record needs it.")
            self.form.frames["why"].show_error(words)
            why.control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.form.keep_new() is not None:
            self.hide()
            self.placed.emit()

    def give_up(self) -> None:
        """Place nothing."""
        self.form.forget_new()
        self.hide()
        self.given_up.emit()

    def _explain(self) -> None:
        kind = self.form.editors["what"]
        self.form.frames["what"].clear_error()
        kind.say(say(_DOES.get(kind.value(), "")) if kind.value() in _DOES else "")
