"""A list at the left and its detail beside it; where there is no room, a chooser above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline
from familyplan_ui.widgets.scroll import MARGIN

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from familyplan_ui.family.entries import EntryList

_LIST = 288
_NARROW = 700


class ListAndDetail(QWidget):
    """The list scrolls by itself; the chooser offers the same entries under the same name."""

    def __init__(self, entries: EntryList, right: QWidget) -> None:
        super().__init__()
        px = Theme.current().px
        self._entries = entries
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(MARGIN, px(8), px(8), px(8))
        column.addWidget(entries)
        self._chooser = Chooser()
        self._chooser.setAccessibleName(entries.accessibleName())
        self._chooser.activated.connect(self._choose)
        self._above = QWidget()
        above = QVBoxLayout(self._above)
        above.setContentsMargins(MARGIN, px(4), MARGIN, 0)
        above.addWidget(self._chooser)
        self._rule = Hairline(upright=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for part in (self._above, self._left, self._rule):
            self._row.addWidget(part)
        self._row.addWidget(right, 1)
        entries.shown.connect(self._offer)
        Theme.current().changed.connect(self._turn)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        px = Theme.current().px
        narrow = self.width() < px(_NARROW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._left.setFixedWidth(px(_LIST))
        self._left.setVisible(not narrow)
        self._rule.setVisible(not narrow)
        self._above.setVisible(narrow)

    def _offer(self) -> None:
        entries = [entry for entry in self._entries.entries if entry.key]
        self._chooser.offer([(entry.key, entry.name) for entry in entries])
        self._chooser.setCurrentIndex(self._chooser.findData(self._entries.key))

    def _choose(self, at: int) -> None:
        key = self._chooser.itemData(at)
        if key and key != self._entries.key:
            self._entries.chosen.emit(str(key))
