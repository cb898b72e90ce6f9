"""The pages of one family serve the next: nothing of the first stays, nothing is squeezed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from family_pages import words_on
from PySide6.QtWidgets import QApplication, QFocusFrame, QLabel

from familyplan import actions
from familyplan_ui.family.workspace import Workspace
from familyplan_ui.rooms import tabs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate
    from khan_walters import KhanWalters


@pytest.fixture
def space(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Workspace:
    """Show the Khan-Walters family."""
    made = Workspace(gate, tabs())
    qtbot.addWidget(made)
    made.resize(1190, 600)
    made.show()
    made.arrive(kept.family.id)
    qtbot.wait(10)
    return made


def _squeezed(space: Workspace) -> list[str]:
    """Give the words that have less height than they need."""
    return [
        label.text()
        for label in space.findChildren(QLabel)
        if label.isVisible() and label.wordWrap() and label.text()
        if label.height() < label.heightForWidth(label.width())
    ]


def test_nothing_of_the_first_family_is_read_with_the_second(
    qtbot: QtBot, space: Workspace, gate: Gate, kept: KhanWalters
) -> None:
    other = gate.session.run(actions.families.start, "Okafor", "FP-0002")
    for tab in ("overview", "meetings"):
        space.arrive(kept.family.id, tab)
        qtbot.wait(10)
        space.arrive(other.id, tab)
        qtbot.wait(10)
        assert not [words for words in words_on(space) if "Rosa" in words or "Hillside" in words]


def test_the_overview_is_never_squeezed_into_heights_of_another_family(
    qtbot: QtBot, space: Workspace, gate: Gate, kept: KhanWalters
) -> None:
    other = gate.session.run(actions.families.start, "Okafor", "FP-0002")
    for width in (1190, 760, 1500):
        space.resize(width, 600)
        for family in (other.id, kept.family.id):
            space.arrive(family)
            qtbot.wait(10)
            assert _squeezed(space) == []


def test_a_page_that_holds_the_keyboard_has_no_ring_round_it(
    qtbot: QtBot, space: Workspace
) -> None:
    space.activateWindow()
    qtbot.wait(10)
    space.setFocus()
    assert QApplication.focusWidget() is space
    rings = [one for one in QApplication.allWidgets() if isinstance(one, QFocusFrame)]
    assert [one for one in rings if one.isVisible()] == []
