"""The list beside its detail; where there is no room, the list above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from familyplan_ui.theme import Theme
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LIST: Final = 400
_LEAST: Final = 320  # of the height; where there is less, the page round it scrolls
_NARROW: Final = 860
_SHARE: Final = 3  # of the height the list takes where it stands above
_ANY: Final = 16_777_215  # Qt's own largest


class Beside(QWidget):
    """Turns round with the room there is."""

    def __init__(self, first: QWidget, detail: QWidget) -> None:
        super().__init__()
        px = Theme.current().px
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(MARGIN, 0, px(8), px(8))
        column.addWidget(first)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(4))
        self._row.addWidget(self._left)
        self._row.addWidget(detail, 1)
        self.setMinimumHeight(px(_LEAST))

    def show_first(self, *, on: bool) -> None:
        """Show the first part, or leave all the room to the detail."""
        self._left.setVisible(on)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        px = Theme.current().px
        self.setMinimumHeight(px(_LEAST))
        narrow = self.width() < px(_NARROW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._left.setMaximumWidth(_ANY if narrow else px(_LIST))
        self._left.setMinimumWidth(0 if narrow else px(_LIST))
        self._left.setMaximumHeight(max(120, self.height() // _SHARE) if narrow else _ANY)
