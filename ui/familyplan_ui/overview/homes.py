"""The list of homes on the overview: a letter for each, and who lives there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from familyplan.words import say, say_many
from familyplan_ui.overview.households import Dweller
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, SoftLabel, WrapLabel
from familyplan_ui.widgets.rebuilding import Shown, clear

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from familyplan_ui.overview.households import Household

_NOBODY: Final = Dweller("", "", "", "")


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


class _DwellerLine(QWidget):
    """One person on a line: name, own script, and a soft fact or two at its end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Theme.current().px(8))
        self._name = WrapLabel(strong=True)
        self._script: WrapLabel | None = None
        self._soft = SoftLabel()
        self._soft.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._name)
        line.addStretch(1)
        line.addWidget(self._soft)
        self._line = line

    def say(self, dweller: Dweller) -> None:
        """Say who this is."""
        self._name.setText(dweller.name)
        self._soft.setText(dweller.soft)
        self._soft.keep_dates_whole()
        if self._script is None and dweller.own_script:
            self._script = WrapLabel()
            # Beside the Latin name, whichever way it is written.
            self._script.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
            self._line.insertWidget(1, self._script)
            self._soft.raise_()  # read after it: a screen reader goes by the order of the widgets
        if self._script is not None:
            self._script.setText(dweller.own_script)
            self._script.setVisible(bool(dweller.own_script))
        self.updateGeometry()  # or it would be as high as who was said before, until laid out


class Homes(QWidget):
    """Who lives where.

    Lines of people are made once and say others for another family: of a large one they are most
    of what the overview is made of.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Who lives where"))
        px = Theme.current().px
        self._shown = Shown()
        self._lines: list[_DwellerLine] = []
        self._used = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(1, 1)

    def show_homes(self, found: Sequence[Household]) -> None:
        """Show these homes."""
        if self._shown.already(list(found)):
            return
        self._empty()
        self._grid.addWidget(Heading(say("Who lives where")), 0, 0, 1, 3)
        for home in found:
            self._show_home(home)
        if not found:
            words = say("Nobody has been added yet. Everybody the family counts goes here.")
            self._grid.addWidget(SoftLabel(words), 1, 0, 1, 3)
        for line in self._lines[self._used :]:
            line.hide()
            line.say(_NOBODY)

    def _empty(self) -> None:
        """Take everything out; the lines of people stay, to say others."""
        for line in self._lines:
            self._grid.removeWidget(line)
        clear(self._grid)
        self._used = 0

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
        if self._used == len(self._lines):
            self._lines.append(_DwellerLine(self))
        line = self._lines[self._used]
        self._used += 1
        line.say(dweller)
        self._grid.addWidget(line, at, 0, 1, 3)
        line.raise_()  # read after what was made for this home just now
        line.show()
