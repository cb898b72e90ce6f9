"""What an erasure asks for: a reason, the name of who approved it, and the reference typed back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.words import say
from familyplan_ui.forms.editor import plain
from familyplan_ui.forms.lines import PlainLine
from familyplan_ui.keeping.before_erasing import as_typed
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import FieldFrame, SoftLabel

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate


class EraseForm(QWidget):
    """Three lines; nothing of them is kept unless the record is erased."""

    def __init__(self, gate: Gate, wanted: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate, self._wanted = gate, wanted
        self.reason, self.approver, self.again = PlainLine(), PlainLine(), PlainLine()
        self.reason_frame = FieldFrame(
            say("Why it is erased"),
            self.reason,
            help_line=say("It stays on the certificate, so write it without any name."),
        )
        self.approver_frame = FieldFrame(
            say("Who approved it"),
            self.approver,
            help_line=say("The person who reviewed the record and decided."),
        )
        self.again_frame = FieldFrame(say("Type “{wanted}” to go on", wanted=wanted), self.again)
        self.alone = SoftLabel(
            say("That is you. It is allowed; a second person who looks at it is safer.")
        )
        self.alone.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Theme.current().px(12))
        for part in (self.reason_frame, self.approver_frame, self.alone, self.again_frame):
            column.addWidget(part)
        self.approver.textChanged.connect(self._note_approver)

    @property
    def reason_given(self) -> str:
        """Why, in one line."""
        return _line(self.reason)

    @property
    def approver_given(self) -> str:
        """Who approved it."""
        return _line(self.approver)

    def complete(self) -> bool:
        """Say whether everything is there; the first field that is not says so, and is gone to."""
        wrong = [
            (self.reason_frame, not self.reason_given, say("Write down why it is erased.")),
            (
                self.approver_frame,
                not any(letter.isalpha() for letter in self.approver_given),
                say("Name the person who approved it."),
            ),
            (
                self.again_frame,
                as_typed(_line(self.again)) != as_typed(self._wanted),
                say("That is not “{wanted}”. Nothing was erased.", wanted=self._wanted),
            ),
        ]
        for frame, _missing, _words in wrong:
            frame.clear_error()
        for frame, missing, words in wrong:
            if missing:
                frame.show_error(words)
                frame.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True

    def _note_approver(self) -> None:
        own = as_typed(self._gate.session.user.name) if self._gate.is_open else ""
        self.alone.setVisible(bool(own) and as_typed(self.approver_given) == own)


def _line(field: PlainLine) -> str:
    return " ".join(plain(field.text()).split())
