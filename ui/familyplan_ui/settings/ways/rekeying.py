"""The page that covers the window while a store is given a new data key."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from familyplan.errors import KnownError
from familyplan.session import backups
from familyplan.session.keys import new_data_key, not_revoked
from familyplan.words import mark, say
from familyplan_ui.door.steps import column_of, row_of
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import (
    Banner,
    Heading,
    PlainButton,
    PrimaryButton,
    ProgressStrip,
    ScrollPage,
    SoftLabel,
    WrapLabel,
)
from familyplan_ui.work import Cancelled, Step

if TYPE_CHECKING:
    from familyplan.session import Session
    from familyplan.session.backups import Backup
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Progress

_COLUMN: Final = 640
# After this step of the core the copy takes the store's place: stopping would only be a lie.
_LAST_TO_STOP: Final = 3
_STEPS: Final = (
    mark("Copying the store"),
    mark("Writing every page of the copy again"),
    mark("Checking every page of the copy"),
    mark("Putting the copy in the store's place. This can no longer be stopped."),
    mark("Making every way in forget the old key"),
    mark("Done"),
)


class Stopped(KnownError):
    """Somebody stopped it in time."""

    def __init__(self) -> None:
        """Say that the store is as it was."""
        super().__init__(
            say(
                "It was stopped in time. The store keeps the data key it had, nothing you entered "
                "is lost, and the backup made before is kept."
            )
        )


def give_new_key(gate: Gate, above: QWidget) -> Rekeying:
    """Show the page over the whole window of `above`."""
    page = Rekeying(gate, above.window())
    page.setGeometry(above.window().geometry())
    page.open()
    return page


class Rekeying(QDialog):
    """Asks, shows how far it is, and offers what follows; nobody reads the store meanwhile."""

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(say("A new data key"))
        self._gate = gate
        self._stop = threading.Event()
        self.running = False
        self.trouble = Banner("triangle-alert", "", "attention")
        self.not_now = PlainButton(say("Not now"), self.reject)
        self.begin_button = PlainButton(say("Give the store a new data key"), self.begin)
        self.strip = ProgressStrip(say("Making a backup first"))
        self.strip.cancel.clicked.connect(lambda _on: self.stop())
        self.outcome = Banner("circle-check", "", "good")
        self.sheet_button = PrimaryButton(say("Make a new recovery sheet"), self._to_sheet)
        self.backup_button = PlainButton(say("Make a backup now"), self._back_up)
        self.close_button = PlainButton(say("Close"), self.accept)
        self._ask, self._work, self._after = self._parts()
        self._build()
        self._show(self._ask)

    def begin(self) -> None:
        """Keep what was typed, let nobody read or write, and begin on the worker."""
        self.trouble.hide()
        if not self._gate.keep_typing():
            self._object(
                say("Something you typed could not be saved yet. Go back and see to it first.")
            )
            return
        session, stop = self._gate.session, self._stop
        stop.clear()
        self.running = True
        self._gate.before_lock = self._end
        self.strip.cancel.setEnabled(True)
        self._show(self._work)
        self.strip.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._gate.worker.run(
            lambda tell: _give(session, stop, tell),
            done=lambda _none: self._given(),
            failed=self._failed,
            progress=self._show_step,
        )

    def stop(self) -> None:
        """Stop before the copy takes the store's place, if it is not too late."""
        self._stop.set()
        self.strip.cancel.setEnabled(False)
        self.strip.show_step(Step(say("Stopping")))

    def reject(self) -> None:  # noqa: D102 - Qt's own
        if not self.running:
            super().reject()

    def _show_step(self, step: Step) -> None:
        if self._stop.is_set() and step.done <= _LAST_TO_STOP:
            return
        self.strip.show_step(step)
        if step.done > _LAST_TO_STOP:
            self.strip.cancel.setEnabled(False)

    def _given(self) -> None:
        self._rest()
        self._show(self._after)
        self.outcome.say(
            say(
                "The store has a new data key. Everybody opens it as before. Copies of the old "
                "keys file open nothing of it any more."
            )
        )
        self.sheet_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, problem: Exception) -> None:
        self._rest()
        self._show(self._ask)
        self.not_now.setFocus(Qt.FocusReason.OtherFocusReason)
        if not isinstance(problem, KnownError):
            raise problem
        self._object(problem.sentence)

    def _rest(self) -> None:
        self.running = False
        self._gate.before_lock = lambda: None

    def _end(self) -> None:
        """End the work, however long that takes: whoever locks must find a whole store."""
        self._gate.worker.quiet(None)
        self._rest()

    def _object(self, sentence: str) -> None:
        self.trouble.show()
        self.trouble.say(sentence)

    # What should follow

    def _to_sheet(self) -> None:
        self.accept()
        self._gate.go("sheet")

    def _back_up(self) -> None:
        session = self._gate.session
        self.backup_button.setEnabled(False)
        self._gate.worker.run(
            lambda _tell: backups.make(session, note=False),
            done=self._backed_up,
            failed=self._not_backed_up,
        )

    def _backed_up(self, made: Backup) -> None:
        backups.note_made(self._gate.session, made)
        self.outcome.say(say("A backup under the new key was made and checked."))
        self.sheet_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_backed_up(self, problem: Exception) -> None:
        self.backup_button.setEnabled(True)
        if not isinstance(problem, KnownError):
            raise problem
        self._object(problem.sentence)

    # Looks

    def _show(self, shown: QWidget) -> None:
        for part in (self._ask, self._work, self._after):
            part.setVisible(part is shown)

    def _parts(self) -> tuple[QWidget, QWidget, QWidget]:
        ask, work, after = QWidget(), QWidget(), QWidget()
        what = say(
            "A backup is made first, then the whole store is written again under a key that "
            "nobody has seen yet. Ways in stay as they are: nobody needs a new passphrase. You "
            "can stop it until the new copy takes the store's place."
        )
        meanwhile = say(
            "Leave the computer on and this program open. Should the power fail, nothing is lost: "
            "the next opening finishes what was begun."
        )
        sheet = say(
            "The code of an earlier recovery sheet still opens the store, but its square code no "
            "longer brings lost keys back: make a new sheet."
        )
        old = say(
            "Backups made before this still open as they did. Delete those that somebody else "
            "could open, here and in the second place."
        )
        column_of(ask, (WrapLabel(what), SoftLabel(not_revoked()),
                        row_of((self.not_now, self.begin_button))))  # fmt: skip
        column_of(work, (self.strip, SoftLabel(meanwhile)))
        column_of(after, (self.outcome, WrapLabel(sheet), SoftLabel(old), row_of(
            (self.sheet_button, self.backup_button, self.close_button))))  # fmt: skip
        return ask, work, after

    def _build(self) -> None:
        self.trouble.hide()
        self._held = QWidget()
        title = Heading(say("A new data key"), size="title")
        column_of(self._held, (title, self.trouble, self._ask, self._work, self._after), gap=16)
        page = ScrollPage()
        page.body.addWidget(self._held)
        page.body.addStretch(1)
        column_of(self, (page,))
        self._fit()
        Theme.current().changed.connect(self._fit)

    def _fit(self) -> None:
        self._held.setMaximumWidth(Theme.current().px(_COLUMN))


def _give(session: Session, stop: threading.Event, tell: Progress) -> None:
    """Give the key, telling each step; from the swap on nothing stops it, a lock neither."""
    last = len(_STEPS)
    tell(Step(say("Making a backup first"), 0, last))

    def progress(done: int, _of: int) -> None:
        step = Step(say(_STEPS[done]), done + 1, last)
        if done > _LAST_TO_STOP:
            with suppress(Cancelled):
                tell(step)
        elif stop.is_set():
            raise Stopped
        else:
            tell(step)

    new_data_key(session, progress)
