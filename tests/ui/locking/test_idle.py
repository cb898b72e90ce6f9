"""Noticing that nobody is there: a clock nobody can set, and every window of the program."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from familyplan_ui.locking.idle import Idle, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Watch:
    """A clock that a test moves."""

    def __init__(self) -> None:
        """Begin at no particular second."""
        self.now = 1_000.0

    def __call__(self) -> float:
        """Say what second it is."""
        return self.now


class Room:
    """One window, watched for two minutes at a time; `heard` counts what was noticed."""

    def __init__(self, qtbot: QtBot) -> None:
        """Show the window and watch it."""
        self.clock, self.heard = Watch(), Counter[str]()
        self.window = QWidget()
        QVBoxLayout(self.window).addWidget(QLineEdit())
        qtbot.addWidget(self.window)
        self.window.show()
        self.idle = Idle(self.clock)
        for name in ("over", "slept", "panic", "lock"):
            getattr(self.idle, name).connect(lambda name=name: self.heard.update([name]))
        self.idle.start(2)

    def wait(self, for_s: float) -> None:
        """Let time go by as it does, the timer ringing every two seconds."""
        for _ring in range(round(for_s / 2)):
            self.clock.now += 2
            self.idle.look()


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    made = Room(qtbot)
    yield made
    made.idle.stop()


def test_two_minutes_without_a_touch_are_noticed_and_not_a_moment_earlier(room: Room) -> None:
    room.wait(118)
    assert room.heard == {}
    room.wait(2)
    assert room.heard == {"over": 1}


@pytest.mark.parametrize("touch", ["key", "mouse", "wheel"])
def test_every_touch_begins_the_time_anew(room: Room, touch: str) -> None:
    room.wait(118)
    handle = room.window.windowHandle()
    if touch == "key":
        QTest.keyClick(handle, Qt.Key.Key_A)
    elif touch == "mouse":
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    else:
        QTest.wheelEvent(handle, QPoint(5, 5), QPoint(0, 120))
    room.wait(118)
    assert room.heard == {}
    room.wait(2)
    assert room.heard == {"over": 1}


def test_a_touch_in_a_dialog_counts_and_so_does_none_there(room: Room) -> None:
    dialog = QDialog(room.window)
    dialog.open()
    room.wait(118)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    room.wait(118)
    assert room.heard == {}
    room.wait(2)
    assert room.heard == {"over": 1}


def test_half_a_minute_in_which_our_own_timer_did_not_ring_is_sleep(room: Room) -> None:
    room.clock.now += 29
    room.idle.look()
    assert room.heard == {}
    room.clock.now += 30
    room.idle.look()
    assert room.heard == {"slept": 1}


def test_after_it_was_told_to_stop_nothing_is_watched(room: Room) -> None:
    room.idle.stop()
    QTest.keyClick(room.window.windowHandle(), Qt.Key.Key_Pause)
    assert room.heard == {}


def test_another_time_holds_at_once(room: Room) -> None:
    room.wait(58)
    room.idle.start(1)
    room.wait(2)
    assert room.heard == {"over": 1}


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Pause, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_the_panic_keys_are_heard_in_a_dialog_too(
    room: Room, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    dialog = QDialog(room.window)
    dialog.open()
    room.idle.look()
    QTest.keyClick(dialog.windowHandle(), key, modifiers)
    assert room.heard == {"panic": 1}


def test_ctrl_l_is_heard_in_a_dialog_where_no_command_hears_it(room: Room) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(room.window.windowHandle(), Qt.Key.Key_L, ctrl)
    assert room.heard == {}
    dialog = QDialog(room.window)
    dialog.open()
    room.idle.look()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, ctrl)
    assert room.heard == {"lock": 1}


def test_the_clock_only_goes_forward() -> None:
    first = seconds()
    assert seconds() >= first > 0
