"""What a worker must know before a visit, in a strip over a page; never seen by the family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from familyplan.model import WorkerWarning
from familyplan.words import say
from familyplan_ui.widgets import Banner, PlainButton
from familyplan_ui.widgets.rebuilding import Rebuilt

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from familyplan.model import Rows


class WorkerStrip(Rebuilt):
    """One line for each warning; `wanted` carries the one to be opened."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self.hide()

    def show_warnings(self, rows: Rows, today: date) -> None:
        """Show every warning of the family; there may be none."""
        found = rows.of(WorkerWarning)
        if self._begin((found, today)):
            for at, one in enumerate(found, start=1):
                self._column.addWidget(self._line(one, at, today))
            self.setVisible(bool(found))

    def _line(self, one: WorkerWarning, at: int, today: date) -> Banner:
        last = one.until.latest() if one.until else None
        again = say("Time to look at this again.") if last and last < today else ""
        told = " ".join(filter(None, (_sentence(one.words), _sentence(one.do), again)))
        words = say("For workers: {told}", told=told)
        banner = Banner("shield-alert", words)
        name = say("Open warning {n} for workers", n=at)
        banner.add(PlainButton(say("Open"), lambda: self.wanted.emit(one.id), name=name))
        return banner


def _sentence(words: str) -> str:
    line = " ".join(words.split())
    return line if not line or line[-1] in ".!?" else f"{line}."
