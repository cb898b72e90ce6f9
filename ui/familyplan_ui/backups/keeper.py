"""Everything about backups that happens beside the pages: by itself, and when one is restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from familyplan_ui.backups.closing import SECONDS, BeforeClosing
from familyplan_ui.backups.daily import Daily
from familyplan_ui.frame.standing import StandingStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan_ui.frame import MainWindow
    from familyplan_ui.gate import Gate


class Keeper(QObject):
    """Holds the backup before closing, the daily one, and the strip of standing warnings."""

    def __init__(
        self,
        gate: Gate,
        window: MainWindow,
        quiet_for: Callable[[], float],
        seconds: float = SECONDS,
    ) -> None:
        """Take for how long nobody touched anything; `seconds` 0 makes nothing by itself."""
        super().__init__(window)
        self._gate, self._seconds = gate, seconds
        self.closing = BeforeClosing(gate, window, seconds)
        self.daily = Daily(gate, quiet_for, self)
        self.strip = StandingStrip(lambda part: gate.go("settings", part))
        window.above.addWidget(self.strip)

    def watch(self) -> None:
        """Begin with the store that has just been opened."""
        session = self._gate.session
        told = [(words, "keys") for words in session.warnings]
        if session.read_only_because:
            told.insert(0, (session.read_only_because, "backups"))
        self.strip.show_sentences(told)
        if self._seconds > 0:
            self.daily.start()
