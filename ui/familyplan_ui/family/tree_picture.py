"""The family tree on a page, and under it the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from familyplan.figures.genogram import asked_for, genogram
from familyplan.model import Family, Person
from familyplan.words import say
from familyplan_ui.drawn import save_button, what
from familyplan_ui.family.wide_drawing import WideDrawing
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, ScrollPage, SoftLabel, WrapLabel
from familyplan_ui.widgets.rebuilding import clear
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate


class TreePicture(ScrollPage):
    """Choosing somebody opens them (`chosen`); a ring asks for a child's other parent (`asked`)."""

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        self.view: WideDrawing | None = None
        px = Theme.current().px
        self.body.setContentsMargins(MARGIN, px(10), MARGIN, MARGIN)
        self.body.addWidget(Heading(say("Family tree"), size="dialog"))
        self._soft = SoftLabel()
        self.body.addWidget(self._soft)
        self._picture, self._words = QVBoxLayout(), QVBoxLayout()
        self._words.setSpacing(px(6))
        self.body.addLayout(self._picture)
        self._family = ""
        self._save = save_button(gate, lambda: self._family, what.tree)
        self.body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._words)
        self.body.addStretch(1)

    def reload(self, rows: Rows) -> None:
        """Draw the family as it is now, and say it."""
        somebody = bool(rows.of(Person))
        self._family = next((one.id for one in rows.of(Family)), "")
        self._save.setVisible(somebody)
        self._soft.setText(
            say("Choose somebody to open them; a ring with “?” to add a child's other parent.")
            if somebody
            else say("Nobody has been added yet. Everybody the family counts goes here.")
        )
        drawing = genogram(rows, self._gate.clock.today(), gaps=True)
        if self.view is None:
            self.view = WideDrawing(drawing)
            self.view.drawing.rowChosen.connect(self._choose)
            self._picture.addWidget(self.view)
        else:
            self.view.show_drawing(drawing)
        self.view.setVisible(somebody)
        clear(self._words)
        if drawing.words and somebody:
            self._words.addWidget(Heading(say("The family tree in words")))
        for sentence in drawing.words if somebody else ():
            self._words.addWidget(WrapLabel(sentence))

    def _choose(self, row: str) -> None:
        child = asked_for(row)
        if child:
            self.asked.emit(child)
        else:
            self.chosen.emit(row)
