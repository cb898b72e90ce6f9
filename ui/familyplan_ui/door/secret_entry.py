"""Giving a secret that opens a store or a backup: a passphrase, a code from paper, a key file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from familyplan.session import OrganisationKey, RecoveryCode
from familyplan.words import mark, say
from familyplan_ui.door.steps import column_of
from familyplan_ui.frame.passphrase import PassphraseField
from familyplan_ui.widgets import FieldFrame, Line, PlainButton, Segments
from familyplan_ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan_ui.door.asking import Asking

PASSPHRASE: Final = "passphrase"  # noqa: S105 - a kind, not a secret
RECOVERY: Final = "recovery"
ORGANISATION: Final = "organisation"
_WORDS: Final = {
    PASSPHRASE: mark("A passphrase"),
    RECOVERY: mark("A recovery code"),
    ORGANISATION: mark("Partnership's key"),
}


class SecretEntry(QWidget):
    """One of the kinds of secret at a time; `entered` tells that Enter was pressed."""

    entered = Signal()

    def __init__(
        self,
        asking: Asking,
        kinds: Sequence[str] = (PASSPHRASE, RECOVERY, ORGANISATION),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asking, self._file = asking, b""
        self.kinds = Segments(say("What you have"), [(key, say(_WORDS[key])) for key in kinds])
        self.kinds.setVisible(len(kinds) > 1)
        self.passphrase = PassphraseField(say("passphrase"))
        self.code = QLineEdit()
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.key_passphrase = PassphraseField(say("passphrase of the key file"))
        self._file_name = Line(say("No file chosen yet."), tone="soft")
        self.choose_button = PlainButton(say("Choose the key file…"), self._choose)
        self.frames = self._build_frames()
        self._build()
        self.kinds.chosen.connect(lambda _key: self._show())
        for field in (self.passphrase, self.key_passphrase):
            field.entered.connect(self.entered)
        self.code.returnPressed.connect(self.entered)
        self._show()

    def secret(self) -> str | RecoveryCode | OrganisationKey | None:
        """Give what was typed; where nothing was, say so at its field and give None."""
        kind = self.kinds.key
        frame = self.frames[kind]
        frame.clear_error()
        missing = ""
        if kind == ORGANISATION and not self._file:
            missing = say("Choose the private key file first.")
        elif not self._typed():
            missing = say("Type it first.")
        if missing:
            frame.show_error(missing)
            return None
        if kind == RECOVERY:
            return RecoveryCode(self.code.text())
        if kind == ORGANISATION:
            return OrganisationKey(self._file, self.key_passphrase.text)
        return self.passphrase.text

    def object(self, sentence: str) -> None:
        """Say at the field what is wrong; what was typed stays."""
        frame = self.frames[self.kinds.key]
        frame.show_error(sentence)
        frame.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget everything that was typed or read."""
        for field in (self.passphrase, self.key_passphrase):
            field.line.clear()
            field.hide_words()
        self.code.clear()
        self._file = b""
        for frame in self.frames.values():
            frame.clear_error()

    def _typed(self) -> str:
        fields = {PASSPHRASE: self.passphrase.line, RECOVERY: self.code}
        return fields.get(self.kinds.key, self.key_passphrase.line).text()

    def _choose(self) -> None:
        path = self._asking.file(say("The private key file of your partnership"))
        if path is None:
            return
        try:
            self._file = path.read_bytes()
        except OSError as error:
            self.object(say("{file} could not be read ({why}).", file=path.name,
                            why=error.strerror or type(error).__name__))  # fmt: skip
            return
        self._file_name.setText(path.name)
        self.key_passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_frames(self) -> dict[str, FieldFrame]:
        help_line = say(
            "8 groups of 5, as they stand on the sheet. Capital or small, with or without spaces."
        )
        return {
            PASSPHRASE: FieldFrame(say("Passphrase"), self.passphrase.line, beside=self.passphrase),
            RECOVERY: FieldFrame(say("Code on the recovery sheet"), self.code, help_line=help_line),
            ORGANISATION: FieldFrame(
                say("Passphrase of the key file"),
                self.key_passphrase.line,
                beside=self.key_passphrase,
            ),
        }

    def _build(self) -> None:
        self._file_row = QWidget()
        flow = FlowLayout(self._file_row)
        flow.addWidget(self.choose_button)
        flow.addWidget(self._file_name)
        column_of(self, (self.kinds, self._file_row, *self.frames.values()))

    def _show(self) -> None:
        for key, frame in self.frames.items():
            frame.setVisible(key == self.kinds.key)
        self._file_row.setVisible(self.kinds.key == ORGANISATION)
