"""Hears from Windows that the computer sleeps or that the session is locked or left.

Written from Microsoft's pages on WM_POWERBROADCAST and WM_WTSSESSION_CHANGE; only what a message
means is tested on other systems.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

_POWER: Final = 0x0218  # WM_POWERBROADCAST
_SESSION: Final = 0x02B1  # WM_WTSSESSION_CHANGE
_SUSPEND: Final = 0x0004  # PBT_APMSUSPEND
# WTS_CONSOLE_DISCONNECT (another user is switched to), WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK
_LEFT: Final = frozenset({0x2, 0x4, 0x7})


def meaning(message: int, detail: int) -> Literal["", "sleep", "away"]:
    """Say what a window message with its first parameter tells: sleep, away, or nothing."""
    if message == _POWER and detail == _SUSPEND:
        return "sleep"
    if message == _SESSION and detail in _LEFT:
        return "away"
    return ""


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages

    def nativeEventFilter(
        self,
        _kind: QByteArray | bytes | bytearray | memoryview,
        message: int,
    ) -> tuple[bool, int]:
        if sys.platform == "win32":
            from ctypes import wintypes  # noqa: PLC0415 - only Windows has messages

            told = wintypes.MSG.from_address(int(message))
            self._messages.tell(meaning(told.message, told.wParam))
        return False, 0


class Messages(QObject):
    """`sleeping` comes before the computer sleeps, `away` when the session was locked or left."""

    sleeping = Signal()
    away = Signal()

    def __init__(self, window: int, parent: QObject | None = None) -> None:
        """Listen from now on; `window` is the system's handle of the main window."""
        super().__init__(parent)
        self._filter = _Filter(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            import ctypes  # noqa: PLC0415 - only Windows has messages

            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, 0)

    def tell(self, what: Literal["", "sleep", "away"]) -> None:
        """Pass on what a message meant."""
        if what == "sleep":
            self.sleeping.emit()
        elif what == "away":
            self.away.emit()
