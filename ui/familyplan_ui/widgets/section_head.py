"""The head of a section: its heading, a soft count, and at most one place to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from familyplan_ui.theme import Theme
from familyplan_ui.widgets.text import Heading, SoftLabel

if TYPE_CHECKING:
    from familyplan_ui.widgets.buttons import TextButton


_SHORT: Final = 24  # letters that stay on one line at every text size


class SectionHead(QWidget):
    """A heading, a soft count beside it, and at most one place to go to."""

    def __init__(
        self,
        words: str,
        count: str = "",
        go: TextButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.current().px(8))
        self._row, self._heading, self._count = row, Heading(), SoftLabel()
        for part in (self._heading, self._count):
            row.addWidget(part)
        self.say(words, count)
        if go is not None:
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignRight)

    def say(self, words: str, count: str = "") -> None:
        """Write another heading and count; the place to go to stays."""
        short = len(words) <= _SHORT
        self._heading.setText(words)
        self._heading.setWordWrap(not short)
        self._row.setStretchFactor(self._heading, 0 if count and short else 1)
        self._count.setText(count)
        self._count.setVisible(bool(count))
        self._row.setStretchFactor(self._count, 1 if short else 0)
