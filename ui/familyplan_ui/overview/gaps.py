"""Gaps to close, as practice finds them, each with one button that goes where it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from familyplan.practice.checks import check
from familyplan.practice.findings import Severity
from familyplan.words import mark, say, say_many
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline, IconLabel, RowButton, TextButton, WrapLabel
from familyplan_ui.widgets.rebuilding import Shown, let_go
from familyplan_ui.widgets.section_head import SectionHead

if TYPE_CHECKING:
    from collections.abc import Callable
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


class Gaps(QWidget):
    """What is missing, the most pressing first; `wanted` carries the tab and the row to act on.

    Its rows are made once and say something else for another family.
    """

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self._all = False
        self._found: tuple[Finding, ...] = ()
        self._rows: list[_Row] = []
        self._head = SectionHead(say("Gaps to close"))
        self._more = TextButton("", self._show_all)
        # A screen reader reads what is in a widget as it was made, and rows are made later.
        inside = QWidget()
        column, self._listed = QVBoxLayout(self), QVBoxLayout(inside)
        for each in (column, self._listed):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(Theme.current().px(6))
        column.addWidget(self._head)
        column.addWidget(inside)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_few(self) -> None:
        """Show only the most pressing again, from the next time on."""
        self._all = False

    def show_gaps(self, rows: Rows, today: date) -> None:
        """Show what practice finds on a day; nothing at all where nothing is missing."""
        self._found = check(rows, today)
        if not self._shown.already(self._found):
            self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._found))
        self._head.say(say("Gaps to close"), str(len(self._found)))
        shown = self._found if self._all else self._found[:_MOST]
        let_go(self._rows, len(shown))
        for at, one in enumerate(shown):
            if at == len(self._rows):
                self._rows.append(_Row(self.wanted.emit, first=not at))
                self._listed.addWidget(self._rows[at])
            self._rows[at].show_gap(one)
        more = len(self._found) - len(shown)
        self._more.setVisible(more > 0)
        self._more.say(say_many("Show {n} more", "Show {n} more", more))

    def _show_all(self) -> None:
        self._all = True
        self._show()


class _Row(QWidget):
    """One gap: its sentence, and the button that goes where it is closed."""

    def __init__(self, go: Callable[[str, str], object], *, first: bool) -> None:
        super().__init__()
        px = Theme.current().px
        self._to = ("", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        if not first:
            column.addWidget(Hairline())
        line = QHBoxLayout()
        line.setSpacing(px(8))
        column.addLayout(line)
        self._icon = IconLabel("clock-alert", "attention", 16, beside="text")
        self._sentence = WrapLabel()
        self._button = RowButton("", lambda: go(*self._to))
        self._button.setMinimumWidth(px(94))
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._sentence, 1)
        line.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)

    def show_gap(self, one: Finding) -> None:
        """Say another gap."""
        pressing = one.severity is Severity.NOW
        self._icon.setVisible(pressing)
        Theme.current().dress(self._sentence, "text", strong=pressing)
        self._sentence.setText(one.sentence)
        tab, words = _PLACES.get(one.rule, _ELSEWHERE)
        self._to = (tab, one.row)
        label = say(words)
        self._button.say(label, say("{act}: {gap}", act=label, gap=one.sentence))
