"""What the pages of the door are put together from: a column of words and a row of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QPushButton


def column_of(widget: QWidget, parts: Iterable[QWidget] = (), *, gap: int = 12) -> QVBoxLayout:
    """Give a widget one column without margins, and put parts into it."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.current().px(gap))
    for part in parts:
        column.addWidget(part)
    return column


def row_of(buttons: Iterable[QPushButton]) -> QWidget:
    """Put buttons side by side, below each other where there is no room."""
    held = QWidget()
    flow = FlowLayout(held, gap=Theme.current().px(10))
    for button in buttons:
        flow.addWidget(button)
    return held
