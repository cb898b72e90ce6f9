"""Settings for safety: another passphrase, and whether the store is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from familyplan.errors import KnownError
from familyplan.session.keys import change_passphrase, not_revoked
from familyplan.session.passphrases import ShortPassphrase, WeakPassphrase
from familyplan.session.whole import Report, check_store
from familyplan.words import say, say_many
from familyplan_ui.frame.new_passphrase import Labels, NewPassphrase
from familyplan_ui.frame.passphrase import PassphraseField
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    FieldFrame,
    Heading,
    PlainButton,
    ProgressStrip,
    SoftLabel,
)
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job, Progress


class Passphrase(QWidget):
    """Changing one's own passphrase: the present one, then the new one twice."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.old = PassphraseField(say("Present passphrase"))
        self.old_frame = FieldFrame(say("Present passphrase"), self.old.line, beside=self.old)
        labels = Labels(say("New passphrase"), say("New passphrase again"))
        self.new = NewPassphrase(gate.worker, self._names, labels)
        self.fields = (self.old, self.new.first, self.new.again)
        self.frames = (self.old_frame, self.new.frame, self.new.again_frame)
        self.button = PlainButton(say("Change the passphrase"), self.change)
        self.done = Banner("circle-check", "", "good")
        self.done.hide()
        column = _column(self)
        column.addWidget(Heading(say("Change your passphrase")))
        column.addWidget(self.old_frame)
        column.addWidget(self.new)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.done)
        column.addWidget(SoftLabel(not_revoked()))
        self.old.entered.connect(self.change)
        self.new.entered.connect(self.change)

    def change(self) -> None:
        """Change it, on the worker: making the new key takes a moment on purpose."""
        old, new = self.old.text, self.new.text
        self.old_frame.clear_error()
        self.done.hide()
        if not self.new.same():
            return
        session = self._gate.session
        self.button.setEnabled(False)
        self._gate.worker.run(
            lambda _say: change_passphrase(session, old, new),
            done=lambda _none: self._changed(),
            failed=self._failed,
        )

    def leave(self) -> None:
        """Forget what was typed."""
        self.old.line.clear()
        self.old.hide_words()
        self.new.forget()

    def _names(self) -> tuple[str, ...]:
        if not self._gate.is_open:
            # Locked between the last letter and its measuring.
            return ()
        session = self._gate.session
        return (session.vault.folder.stem, session.user.name)

    def _changed(self) -> None:
        self.button.setEnabled(True)
        self.leave()
        self.done.say(say("The passphrase is changed. Use the new one from now on."))
        self.done.show()

    def _failed(self, problem: Exception) -> None:
        self.button.setEnabled(True)
        if not isinstance(problem, KnownError):
            raise problem
        if isinstance(problem, ShortPassphrase | WeakPassphrase):
            self.new.object(problem.sentence)
        else:
            self.old_frame.show_error(problem.sentence)
            self.old.line.setFocus()


class Whole(QWidget):
    """Checking the whole store: every page, the chain of its history, and what it adds up to."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self._job: Job | None = None
        self.button = PlainButton(say("Check the whole store"), self.check, icon="shield-check")
        self.strip = ProgressStrip(say("Checking every page"))
        self.result = Banner("circle-check", "", "good")
        self.trouble = Banner("triangle-alert", "", "danger")
        column = _column(self)
        column.addWidget(Heading(say("Is the store whole?")))
        why = say("Reads everything, changes nothing. You can go on working meanwhile.")
        column.addWidget(SoftLabel(why))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.strip, self.result, self.trouble):
            part.hide()
            column.addWidget(part)
        self.strip.cancel.clicked.connect(lambda _on: self.stop())

    def check(self) -> None:
        """Begin the check."""
        session = self._gate.session
        self.result.hide()
        self.trouble.hide()
        self.strip.show()
        self.button.setEnabled(False)

        def work(tell: Progress) -> Report:
            words = say("Going through the history")
            return check_store(session, lambda done, of: tell(Step(words, done, of)))

        self._job = self._gate.worker.run(
            work, done=self._say_report, failed=self._failed, progress=self.strip.show_step
        )

    def stop(self) -> None:
        """Stop the check; nothing is said about the store."""
        if self._job is not None:
            self._job.cancel()
        self._settle()

    def _settle(self) -> None:
        self.strip.hide()
        self.button.setEnabled(True)

    def _say_report(self, report: Report) -> None:
        self._settle()
        self._gate.session.note_event("verified")
        if report.problems:
            n = len(report.problems)
            found = say_many("{n} thing is not right: {what}", "{n} things are not right: {what}",
                             n, what=" ".join(report.problems[:3]))  # fmt: skip
            advice = say("Nothing was changed. Keep working on a backup and ask for help.")
            self.trouble.say(f"{found} {advice}")
            self.trouble.show()
            return
        self.result.say(
            say(
                "The store is whole: {rows} entries agree with the {steps} steps of their history.",
                rows=report.rows,
                steps=report.changesets,
            )
        )
        self.result.show()

    def _failed(self, problem: Exception) -> None:
        self._settle()
        if not isinstance(problem, KnownError):
            raise problem
        self._gate.refuse(problem.sentence)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Theme.current().px(10))
    return column
