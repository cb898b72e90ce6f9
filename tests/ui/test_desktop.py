"""The desktop from the first start to the next morning: create, type, lock, open, close."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from familyplan import actions
from familyplan.hardening import keep_to_this_user
from familyplan.mishaps import problem_report, sentence_for
from familyplan.model import Jotting, Person
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.family.workspace import Workspace
from familyplan_ui.frame.unlock import UnlockPage
from familyplan_ui.jotting import JottingBox
from familyplan_ui.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.session import Session, Surroundings
    from familyplan_ui.theme import Theme

PASSPHRASE = "seven quiet otters"


@pytest.fixture
def outside(tmp_path: Path, surroundings: Surroundings) -> Outside:
    home = tmp_path / "home"
    home.mkdir()
    return Outside(surroundings, Recent(tmp_path / "settings"), lambda _at: None, home)


@pytest.fixture
def desktop(qtbot: QtBot, theme: Theme, outside: Outside) -> Iterator[Desktop]:
    assert theme.percent == 100
    made = Desktop(outside)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 698)
    made.window.show()
    yield made
    made.window.close()


def _create(qtbot: QtBot, desktop: Desktop) -> None:
    type_into(desktop.window, "Name of the store", "North team")
    type_into(desktop.window, "Your name", "Rosa Menendez")
    type_into(desktop.window, "Your role", "Family support worker")
    type_into(desktop.window, "Your agency", "Family Help, North")
    type_into(desktop.window, "Passphrase", PASSPHRASE)
    type_into(desktop.window, "Passphrase again", PASSPHRASE)
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        press(desktop.window, "Create the store")


def _door(desktop: Desktop) -> UnlockPage[Session]:
    found = desktop.window.findChildren(UnlockPage)
    assert len([page for page in found if page.isVisible()]) == 1
    return found[-1]


def test_from_an_empty_laptop_to_the_next_morning(
    qtbot: QtBot, desktop: Desktop, outside: Outside
) -> None:
    _create(qtbot, desktop)
    session = desktop.gate.session
    family = session.run(actions.families.start, "Hill")
    desktop.gate.go("family", family.id, "people")
    press(desktop.window, "Add a person")
    type_into(desktop.window, "What the family calls them", "Mum")
    press(desktop.window, "Add this person")
    assert desktop.window.isVisible()
    assert desktop.gate.lock()
    assert desktop.window.findChildren(Workspace) == [] or not desktop.window.is_open()
    page = _door(desktop)
    page.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        page.unlock()
    people = desktop.gate.session.store.family(family.id).of(Person)
    assert [person.label for person in people] == ["Mum"]
    assert outside.recent.last() == outside.home / "North team.fpstore"


def test_a_wrong_passphrase_says_so_and_nothing_opens(qtbot: QtBot, desktop: Desktop) -> None:
    _create(qtbot, desktop)
    desktop.gate.lock()
    page = _door(desktop)
    page.passphrase.line.setText("eight loud otters")
    page.unlock()
    qtbot.waitUntil(lambda: page.field.error != "", timeout=20_000)
    assert not desktop.gate.is_open
    assert page.passphrase.text == "eight loud otters"


def test_a_quick_note_is_caught_from_any_page(qtbot: QtBot, desktop: Desktop) -> None:
    _create(qtbot, desktop)
    desktop.gate.go("families")
    desktop.window.activateWindow()
    QTest.qWaitForWindowActive(desktop.window)
    QTest.keyClick(desktop.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    box = desktop.window.findChild(JottingBox)
    assert isinstance(box, JottingBox)
    box.activateWindow()
    QTest.qWaitForWindowActive(box)
    QTest.keyClicks(box.field, "Nan has the key")
    QTest.keyClick(box.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.words for one in desktop.gate.session.store.all(Jotting)] == ["Nan has the key"]


def test_saved_and_undo_stand_in_the_status_line(qtbot: QtBot, desktop: Desktop) -> None:
    _create(qtbot, desktop)
    desktop.gate.run(actions.families.start, "Hill")
    words = [child.accessibleName() for child in desktop.window.status.findChildren(QWidget)]
    assert any("started a plan with the family “Hill”" in each for each in words)
    assert desktop.gate.undo() == "started a plan with the family “Hill”"
    assert desktop.gate.redo() == "started a plan with the family “Hill”"


def test_a_refusal_is_said_in_a_strip_and_goes_when_something_succeeds(
    qtbot: QtBot, desktop: Desktop
) -> None:
    _create(qtbot, desktop)
    assert desktop.gate.run(actions.families.start, "   ") is None
    assert desktop.refusals.words.startswith("Give the family a name first")
    desktop.gate.run(actions.families.start, "Hill")
    assert desktop.refusals.words == ""


def _leave_something_unsaved(desktop: Desktop) -> None:
    desktop.gate.hold("person/new@somewhere/name")


def test_the_window_asks_before_it_loses_what_was_typed(
    qtbot: QtBot, theme: Theme, outside: Outside
) -> None:
    assert theme.percent == 100
    answers = [False, True]
    asked: list[QWidget] = []

    def ask(window: QWidget) -> bool:
        asked.append(window)
        return answers.pop(0)

    made = Desktop(replace(outside, ask_to_lose=ask))
    qtbot.addWidget(made.window)
    made.window.show()
    _create(qtbot, made)
    _leave_something_unsaved(made)
    assert not made.window.close()
    stayed = made.gate.is_open
    assert made.window.close()
    assert (stayed, made.gate.is_open) == (True, False)
    assert asked == [made.window, made.window]


def test_the_sidebar_says_the_new_name_at_once(qtbot: QtBot, desktop: Desktop) -> None:
    _create(qtbot, desktop)
    user = desktop.gate.session.user
    desktop.gate.run(actions.accounts.edit_user, user.id, name="Rosa Mendez")
    shown = [label.text() for label in desktop.window.sidebar.findChildren(QLabel)]
    assert "Rosa Mendez" in shown
    assert "Rosa Menendez" not in shown


def test_the_passphrase_has_the_keyboard_when_the_door_is_shown(
    qtbot: QtBot, desktop: Desktop
) -> None:
    _create(qtbot, desktop)
    desktop.gate.lock()
    assert desktop.window.focusWidget() is _door(desktop).passphrase.line


def test_the_title_never_names_a_family(qtbot: QtBot, desktop: Desktop) -> None:
    _create(qtbot, desktop)
    family = desktop.gate.run(actions.families.start, "Hill")
    assert family is not None
    desktop.gate.go("family", family.id)
    assert desktop.window.windowTitle() == "Family Plan"


def test_an_error_nobody_expected_is_a_calm_sentence_above_the_status_line(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    problem = KeyError("Yusuf Khan-Walters")
    desktop.say_sorry(problem)
    said = [label.text() for label in desktop.refusals.findChildren(QLabel)]
    assert sentence_for(problem) in said
    assert "Yusuf" not in problem_report()
    assert "KeyError" in problem_report()


def test_the_store_opened_last_is_offered_while_it_is_there(tmp_path: Path) -> None:
    recent, store = Recent(tmp_path / "settings"), tmp_path / "A.fpstore"
    assert recent.last() is None
    store.mkdir()
    recent.remember(store)
    assert recent.last() == store
    store.rmdir()
    assert recent.last() is None
    (tmp_path / "settings" / "last-store.json").write_text(json.dumps(["odd"]), encoding="utf-8")
    assert recent.last() is None


def test_files_are_for_this_user_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        keep_to_this_user(hide=lambda: None)
        made = tmp_path / "made"
        made.write_text("x", encoding="utf-8")
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
    finally:
        os.umask(before)
