"""What an open store is worked in: the pages, and what stands round them until one stands alone."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget


class WorkArea(QWidget):
    """What an open store is worked in: strips above, the sidebar, the pages."""

    def __init__(self, pages: QWidget) -> None:
        super().__init__()
        self._round = [QWidget()]
        column, self._row = QVBoxLayout(self), QHBoxLayout()
        self.above = QVBoxLayout(self._round[0])
        for layout in (column, self._row, self.above):
            _tight(layout)
        column.addWidget(self._round[0])
        column.addLayout(self._row, 1)
        self._row.addWidget(pages, 1)

    def stand_beside(self, sidebar: QWidget) -> None:
        """Put the sidebar before the pages."""
        self._row.insertWidget(0, sidebar)
        self._round.append(sidebar)

    def show_round(self, *, shown: bool) -> None:
        """Show what stands round the pages, or the pages alone."""
        for part in self._round:
            part.setVisible(shown)


def one_below_the_other(upper: QWidget, lower: QWidget) -> QWidget:
    """Give a widget that holds two; the upper one takes the room there is."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    _tight(column)
    column.addWidget(upper, 1)
    column.addWidget(lower)
    return whole


def _tight(layout: QBoxLayout) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
