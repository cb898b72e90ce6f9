"""The words of a copy in order, and below them how they read where that is of interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.packs.reading import ReadingMeter
from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent

    from familyplan.packs.reading_age import Reading


class InWords(QWidget):
    """The text of one copy; it is measured only once somebody looks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure: Callable[[], Reading] | None = None
        self.words, self.meter = QPlainTextEdit(), ReadingMeter()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(say("The words of this copy, in order"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(8))
        column.addWidget(self.words, 3)
        column.addWidget(self.meter, 2)

    def show_words(
        self, words: Sequence[str], measure: Callable[[], Reading] | None = None
    ) -> None:
        """Show these words; `measure` finds out how they read."""
        self.words.setPlainText("\n\n".join(words))
        self._measure = measure
        self._say()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's own
        super().showEvent(event)
        self._say()

    def _say(self) -> None:
        self.meter.setVisible(self._measure is not None)
        if self._measure is not None and self.isVisible():
            self.meter.show_reading(self._measure())
