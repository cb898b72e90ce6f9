"""A layout that lays things in a row and wraps to the next when the width runs out."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line; nothing is made narrower than it wants to be."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._tall: dict[int, int] = {}
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: D102 - Qt's own
        self._items.append(item)

    def count(self) -> int:  # noqa: D102 - Qt's own
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: D102 - Qt asks past the end
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: D102 - Qt's own
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: D102 - Qt's own
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: D102 - Qt's own
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102 - Qt's own
        if width not in self._tall:  # Qt asks dozens of times while it settles a page
            self._tall[width] = sum(self._heights(width))
        return self._tall[width]

    def invalidate(self) -> None:  # noqa: D102 - Qt's own
        self._tall.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: D102 - Qt's own
        super().setGeometry(rect)
        self._lay(rect)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        across = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(across, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: D102 - Qt's own
        least = QSize(0, 0)
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least

    def _lay(self, rect: QRect) -> None:
        """Lay the items out in `rect`."""
        for line, top, tall in self._lines(rect.width()):
            left = rect.x()
            for item, hint in line:
                down = (tall - hint.height()) // 2
                item.setGeometry(QRect(QPoint(left, rect.y() + top + down), hint))
                left += hint.width() + self.spacing()

    def _heights(self, width: int) -> list[int]:
        lines = self._lines(width)
        gaps = [self.spacing()] * max(0, len(lines) - 1)
        return [tall for _, _, tall in lines] + gaps

    def _lines(self, width: int) -> list[tuple[list[tuple[QLayoutItem, QSize]], int, int]]:
        """Break the items into lines, each with its top and its height."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in (each for each in self._items if not each.isEmpty()):
            hint = item.sizeHint()
            hint.setWidth(min(hint.width(), max(width, item.minimumSize().width())))
            if not lines or used + self.spacing() + hint.width() > width:
                lines.append([])
                used = hint.width()
            else:
                used += self.spacing() + hint.width()
            lines[-1].append((item, hint))
        placed = []
        top = 0
        for line in lines:
            tall = max(hint.height() for _, hint in line)
            placed.append((line, top, tall))
            top += tall + self.spacing()
        return placed
