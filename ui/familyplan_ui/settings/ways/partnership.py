"""The partnership's recovery key: its public file let in, or a new pair made for its keeper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from familyplan.errors import KnownError
from familyplan.session.keys import ShortPassphrase, make_organisation_key
from familyplan.session.organisation_pair import PRIVATE_ENDING, PUBLIC_ENDING, write_pair
from familyplan.session.passphrases import WeakPassphrase
from familyplan.words import say
from familyplan_ui.door.asking import Asking
from familyplan_ui.door.organisation_step import OrganisationStep
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.frame.new_passphrase import Labels, NewPassphrase
from familyplan_ui.widgets import (
    Banner,
    FieldFrame,
    Heading,
    PlainButton,
    PrimaryButton,
    SoftLabel,
    TextButton,
)

if TYPE_CHECKING:
    from familyplan.session import Session
    from familyplan_ui.gate import Gate


def _new_file(title: str, at: Path) -> Path | None:
    chosen, _kind = QFileDialog.getSaveFileName(None, title, str(at))
    return Path(chosen) if chosen else None


class PartnershipKey(QWidget):
    """Hidden until asked for; `added` carries whose key opens the store now."""

    added = Signal(str)
    put_away = Signal()

    def __init__(
        self, gate: Gate, asking: Asking | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._asking = asking or Asking(new_file=_new_file)
        self.step = OrganisationStep(gate, self._asking)
        self.pair = NewPair(gate, self._asking)
        self._start = QWidget()
        words = say(
            "It belongs to the partnership, not to one person: with it, somebody your partnership "
            "trusts opens this store when whoever keeps it has left or died. The store gets the "
            "public file only; the private one lies in your partnership's safe."
        )
        self.choose_button = PrimaryButton(say("Choose the public file…"), self._choose)
        self.make_button = PlainButton(say("Make such a key for our partnership…"), self._make)
        self.away_button = TextButton(say("Do without such a key"), self._away)
        buttons = row_of((self.choose_button, self.make_button, self.away_button))
        column_of(self._start, (SoftLabel(words), buttons))
        title = Heading(say("Our partnership's recovery key"))
        column_of(self, (title, self._start, self.step, self.pair))
        self.step.added.connect(self._added)
        self.step.put_away.connect(self.come)
        self.pair.put_away.connect(self.come)
        self.hide()

    def come(self) -> None:
        """Ask for the public file, or offer to make a pair."""
        self.step.hide()
        self.pair.forget()
        self._start.show()
        self.show()
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget what was chosen and typed."""
        self.step.hide()
        self.pair.forget()
        self.hide()

    def _choose(self) -> None:
        if self.step.choose():
            self._start.hide()

    def _make(self) -> None:
        self._start.hide()
        self.pair.come()

    def _added(self, name: str) -> None:
        self.forget()
        self.added.emit(name)

    def _away(self) -> None:
        self.forget()
        self.put_away.emit()


class NewPair(QWidget):
    """Makes the two files, once for a whole partnership; nothing of it stays in this store."""

    put_away = Signal()

    def __init__(self, gate: Gate, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate, self._asking = gate, asking
        self.name = QLineEdit()
        self.name_frame = FieldFrame(say("Name of the partnership"), self.name)
        labels = Labels(say("Passphrase of the private file"), say("The same passphrase again"))
        self.new = NewPassphrase(gate.worker, lambda: (self.name.text(),), labels)
        self.button = PrimaryButton(say("Choose where the two files go…"), self.make)
        self.away_button = TextButton(say("Close this"), self._away)
        self.done = Banner("circle-check", "", "good")
        parts = (*map(SoftLabel, _means()), self.name_frame, self.new,
                 row_of((self.button, self.away_button)), self.done)  # fmt: skip
        column_of(self, parts)
        self.new.entered.connect(self.make)
        self.hide()

    def come(self) -> None:
        """Show an empty form, with the partnership's name in it."""
        self.forget()
        self.name.setText(str(self._gate.session.setting("partnership", "")))
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget all that was typed."""
        self.name.clear()
        self.new.forget()
        self._tidy()
        self.hide()

    def make(self) -> None:
        """Ask for the two places, then make the pair on the worker."""
        self._tidy()
        if not self.button.isEnabled() or not self.new.same():
            return
        name = self.name.text().strip()
        if not name:
            self.name_frame.show_error(
                say("A name is needed: it stands on both files, and stores show it.")
            )
            self.name.setFocus()
            return
        places = self._places(name)
        if places is None:
            return
        session, passphrase = self._gate.session, self.new.text
        self.button.setEnabled(False)
        self._gate.worker.run(
            lambda _tell: _made(session, passphrase, name, places),
            done=lambda fingerprint: self._written(fingerprint, places),
            failed=self._failed,
        )

    def _places(self, name: str) -> tuple[Path, Path] | None:
        """Ask where the private and the public file go; None where somebody thought better."""
        home = Path.home()
        private = self._asking.new_file(
            say("1 of 2: the private file, for the safe"), home / f"{name}{PRIVATE_ENDING}"
        )
        if private is None:
            return None
        public = self._asking.new_file(
            say("2 of 2: the public file, for the stores"), home / f"{name}{PUBLIC_ENDING}"
        )
        return None if public is None else (private, public)

    def _written(self, fingerprint: str, places: tuple[Path, Path]) -> None:
        self.button.setEnabled(True)
        self.new.forget()
        private, public = places
        self.done.show()
        self.done.say(
            say(
                "Both files are there. Lock {private} away on a stick, with its passphrase "
                "somewhere else, and leave no copy on a computer. Give {public} to every store. "
                "Its fingerprint, to read out by telephone: {fingerprint}",
                private=private.name,
                public=public.name,
                fingerprint=fingerprint,
            )
        )

    def _failed(self, problem: Exception) -> None:
        self.button.setEnabled(True)
        if isinstance(problem, ShortPassphrase | WeakPassphrase):
            self.new.object(problem.sentence)
        elif isinstance(problem, KnownError):
            self._gate.refuse(problem.sentence)
        else:
            raise problem

    def _tidy(self) -> None:
        self.done.hide()
        self.name_frame.clear_error()
        self.new.clear_errors()

    def _away(self) -> None:
        self.forget()
        self.put_away.emit()


def _made(session: Session, passphrase: str, name: str, places: tuple[Path, Path]) -> str:
    """Make the pair, write it, and give its fingerprint."""
    around = session.vault.surroundings
    files = make_organisation_key(passphrase, name=name, surroundings=around)
    private, public = places
    write_pair(files, private=private, public=public)
    return files.fingerprint


def _means() -> tuple[str, str]:
    return (
        say(
            "A partnership makes one such pair, once, best on a computer of its own. Whoever has "
            "the private file and its passphrase can open every store that was given the public "
            "file, so keep the two apart from each other and away from every laptop."
        ),
        say("The public file is no secret: it opens nothing, and lets nobody read anything."),
    )
