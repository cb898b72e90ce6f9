"""The strip across the work that stands as long as what it tells of: read-only, older keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Banner, PlainButton
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget


class StandingStrip(QFrame):
    """One banner for each sentence, with the way to where something can be done about it."""

    def __init__(self, go: Callable[[str], object], parent: QWidget | None = None) -> None:
        """Take what goes to a part of the settings, given its key."""
        super().__init__(parent)
        self._go = go
        px = Theme.current().px
        self.setProperty("bed", "surface")
        self.banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(16), px(8), px(16), px(4))
        self._column.setSpacing(px(6))
        self.hide()

    def show_sentences(self, told: Sequence[tuple[str, str]]) -> None:
        """Show these sentences, each with the part of the settings that helps; () hides it."""
        clear(self._column)
        self.banners = [self._banner(words, part) for words, part in told]
        for banner in self.banners:
            self._column.addWidget(banner)
            banner.show()
        self.setVisible(bool(self.banners))

    def _banner(self, words: str, part: str) -> Banner:
        banner = Banner("triangle-alert", words)
        ask = say("What can I do")
        name = say("{button}: {row}", button=ask, row=words.partition(".")[0])
        banner.add(PlainButton(ask, lambda: self._go(part), name=name))
        return banner
