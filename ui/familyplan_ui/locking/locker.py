"""Locks the open store: on asking, after a time without a touch, when the computer is left."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from familyplan import policy
from familyplan.errors import KnownError
from familyplan.words import say
from familyplan_ui.locking import where
from familyplan_ui.locking.again import place_of
from familyplan_ui.locking.idle import Idle
from familyplan_ui.locking.minutes import minutes
from familyplan_ui.widgets import clipboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.session import Changes
    from familyplan_ui.backups.closing import BeforeClosing
    from familyplan_ui.frame import MainWindow
    from familyplan_ui.gate import Gate
    from familyplan_ui.locking.again import WindowPlace
    from familyplan_ui.locking.bus import Bus
    from familyplan_ui.locking.windows import Messages

Why = Literal["asked", "idle", "sleep", "away", "panic", "restore"]
# Then nothing is waited for; a restore keeps the present store whole without a backup.
_IN_A_HURRY: Final = frozenset({"sleep", "panic", "restore"})

# The bus is heard a moment after unlocking, when nobody waits for anything any more.
_LISTEN_MS: Final = 1_500
_WORK_S: Final = 5.0


class Locker(QObject):
    """Watches from unlock to lock. `start_again` ends this process and begins another.

    `store_to_say` gives the store the next process must be told of, None where it knows.
    """

    def __init__(
        self,
        gate: Gate,
        window: MainWindow,
        start_again: Callable[[WindowPlace], None],
        store_to_say: Callable[[], Path | None],
        *,
        before: BeforeClosing,
    ) -> None:
        super().__init__(window)
        self._gate, self._window = gate, window
        self._start_again, self._store_to_say = start_again, store_to_say
        self._before = before
        self._why: Why | None = None
        self._warned = False
        self._outside: QObject | None = None
        self._delay: object = None
        self._policy = policy.Policy()
        self.idle = Idle(parent=self)
        self.idle.over.connect(lambda: self.lock("idle"))
        self.idle.slept.connect(lambda: self.lock("sleep"))
        self.idle.panic.connect(lambda: self.lock("panic"))
        self.idle.lock.connect(self.lock)
        self._listening = QTimer(self, singleShot=True)
        self._listening.setInterval(_LISTEN_MS)
        self._listening.timeout.connect(self._listen)
        gate.changed.connect(self._note)
        gate.closing.connect(self._closing)
        gate.locked.connect(self._rest)

    def watch(self) -> None:
        """Watch the store that has just been opened."""
        self._policy, self._warned = policy.read(), False
        self.idle.start(minutes(self._gate.session, self._policy))
        self._listening.start()

    def lock(self, why: Why = "asked") -> bool:
        """Lock, by the steps of docs/security/locking.md; say whether it was done.

        Nobody is asked anything. Only who asked for the lock is told, once, that something typed
        could not be kept at all, and stays; the next time it is locked all the same.
        """
        if why in _IN_A_HURRY:
            self._before.hurry()
        if self._why is not None or self._before.under_way or not self._gate.is_open:
            return not self._gate.is_open
        self._why = why
        try:
            return self._lock(anyway=why != "asked" or self._warned)
        finally:
            self._why = None

    def _lock(self, *, anyway: bool) -> bool:
        if self._why != "asked":
            self._window.cover_up()
            self._window.cover.repaint()
        place = place_of(self._window, self._store_to_say())
        shut_dialogs(self._window)
        if not self._gate.lock(anyway=anyway):
            self._warned = True
            return False
        self.begin_anew(place)
        return True

    def close_to_restore(self) -> bool:
        """Close the store for work that needs it closed, and go on in this process."""
        self._why = "restore"
        try:
            shut_dialogs(self._window)
            return self._gate.lock()
        finally:
            self._why = None

    def begin_anew(self, place: WindowPlace | None = None) -> None:
        """Start the program again, with its window where it was, so that its memory is given up."""
        clipboard.forget()
        try:
            self._start_again(place or place_of(self._window, self._store_to_say()))
        except OSError:
            self._gate.refuse(
                say(
                    "The store is locked, but Family Plan could not start anew. Close it and open "
                    "it again, so that nothing of the store stays in this computer's memory."
                )
            )

    def _closing(self) -> None:
        """Do what must be done while the store can still be written."""
        self._gate.worker.quiet(_WORK_S)
        if self._why not in _IN_A_HURRY:
            self._before.back_up()
        if self._why is None:
            return
        session = self._gate.session
        where.keep(session, self._window.pages)
        with suppress(KnownError):
            session.note_event("locked", why=self._why)

    def _rest(self) -> None:
        self._delay = None
        self._listening.stop()
        self.idle.stop()
        if self._outside is not None:
            self._outside.deleteLater()
            self._outside = None

    def _note(self, changes: Changes) -> None:
        if "setting" in changes.kinds and self._gate.is_open:
            self.idle.start(minutes(self._gate.session, self._policy))

    def _listen(self) -> None:
        """Hear from the system that the computer sleeps or the person leaves.

        macOS tells Qt of neither; there, having slept is noticed by the clock after waking.
        """
        if sys.platform == "win32":
            from familyplan_ui.locking.windows import Messages  # noqa: PLC0415 - of one system

            self.hear(Messages(self._window.winId(), self))
        elif sys.platform == "linux":
            from familyplan_ui.locking.bus import Bus  # noqa: PLC0415 - read after unlocking

            self.hear(Bus(parent=self))

    def hear(self, outside: Bus | Messages) -> None:
        """Lock when this says that the computer sleeps or that the person is away."""
        self._outside = outside
        outside.sleeping.connect(self._sleep)
        outside.away.connect(lambda: self.lock("away"))

    def _sleep(self) -> None:
        """Lock; where a lock is under way, the computer is kept awake until that has ended."""
        self._delay = getattr(self._outside, "delay", None)
        self.lock("sleep")
        if not self._gate.is_open:
            self._delay = None


def shut_dialogs(window: QWidget) -> None:
    """Close every other window of the program, as if each had been given up."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.hide()
    for other in QApplication.topLevelWidgets():
        if other is window or not other.isVisible():
            continue
        if isinstance(other, QDialog):
            other.reject()
        other.hide()
