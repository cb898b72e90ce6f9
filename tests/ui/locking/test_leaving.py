"""Hearing that the computer sleeps or the person leaves, from each system's own messages."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from familyplan_ui.locking.bus import Bus
from familyplan_ui.locking.windows import Messages, meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

DBUS = "org.freedesktop.DBus"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the message bus is of Linux desktops")


@pytest.fixture
def address() -> Iterator[str]:
    """Start a message bus of our own and give its address."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address", "--nofork"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    yield bus.stdout.readline().strip()
    bus.kill()
    bus.wait()
    bus.stdout.close()


@LINUX
@pytest.mark.parametrize(
    ("path", "interface", "member", "value", "heard"),
    [
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True,
         ["sleeping"]),
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", False, []),
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True,
         ["away"]),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True, ["away"]),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", False, []),
    ],
)  # fmt: skip
def test_sleep_and_a_covered_screen_are_heard_over_the_bus(
    qtbot: QtBot, address: str, *, path: str, interface: str, member: str, value: bool,
    heard: list[str],
) -> None:  # fmt: skip
    listening = QDBusConnection.connectToBus(address, f"listening {path} {value}")
    speaking = QDBusConnection.connectToBus(address, f"speaking {path} {value}")
    bus = Bus(listening, listening)
    got: list[str] = []
    bus.sleeping.connect(lambda: got.append("sleeping"))
    bus.away.connect(lambda: got.append("away"))
    # The bus answers in order: after this answer it passes on what the listener asked to hear.
    listening.call(QDBusMessage.createMethodCall(DBUS, "/", DBUS, "GetId"))
    message = QDBusMessage.createSignal(path, interface, member)
    message.setArguments([value])
    assert speaking.send(message)
    if heard:
        qtbot.waitUntil(lambda: got == heard)
    else:
        qtbot.wait(200)
        assert got == []
    QDBusConnection.disconnectFromBus(listening.name())
    QDBusConnection.disconnectFromBus(speaking.name())


@LINUX
def test_without_a_bus_nothing_is_heard_and_nothing_is_said(
    qapp: QCoreApplication, capfd: pytest.CaptureFixture[str]
) -> None:
    assert qapp is QCoreApplication.instance()
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent/bus", "nowhere")
    bus = Bus(nowhere, nowhere)
    assert not nowhere.isConnected()
    assert bus.parent() is None
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("message", "detail", "told"),
    [
        (0x0218, 0x4, "sleep"),
        (0x0218, 0x7, ""),
        (0x02B1, 0x7, "away"),
        (0x02B1, 0x2, "away"),
        (0x02B1, 0x8, ""),
        (0x0100, 0x4, ""),
    ],
)
def test_what_messages_of_windows_mean(message: int, detail: int, told: str) -> None:
    assert meaning(message, detail) == told


def test_the_messages_of_windows_are_passed_on(qapp: QCoreApplication) -> None:
    assert qapp is QCoreApplication.instance()
    messages, got = Messages(0), []
    messages.sleeping.connect(lambda: got.append("sleeping"))
    messages.away.connect(lambda: got.append("away"))
    for what in ("", "away", "sleep"):
        messages.tell(what)
    assert got == ["away", "sleeping"]
