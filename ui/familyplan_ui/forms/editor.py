"""What every editor of one value has in common, and how text from outside is made plain."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import SoftLabel

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT_CONTROLS = "\n\t"


class Unreadable(KnownError):
    """What was typed cannot be read as what the field is for; it stays as typed."""


def plain(text: str) -> str:
    """Take control characters out and make every kind of line end one; words stay as typed.

    Joiners and direction marks (category Cf) stay: names in many scripts need them.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    lines = lines.replace("\u2028", "\n").replace("\ufffc", "")
    return "".join(c for c in lines if c in _KEPT_CONTROLS or unicodedata.category(c) != "Cc")


class Editor(QWidget):
    """One value in the hand of a person.

    `typed` comes with every change they make, `left` when they are done for now: the focus went,
    Enter was pressed, something was chosen. `control` is what takes the keyboard and the name.
    A line under it reads the value back where that helps.
    """

    typed = Signal()
    left = Signal()
    entered = Signal()
    drafts = True

    def __init__(self, control: QWidget, beside: QWidget | None = None) -> None:
        super().__init__()
        self.control = control
        self._showing = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Theme.current().px(4))
        self._column.addWidget(beside or control)
        self._said: SoftLabel | None = None
        control.installEventFilter(self)

    def value(self) -> Any:  # noqa: ANN401 - any field value
        """Give the value as typed.

        Raises:
            Unreadable: it cannot be read, with a sentence saying what would be.

        """
        raise NotImplementedError

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - any field value
        """Show a value; nothing is told."""
        self.quietly(lambda: self.write(value))
        self.read_back()

    def write(self, value: Any) -> None:  # noqa: ANN401 - any field value
        """Put a value into the control."""
        raise NotImplementedError

    def draft(self) -> str:
        """Give what was typed, as text, to be put back after a crash."""
        return ""

    def show_draft(self, text: str) -> None:
        """Put a draft back as if it had just been typed."""

    def read_back(self) -> None:
        """Say the value under the control, where that helps."""

    def call(self, name: str) -> None:
        """Give it another accessible name than its label."""
        self.control.setAccessibleName(name)

    def say(self, words: str) -> None:
        """Show words under the control, "" for none."""
        if self._said is None:
            if not words:
                return  # most fields never say anything
            self._said = SoftLabel()
            self._column.addWidget(self._said)
        self._said.setText(words)
        self._said.setVisible(bool(words))

    @property
    def said(self) -> str:
        """What is said under the control."""
        return self._said.text() if self._said is not None else ""

    def quietly(self, change: Callable[[], object]) -> None:
        """Change the control without telling that somebody typed."""
        self._showing = True
        try:
            change()
        finally:
            self._showing = False

    def tell_typed(self) -> None:
        """Tell that the person changed something."""
        if not self._showing:
            self.read_back()
            self.typed.emit()
            if self.control.window().focusWidget() is not self.control:
                # An assistive technology put the whole text in without going to the field.
                self.left.emit()

    def tell_done(self) -> None:
        """Tell that the person chose something whole: it is kept at once."""
        if not self._showing:
            self.read_back()
            self.typed.emit()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        kind = event.type()
        if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.left.emit()
        elif kind == QEvent.Type.Wheel and not self.control.hasFocus():
            # Scrolling a page must never change what it passes over.
            event.ignore()
            return True
        return super().eventFilter(watched, event)
