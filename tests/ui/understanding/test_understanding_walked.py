"""Every state of the understanding passes the accessibility walk in each look."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from by_name import press
from PySide6.QtWidgets import QAbstractButton
from walk import walk

from familyplan import actions
from familyplan_ui.family.tabs import Tab
from familyplan_ui.family.workspace import Workspace
from familyplan_ui.frame import MainWindow, Place
from familyplan_ui.theme import MODES, Mode, Theme
from familyplan_ui.understanding import Page
from khan_walters import KhanWalters, khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from familyplan.model import Record
    from familyplan_ui.gate import Gate

LOOKS = [(mode, percent) for mode, percent in product(MODES[1:], (100, 200))]


def _states(
    page: Page, kept: KhanWalters, story: dict[str, Record]
) -> Iterator[tuple[str, Callable[[], object]]]:
    statements = page.statements
    yield "three columns", lambda: None
    yield "triangle", lambda: statements.choose_lens("triangle")
    yield "outcomes", lambda: statements.choose_lens("outcomes")
    yield "a statement", lambda: page.show_row(story["needs"].id)
    yield "every group open", lambda: _open_folds(page)
    yield "a reply", lambda: press(page, "Add an own reply")
    yield "a new statement", lambda: statements.add_statement("outcomes.housing")
    yield "a score", lambda: page.show_row(story["score"].id)
    yield "own words", lambda: page.show_row(story["voice"].id)
    yield "new words", lambda: page.show_row(kept.people["amina"].id)
    yield "an assessment", lambda: page.show_row(story["assessment"].id)
    yield "another question", page.assessments.detail.replies.add
    yield "what it said", page.assessments.read
    yield "a new assessment", page.assessments.begin


def _open_folds(page: Page) -> None:
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page) and button.accessibleDescription() == "Closed":
            button.click()


def _walked(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Walk once the layout has come to rest, which on a busy computer takes some turns."""
    found: list[str] = []
    for _ in range(12):
        qtbot.wait(50)
        found = walk(window)
        if not found:
            break
    return found


@pytest.mark.parametrize(("mode", "percent"), LOOKS)
def test_nothing_is_found_on_a_council_laptop(
    qtbot: QtBot, qapp: QApplication, gate: Gate, mode: Mode, percent: int
) -> None:
    kept = khan_walters(gate.session)
    story = whole_story(gate.session, kept)
    gate.run(actions.understanding.complete, story["assessment"].id)
    Theme(mode, percent).apply(qapp)
    window = MainWindow()
    qtbot.addWidget(window)
    tabs = (Tab("understanding", "Understanding", Page),)
    window.add_place(Place("family", "Family", "users", lambda: Workspace(gate, tabs)))
    window.show_work("Rosa Menendez", "Family Help, North")
    window.resize(1366, 698)
    window.show()
    space = window.go("family", kept.family.id)
    assert isinstance(space, Workspace)
    assert space.pages is not None
    page = space.pages.stack.currentWidget()
    assert isinstance(page, Page)
    found: dict[str, list[str]] = {}
    for words, come_there in _states(page, kept, story):
        come_there()
        found[words] = _walked(qtbot, window)
    assert {words: findings for words, findings in found.items() if findings} == {}
