"""The frame of a small box over the window: what it is, soft words, its parts, its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from familyplan_ui.theme import Theme
from familyplan_ui.widgets.flow import FlowLayout
from familyplan_ui.widgets.text import Heading, SoftLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH: Final = 460


class SmallBox(QDialog):
    """A box with one question; `fill` puts everything into it, `stay_until` opens it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)

    def fill(
        self,
        heading: str,
        words: str,
        parts: Iterable[QWidget],
        buttons: Iterable[QPushButton],
        *,
        growing: QWidget | None = None,
    ) -> None:
        """Lay the box out from top to bottom; of the parts only `growing` takes more room."""
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        column.addWidget(Heading(heading, size="dialog"))
        column.addWidget(SoftLabel(words))
        for part in parts:
            column.addWidget(part, 1 if part is growing else 0)
        held = QWidget()
        row = FlowLayout(held)
        for button in buttons:
            row.addWidget(button)
        column.addWidget(held)
        if growing is None:
            column.addStretch(1)
        self.resize(px(_WIDTH), self.sizeHint().height())

    def stay_until(self, ended: SignalInstance) -> None:
        """Open the box, to be closed when something has ended; it is gone once it is closed."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ended.connect(self.close)
        self.open()
