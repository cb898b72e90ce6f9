"""Choosing about whom: segments for a small family, a list where they would not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from familyplan.model import Person
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Segments
from familyplan_ui.widgets.rebuilding import clear
from familyplan_ui.wording import short_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from familyplan.model import Rows

_MOST_SEGMENTS = 6


class WhoPicker(QWidget):
    """The whole family ("") or one person of it; `chosen` carries the id."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who: list[tuple[str, str]] = []
        self._segments: Segments | None = None
        self._list = QComboBox()
        self._list.setAccessibleName(say("About whom"))
        Theme.current().dress(self._list, "text")
        self._list.activated.connect(lambda at: self._choose(str(self._list.itemData(at) or "")))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._held = QHBoxLayout()
        self._row.addLayout(self._held)
        self._row.addWidget(self._list)
        self._row.addStretch(1)
        self.key = ""

    def show_people(self, rows: Rows) -> None:
        """Offer the family's people as they now are."""
        people = [one for one in rows.of(Person) if not one.died]
        who = [("", say("Whole family")), *((one.id, short_name(rows, one.id)) for one in people)]
        if who == self._who:
            return
        self._who = who
        if self.key not in [key for key, _ in who]:
            self.key = ""
        clear(self._held)
        self._segments = None
        if len(who) <= _MOST_SEGMENTS:
            self._segments = Segments(say("About whom"), who)
            self._segments.choose(self.key)
            self._segments.chosen.connect(self._choose)
            self._held.addWidget(self._segments)
        self._list.clear()
        for key, words in who:
            self._list.addItem(words, key)
        self._list.setCurrentIndex([key for key, _ in who].index(self.key))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._fit()

    def choose(self, key: str) -> None:
        """Choose somebody without telling anybody; who is not offered is not chosen."""
        offered = [each for each, _ in self._who]
        if key in offered:
            self.key = key
            self._list.setCurrentIndex(offered.index(key))
            if self._segments is not None:
                self._segments.choose(key)

    def _choose(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _fit(self) -> None:
        whole = self._segments is not None and self._segments.sizeHint().width() <= self.width()
        if self._segments is not None:
            self._segments.setVisible(whole)
        self._list.setVisible(not whole)
