"""The page that asks for a new passphrase after somebody came in with a recovery sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from familyplan.errors import KnownError
from familyplan.session.keys import add_person
from familyplan.words import say
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.frame.new_passphrase import Labels, NewPassphrase
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    Heading,
    PrimaryButton,
    ScrollPage,
    SoftLabel,
    TextButton,
)

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate

_COLUMN: Final = 560


class Page(ScrollPage):
    """A new passphrase for the present user; the one before goes on working until it is removed."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        labels = Labels(say("New passphrase"), say("New passphrase again"))
        self.chosen = NewPassphrase(gate.worker, self._names, labels)
        self.keep_button = PrimaryButton(say("Use this passphrase"), self.keep)
        self.later_button = TextButton(say("Later"), lambda: gate.go("today"))
        self.done = Banner("circle-check", "", "good")
        self.ways_button = TextButton(
            say("Look through the ways in"), lambda: gate.go("settings", "keys")
        )
        self.done.add(self.ways_button)
        self.first = self.chosen.first.line
        self._build()
        self.chosen.entered.connect(self.keep)
        Theme.current().changed.connect(self._fit)

    def _build(self) -> None:
        words = say(
            "You came in with the recovery sheet. Choose a new passphrase now, so that the sheet "
            "can go back into its envelope. Your earlier passphrase goes on opening the store "
            "until you take it away under Settings, Ways in."
        )
        self._held = QWidget()
        self._buttons = row_of((self.keep_button, self.later_button))
        title = Heading(say("Choose a new passphrase"), size="title")
        column_of(self._held, (title, SoftLabel(words), self.chosen, self._buttons, self.done),
                  gap=16)  # fmt: skip
        self.body.addWidget(self._held)
        self.body.addStretch(1)
        self._fit()

    def arrive(self) -> None:
        """Begin anew."""
        self.done.hide()
        self.chosen.show()
        self._buttons.show()

    def leave(self) -> None:
        """Forget what was typed."""
        self.chosen.forget()
        self.chosen.clear_errors()

    def keep(self) -> None:
        """Let the new passphrase open the store; making its key takes a moment on purpose."""
        if not self.keep_button.isEnabled() or not self.chosen.same():
            return
        session, words = self._gate.session, self.chosen.text
        self.keep_button.setEnabled(False)
        self._gate.worker.run(
            lambda _tell: add_person(session, session.user, words),
            done=lambda _user: self._kept(),
            failed=self._refused,
        )

    def _kept(self) -> None:
        self.keep_button.setEnabled(True)
        self.chosen.forget()
        self.chosen.hide()
        self._buttons.hide()
        self.done.show()
        self.done.say(say("The new passphrase opens the store from now on."))
        self.ways_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, problem: Exception) -> None:
        self.keep_button.setEnabled(True)
        if not isinstance(problem, KnownError):
            raise problem
        self.chosen.object(problem.sentence)

    def _names(self) -> tuple[str, ...]:
        if not self._gate.is_open:
            # Locked between the last letter and its measuring.
            return ()
        session = self._gate.session
        return (session.vault.folder.stem, session.user.name)

    def _fit(self) -> None:
        self._held.setMaximumWidth(Theme.current().px(_COLUMN))
