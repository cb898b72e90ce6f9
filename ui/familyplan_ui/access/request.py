"""The request itself: whose record, asked when and by whom, and how it was checked who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan import actions
from familyplan.model import AccessRequest
from familyplan.model.partial_date import on_day
from familyplan.practice.access import CLOSED
from familyplan.words import say
from familyplan_ui.forms.arranging import Group, Groups
from familyplan_ui.forms.record_form import RecordForm
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, PlainButton, PrimaryButton, SoftLabel

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

_FORM: Final[Groups] = (
    Group(
        "",
        (
            ("person", "asked_on"),
            ("identity", "identity_on"),
            ("asked_by", "how"),
            "on_behalf",
            "what",
            "longer",
        ),
    ),
)


class RequestForm(QWidget):
    """A request to be noted, or one that is kept; `noted` carries a new one's id."""

    noted = Signal(str)

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        self._request: AccessRequest | None = None
        px = Theme.current().px
        self.form = RecordForm(gate, "access_request", _FORM)
        self.note = PrimaryButton(say("Note the request"), self._note)
        self._soft = SoftLabel(
            say(
                "It can be asked in any way, also by word of mouth, and needs no form. The answer "
                "is due one month after the day it was asked."
            )
        )
        self._ends = QWidget()
        row = FlowLayout(self._ends, gap=px(10))
        self.answered = PlainButton(say("It was answered"), lambda: self._settle("answered"))
        self.refused = PlainButton(say("It was refused"), lambda: self._settle("refused"))
        self.withdrawn = PlainButton(say("They took it back"), lambda: self._settle("withdrawn"))
        self.reopen = PlainButton(say("Open it again"), lambda: self._settle("review"))
        for button in (self.answered, self.refused, self.withdrawn, self.reopen):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._soft)
        column.addWidget(self.form)
        column.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._ends)
        column.addStretch(1)

    def show_new(self, family_id: str) -> None:
        """Show an empty form for a family."""
        self._request = None
        today = on_day(self._gate.clock.today())
        self.form.show_new(AccessRequest(scope=family_id, asked_on=today, state="open"))
        self.note.show()
        self._ends.hide()

    def show_request(self, request: AccessRequest) -> None:
        """Show a request as it is kept."""
        self._request = request
        self.form.show(request)
        self.note.hide()
        self._ends.show()
        closed = request.state in CLOSED
        for button in (self.answered, self.refused, self.withdrawn):
            button.setVisible(not closed)
        self.reopen.setVisible(closed)

    def _note(self) -> None:
        made = self.form.keep_new(actions.access.ask)
        if made is not None:
            self.noted.emit(made.id)

    def _settle(self, state: str) -> None:
        if self._request is not None:
            self._gate.run(actions.access.settle, self._request.id, state=state)
