"""Hears from the Linux desktop, over its message buses, that the person or the computer leaves.

logind tells of sleep (a closed lid is one) and of a locked session, the screen savers tell that
they cover the screen. A bus or a service that is not there is no trouble: then nothing is heard.
Sources: logind "org.freedesktop.login1" manual page; Inhibitor Locks (systemd.io).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

_LOGIN: Final = "org.freedesktop.login1"
_LOGIN_PATH: Final = "/org/freedesktop/login1"
_MANAGER: Final = f"{_LOGIN}.Manager"
_SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


class Bus(QObject):
    """`sleeping` comes before the computer sleeps, `away` when the session was locked."""

    sleeping = Signal()
    away = Signal()

    def __init__(
        self,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system or QDBusConnection.systemBus()
        self._session = session or _session_bus()
        self._call: QDBusPendingCallWatcher | None = None
        self._delay: object = None
        if self._system.isConnected():
            self._hear_logind()
        if self._session is not None and self._session.isConnected():
            for saver in _SAVERS:
                self._session.connect(
                    "", "", saver, "ActiveChanged", self, _slot("_saver_turned(bool)")
                )

    @property
    def delay(self) -> object:
        """What keeps the computer awake until the store is locked, as long as somebody holds it."""
        return self._delay

    def _hear_logind(self) -> None:
        hear = self._system.connect
        hear("", _LOGIN_PATH, _MANAGER, "PrepareForSleep", self, _slot("_sleep_turned(bool)"))
        self._ask_delay()
        session = os.environ.get("XDG_SESSION_ID", "")
        if session:
            ask = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, _MANAGER, "GetSession")
            ask.setArguments([session])
            self._session_call = QDBusPendingCallWatcher(self._system.asyncCall(ask), self)
            self._session_call.finished.connect(self._session_found)

    def _session_found(self, call: QDBusPendingCallWatcher) -> None:
        """Hear the lock of our own session, not of anybody else's on this computer."""
        answer = call.reply()
        if answer.type() != QDBusMessage.MessageType.ReplyMessage:
            return
        path = getattr(answer.arguments()[0], "path", lambda: "")()
        hear = self._system.connect
        hear("", path, f"{_LOGIN}.Session", "Lock", self, _slot("_session_locked()"))

    def _ask_delay(self) -> None:
        """Have the computer wait for us before it sleeps; it waits as long as the answer lives."""
        ask = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, _MANAGER, "Inhibit")
        ask.setArguments(["sleep", "Family Plan", "Locks the open store", "delay"])
        self._call = QDBusPendingCallWatcher(self._system.asyncCall(ask), self)
        self._call.finished.connect(self._delay_given)

    def _delay_given(self, call: QDBusPendingCallWatcher) -> None:
        answer = call.reply()
        given = answer.type() == QDBusMessage.MessageType.ReplyMessage
        self._delay = answer.arguments()[0] if given else None
        # The call keeps the answer, and with it the computer awake, as long as it lives.
        call.deleteLater()
        self._call = None

    @Slot(bool)
    def _sleep_turned(self, going: bool) -> None:  # noqa: FBT001 - the bus's own value
        if going:
            self.sleeping.emit()
            self._delay = None
        else:
            self._ask_delay()

    @Slot(bool)
    def _saver_turned(self, on: bool) -> None:  # noqa: FBT001 - the bus's own value
        if on:
            self.away.emit()

    @Slot()
    def _session_locked(self) -> None:
        self.away.emit()


def _slot(signature: str) -> bytes:
    # It is declared to take bytes, but PySide6 6.12 takes text only.
    return cast("bytes", SLOT(signature))


def _session_bus() -> QDBusConnection | None:
    """Give the person's own bus; None where asking for it would start one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    known = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (
        runtime and (Path(runtime) / "bus").exists()
    )
    return QDBusConnection.sessionBus() if known else None
