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
        self._unrated: SoftLabel | None = None
        self._figures = Line(size="section", strong=True)
        self._icon, self._word = IconLabel("arrow-right", "text-soft", 16), Line(size="soft")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._column.addWidget(self._figures)
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(self._icon)
        row.addWidget(self._word, 1)
        self._column.addLayout(row)
        self._column.addStretch(1)
        self.setMinimumWidth(px(82))
        self.show_way(found)

    def show_way(self, found: Progress) -> None:
        """Show where another goal began and is."""
        rated, moved = bool(found.figures), found.change in _WAYS
        if not rated and self._unrated is None:
            self._unrated = SoftLabel(say("not rated yet"))
            self._column.insertWidget(1, self._unrated)
        if self._unrated is not None:
            self._unrated.setVisible(not rated)
        self._figures.setText(found.figures)
        self._figures.setVisible(rated)
        self._word.setText(found.change.word if moved else "")
        if moved:
            icon, role, tone = _WAYS[found.change]
            self._icon.show_icon(icon, role, 16)
            self._word.set_tone(tone)
        self._icon.setVisible(moved)
        self._word.setVisible(moved)
