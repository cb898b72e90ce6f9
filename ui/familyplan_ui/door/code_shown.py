"""A recovery code on the screen: its groups, large and numbered, as they stand on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QWidget

from familyplan.words import say
from familyplan_ui.door.steps import column_of
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Line
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE: Final = 92


class CodeShown(QFrame):
    """Shows the groups of a code, and forgets them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bed", "raised")
        px = Theme.current().px
        # Halves, as on the sheet: each wraps by itself where there is no room for four.
        self._halves = (QWidget(), QWidget())
        self._flows = [FlowLayout(half, gap=px(18)) for half in self._halves]
        column = column_of(self, self._halves)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        self.setAccessibleName(say("Recovery code"))

    def show_groups(self, groups: Sequence[str]) -> None:
        """Show these groups."""
        self.forget()
        for number, group in enumerate(groups, 1):
            later = number > len(groups) // len(self._flows)
            self._flows[later].addWidget(_group(number, group))
        spoken = [say("group {n}: {letters}", n=at, letters=" ".join(group))
                  for at, group in enumerate(groups, 1)]  # fmt: skip
        self.setAccessibleDescription("; ".join(spoken))

    def forget(self) -> None:
        """Take the code off the screen and out of here."""
        for flow in self._flows:
            clear(flow)
        self.setAccessibleDescription("")


def _group(number: int, letters: str) -> QWidget:
    held = QWidget()
    held.setMinimumWidth(Theme.current().px(_WIDE))
    number_line = Line(say("Group {n}", n=number), size="small", tone="soft")
    column_of(held, (number_line, Line(letters, size="title", strong=True)), gap=0)
    return held
