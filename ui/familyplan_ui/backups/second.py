"""The second place of backups: choosing it, what arrived there, and taking it away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from familyplan import actions
from familyplan.mishaps import told
from familyplan.session import second_place
from familyplan.session.backups import sending
from familyplan.words import say
from familyplan_ui.door.asking import Asking
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.widgets import Banner, Heading, PlainButton, SoftLabel, WrapLabel

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan_ui.gate import Gate


class Second(QWidget):
    """One place for copies; `sent` tells that one arrived there."""

    sent = Signal()

    def __init__(
        self, gate: Gate, asking: Asking | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._asking = gate, asking or Asking()
        self.words = WrapLabel()
        self.overdue = Banner("triangle-alert", "")
        self.why = SoftLabel()
        self.same_disk = Banner("triangle-alert", say("This folder is on the same disk as the "
                                "store. It helps against a deleted folder, and against nothing "
                                "else. Choose a stick or a network drive."))  # fmt: skip
        self.choose_button = PlainButton(say("Choose a folder…"), self.choose)
        self.send_button = PlainButton(say("Send the newest there now"), self.send)
        self.remove_button = PlainButton(say("Use it no more"), self.remove)
        self.result = Banner("circle-check", "", "good")
        self.trouble = Banner("triangle-alert", "")
        buttons = (self.choose_button, self.send_button, self.remove_button)
        column_of(self, (Heading(say("A second place")), self.words, self.overdue, self.why,
                         self.same_disk, row_of(buttons), self.result, self.trouble),
                  gap=10)  # fmt: skip
        self.result.hide()
        self.trouble.hide()

    def show_now(self) -> None:
        """Say what is chosen, by whom, and when it was last seen."""
        session = self._gate.session
        known = second_place.second_place(session)
        ruled = bool(session.vault.surroundings.policy().backup_places)
        self.words.setText(known.words)
        self.overdue.say(known.words, aloud=False)
        self.words.setVisible(not known.overdue)
        self.overdue.setVisible(known.overdue)
        self.why.setText(_why(known.path, ruled=ruled))
        self.same_disk.setVisible(_same_disk(session.vault.folder, known.path))
        self.choose_button.setVisible(not ruled)
        self.send_button.setVisible(known.path is not None and not session.vault.read_only)
        self.remove_button.setVisible(known.path is not None and not ruled)

    def choose(self) -> None:
        """Ask for a folder, and send the newest backup there at once."""
        folder = self._gate.session.vault.folder
        chosen = self._asking.folder(say("Where the second copies go"), folder.parent)
        if chosen is None:
            return
        self._clear()
        if chosen.resolve().is_relative_to(folder.resolve()):
            self._object(say("This folder is inside the store itself. Choose another one."))
        elif self._set(str(chosen)):
            self.send()

    def send(self) -> None:
        """Bring the newest backup there, on the worker."""
        self._clear()
        self.send_button.setEnabled(False)
        work = sending(self._gate.session)
        self._gate.worker.run(lambda _tell: work(), done=self._sent, failed=self._failed)

    def remove(self) -> None:
        """Use no second place any more; what lies there is left alone."""
        self._clear()
        if self._set(""):
            self.result.say(
                say("The place is used no more. The backups that lie there were left alone.")
            )
            self.result.show()

    def _set(self, place: str) -> bool:
        kept = self._gate.did(actions.accounts.set_setting, second_place.KEY, place)
        self.show_now()
        return kept

    def _sent(self, arrived: bool | None) -> None:  # noqa: FBT001 - what the work gave
        self.send_button.setEnabled(True)
        self.show_now()
        if arrived:
            self.result.say(say("The newest backup is there, and was checked there."))
            self.result.show()
            self.sent.emit()
        elif arrived is None:
            self._object(say("There is no backup to send yet. Make one now."))
        else:
            self._object(
                say(
                    "The backup could not be brought there: the place is not connected, full, or "
                    "cannot be written to. The backups on this computer are kept. Connect it and "
                    "send again."
                )
            )

    def _failed(self, problem: Exception) -> None:
        self.send_button.setEnabled(True)
        self._object(told(problem))

    def _object(self, sentence: str) -> None:
        self.trouble.say(sentence)
        self.trouble.show()

    def _clear(self) -> None:
        self.result.hide()
        self.trouble.hide()


def _why(place: Path | None, *, ruled: bool) -> str:
    if ruled:
        return say("Your organisation has chosen this place: {place}", place=place)
    if place is not None:
        return say("Copies go to {place}, encrypted like the store.", place=place)
    return say(
        "Choose a stick, a network drive or a synced folder: each backup is then copied there as "
        "well, encrypted, and checked there. Only that helps against theft, fire and a broken disk."
    )


def _same_disk(folder: Path, place: Path | None) -> bool:
    """Say whether both lie on one disk; what is away is on another."""
    try:
        return place is not None and folder.stat().st_dev == place.stat().st_dev
    except OSError:
        return False
