"""Letting another person in: who they are, and the passphrase they type themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from familyplan.errors import KnownError
from familyplan.model import User
from familyplan.session.keys import NameNeeded, ShortPassphrase, introduce, let_in
from familyplan.session.passphrases import WeakPassphrase
from familyplan.words import mark, say
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.frame.new_passphrase import Labels, NewPassphrase
from familyplan_ui.widgets import (
    FieldFrame,
    Heading,
    PlainButton,
    PrimaryButton,
    SoftLabel,
    TextButton,
)

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

_ABOUT: Final = {
    "name": mark("Their name"),
    "role": mark("Their role"),
    "agency": mark("Their agency"),
}


class PersonForm(QWidget):
    """Hidden until asked for; `added` carries the name of who may open the store now."""

    added = Signal(str)
    put_away = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.fields = {key: QLineEdit() for key in _ABOUT}
        self.frames = {
            key: FieldFrame(say(_ABOUT[key]), field) for key, field in self.fields.items()
        }
        labels = Labels(say("Their passphrase"), say("Their passphrase again"))
        self.new = NewPassphrase(gate.worker, self._names, labels)
        self.button: PlainButton | PrimaryButton = PrimaryButton(say("Let them in"), self.add)
        self.away_button = TextButton(say("Let nobody else in"), self._away)
        words = say(
            "Let them sit here and type it themselves: nobody else should know it. They read and "
            "write everything in this store, under their own name."
        )
        parts = (
            Heading(say("Another person")),
            SoftLabel(words),
            *self.frames.values(),
            self.new,
            row_of((self.button, self.away_button)),
        )
        column_of(self, parts)
        self.new.entered.connect(self.add)
        self.hide()

    def come(self) -> None:
        """Show an empty form."""
        self.forget()
        self.show()
        self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget all that was typed."""
        for field in self.fields.values():
            field.clear()
        self.frames["name"].clear_error()
        self.new.forget()
        self.new.clear_errors()
        self.hide()

    def add(self) -> None:
        """Let them in, on the worker: making their key takes a moment on purpose."""
        if not self.button.isEnabled() or not self.new.same():
            return
        self.frames["name"].clear_error()
        typed = {key: field.text().strip() for key, field in self.fields.items()}
        user, session, passphrase = User(**typed), self._gate.session, self.new.text
        self.button.setEnabled(False)
        self._gate.worker.run(
            lambda _tell: let_in(session, user, passphrase), done=self._added, failed=self._failed
        )

    def _added(self, user: User) -> None:
        self.button.setEnabled(True)
        try:
            introduce(self._gate.session, user)
        except KnownError as problem:
            self._gate.refuse(problem.sentence)
        self.forget()
        self.added.emit(user.name)

    def _failed(self, problem: Exception) -> None:
        self.button.setEnabled(True)
        if isinstance(problem, NameNeeded):
            self.frames["name"].show_error(problem.sentence)
            self.fields["name"].setFocus()
        elif isinstance(problem, ShortPassphrase | WeakPassphrase):
            self.new.object(problem.sentence)
        elif isinstance(problem, KnownError):
            self._gate.refuse(problem.sentence)
        else:
            raise problem

    def _names(self) -> tuple[str, ...]:
        if not self._gate.is_open:
            # Locked between the last letter and its measuring.
            return ()
        session = self._gate.session
        return (session.vault.folder.stem, session.user.name, self.fields["name"].text())

    def _away(self) -> None:
        self.forget()
        self.put_away.emit()
