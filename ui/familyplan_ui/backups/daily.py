"""The daily backup while the store is open: made when nobody has touched anything for a moment."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from familyplan.errors import KnownError
from familyplan.mishaps import told
from familyplan.session import backup_trouble, backups
from familyplan.session.shelf import DAILY
from familyplan_ui.work import Step

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from familyplan.session.backups import Backup
    from familyplan_ui.gate import Gate
    from familyplan_ui.work import Job, Progress

_LOOK_MS: Final = 10_000
_QUIET_S: Final = 10.0
_SAYING: Final = Step("")
_AGAIN: Final = timedelta(minutes=10)
_AFTER_TROUBLE: Final = timedelta(hours=1)


class Daily(QObject):
    """Looks every ten seconds; `quiet_for` says for how many seconds nobody touched anything."""

    def __init__(
        self, gate: Gate, quiet_for: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._quiet_for = gate, quiet_for
        self._next: datetime | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        gate.locked.connect(self.stop)

    def start(self) -> None:
        """Look from now on."""
        self._next = self._job = None
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._next = self._job = None

    def look(self) -> None:
        """Begin the daily backup if it is due, or bring the newest to a second place come back."""
        if not self._gate.is_open or self._job is not None or self._quiet_for() < _QUIET_S:
            return
        now = self._gate.clock.now()
        # A clock put back must not stop the looking for good.
        if self._next is not None and now < self._next <= now + _AFTER_TROUBLE:
            return
        self._next = now + _AGAIN
        session = self._gate.session
        if session.vault.read_only:
            return
        try:
            due, send = backups.due(session), backups.sending(session)
        except KnownError as problem:
            self._failed(problem)
            return

        def work(tell: Progress) -> Backup | None:
            if due != DAILY:
                send()
                return None
            return backups.make(session, DAILY, lambda _done, _of: tell(_SAYING), note=False)

        self._job = self._gate.worker.run(work, done=self._made, failed=self._failed)

    def _made(self, made: Backup | None) -> None:
        self._job = None
        if made is not None:
            backups.note_made(self._gate.session, made)

    def _failed(self, problem: Exception) -> None:
        """Say nothing now: Today and the health page tell of it, and it is tried again."""
        self._job = None
        told(problem)
        self._next = self._gate.clock.now() + _AFTER_TROUBLE
        backup_trouble.note_failed(self._gate.session, DAILY, problem)
