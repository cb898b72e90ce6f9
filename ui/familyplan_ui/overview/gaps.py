"""Gaps to close, as practice finds them, each with one button that goes where it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from familyplan.practice.checks import check
from familyplan.practice.findings import Severity
from familyplan.words import mark, say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, IconLabel, RowButton, TextButton, WrapLabel
from familyplan_ui.widgets.rebuilding import Rebuilt, clear
from familyplan_ui.widgets.section_head import SectionHead

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows
    from familyplan.practice.findings import Finding

_MOST: Final = 5
# Where a gap is closed, and what its button says there.
_PLACES: Final = {
    "no_lead": ("people", mark("Choose")),
    "review_overdue": ("meetings", mark("Plan")),
    "action_without_owner": ("plan", mark("Say who")),
    "action_without_date": ("plan", mark("Set a date")),
    "unheard_child": ("understanding", mark("Add words")),
    "permission_expired": ("sharing", mark("Ask again")),
    "permission_ask_again": ("sharing", mark("Ask again")),
    "permission_grown": ("sharing", mark("Ask again")),
    "other_parent": ("people", mark("Write down")),
}
_ELSEWHERE: Final = ("plan", mark("Open"))


class Gaps(Rebuilt):
    """What is missing, the most pressing first; `wanted` carries the tab and the row to act on."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(6, parent)
        self._all = False
        self._found: tuple[Finding, ...] = ()

    def show_few(self) -> None:
        """Show only the most pressing again, from the next time on."""
        self._all = False

    def show_gaps(self, rows: Rows, today: date) -> None:
        """Show what practice finds on a day; nothing at all where nothing is missing."""
        self._found = check(rows, today)
        if not self._shown.already(self._found):
            self._show()

    def _show(self) -> None:
        clear(self._column)
        self.setVisible(bool(self._found))
        self._column.addWidget(SectionHead(say("Gaps to close"), str(len(self._found))))
        shown = self._found if self._all else self._found[:_MOST]
        for at, one in enumerate(shown):
            if at:
                self._column.addWidget(Hairline())
            self._column.addWidget(self._row(one))
        more = len(self._found) - len(shown)
        if more:
            words = say_many("Show {n} more", "Show {n} more", more)
            self._column.addWidget(TextButton(words, self._show_all), 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _row(self, one: Finding) -> QWidget:
        px = Theme.current().px
        held = QWidget()
        line = QHBoxLayout(held)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        pressing = one.severity is Severity.NOW
        if pressing:
            icon = IconLabel("clock-alert", "attention", 16, beside="text")
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(WrapLabel(one.sentence, strong=pressing), 1)
        tab, words = _PLACES.get(one.rule, _ELSEWHERE)
        label = say(words)
        name = say("{act}: {gap}", act=label, gap=one.sentence)
        button = RowButton(label, lambda: self.wanted.emit(tab, one.row), name=name)
        button.setMinimumWidth(px(94))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return held
