"""One cell of the matrix: an icon, words and a date, pressed to see it in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from familyplan.model.vocabulary import spoken
from familyplan_ui.theme import Theme
from familyplan_ui.theme.style import draw_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from familyplan_ui.sharing.answers import Answered
    from familyplan_ui.theme import Size

_ICON = 16
_SIDE = 5
_GAP = 5


class PermissionCell(QAbstractButton):
    """Shows one answer; `headed` puts the kind of information above it, where no column does."""

    moved = Signal(int, int)

    def __init__(self, at: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.at = at
        self.headed = False
        self.cell: Answered | None = None
        self._sizes: dict[tuple[int, bool], QSize] = {}  # by text size and headed
        self.setCheckable(True)
        self.setProperty("ring", "inside")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Theme.current().dress(self, "text")

    def show_answer(self, cell: Answered, name: str) -> None:
        """Show another answer under its accessible name."""
        self.cell = cell
        self._sizes.clear()
        self.setText(cell.words)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def set_headed(self, headed: bool) -> None:  # noqa: FBT001 - reads as a Qt setter
        """Say whether it must name its own kind of information."""
        self.headed = headed
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        key = (Theme.current().percent, self.headed)
        if key not in self._sizes:  # a grid asks for it dozens of times while it lays out
            self._sizes[key] = self._measured()
        return self._sizes[key]

    def _measured(self) -> QSize:
        theme = Theme.current()
        tall = sum(height for _, _, height in self._lines()) + theme.px(8)
        return QSize(self.width_for(headed=self.headed), max(tall, theme.px(44)))

    def width_for(self, *, headed: bool) -> int:
        """Give the width its words need, with or without the kind of information above them."""
        if self.cell is None:
            return 0
        theme = Theme.current()
        wide = max(_wide(self.cell.words, "text"), _wide(self.cell.date, "soft"))
        if headed:
            wide = max(wide, _wide(spoken("information", self.cell.information), "soft"))
        return theme.px(_SIDE + _ICON + _GAP) + wide + theme.px(_SIDE)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        ways = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is not None:
            self.moved.emit(*way)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        if self.cell is None:
            return
        theme = Theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, theme)
        left = theme.px(_SIDE)
        icon = theme.pixmap(self.cell.icon, self.cell.role, _ICON)
        painter.drawPixmap(left, (self.height() - theme.px(_ICON)) // 2, icon)
        left += theme.px(_ICON + _GAP)
        used = sum(tall for _, _, tall in self._lines())
        top = theme.px(4) if self.headed else (self.height() - used) // 2
        for words, soft, tall in self._lines():
            painter.setFont(theme.font("soft" if soft else "text"))
            plain = self.cell.role if self.cell.stands_out or not soft else "text-soft"
            painter.setPen(theme.colour(plain))
            box = QRect(left, top, self.width() - left, tall)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            top += tall
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.colour("focus"))

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        strong = theme.scheme == "contrast"
        if self.cell is not None and self.cell.stands_out:
            painter.setPen(QPen(theme.colour("attention"), 1.5) if strong else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("attention-soft"))
            painter.drawRect(box)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("accent"), 3 if strong else 2))
            fill = self.cell is not None and self.cell.stands_out
            painter.setBrush(
                Qt.BrushStyle.NoBrush if fill or strong else theme.colour("accent-soft")
            )
            painter.drawRoundedRect(box, 6, 6)

    def _lines(self) -> list[tuple[str, bool, int]]:
        """Give each line of words: whether it is soft, and its height."""
        if self.cell is None:
            return []
        words = [(self.cell.words, False), (self.cell.date, True)]
        if self.headed:
            words.insert(0, (spoken("information", self.cell.information), True))
        theme = Theme.current()
        found = []
        for said, soft in words:
            if said:
                used = theme.font("soft" if soft else "text")
                found.append((said, soft, QFontMetrics(used).height()))
        return found


def _wide(words: str, size: Size) -> int:
    return QFontMetrics(Theme.current().font(size)).horizontalAdvance(words) + 2
