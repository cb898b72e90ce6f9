"""Every state of people, team and history passes the accessibility walk in each look."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from by_name import press
from PySide6.QtWidgets import QAbstractButton
from walk import walk

from familyplan import actions
from familyplan.model import Person
from familyplan_ui.family import people_page
from familyplan_ui.family.tabs import Tab
from familyplan_ui.family.workspace import Workspace
from familyplan_ui.frame import MainWindow, Place
from familyplan_ui.theme import MODES, Mode, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from familyplan_ui.family.people_page import Page
    from familyplan_ui.gate import Gate
    from khan_walters import KhanWalters

LOOKS = [(mode, percent) for mode, percent in product(MODES[1:], (100, 200))]
LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh of the Upper Northern Terraces"


class _Stage:
    """The frame with the people page of one family in it."""

    def __init__(self, qtbot: QtBot, gate: Gate, kept: KhanWalters) -> None:
        self.window = MainWindow()
        qtbot.addWidget(self.window)
        tabs = (Tab("people", "People & team", people_page.Page),)
        self.window.add_place(Place("family", "Family", "users", lambda: Workspace(gate, tabs)))
        self.window.show_work("Rosa Menendez", "Family Help, North")
        self.window.resize(1366, 698)
        self.window.show()
        space = self.window.go("family", kept.family.id)
        assert isinstance(space, Workspace)
        assert space.pages is not None
        self.pages = space.pages
        page = self.pages.stack.currentWidget()
        assert isinstance(page, people_page.Page)
        self.page: Page = page


def _states(stage: _Stage, kept: KhanWalters) -> Iterator[tuple[str, Callable[[], object]]]:
    page, window = stage.page, stage.window
    yield "a person", lambda: page.show_row(kept.people["sadia"].id)
    yield "every group open", lambda: _open_folds(page)
    yield "a new tie", lambda: press(window, "Add a tie")
    yield "the longest name", lambda: page.show_row(kept.people["daniel"].id)
    yield "the family", lambda: page.show_row(kept.family.id)
    yield "the family tree", lambda: page.show_row("tree")
    yield "adding a parent", lambda: page.people.add_parent(kept.people["baby"].id)
    yield "a child", lambda: page.show_row(kept.people["baby"].id)
    yield "another adult", lambda: press(window, "Add another adult")
    yield "adding a person", page.people.add_person
    yield "adding a home", page.people.add_home
    yield "adding a group", page.people.add_group
    yield "the team", lambda: page.show_view("team")
    yield "a seat", lambda: page.show_row(kept.seats["hina"].id)
    yield "handing over", lambda: press(window, "Make lead practitioner")
    yield "adding to the team", page.team.add_seat
    yield "the history", lambda: press(window, "History")


def _open_folds(page: Page) -> None:
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page) and button.accessibleDescription() == "Closed":
            button.click()


def _walked(qtbot: QtBot, stage: _Stage) -> list[str]:
    """Walk once the layout has come to rest, which on a busy computer takes some turns."""
    found: list[str] = []
    for _ in range(12):
        qtbot.wait(50)
        found = walk(stage.window)
        if not found:
            break
    return found


@pytest.mark.parametrize(("mode", "percent"), LOOKS)
def test_nothing_is_found_on_a_council_laptop(
    qtbot: QtBot, qapp: QApplication, gate: Gate, kept: KhanWalters, mode: Mode, percent: int
) -> None:
    daniel = kept.people["daniel"]
    gate.run(actions.records.edit, "person", daniel.id, name=LONG, own_script="دانیال والٹرز")
    gate.run(actions.families.add_person, replace(Person(scope=daniel.scope), name=LONG))
    Theme(mode, percent).apply(qapp)
    stage = _Stage(qtbot, gate, kept)
    found: dict[str, list[str]] = {}
    for words, come_there in _states(stage, kept):
        come_there()
        found[words] = _walked(qtbot, stage)
    assert {words: findings for words, findings in found.items() if findings} == {}
