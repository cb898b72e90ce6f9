"""Coming back: the place is kept in the store, the window's place in the program's arguments."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QWidget

from familyplan import actions
from familyplan.model import Goal
from familyplan.policy import Policy
from familyplan_ui.locking import where
from familyplan_ui.locking.again import WindowPlace, command, place_in, place_of, start_again
from familyplan_ui.locking.minutes import KEY, minutes, most
from familyplan_ui.settings import Page as Settings

if TYPE_CHECKING:
    from pathlib import Path

    from locking.conftest import Opened
    from pytestqt.qtbot import QtBot

    from familyplan.session import Session


def test_the_place_is_kept_once_and_outside_the_history(opened: Opened) -> None:
    session = opened.desktop.gate.session
    before = len(session.history())
    opened.desktop.gate.go("settings", "look")
    where.keep(session, opened.desktop.window.pages)
    assert len(session.history()) == before
    assert where.take(session) == where.Where("settings", ("look",), (0,))
    assert where.take(session) is None
    assert session.store.drafts("where/") == []


def test_a_tab_of_the_settings_is_come_back_to(opened: Opened) -> None:
    opened.desktop.gate.go("settings", "look")
    opened.desktop.locker.lock("idle")
    opened.unlock()
    page = opened.desktop.window.pages.currentWidget()
    assert isinstance(page, Settings)
    assert page.strip.key == "look"


def test_a_long_page_is_scrolled_to_where_it_was(opened: Opened) -> None:
    desktop = opened.desktop
    session = desktop.gate.session
    family = session.run(actions.families.start, "Hill")
    for number in range(14):
        session.run(actions.plan.add_goal, Goal(scope=family.id, words=f"Goal {number}"))
    desktop.gate.go("family", family.id, "plan")
    area = _plan(opened)
    opened.qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 300)
    area.verticalScrollBar().setValue(240)
    desktop.locker.lock("idle")
    opened.unlock()
    opened.qtbot.waitUntil(lambda: _plan(opened).verticalScrollBar().value() == 240)


def _plan(opened: Opened) -> QScrollArea:
    page = opened.desktop.window.pages.currentWidget()
    assert page is not None
    seen = [one for one in page.findChildren(QScrollArea) if one.isVisible()]
    return seen[0]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"key": "no such place", "args": [], "scrolled": []}']
)
def test_a_place_that_cannot_be_read_or_is_gone_is_the_first_place(
    opened: Opened, text: str
) -> None:
    session = opened.desktop.gate.session
    session.store.keep_draft(f"where/{session.vault.user_id}", "store", text)
    where.come_back(session, opened.desktop.window, "today")
    assert opened.desktop.window.pages.key == "today"


def test_after_closing_and_opening_one_begins_at_the_first_place(opened: Opened) -> None:
    opened.desktop.gate.go("settings", "look")
    opened.desktop.gate.lock()
    opened.unlock()
    assert opened.desktop.window.pages.key == "today"


def test_a_window_comes_back_in_its_place_and_size(qtbot: QtBot) -> None:
    before, after = QWidget(), QWidget()
    for window in (before, after):
        qtbot.addWidget(window)
    before.setGeometry(QRect(40, 60, 500, 400))
    before.show()
    arguments = place_of(before).arguments()
    read = place_in(["desktop", *arguments])
    assert read is not None
    read.put(after)
    assert (after.geometry(), after.isVisible()) == (before.geometry(), True)


def test_a_minimised_window_stays_small_and_one_in_the_back_takes_no_keyboard(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    place = WindowPlace("", behind=True, minimised=True)
    assert place_in(place.arguments()) == place
    place.put(window)
    assert window.isMinimized()


def test_an_ordinary_start_has_no_place(tmp_path: Path) -> None:
    assert place_in(["familyplan-desktop", str(tmp_path)]) is None


def test_the_command_is_the_one_we_were_started_with(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python", "-X", "dev", "-m", "app", "-platform", "xcb"])
    monkeypatch.setattr(sys, "argv", ["app.py", "-platform", "xcb"])
    place = WindowPlace("AAAA")
    same = [sys.executable, "-X", "dev", "-m", "app", "-platform", "xcb", "--window=AAAA"]
    assert command(place) == same
    older = ["app.py", str(tmp_path), "--window=BBBB", "--behind"]
    monkeypatch.setattr(sys, "argv", older)
    monkeypatch.setattr(sys, "orig_argv", ["python", *older])
    assert command(place) == [sys.executable, "app.py", "--window=AAAA"]
    told = WindowPlace("AAAA", store=tmp_path)
    assert command(told) == [sys.executable, "app.py", "--window=AAAA", str(tmp_path)]


def test_starting_again_replaces_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("there a second process is begun instead")
    became: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(os, "execv", lambda program, words: became.append((program, words)))
    place = WindowPlace("AAAA")
    start_again(place)
    assert became == [(sys.executable, command(place))]


@pytest.mark.parametrize(
    ("chosen", "cap", "in_force"),
    [
        (None, None, 5),
        (9, None, 9),
        (9, 3, 3),
        (2, 3, 2),
        (9, 60, 9),
        (0, None, 5),
        (400, None, 5),
        ("soon", None, 5),
        (True, 3, 3),
    ],
)
def test_the_minutes_are_the_choice_within_what_is_allowed(
    session: Session, chosen: object, cap: int | None, in_force: int
) -> None:
    if chosen is not None:
        session.run(actions.accounts.set_setting, KEY, chosen)
    assert minutes(session, Policy(idle_minutes=cap)) == in_force
    assert 1 <= most(Policy(idle_minutes=cap)) <= 15
