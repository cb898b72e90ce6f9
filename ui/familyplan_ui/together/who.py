"""Asks who is here before the screen is turned: what is shown is what all of them may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from familyplan.model import Person
from familyplan.session.audit import note_looked_together
from familyplan.sharing import reader_of
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import PlainButton, PrimaryButton, ScrollPage, SmallBox, SoftLabel

if TYPE_CHECKING:
    from familyplan_ui.frame import MainWindow
    from familyplan_ui.gate import Gate


def ask(gate: Gate, window: MainWindow) -> None:
    """Ask about the family whose pages are shown; what is being typed is kept first."""
    _place, family, *_row = window.pages.where()
    if gate.keep_typing():
        WhoIsHere(gate, family, window).stay_until(gate.locked)


class WhoIsHere(SmallBox):
    """Ticks for the people of one family; `begin` goes to the place "together" with those."""

    def __init__(self, gate: Gate, family_id: str, parent: QWidget | None = None) -> None:
        super().__init__(say("Look together"), parent)
        self._gate, self._family = gate, family_id
        self.ticks: dict[str, QCheckBox] = {}
        self.start = PrimaryButton(say("Look together"), self.begin)
        people = self._people()
        self.fill(
            say("Who is here?"),
            say(
                "Do this before you turn the screen. It will show this family only, and of it "
                "only what everybody here may see. Choose everybody who can see the screen."
            ),
            (people,),
            (self.start, PlainButton(say("Not now"), self.reject)),
            growing=people,
        )
        self._weigh()

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
