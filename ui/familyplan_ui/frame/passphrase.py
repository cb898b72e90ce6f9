"""The field for a passphrase: hidden or shown, pasted or typed, with a word about Caps Lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import TextButton

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

_RING: Final = 2
_RADIUS: Final = 6


class _Line(QLineEdit):
    """The line itself; it notices Caps Lock from what the keys give."""

    caps = Signal(bool)
    looked_at = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        )
        self._caps = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self._tell(not self._caps)
        elif event.text().isalpha() and event.text().lower() != event.text().upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tell(event.text().isupper() != shifted)
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit(False)

    def _tell(self, caps: bool) -> None:  # noqa: FBT001 - it is the signal's only value
        self._caps = caps
        self.caps.emit(caps)


class PassphraseField(QFrame):
    """A line and, inside its border, the button that shows or hides what is typed.

    `caps` tells whether Caps Lock seems to be on, `entered` that Enter was pressed. `about`
    names the field for its button: "Show passphrase".
    """

    caps = Signal(bool)
    entered = Signal()

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._looked_at = False
        self.setProperty("field", "frame")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line = _Line()
        self.line.caps.connect(self.caps)
        self.line.looked_at.connect(self._look)
        self.line.returnPressed.connect(self.entered)
        Theme.current().dress(self.line, "text")
        self.show_button = TextButton("", self._toggle, icon="eye")
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 6, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_button)
        self._name_button()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def hide_words(self) -> None:
        """Hide what is typed again."""
        if self.line.echoMode() != QLineEdit.EchoMode.Password:
            self._toggle()

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102 - Qt's own
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._look(False)

    def _toggle(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self._name_button()

    def _name_button(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        words = say("Show") if hidden else say("Hide")
        self.show_button.say(words, f"{words} {self._about}")
        Theme.current().wear_icon(self.show_button, "eye" if hidden else "eye-off", "accent", 18)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        super().paintEvent(event)
        if self._looked_at:
            # Drawn here and not by another style sheet: to ask for the style has PySide6 make every
            # name of QStyle, which took half of the time this page is made in.
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(Theme.current().colour("focus"), _RING))
            inset = _RING / 2
            edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(edge, _RADIUS - inset, _RADIUS - inset)
            painter.end()

    def _look(self, looked_at: bool) -> None:  # noqa: FBT001 - it is the signal's only value
        self._looked_at = looked_at
        self.update()
