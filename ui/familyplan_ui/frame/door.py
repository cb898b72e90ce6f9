"""What the pages before the work share: a quiet panel and, beside it, a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Heading, ScrollPage, SoftLabel, WrapLabel

_PANEL = 436
_FORM = 470

# Rings round a middle, and where on each a small ring sits (degrees): the program's mark.
_RINGS = (
    (70, (20, 141, 250)),
    (130, (60, 110, 201, 345)),
    (195, (35, 85)),
)


class DoorPanel(QFrame):
    """The name of the program and what it promises; rings for the eye only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bed", "sidebar")
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(56), px(88), px(40), px(24))
        column.setSpacing(px(14))
        column.addWidget(Heading(say("Family Plan"), size="goal"))
        column.addWidget(
            WrapLabel(say("One family, one plan, in their own words."), size="section")
        )
        column.addWidget(
            SoftLabel(
                say(
                    "Everything you write stays in one locked file on this laptop. "
                    "Nothing is sent anywhere."
                )
            )
        )
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        super().paintEvent(event)
        if self.height() < Theme.current().px(560):
            return
        theme = Theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.rect().adjusted(0, 0, -1, 0))
        middle = QPointF(150, self.height() - 100)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("line"), 1.5))
        for radius, _ in _RINGS:
            painter.drawEllipse(middle, radius, radius)
        self._paint_people(painter, middle, theme)

    def _paint_people(self, painter: QPainter, middle: QPointF, theme: Theme) -> None:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("sunken"))
        for radius, degrees in _RINGS:
            for turn in degrees:
                line = QPointF(radius, 0)
                at = middle + _turned(line, turn)
                painter.drawEllipse(at, 6.5, 6.5)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(middle, 23, 23)


def _turned(point: QPointF, degrees: float) -> QPointF:
    return QTransform().rotate(-degrees).map(point)


class DoorPage(QWidget):
    """A page before the work: put things into `form`, which keeps a readable width.

    `first` is where the keyboard begins, None for the first control.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first: QWidget | None = None
        self._panel = DoorPanel()
        scroll = ScrollPage()
        self._middle = QWidget()
        self.form = QVBoxLayout(self._middle)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setSpacing(Theme.current().px(16))
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self._middle, 1000)
        centred.addStretch(1)
        scroll.body.addSpacing(32)
        scroll.body.addLayout(centred)
        scroll.body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._panel)
        row.addWidget(scroll, 1)
        self._fit()
        Theme.current().changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = Theme.current().px
        self._middle.setMaximumWidth(px(_FORM))
        self._panel.setFixedWidth(px(_PANEL))
        self._panel.setVisible(self.width() >= px(_PANEL + _FORM) + 48)
