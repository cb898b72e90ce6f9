"""A drawing of the core on the screen: painted, reached by keyboard, and said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from familyplan_ui.theme import Theme
from familyplan_ui.theme.style import draw_ring
from familyplan_ui.widgets.notices import announce
from familyplan_ui.widgets.shapes import bounds, paint_shape

if TYPE_CHECKING:
    from familyplan.figures.shapes import Drawing, Shape

_POINT = 96 / 72
_NEXT = {Qt.Key.Key_Right, Qt.Key.Key_Down}
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_LEAST_TARGET = 24.0


class DrawingView(QWidget):
    """Shows one drawing, no wider than its natural size at the text size in force.

    Arrow keys move between the shapes that stand for a row (`rowReached`), Enter, Space or a
    click chooses one (`rowChosen`). A screen reader gets the title and the words, and hears
    each shape's words on the way.
    """

    rowChosen = Signal(str)  # noqa: N815 - signals follow Qt's way of writing
    rowReached = Signal(str)  # noqa: N815 - as above

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ring", "inside")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = ""
        self.show_drawing(drawing)
        Theme.current().changed.connect(self.updateGeometry)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing; the row the person was on stays if it is still there."""
        self._drawing = drawing
        self._rows = tuple(dict.fromkeys(shape.row for shape in drawing.shapes if shape.row))
        if self._row not in self._rows:
            self._row = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._rows else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(" ".join(drawing.words))
        self.updateGeometry()
        self.update()

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows that can be reached, in the order the drawing gives them."""
        return self._rows

    @property
    def reached(self) -> QRect:
        """Where the row the person is on stands in this view; nothing where they are on none."""
        return self._box(self._row).toAlignedRect()

    def reach(self, row: str) -> None:
        """Stand on a row without choosing it; a row the drawing has not is no row."""
        self._row = row if row in self._rows else ""
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        scale = self._natural()
        return QSize(round(self._drawing.width * scale), round(self._drawing.height * scale))

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return self.sizeHint() / 2

    def heightForWidth(self, width: int) -> int:  # noqa: D102 - Qt's own
        return round(self._drawing.height * self._scale(width))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale(self.width())
        painter.scale(scale, scale)
        theme = Theme.current()
        for shape in self._drawing.shapes:
            paint_shape(painter, shape, theme)
        painter.resetTransform()
        if self.hasFocus():
            at = self._box(self._row) if self._row else QRectF(self.rect())
            draw_ring(painter, at, theme.colour("focus"))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102 - Qt's own
        super().focusInEvent(event)
        if not self._row and self._rows:
            self._row = self._rows[0]
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        key = event.key()
        if key in _NEXT or key in _BACK:
            self._move(1 if key in _NEXT else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._row:
            self.rowChosen.emit(self._row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        found = self._row_at(event.position())
        if found:
            self._row = found
            self.update()
            self.rowChosen.emit(found)
        else:
            super().mousePressEvent(event)

    def _natural(self) -> float:
        return _POINT * Theme.current().percent / 100

    def _scale(self, width: int) -> float:
        return min(self._natural(), width / self._drawing.width)

    def _move(self, steps: int) -> None:
        if not self._rows:
            return
        at = self._rows.index(self._row) if self._row in self._rows else -1
        self._row = self._rows[max(0, min(len(self._rows) - 1, at + steps))]
        self.update()
        said = next((shape.words for shape in self._of(self._row) if shape.words), "")
        if said:
            announce(self, said)
        self.rowReached.emit(self._row)

    def _of(self, row: str) -> list[Shape]:
        return [shape for shape in self._drawing.shapes if shape.row == row]

    def _box(self, row: str) -> QRectF:
        """Give the box round a row's shapes in pixels of this view, with the ring's gap."""
        box = QRectF()
        for shape in self._of(row):
            box = box.united(bounds(shape))
        scale = self._scale(self.width())
        return QRectF(
            box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale
        ).adjusted(-4, -4, 4, 4)

    def _row_at(self, point: QPointF) -> str:
        """Give the row under a point, the last painted first; small shapes count as 24 px."""
        for row in reversed(self._rows):
            box = self._box(row)
            wide = max(0.0, (_LEAST_TARGET - box.width()) / 2)
            high = max(0.0, (_LEAST_TARGET - box.height()) / 2)
            if box.adjusted(-wide, -high, wide, high).contains(point):
                return row
        return ""
