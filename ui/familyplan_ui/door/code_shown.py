"""A recovery code on the screen: its groups, large and numbered, as they stand on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout, Line
from familyplan_ui.widgets.rebuilding import clear

if TYPE_CHECKING:
    from collections.abc import Sequence


class CodeShown(QFrame):
    """Shows the groups of a code, and forgets them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bed", "raised")
        px = Theme.current().px
        held = QWidget()
        self._flow = FlowLayout(held, gap=px(18))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.addWidget(held)
        self.setAccessibleName(say("Recovery code"))

    def show_groups(self, groups: Sequence[str]) -> None:
        """Show these groups."""
        self.forget()
        for number, group in enumerate(groups, 1):
            self._flow.addWidget(_group(number, group))
        spoken = [say("group {n}: {letters}", n=at, letters=" ".join(group))
                  for at, group in enumerate(groups, 1)]  # fmt: skip
        self.setAccessibleDescription("; ".join(spoken))

    def forget(self) -> None:
        """Take the code off the screen and out of here."""
        clear(self._flow)
        self.setAccessibleDescription("")


def _group(number: int, letters: str) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Line(say("Group {n}", n=number), size="small", tone="soft"))
    column.addWidget(Line(letters, size="title", strong=True))
    return held
