"""Letting a partnership's recovery key open the store: its file, and the fingerprint to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from familyplan.errors import KnownError
from familyplan.mishaps import told
from familyplan.session.keys import add_organisation, read_public
from familyplan.words import say
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.widgets import (
    Heading,
    PlainButton,
    PrimaryButton,
    SoftLabel,
    WrapLabel,
    announce,
)

if TYPE_CHECKING:
    from familyplan_ui.door.asking import Asking
    from familyplan_ui.gate import Gate


class OrganisationStep(QWidget):
    """Shows whose key a file holds; `added` carries the name once it opens the store."""

    added = Signal(str)
    put_away = Signal()

    def __init__(self, gate: Gate, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate, self._asking = gate, asking
        self._file = b""
        self._name = WrapLabel(strong=True)
        self.fingerprint = WrapLabel(size="section", strong=True)
        words = say(
            "Ask your partnership for its fingerprint another way than the file came: by "
            "telephone, or from its own pages. All six groups must be the same."
        )
        self.same_button = PrimaryButton(say("The fingerprint is the same"), self._add)
        self.other_button = PlainButton(say("It is another one"), self._away)
        parts = (Heading(say("Compare the fingerprint")), self._name, self.fingerprint,
                 SoftLabel(words), row_of((self.same_button, self.other_button)))  # fmt: skip
        column_of(self, parts)
        self.hide()

    def choose(self) -> bool:
        """Ask for the public file and show whose it is; say whether there is one to compare."""
        path = self._asking.file(say("The public key file of your partnership"))
        if path is None:
            return False
        try:
            self._file = path.read_bytes()
            known = read_public(self._file)
        except (OSError, KnownError) as problem:
            self._gate.refuse(told(problem))
            return False
        self._name.setText(say("Key of {name}", name=known.name))
        self.fingerprint.setText(known.fingerprint)
        self.show()
        announce(self.fingerprint, known.fingerprint)
        self.same_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _add(self) -> None:
        try:
            known = add_organisation(self._gate.session, self._file)
        except KnownError as problem:
            self._gate.refuse(problem.sentence)
            return
        self.hide()
        self.added.emit(known.name)

    def _away(self) -> None:
        self._file = b""
        self.hide()
        self.put_away.emit()
