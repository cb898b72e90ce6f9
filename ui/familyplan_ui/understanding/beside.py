"""A page with room at its right for what is opened; without the room it takes the page's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

_ROOM = 900
_RIGHT = 440


class Beside(QWidget):
    """`show_right` opens one of the parts that were added, `close_right` goes back to the page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self._rule = Hairline(upright=True)
        self._right = QStackedWidget()
        self._came_from = ""  # by name: what it was may be built anew meanwhile
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(page, 1)
        row.addWidget(self._rule)
        row.addWidget(self._right, 0)
        self._right.hide()
        self._make_room()

    @property
    def right(self) -> QWidget | None:
        """What is open at the right, None for nothing."""
        return None if self._right.isHidden() else self._right.currentWidget()

    def show_right(self, part: QWidget) -> None:
        """Open a part at the right."""
        now = QApplication.focusWidget()
        if now is not None and self._page.isAncestorOf(now):
            self._came_from = now.accessibleName()
        if self._right.indexOf(part) < 0:
            self._right.addWidget(part)
        self._right.setCurrentWidget(part)
        self._right.show()
        self._make_room()

    def close_right(self) -> None:
        """Put the right side away; the keyboard goes back to where it came from."""
        with_it = QApplication.focusWidget()
        lost = with_it is not None and self._right.isAncestorOf(with_it)
        self._right.hide()
        self._make_room()
        wanted, self._came_from = self._came_from, ""
        if not lost or not wanted:
            return
        for one in self._page.findChildren(QWidget):
            if one.accessibleName() == wanted and one.isVisibleTo(self._page):
                one.setFocus()
                return

    def let_go(self, parts: Iterable[QWidget]) -> None:
        """Put the right side away and forget parts that were opened there; nobody goes back."""
        self._came_from = ""
        self._right.hide()
        for part in parts:
            self._right.removeWidget(part)
            part.deleteLater()
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        px = Theme.current().px
        beside = self.width() >= px(_ROOM)
        is_open = not self._right.isHidden()
        self._page.setVisible(beside or not is_open)
        self._rule.setVisible(beside and is_open)
        wide = max(px(_RIGHT), self.width() * 2 // 5)
        self._right.setMinimumWidth(wide if beside else 0)
        self._right.setMaximumWidth(wide if beside else self.maximumWidth())
