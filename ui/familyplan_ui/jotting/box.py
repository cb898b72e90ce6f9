"""The small box for a quick note: write, keep, go on; what is half typed is never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.words import say
from familyplan_ui.forms.editor import plain
from familyplan_ui.forms.lines import GrowingText
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, FlowLayout, PlainButton, PrimaryButton

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

_PLACE: Final = "jotting/new/words"
_WIDTH: Final = 480


class JottingBox(QDialog):
    """Opens over any page. Ctrl+Enter keeps; Escape puts it away with its words kept as typed."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.setWindowTitle(say("Quick note"))
        self.field = GrowingText()
        self._frame = FieldFrame(
            say("Quick note"),
            self.field,
            help_line=say("It waits on Today until it is filed with a family."),
        )
        px = Theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(10))
        column.addWidget(self._frame)
        held = QWidget()
        flow = FlowLayout(held)
        flow.addWidget(PrimaryButton(say("Keep this note"), self.keep))
        flow.addWidget(PlainButton(say("Not now"), self.reject))
        column.addWidget(held)
        self.field.installEventFilter(self)
        self.field.setPlainText(self._half_typed())
        self.resize(px(_WIDTH), self.sizeHint().height())
        gate.keeping.connect(self.remember)
        self.finished.connect(lambda _how: self.remember())
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if with_control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.keep()
                return True
        return super().eventFilter(watched, event)

    def keep(self) -> None:
        """Keep the note, and close; a refusal is said in the box."""
        words = plain(self.field.toPlainText()).strip()
        try:
            self._gate.session.run(actions.story.jot, words, draft=_PLACE)
        except KnownError as problem:
            self._frame.show_error(problem.sentence)
            return
        self.field.clear()
        self.accept()

    def remember(self) -> None:
        """Keep what is half typed as typed, for the next time the box opens."""
        if not self._gate.is_open or self._gate.session.vault.read_only:
            return
        typed = self.field.toPlainText()
        if typed == self._half_typed():
            return
        try:
            self._gate.session.store.keep_draft(_PLACE, "store", typed)
        except KnownError as problem:
            self._gate.refuse(problem.sentence)

    def _half_typed(self) -> str:
        drafts = self._gate.session.store.drafts(_PLACE)
        return next((draft.text for draft in drafts), "")
