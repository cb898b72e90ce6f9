"""The team circle and, beside it, the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.figures.team_circle import team_circle, team_words
from familyplan.words import say
from familyplan_ui.drawn import save_button, what
from familyplan_ui.family.standings import show_standings, standings_list
from familyplan_ui.forms.layout import Pair
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import DrawingView, Heading, ScrollPage, SoftLabel, WrapLabel
from familyplan_ui.widgets.rebuilding import clear
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from familyplan.model import Rows
    from familyplan_ui.gate import Gate

_NARROW = 700


class TeamPicture(ScrollPage):
    """Choosing somebody in the picture opens them (`chosen`)."""

    chosen = Signal(str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        px = Theme.current().px
        self._drawing: DrawingView | None = None
        picture, words = QWidget(), QWidget()
        self._picture, self._words = QVBoxLayout(picture), QVBoxLayout(words)
        for column in (self._picture, self._words):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(px(8))
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(20))
        column.addWidget(words)
        self._standings = standings_list(gate, family_id, str)
        column.addWidget(self._standings)
        self.body.setContentsMargins(MARGIN, px(10), MARGIN, MARGIN)
        self.body.addWidget(Pair(picture, beside, narrow=_NARROW, gap=24, shares=(5, 2)))
        self.body.addStretch(1)

    def reload(self, rows: Rows) -> None:
        """Draw the team as it is now, and say it."""
        today = self._gate.clock.today()
        drawing = team_circle(rows, today)
        if self._drawing is None:
            self._drawing = DrawingView(drawing)
            self._drawing.rowChosen.connect(self.chosen)
            self._picture.addWidget(self._drawing)
            save = save_button(self._gate, lambda: self._family, what.team)
            self._picture.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._drawing.show_drawing(drawing)
        show_standings(self._standings, rows)
        clear(self._words)
        self._words.addWidget(Heading(say("The team in words")))
        found = team_words(rows, today)
        for sentence in found:
            self._words.addWidget(WrapLabel(sentence))
        if not found:
            self._words.addWidget(
                SoftLabel(say("Nobody yet. School, health, neighbours, faith: everybody counts."))
            )

    def leave(self) -> None:
        """Keep what was typed."""
        self._standings.close_form()
