"""What changed since the last meeting, as a short list in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from familyplan.words import say, say_many
from familyplan.words.dates import long_date
from familyplan_ui.overview.changes import most_telling
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import IconLabel, SoftLabel, TextButton, WrapLabel
from familyplan_ui.widgets.rebuilding import Rebuilt
from familyplan_ui.widgets.section_head import SectionHead

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from familyplan_ui.overview.changes import Changed

_MOST: Final = 6


class ChangedSince(Rebuilt):
    """The newest changes; `wanted` asks for the whole history."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        go = TextButton(say("All changes"), lambda: self.wanted.emit("history", ""))
        head = SectionHead("", "", go)
        super().__init__(6, parent, head=head)
        self._head = head

    def show_changes(self, found: Sequence[Changed], since: date | None) -> None:
        """Show what changed since a day, or since the family was begun."""
        if not self._begin((list(found), since)):
            return
        words = (
            say("Changed since {day}", day=long_date(since))
            if since
            else say("Changed since the beginning")
        )
        self._head.say(words)
        for one in most_telling(found, _MOST):
            self._column.addWidget(_line(one))
        more = len(found) - _MOST
        if more > 0:
            self._column.addWidget(SoftLabel(say_many("And {n} more.", "And {n} more.", more)))
        if not found:
            self._column.addWidget(SoftLabel(say("Nothing has changed since then.")))


def _line(one: Changed) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Theme.current().px(10))
    row.addWidget(IconLabel(one.icon, "text-soft", 16, beside="text"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(WrapLabel(one.words), 1)
    return held
