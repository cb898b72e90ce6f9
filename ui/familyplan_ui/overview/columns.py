"""Three columns side by side, two or one where the width or the text size asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from familyplan_ui.theme import Theme
from familyplan_ui.widgets import Hairline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_THREE: Final = 1040  # the least width at 100 % for three columns
_TWO: Final = 700
_SHARES: Final = {3: (25, 46, 29), 2: (38, 62), 1: (1,)}
_GAP: Final = 24


class Columns(QWidget):
    """Sections in three groups, read from left to right and from top to bottom.

    With less room the second and third group share a column, then all stand one under another;
    the order of reading and of the Tab key never changes.
    """

    def __init__(self, groups: Sequence[Sequence[QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = [list(group) for group in groups]
        for section in (section for group in self._groups for section in group):
            section.setParent(self)
        self._rules = [Hairline(upright=True, parent=self) for _ in range(2)]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._count = 0
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102 - Qt's own
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        px = Theme.current().px
        count = 3 if self.width() >= px(_THREE) else 2 if self.width() >= px(_TWO) else 1
        if count != self._count:
            self._count = count
            self._place(count)

    def _place(self, count: int) -> None:
        while (item := self._row.takeAt(0)) is not None:
            inner = item.layout()
            while inner is not None and inner.takeAt(0) is not None:
                pass
        one, two, three = self._groups
        columns = {3: [one, two, three], 2: [one, two + three], 1: [one + two + three]}[count]
        for rule in self._rules:
            rule.hide()
        for at, sections in enumerate(columns):
            if at:
                self._row.addSpacing(_GAP)
                self._row.addWidget(self._rules[at - 1])
                self._rules[at - 1].show()
                self._row.addSpacing(_GAP)
            column = QVBoxLayout()
            column.setSpacing(Theme.current().px(18))
            for section in sections:
                column.addWidget(section)
            column.addStretch(1)
            self._row.addLayout(column, _SHARES[count][at])
