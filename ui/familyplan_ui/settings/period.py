"""Choosing a period that has passed: the last days, or from one day to another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from familyplan.model.partial_date import on_day
from familyplan.words import mark, say
from familyplan_ui.forms.dates import WhenEditor
from familyplan_ui.forms.spans import read_span
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, Segments

if TYPE_CHECKING:
    from collections.abc import Callable

_DAYS: Final = {"week": 7, "month": 30, "year": 365}
_WORDS: Final = {
    "week": mark("Last 7 days"),
    "month": mark("Last 30 days"),
    "year": mark("Last year"),
    "days": mark("From and to"),
}
_FIRST: Final = "month"


class Period(QWidget):
    """One of a few spans up to today, or two dates; `changed` comes with every other choice."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.views = Segments(say("Period"), [(key, say(words)) for key, words in _WORDS.items()])
        self.views.choose(_FIRST)
        self.since, self.until = WhenEditor(today), WhenEditor(today)
        self.frames = (
            FieldFrame(say("From"), self.since.control, beside=self.since),
            FieldFrame(say("To"), self.until.control, beside=self.until),
        )
        self._days = QWidget()
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Theme.current().px(12))
        for frame in self.frames:
            row.addWidget(frame, 1, Qt.AlignmentFlag.AlignTop)
        self._days.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(10))
        column.addWidget(self.views)
        column.addWidget(self._days)
        self.views.chosen.connect(self._choose)
        for field in (self.since, self.until):
            field.left.connect(self.changed)

    def span(self) -> tuple[date, date] | None:
        """Give its first and last day; None where the dates typed make none, which is then said."""
        today = self._today()
        if self.views.key != "days":
            return _last(_DAYS[self.views.key], today)
        return read_span((self.since, self.until), self.frames, open_end=today)

    def _choose(self, key: str) -> None:
        if key == "days" and not self.since.value():
            first, last = _last(_DAYS[_FIRST], self._today())
            self.since.show_value(on_day(first))
            self.until.show_value(on_day(last))
        self._days.setVisible(key == "days")
        self.changed.emit()


def _last(days: int, today: date) -> tuple[date, date]:
    return today - timedelta(days=days - 1), today
