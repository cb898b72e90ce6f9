"""The side panel that says every change of a family in words, with who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from familyplan import actions
from familyplan.words import say
from familyplan.words.dates import clock_time, short_date
from familyplan_ui.family.said import joined
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Heading,
    QuietButton,
    Row,
    RowList,
    ScrollPage,
    SoftLabel,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from familyplan.session import HistoryLine
    from familyplan_ui.gate import Gate

_WIDTH = 340
_FIRST = 60
_FREE = 16_777_215  # Qt's own word for no limit


class HistoryPanel(QFrame):
    """The newest changes first; each that can be put back has a button to do so."""

    closed = Signal()

    def __init__(self, gate: Gate, family_id: str) -> None:
        super().__init__()
        self._gate, self._family = gate, family_id
        self._lines: dict[str, HistoryLine] = {}
        self._whole = False
        self.setProperty("bed", "sunken")
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._page = ScrollPage()
        self._page.body.setContentsMargins(px(16), px(16), px(16), px(16))
        self._page.body.setSpacing(px(8))
        top = QHBoxLayout()
        top.addWidget(Heading(say("History")), 1)
        top.addWidget(QuietButton(say("Close"), self.closed.emit, name=say("Close history")))
        self._page.body.addLayout(top)
        self._page.body.addWidget(SoftLabel(say("Every change, the newest first.")))
        self.list = RowList(say("Changes"))
        self.list.pressed_row.connect(self._put_back)
        self._page.body.addWidget(self.list)
        self._page.body.addStretch(1)
        column.addWidget(self._page)
        self._fit()
        Theme.current().changed.connect(self._fit)

    def take(self, family_id: str) -> None:
        """Be about another family from now on."""
        self._family = family_id

    def reload(self) -> None:
        """Read the history again, if it is seen."""
        if not self._gate.is_open or self.isHidden():
            return
        lines = self._gate.session.history(self._family, _FIRST)
        self._lines = {line.action_id: line for line in lines}
        self.list.show_rows([self._row(line) for line in lines])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's own
        super().showEvent(event)
        self.reload()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102 - Qt's own
        super().hideEvent(event)
        self.list.show_rows([])

    def _row(self, line: HistoryLine) -> Row:
        today = self._gate.clock.today()
        at = f"{short_date(line.at.date(), today)}, {clock_time(line.at)}"
        fixed = line.action in actions.fixed() or line.action == "event" or not line.changes
        words = line.words[:1].upper() + line.words[1:]
        return Row(line.action_id, words, joined(line.who, at),
                   button="" if fixed else say("Put back"))  # fmt: skip

    def _put_back(self, action_id: str) -> None:
        line = self._lines.get(action_id)
        if line is not None:
            self._gate.put_back(line)

    def take_all(self, *, whole: bool) -> None:
        """Take the whole width there is, or stand at the side."""
        self._whole = whole
        self._fit()

    def _fit(self) -> None:
        wide = Theme.current().px(_WIDTH)
        self.setMinimumWidth(0 if self._whole else wide)
        self.setMaximumWidth(_FREE if self._whole else wide)
