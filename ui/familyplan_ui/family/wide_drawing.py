"""A drawing that is never made too small to read: where it is wider than the page, it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy

from familyplan_ui.theme import Theme
from familyplan_ui.widgets import DrawingView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from familyplan.figures.shapes import Drawing

_LEAST: Final = 0.72  # of its natural size, which is as large as the text beside it


class WideDrawing(QScrollArea):
    """Holds one drawing at its full height; only its width may be scrolled."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.drawing = DrawingView(drawing)
        self.drawing.rowReached.connect(lambda _row: self._bring())
        self.setWidget(self.drawing)
        Theme.current().changed.connect(self._fit)
        self._fit()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self.drawing.show_drawing(drawing)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(self.drawing.sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the drawing the page's width, or what it needs to be read where that is more."""
        natural = self.drawing.sizeHint().width()
        wide = min(natural, max(self.width(), round(natural * _LEAST)))
        tall = self.drawing.heightForWidth(wide)
        self.drawing.setFixedSize(wide, tall)
        bar = self.horizontalScrollBar().sizeHint().height() if wide > self.width() else 0
        self.setFixedHeight(tall + bar)

    def _bring(self) -> None:
        box = self.drawing.reached
        middle = box.center()
        self.ensureVisible(middle.x(), middle.y(), box.width() // 2, 0)
