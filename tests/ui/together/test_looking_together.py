"""Looking together in the real window: one family, what all who are here may see, and no way out.

Every widget of the window counts, seen or not: its words, its names for a screen reader, its hints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import named, press
from family_pages import settle
from looking import MARKERS, every_tab, look, look_at_once, press_key, words_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog
from walk import walk

from familyplan.model import (
    Involvement,
)
from familyplan_ui.family.workspace import Workspace
from familyplan_ui.find import FindBox
from familyplan_ui.frame.unlock import UnlockPage
from familyplan_ui.theme import Theme
from familyplan_ui.together import Page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.desktop import Desktop
    from familyplan_ui.theme import Mode
    from khan_walters import KhanWalters

PASSPHRASE = "seven quiet otters"


@pytest.mark.slow
def test_the_usual_window_shows_what_is_marked(
    qtbot: QtBot, desktop: Desktop, kept: KhanWalters
) -> None:
    """The markers are worth looking for: without the mode each of them is on some page."""
    said = [words_of(desktop.window)]
    seats = desktop.gate.rows(kept.family.id).of(Involvement)
    people = [*(one.id for one in kept.people.values()), *(one.id for one in seats)]
    for tab, rows in {"people": people, "understanding": [""], "story": [""]}.items():
        for row in rows:
            desktop.gate.go("family", kept.family.id, tab, row)
            qtbot.wait(5)
            said.append(words_of(desktop.window))
    desktop.gate.go("families")
    said.append(words_of(desktop.window))
    desktop.gate.go("today")
    qtbot.waitUntil(lambda: "Mqjotting" in words_of(desktop.window))
    said.append(words_of(desktop.window))
    missing = [one for one in MARKERS if not any(one in page for page in said)]
    assert missing == []


@pytest.mark.parametrize(
    "who",
    [
        ("daniel", "zainab"),
        pytest.param(("daniel",), marks=pytest.mark.slow),
        pytest.param(("sadia", "daniel"), marks=pytest.mark.slow),
    ],
)
def test_no_marker_is_on_any_page_of_the_mode(
    desktop: Desktop, kept: KhanWalters, who: tuple[str, ...]
) -> None:
    page = look(desktop, kept, *who, tab="people")
    said = every_tab(page)
    assert len(said) >= 3
    assert [one for one in MARKERS if any(one in text for text in said)] == []
    assert any("Friday club" in text or "Mornings" in text for text in said)


def test_only_this_page_is_left_of_the_window(desktop: Desktop, kept: KhanWalters) -> None:
    window = desktop.window
    page = look(desktop, kept, "sadia")
    assert window.windowTitle() == "Family Plan"
    parts = (window.sidebar, window.menuBar(), window.status)
    assert [part.isVisible() for part in parts] == [False, False, False]
    for place in ("today", "families", "settings", "packs", "sheet", "find"):
        desktop.gate.go(place)
    for command in ("edit.find", "edit.note", "edit.undo", "go.back", "go.families", "help.help"):
        window.commands.run(command)
    press_key(desktop, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is page
    assert window.findChildren(FindBox) == []
    assert [one for one in window.findChildren(QDialog) if one.isVisible()] == []
    window.commands.run("view.cover")
    assert not page.isVisible()
    window.uncover()
    assert page.isVisible()
    assert not window.sidebar.isVisible()


def test_the_strip_counts_what_is_kept_off_and_says_no_reason(
    desktop: Desktop, kept: KhanWalters
) -> None:
    page = look_at_once(desktop, kept, "sadia", "zainab")
    words = page.banner.words
    assert words.startswith("Looking together with Sadia Khan and Zainab Bibi. ")
    assert words.endswith(" things are kept off the screen.")
    assert "Protected" not in words_of(desktop.window)


def test_leaving_takes_two_different_steps(desktop: Desktop, kept: KhanWalters) -> None:
    page = look(desktop, kept, "yusuf")
    assert Theme.current().percent == 140
    for _tap in range(5):
        press_key(desktop, Qt.Key.Key_Escape)
    assert desktop.window.pages.currentWidget() is page
    again = named(page, "Go on looking together", QAbstractButton)
    assert desktop.window.focusWidget() is again
    again.click()
    press(page, "Stop looking together")
    press(page, "Stop looking together")
    assert desktop.window.pages.currentWidget() is page
    press(page, "Show the whole record")
    assert isinstance(desktop.window.pages.currentWidget(), Workspace)
    assert desktop.window.sidebar.isVisible()
    assert Theme.current().percent == 100
    assert not desktop.window.pages.can_step(1)


def test_a_lock_comes_back_into_it(qtbot: QtBot, desktop: Desktop, kept: KhanWalters) -> None:
    desktop.doors.store = desktop.gate.session.vault.folder
    page = look(desktop, kept, "daniel", "zainab")
    page.show_tab("team")
    desktop.window.commands.run("file.lock")
    assert not desktop.gate.is_open
    assert Theme.current().percent == 100
    door = desktop.window.findChildren(UnlockPage)[-1]
    door.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        door.unlock()
    back = desktop.window.pages.currentWidget()
    assert isinstance(back, Page)
    here = {kept.people["daniel"].id, kept.people["zainab"].id}
    assert (back.place()[:2], set(back.place()[2:])) == ((kept.family.id, "team"), here)
    assert not desktop.window.sidebar.isVisible()
    said = every_tab(back)
    assert [one for one in MARKERS if any(one in text for text in said)] == []


def test_somebody_who_is_not_known_any_more_means_nothing_is_shown(
    desktop: Desktop, kept: KhanWalters
) -> None:
    desktop.gate.go("together", kept.family.id, "", kept.people["sadia"].id, "nobody")
    assert "Sadia" not in words_of(desktop.window)
    assert "There is nothing here that all of you may see." in words_of(desktop.window)


def found(desktop: Desktop) -> list[str]:
    """Walk the window; Tab stops at the chosen tab alone, arrow keys reach the others."""
    return [one for one in walk(desktop.window) if "never reaches _TabButton" not in one]


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 200), ("contrast", 200)])
def test_its_pages_pass_the_walk(
    qtbot: QtBot, desktop: Desktop, kept: KhanWalters, mode: Mode, percent: int
) -> None:
    theme = Theme.current()
    theme.set_mode(mode)
    theme.set_percent(percent)
    page = look_at_once(desktop, kept, "sadia")
    for key in page.keys:
        page.show_tab(key)
        settle(qtbot, desktop.window)
        assert found(desktop) == []
    page.ask_to_leave()
    settle(qtbot, desktop.window)
    assert found(desktop) == []
