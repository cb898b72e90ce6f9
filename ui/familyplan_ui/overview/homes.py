"""The list of homes on the overview: a letter for each, and who lives there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from familyplan.words import say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, SoftLabel, WrapLabel
from familyplan_ui.widgets.rebuilding import Shown, clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from familyplan_ui.overview.households import Dweller, Household


class HomeLetter(QLabel):
    """The letter of a home in a small box, the same letter everywhere."""

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(letter, parent)
        self.setAccessibleName(say("Home {letter}", letter=letter))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        Theme.current().dress(self, "small", strong=True)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        side = Theme.current().px(20)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Theme.current().colour("line-strong"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
        super().paintEvent(event)


class Homes(QWidget):
    """Who lives where."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Who lives where"))
        px = Theme.current().px
        self._shown = Shown()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(1, 1)

    def show_homes(self, found: Sequence[Household]) -> None:
        """Show these homes."""
        if self._shown.already(list(found)):
            return
        clear(self._grid)
        self._grid.addWidget(Heading(say("Who lives where")), 0, 0, 1, 3)
        for home in found:
            self._show_home(home)
        if not found:
            words = say("Nobody has been added yet. Everybody the family counts goes here.")
            self._grid.addWidget(SoftLabel(words), 1, 0, 1, 3)

    def _show_home(self, home: Household) -> None:
        row = self._grid.rowCount()
        if home.letter:
            self._grid.addWidget(HomeLetter(home.letter), row, 0)
        count = len(home.dwellers)
        people = say_many("{n} person", "{n} people", count) if count else say("nobody noted")
        words = f"{home.name} · {people}" if home.home else home.name
        held = SoftLabel(words)
        held.setContentsMargins(0, Theme.current().px(4), 0, 0)
        self._grid.addWidget(held, row, 1 if home.letter else 0, 1, 2 if home.letter else 3)
        for at, dweller in enumerate(home.dwellers, start=row + 1):
            self._show_dweller(at, dweller)
        for note in home.notes:
            self._grid.addWidget(SoftLabel(note), self._grid.rowCount(), 0, 1, 3)

    def _show_dweller(self, at: int, dweller: Dweller) -> None:
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Theme.current().px(8))
        line.addWidget(WrapLabel(dweller.name, strong=True))
        if dweller.own_script:
            script = WrapLabel(dweller.own_script)
            # Beside the Latin name, whichever way it is written.
            script.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
            line.addWidget(script)
        line.addStretch(1)
        soft = SoftLabel(dweller.soft)
        soft.keep_dates_whole()
        soft.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(soft)
        self._grid.addWidget(held, at, 0, 1, 3)
