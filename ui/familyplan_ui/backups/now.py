"""The top of the backups: the last checked one, making one now, and rehearsing a restore."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from familyplan.errors import KnownError
from familyplan.session import backup_trouble, backups
from familyplan.session.mending import ways_forward
from familyplan.session.rehearsing import Rehearsal, note_rehearsed, rehearse
from familyplan.session.shelf import ASKED
from familyplan.words import say
from familyplan_ui.backups import wording
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.widgets import (
    Banner,
    Heading,
    PlainButton,
    PrimaryButton,
    ProgressStrip,
    WrapLabel,
)
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from familyplan.session.backups import Backup
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job, Progress


class Now(QWidget):
    """One sentence and two acts; `made` tells that there is a new backup."""

    made = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._job: Job | None = None
        self._newest: Backup | None = None
        self.sentence = WrapLabel()
        self.make_button = PrimaryButton(say("Back up now"), self.make)
        self.rehearse_button = PlainButton(say("Rehearse restoring the newest"), self.rehearse)
        self.forward = Banner("life-buoy", "")
        self.strip = ProgressStrip(say("Backing up"))
        self.result = Banner("circle-check", "", "good")
        self.trouble = Banner("triangle-alert", "")
        banners = (self.strip, self.result, self.trouble)
        column_of(self, (Heading(say("Backups")), self.forward, self.sentence,
                         row_of((self.make_button, self.rehearse_button)), *banners),
                  gap=10)  # fmt: skip
        for part in (self.forward, *banners):
            part.hide()
        self.strip.cancel.clicked.connect(lambda _on: self.stop())

    def show_now(self) -> None:
        """Read the shelf beside the store anew."""
        session = self._gate.session
        shelf = backups.kept(session)
        self._newest = backups.named(shelf, "")
        self.sentence.setText(wording.newest(shelf, session.clock.today()))
        self.forward.setVisible(session.vault.read_only)
        if session.vault.read_only:
            self.forward.say(ways_forward(session.vault.folder).sentence, aloud=False)
        self._settle()

    def make(self) -> None:
        """Make a backup on the worker, with the whole history replayed."""
        session = self._gate.session
        words = say("Backing up")
        self._begin(words)

        def work(tell: Progress) -> Backup:
            return backups.make(
                session, ASKED, lambda done, of: tell(Step(words, done, of)), note=False
            )

        self._job = self._gate.worker.run(
            work,
            done=self._made,
            failed=partial(self._failed, why=ASKED),
            progress=self.strip.show_step,
        )

    def rehearse(self) -> None:
        """Restore the newest backup beside the store, on the worker, and remove it again."""
        session, backup = self._gate.session, self._newest
        if backup is None:
            return
        words = say("Restoring the newest backup on trial")
        self._begin(words)

        def work(tell: Progress) -> Rehearsal:
            return rehearse(
                session, backup, lambda done, of: tell(Step(words, done, of)), note=False
            )

        self._job = self._gate.worker.run(
            work, done=self._rehearsed, failed=self._failed, progress=self.strip.show_step
        )

    def stop(self) -> None:
        """Stop what is under way; nothing half is left."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self._settle()
        self.result.say(say("Stopped. Nothing half is left, and every backup there was is kept."))
        self.result.show()

    def _begin(self, words: str) -> None:
        self.result.hide()
        self.trouble.hide()
        self.strip.show_step(Step(words))
        self.strip.show()
        self.make_button.setEnabled(False)
        self.rehearse_button.setEnabled(False)

    def _settle(self) -> None:
        busy = self._job is not None
        self.strip.setVisible(busy)
        self.make_button.setEnabled(not busy and not self._gate.session.vault.read_only)
        self.rehearse_button.setEnabled(not busy and self._newest is not None)

    def _made(self, made: Backup) -> None:
        backups.note_made(self._gate.session, made)
        self._job = None
        self.show_now()
        self.result.say(say("The new backup is made and {how}.", how=wording.checked(made)))
        self.result.show()
        self.made.emit()

    def _rehearsed(self, done: Rehearsal) -> None:
        note_rehearsed(self._gate.session, done)
        self._job = None
        self._settle()
        shown = self.trouble if done.problems else self.result
        shown.say(done.words)
        shown.show()

    def _failed(self, problem: Exception, why: str = "") -> None:
        self._job = None
        self._settle()
        if not isinstance(problem, KnownError):
            raise problem
        if why:
            backup_trouble.note_failed(self._gate.session, why, problem)
        self.trouble.say(problem.sentence)
        self.trouble.show()
