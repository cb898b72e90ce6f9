"""Asks who is here before the screen is turned: what is shown is what all of them may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from familyplan.model import Person
from familyplan.session.audit import note_looked_together
from familyplan.sharing import reader_of
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    FlowLayout,
    Heading,
    PlainButton,
    PrimaryButton,
    ScrollPage,
    SoftLabel,
)

if TYPE_CHECKING:
    from familyplan_ui.frame import MainWindow
    from familyplan_ui.gate import Gate

_WIDTH = 460


def ask(gate: Gate, window: MainWindow) -> None:
    """Ask about the family whose pages are shown; what is being typed is kept first."""
    _place, family, *_row = window.pages.where()
    if gate.keep_typing():
        box = WhoIsHere(gate, family, window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        gate.locked.connect(box.close)
        box.open()


class WhoIsHere(QDialog):
    """Ticks for the people of one family; `begin` goes to the place "together" with those."""

    def __init__(self, gate: Gate, family_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate, self._family = gate, family_id
        self.setWindowTitle(say("Look together"))
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(Heading(say("Who is here?"), size="dialog"))
        column.addWidget(
            SoftLabel(
                say(
                    "Do this before you turn the screen. It will show this family only, and of it "
                    "only what everybody here may see. Choose everybody who can see the screen."
                )
            )
        )
        self.ticks: dict[str, QCheckBox] = {}
        column.addWidget(self._people(), 1)
        held = QWidget()
        row = FlowLayout(held)
        self.start = PrimaryButton(say("Look together"), self.begin)
        row.addWidget(self.start)
        row.addWidget(PlainButton(say("Not now"), self.reject))
        column.addWidget(held)
        self._weigh()
        self.resize(px(_WIDTH), self.sizeHint().height())

    def begin(self) -> None:
        """Show the record to those who are ticked; that it was shown to them is noted."""
        chosen = [one for one, tick in self.ticks.items() if tick.isChecked()]
        if not chosen:
            return
        note_looked_together(self._gate.session, self._gate.rows(self._family), chosen)
        self.accept()
        self._gate.go("together", self._family, "", *chosen)

    def _people(self) -> QWidget:
        rows = self._gate.rows(self._family)
        page = ScrollPage()
        room = Theme.current().px(6)  # for the focus ring
        page.body.setContentsMargins(room, room, room, room)
        page.body.setSpacing(Theme.current().px(6))
        for person in rows.of(Person):
            reader = reader_of(rows, person.id)
            if reader is not None:
                tick = QCheckBox(reader.name)
                tick.setAccessibleName(reader.name)
                tick.toggled.connect(self._weigh)
                self.ticks[person.id] = tick
                page.body.addWidget(tick)
        if not self.ticks:
            page.body.addWidget(SoftLabel(say("Add the people of this family first.")))
        page.body.addStretch(1)
        return page

    def _weigh(self) -> None:
        self.start.setEnabled(any(tick.isChecked() for tick in self.ticks.values()))
