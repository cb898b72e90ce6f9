"""The frame: places made when needed, a way back, commands with keys, cover, and no names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from familyplan_ui.frame import MainWindow, Place
from familyplan_ui.frame.commands import Command, CommandTable
from familyplan_ui.frame.sidebar import Sidebar
from familyplan_ui.theme import Theme
from familyplan_ui.theme.focus import FocusRing
from familyplan_ui.widgets import PlainButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


class Page(QWidget):
    """A page that writes down what happens to it."""

    def __init__(self, log: list[object]) -> None:
        super().__init__()
        self._log = log
        column = QVBoxLayout(self)
        self.button = PlainButton("Keep")
        column.addWidget(self.button)
        log.append("made")

    def arrive(self, *args: object) -> None:
        """Write down with what it was gone to."""
        self._log.append(args)

    def leave(self) -> None:
        """Write down that it was left."""
        self._log.append("left")


@pytest.fixture
def log() -> list[object]:
    """Give what the pages wrote down."""
    return []


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, log: list[object]) -> MainWindow:
    """Show an open window with two places."""
    assert theme.percent == 100
    made = MainWindow()
    qtbot.addWidget(made)
    made.add_place(Place("today", "Today", "sun", lambda: Page(log)))
    made.add_place(Place("family", "Family", "users", lambda: Page(log), listed=False))
    made.show_work("Rosa Menendez", "Family Help, North")
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def press(window: MainWindow, key: Qt.Key, *, ctrl: bool = False, alt: bool = False) -> None:
    """Press a key where the keyboard is."""
    modifiers = Qt.KeyboardModifier.NoModifier
    if ctrl:
        modifiers |= Qt.KeyboardModifier.ControlModifier
    if alt:
        modifiers |= Qt.KeyboardModifier.AltModifier
    now: QWidget | None = window.focusWidget()
    QTest.keyClick(window if now is None else now, key, modifiers)


def test_a_page_is_made_once_when_first_gone_to_and_told_with_what(
    window: MainWindow, log: list[object]
) -> None:
    assert log == []
    window.go("family", "khan")
    window.go("family", "hillier")
    assert log == ["made", ("khan",), ("hillier",)]


def test_alt_left_and_right_go_back_and_forward_to_what_was_shown(
    window: MainWindow, log: list[object]
) -> None:
    window.go("family", "khan")
    window.go("today")
    log.clear()
    press(window, Qt.Key.Key_Left, alt=True)
    assert (window.pages.key, log) == ("family", ["left", ("khan",)])
    press(window, Qt.Key.Key_Right, alt=True)
    assert window.pages.key == "today"
    assert not window.pages.can_step(1)


def test_going_somewhere_puts_the_keyboard_on_the_page(window: MainWindow) -> None:
    page = window.go("today")
    assert isinstance(page, Page)
    assert page.button.hasFocus()


def test_locking_leaves_and_forgets_every_page(window: MainWindow, log: list[object]) -> None:
    window.go("today")
    log.clear()
    window.show_door(QWidget())
    assert log == ["left"]
    assert window.pages.count() == 0
    assert not window.menuBar().isVisible()
    assert not window.is_open()


def test_f9_covers_everything_and_any_key_brings_it_back(window: MainWindow) -> None:
    page = window.go("today")
    press(window, Qt.Key.Key_F9)
    assert window.cover.isVisible()
    assert [page.isVisible(), window.menuBar().isVisible(), window.status.isVisible()] == [
        False
    ] * 3
    press(window, Qt.Key.Key_Space)
    assert page.isVisible()
    assert not window.cover.isVisible()


def test_text_size_follows_ctrl_plus_minus_and_0(window: MainWindow, theme: Theme) -> None:
    window.go("today")
    sizes = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        press(window, key, ctrl=True)
        sizes.append(theme.percent)
    assert sizes == [110, 120, 110, 100]
    assert window.sidebar.width() == 176


def test_what_is_not_offered_is_not_seen_and_does_nothing(window: MainWindow) -> None:
    asked: list[str] = []
    window.go("today")
    press(window, Qt.Key.Key_K, ctrl=True)
    assert "edit.find" not in {command for command, _, _ in window.commands.listing()}
    window.offer("find", lambda: asked.append("find"))
    press(window, Qt.Key.Key_K, ctrl=True)
    assert asked == ["find"]
    assert ("edit.find", "Find", "Ctrl+K") in window.commands.listing()


def test_undo_says_what_it_would_undo_and_rests_when_there_is_nothing(window: MainWindow) -> None:
    undone: list[str] = []
    window.offer("undo", lambda: undone.append("undone"))
    window.go("today")
    press(window, Qt.Key.Key_Z, ctrl=True)
    window.show_undo("marked ‘ring the GP’ done")
    press(window, Qt.Key.Key_Z, ctrl=True)
    assert undone == ["undone"]
    assert window.commands.action("edit.undo").text() == "Undo: marked ‘ring the GP’ done"


def test_the_title_names_the_program_and_nobody_else(window: MainWindow) -> None:
    window.go("family", "khan")
    assert window.windowTitle() == "Family Plan"


def test_every_command_with_a_key_shows_it(window: MainWindow) -> None:
    keyless = [command for command, _, keys in window.commands.listing() if not keys]
    assert keyless == ["go.today"]


@pytest.mark.parametrize("clash", ["same id", "same key"])
def test_a_command_that_takes_what_is_taken_is_refused(
    qtbot: QtBot, theme: Theme, clash: str
) -> None:
    assert theme.mode == "light"
    window = QWidget()
    qtbot.addWidget(window)
    table = CommandTable(window)
    run: Callable[[], object] = window.update
    table.add([Command("file.lock", "&File", "&Lock", run, ("Ctrl+L",))])
    second = "file.lock" if clash == "same id" else "edit.link"
    keys = () if clash == "same id" else ("Ctrl+L",)
    with pytest.raises(ValueError, match=second):
        table.add([Command(second, "&Edit", "L&ink", run, keys)])


def test_the_door_is_shown_without_waiting_for_the_frame_behind_it(
    qtbot: QtBot, theme: Theme
) -> None:
    assert theme.percent == 100
    window = MainWindow()
    qtbot.addWidget(window)
    window.add_place(Place("today", "Today", "sun", QWidget))
    window.show_door(QWidget())
    assert window.findChild(Sidebar) is None
    window.furnish()
    assert window.findChild(Sidebar) is window.sidebar
    assert [words for key, words, _ in window.commands.listing() if key == "go.today"] == ["Today"]
    assert not window.menuBar().isVisibleTo(window)


def test_a_theme_begun_is_in_force_and_is_finished_only_once(qapp: QApplication) -> None:
    theme = Theme("light")
    theme.begin(qapp)
    assert Theme.current() is theme
    theme.finish()
    rings = len(qapp.findChildren(FocusRing))
    theme.finish()
    assert len(qapp.findChildren(FocusRing)) == rings == 1
