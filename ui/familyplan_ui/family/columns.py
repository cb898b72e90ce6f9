"""A list at the left and its detail beside it; where there is no room, one above the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LIST = 288
_NARROW = 760
_SHARE_WHEN_ABOVE = 3


class ListAndDetail(QWidget):
    """Two panes that scroll by themselves."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._left = left
        self._rule = Hairline(upright=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(left)
        self._row.addWidget(self._rule)
        self._row.addWidget(right, 1)
        Theme.current().changed.connect(self._turn)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        px = Theme.current().px
        narrow = self.width() < px(_NARROW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._rule.setVisible(not narrow)
        free = 16_777_215
        self._left.setMaximumWidth(free if narrow else px(_LIST))
        self._left.setMinimumWidth(0 if narrow else px(_LIST))
        self._left.setMaximumHeight(self.height() // _SHARE_WHEN_ABOVE if narrow else free)
