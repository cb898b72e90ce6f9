"""Where the focus ring is: it follows the keyboard over every control that is not a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from familyplan_ui.theme.style import RingStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor

    from familyplan_ui.theme.roles import Role

# Fields thicken their own border and lists mark their own row.
_MARK_THEMSELVES: Final = (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
)


def marks_itself(widget: QWidget) -> bool:
    """Tell whether a widget shows its own focus, by a thicker border or a ring inside a row."""
    return isinstance(widget, _MARK_THEMSELVES) or bool(widget.property("ring") == "inside")


class FocusRing(QObject):
    """Moves one focus frame to whatever has the keyboard; `colour` gives the colour of a role."""

    def __init__(self, app: QApplication, colour: Callable[[Role], QColor]) -> None:
        super().__init__(app)
        self._style = RingStyle(colour)
        self._frame: QFocusFrame | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        # A page holds the keyboard only until somebody presses Tab: it is not a control.
        page = now is not None and now.focusPolicy() == Qt.FocusPolicy.NoFocus
        if now is not None and not page and not marks_itself(now):
            if self._frame is None or not isValid(self._frame):
                self._frame = QFocusFrame()  # a frame dies with the window it last stood in
                self._frame.setStyle(self._style)
            self._frame.setWidget(now)
        elif self._frame is not None and isValid(self._frame):
            self._frame.setWidget(None)  # type: ignore[arg-type] # Qt takes null for "nowhere"
