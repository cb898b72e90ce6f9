"""Notices that nobody touches the program, that the computer has slept, and the keys that lock."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWindow

_LOOK_MS: Final = 2_000
# Our timer rings every two seconds: a silence this long means that the whole computer stood still.
_SLEPT_S: Final = 30.0
_KEY: Final = QEvent.Type.KeyPress
_TOUCHES: Final = frozenset(
    {
        _KEY,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
        QEvent.Type.Drop,
    }
)
_LOCK: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)
_PANIC: Final = (
    QKeyCombination(
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_L
    ),
    QKeyCombination(Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Pause),
)


def seconds() -> float:
    """Give a clock in seconds that nobody can set, and that goes on while the computer sleeps.

    On Linux Python's `time.monotonic` stands still in sleep (clock_gettime(2)), CLOCK_BOOTTIME
    does not; on macOS it is CLOCK_MONOTONIC that goes on, on Windows `time.monotonic` does.
    """
    which = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    return time.monotonic() if which is None else time.clock_gettime(which)


class Idle(QObject):
    """Watches every window of the program, dialogs and menus too.

    It listens where the system hands keys and the mouse to a window, not to every event of every
    widget: that would slow all painting down. `over` says that nobody touched anything for the
    time given, `slept` that the computer stood still meanwhile, `panic` and `lock` that their
    keys were pressed where no command of the window hears them, such as in a dialog.
    """

    over = Signal()
    slept = Signal()
    panic = Signal()
    lock = Signal()

    def __init__(self, clock: Callable[[], float] = seconds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._wait = 0.0
        self._touched = self._looked = clock()
        self._watched: list[QWindow] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self, minutes: float) -> None:
        """Watch from now on, or take another time while watching."""
        self._wait = 60 * minutes
        if self._timer.isActive():
            return
        self._touched = self._looked = self._clock()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch_all)
        # Characters put together by an input method come without keys; the cursor moves.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touch)
        self._watch_all()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._watch_all)
        QGuiApplication.inputMethod().cursorRectangleChanged.disconnect(self.touch)
        for window in self._watched:
            # A dialog that was closed since the last look took its window with it.
            if isValid(window):
                window.removeEventFilter(self)
        self._watched.clear()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._clock()

    def quiet_for(self) -> float:
        """Give for how many seconds nobody has touched anything."""
        return self._clock() - self._touched

    def look(self) -> None:
        """Look at the clock."""
        now = self._clock()
        before, self._looked = self._looked, now
        if now - before >= _SLEPT_S:
            self.slept.emit()
        elif now - self._touched >= self._wait:
            self.over.emit()
        else:
            self._watch_all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        kind = event.type()
        if kind in _TOUCHES:
            self.touch()
        if kind == _KEY and isinstance(event, QKeyEvent):
            pressed = event.keyCombination()
            if pressed in _PANIC:
                self.panic.emit()
                return True
            if pressed == _LOCK and QGuiApplication.modalWindow() is not None:
                self.lock.emit()
                return True
        return super().eventFilter(watched, event)

    def _watch_all(self) -> None:
        windows = QGuiApplication.topLevelWindows()
        for window in windows:
            if window not in self._watched:
                window.installEventFilter(self)
        self._watched = windows
