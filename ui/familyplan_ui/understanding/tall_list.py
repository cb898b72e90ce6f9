"""A painted list as tall as its rows, on a page that does the scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy

from familyplan_ui.widgets.painted import PaintedList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from familyplan_ui.widgets.painted import PaintedRow


class TallList(PaintedList):
    """One click or Enter opens a row; nothing in it stays chosen."""

    def __init__(self, name: str) -> None:
        super().__init__(name, wraps=True, click_opens=True)
        self._laid_out = False
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[PaintedRow]) -> None:  # noqa: D102 - as in PaintedList
        super().show_rows(rows)
        if self._laid_out:
            self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._laid_out = True
            self._grow()

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(0, self.minimumHeight())

    def _fit(self) -> None:
        super()._fit()
        self._grow()

    def _grow(self) -> None:
        tall = sum(self.sizeHintForRow(at) for at in range(len(self.painted.rows)))
        self.setFixedHeight(max(tall, 1))
