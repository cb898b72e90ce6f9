"""The strip above the status line that says why something was not done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, PlainButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class RefusalStrip(QFrame):
    """Hidden until something is refused; it stays until it is closed or something succeeds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = Theme.current().px
        self.setProperty("bed", "surface")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(6), px(16), px(8))
        self._banner = Banner("triangle-alert", "")
        self._banner.add(PlainButton(say("Close"), self.hide, name=say("Close this notice")))
        row.addWidget(self._banner)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, "" while it is hidden."""
        return "" if self.isHidden() else self._banner.words

    def say(self, sentence: str) -> None:
        """Say why, to the eye and to a screen reader; "" takes it away."""
        if sentence:
            self._banner.say(sentence)
        self.setVisible(bool(sentence))
