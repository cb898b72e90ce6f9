"""The cover: a plain page that hides everything until a key is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.widgets import SoftLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent


class Cover(QFrame):
    """Says nothing about anybody; any key or click asks to see the work again."""

    lifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bed", "surface")
        self.setProperty("ring", "inside")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = say("Covered. Press any key to go on.")
        self.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.addStretch(1)
        label = SoftLabel(words)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
        column.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        modifiers = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}
        if event.key() not in modifiers:
            self.lifted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        event.accept()
        self.lifted.emit()
