"""The story as a drawing, in a strip that folds: a page of entries at a time, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from familyplan.figures.timeline import pages_of, timeline
from familyplan.words import say
from familyplan_ui.drawn import save_button, what
from familyplan_ui.forms.layout import Fold
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import DrawingView, FlowLayout, Line, RowButton, ScrollPage, SoftLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from familyplan_ui.gate import Gate
    from familyplan_ui.story.told import Told

_MANY: Final = 20
_WIDEST: Final = 760.0  # points
_POINT: Final = 96 / 72
_STEP: Final = 16.0  # points; less is not drawn anew
_TALL: Final = 250


class _Frame(ScrollPage):
    """Shows the drawing through a window of one height; the keyboard brings the rest into view."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("The story as a picture"))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(400, Theme.current().px(_TALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)


class Picture(QWidget):
    """A folding strip over the list; `chosen` carries the entry somebody clicked or entered."""

    chosen = Signal(str)

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._told: tuple[Told, ...] = ()
        self._page = 0
        self._drawing: DrawingView | None = None
        self._drawn = 0.0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.fold = Fold(say("The story as a picture"), self._fill, folded=True)
        column.addWidget(self.fold)

    def show_story(self, told: Sequence[Told]) -> None:
        """Show these entries, oldest first; papers stand in the list alone."""
        found = tuple(one for one in told if one.sort != "paper")
        if found != self._told:
            self._told = found
            self._page = self._last
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        if abs(self._points() - self._drawn) > _STEP:
            self._draw()

    def _points(self) -> float:
        """Give the width that lets the words of the drawing be as large as those of the page."""
        return min(_WIDEST, self.width() / _POINT / Theme.current().percent * 100 - _STEP)

    @property
    def _last(self) -> int:
        return pages_of([one.entry for one in self._told], _MANY) - 1

    def _fill(self, body: QVBoxLayout) -> None:
        body.setSpacing(Theme.current().px(6))
        bar = QWidget()
        row = FlowLayout(bar)
        self._earlier = RowButton(say("Earlier"), lambda: self._turn(-1))
        self._later = RowButton(say("Later"), lambda: self._turn(1))
        self._said = Line(tone="soft")
        for part in (self._earlier, self._later, self._said):
            row.addWidget(part)
        self._bar = bar
        body.addWidget(bar)
        frame = _Frame()
        drawing = DrawingView(timeline([]))
        drawing.rowChosen.connect(self.chosen)
        frame.body.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
        frame.body.addStretch(1)
        body.addWidget(frame)
        below = QHBoxLayout()
        below.addWidget(
            SoftLabel(say("Enter or a click opens an entry. The list below says it.")), 1
        )
        below.addWidget(save_button(self._gate, lambda: self._family, what.story_line))
        body.addLayout(below)
        self._drawing = drawing
        self._draw()

    def _turn(self, steps: int) -> None:
        self._page = max(0, min(self._last, self._page + steps))
        self._draw()

    def _draw(self) -> None:
        """Draw the page; nothing is drawn before the strip was opened."""
        if self._drawing is None:
            return
        entries = [one.entry for one in self._told]
        self._drawn = self._points()
        self._drawing.show_drawing(timeline(entries, self._page, self._drawn, _MANY))
        self._bar.setVisible(self._last > 0)
        self._earlier.setEnabled(self._page > 0)
        self._later.setEnabled(self._page < self._last)
        self._said.setText(say("Part {n} of {m}", n=self._page + 1, m=self._last + 1))
