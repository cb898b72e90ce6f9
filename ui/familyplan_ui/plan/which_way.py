"""Where a goal began, where it is, and which way that is, in figures and a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from familyplan.figures.ratings import Change
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import IconLabel, Line, SoftLabel

if TYPE_CHECKING:
    from familyplan.figures.ratings import Progress
    from familyplan_ui.theme import Role
    from familyplan_ui.widgets.text import Tone

_WAYS: Final[dict[Change, tuple[str, Role, Tone]]] = {
    Change.BETTER: ("arrow-up-right", "good", "good"),
    Change.SAME: ("arrow-right", "text-soft", "soft"),
    Change.HARDER: ("arrow-down-right", "attention", "attention"),
}


class WhichWay(QWidget):
    """`2 → 5` with an arrow and a word under it."""

    def __init__(self, found: Progress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        if not found.figures:
            column.addWidget(SoftLabel(say("not rated yet")))
        else:
            column.addWidget(Line(found.figures, size="section", strong=True))
        if found.change in _WAYS:
            icon, role, tone = _WAYS[found.change]
            row = QHBoxLayout()
            row.setSpacing(px(4))
            row.addWidget(IconLabel(icon, role, 16))
            row.addWidget(Line(found.change.word, size="soft", tone=tone), 1)
            column.addLayout(row)
        column.addStretch(1)
        self.setMinimumWidth(px(82))
