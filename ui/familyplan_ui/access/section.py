"""On the sharing page: who asked for their record, by when it is due, and noting one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.model import AccessRequest
from familyplan.model.titles import name_in
from familyplan.model.vocabulary import spoken
from familyplan.practice.access import due
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, Heading, PlainButton, Row, RowList, SoftLabel

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import Standing

_SOON = 7


class RecordsAskedFor(QWidget):
    """The requests of one family, those still due first."""

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        title = say("Somebody asked for their record")
        self._none = SoftLabel(
            say(
                "Everybody may have what is kept about them. Note it the day it is asked: the "
                "answer is due within a month."
            )
        )
        self.list = RowList(title)
        self.list.opened.connect(self.open)
        self.list.pressed_row.connect(self.open)
        self.ask = PlainButton(say("Note a request"), lambda: self.open(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(8))
        for part in (Hairline(), Heading(title), self._none, self.list):
            column.addWidget(part)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)

    def take(self, family_id: str) -> None:
        """Be about another family from the next time it is shown."""
        self._family = family_id

    def show_rows(self, rows: Rows, today: date) -> None:
        """Show every request as it now stands."""
        found = sorted(rows.of(AccessRequest), key=lambda one: due(one, today) is None)
        self._none.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.show_rows([_row(rows, one, today) for one in found])

    def open(self, request_id: str) -> None:
        """Go to the page of a request, or to a new one's."""
        self._gate.go("access", self._family, request_id)


def _row(rows: Rows, request: AccessRequest, today: date) -> Row:
    when = due(request, today)
    day = request.asked_on.said if request.asked_on else ""
    asked = say("Asked {day}", day=day) if day else say("No day written down")
    by = say("by {who}", who=request.asked_by) if request.asked_by else ""
    chip: tuple[str, str, Standing] = (
        "check", spoken("access_state", request.state or "open"), "plain",
    )  # fmt: skip
    if when is not None:
        chip = ("clock", when.words, "attention" if when.days <= _SOON else "plain")
    name = name_in(rows, request.person) or say("Somebody")
    return Row(
        request.id, name, " · ".join(filter(None, [asked, by])), chips=(chip,), button=say("Open")
    )
