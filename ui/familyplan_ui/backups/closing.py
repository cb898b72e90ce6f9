"""The backup before the store is closed: bounded in time, and nobody has to wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from familyplan.errors import KnownError
from familyplan.mishaps import told
from familyplan.session import backup_trouble, backups
from familyplan.session.shelf import WORK
from familyplan.words import say
from familyplan_ui.theme import Theme
from familyplan_ui.widgets import PlainButton, SoftLabel, announce
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from familyplan.session.backups import Backup
    from familyplan_ui.frame import MainWindow
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Progress

SECONDS: Final = 20.0
_PATIENCE_MS: Final = 2_000
_ENDING_S: Final = 5.0
_BAR: Final = 280


class ClosingPage(QFrame):
    """Hides everything while the backup is made; a way on is offered to who does not want it."""

    def __init__(self, go_on: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = Theme.current().px
        words = say("Backing up before closing")
        self.setProperty("bed", "surface")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words)
        label = SoftLabel(words)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(px(_BAR))
        self.button = PlainButton(say("Close without"), go_on)
        keeps = self.button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(keeps)
        self.button.hide()
        column = QVBoxLayout(self)
        column.setSpacing(px(14))
        column.addStretch(1)
        column.addWidget(label)
        for part in (self._bar, self.button):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_step(self, step: Step) -> None:
        """Show how far the backup is."""
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def offer_way_on(self) -> None:
        """Offer to close without the backup; the keyboard is not moved under anybody's fingers."""
        self.button.show()
        announce(self.button, self.button.text())


class BeforeClosing(QObject):
    """Backs up what was changed since the last backup, at most `seconds`, 0 for never."""

    def __init__(self, gate: Gate, window: MainWindow, seconds: float = SECONDS) -> None:
        super().__init__(window)
        self._gate, self._window, self._seconds = gate, window, seconds
        self._loop: QEventLoop | None = None

    @property
    def under_way(self) -> bool:
        """Whether a backup is being made and the store is about to close."""
        return self._loop is not None

    def back_up(self) -> None:
        """Make the backup if one is wanted, and come back when it is made, failed or given up.

        What is given up leaves nothing half; the next closing, or the next day, makes it.
        """
        if self._loop is not None or not self._wanted():
            return
        page = ClosingPage(self.hurry)
        self._window.hide_behind(page)
        self._loop = loop = QEventLoop()
        session = self._gate.session

        def work(tell: Progress) -> Backup:
            return backups.make(
                session, WORK, lambda done, of: tell(Step("", done, of)), note=False
            )

        job = self._gate.worker.run(
            work, done=self._made, failed=self._failed, progress=page.show_step
        )
        QTimer.singleShot(_PATIENCE_MS, page, page.offer_way_on)
        QTimer.singleShot(round(self._seconds * 1000), page, self.hurry)
        try:
            loop.exec()
        finally:
            self._loop = None
            if not job.cancelled:
                job.cancel()
                self._gate.worker.quiet(_ENDING_S)
            page.deleteLater()

    def hurry(self) -> bool:
        """Close without the backup that is being made; say whether one was."""
        if self._loop is None:
            return False
        self._loop.quit()
        return True

    def _wanted(self) -> bool:
        if self._seconds <= 0 or self._gate.session.vault.read_only:
            return False
        try:
            return backups.changed(self._gate.session)
        except KnownError:
            # A store that cannot be read now is closed as it is.
            return False

    def _made(self, made: Backup) -> None:
        try:
            backups.note_made(self._gate.session, made)
        except KnownError as problem:
            told(problem)
        self.hurry()

    def _failed(self, problem: Exception) -> None:
        told(problem)
        backup_trouble.note_failed(self._gate.session, WORK, problem)
        self.hurry()
