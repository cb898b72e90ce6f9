"""Overview, plan, meetings and sharing pass the accessibility walk, with every kind of family."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from family_pages import settle, shown
from PySide6.QtWidgets import QAbstractButton
from walk import walk

from awkward_family import awkward_family
from familyplan import actions
from familyplan_ui import meetings, overview, plan, sharing
from familyplan_ui.theme import MODES, Mode, Theme
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from familyplan.session import Session
    from familyplan_ui.gate import Gate

PAGES: dict[str, Callable[[Gate, str], QWidget]] = {
    "overview": overview.Page,
    "plan": plan.Page,
    "meetings": meetings.Page,
    "sharing": sharing.Page,
}
# Every look for the usual family; the ones that strain words and colours most for the others.
SEEN = [
    *(("khan_walters", mode, percent) for mode, percent in product(MODES[1:], (100, 200))),
    ("awkward", "light", 100),
    ("awkward", "contrast", 200),
    ("empty", "light", 200),
]
# What is left beside the sidebar of a 1366 pixel screen at each text size.
WIDTHS = {100: 1190, 200: 1000}


def _empty(session: Session) -> str:
    return session.run(actions.families.start, "Nobody yet", "").id


FAMILIES: dict[str, Callable[[Session], str]] = {
    "khan_walters": lambda session: khan_walters(session).family.id,
    "awkward": awkward_family,
    "empty": _empty,
}


def _open_folds(page: QWidget) -> None:
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page) and button.accessibleDescription() == "Closed":
            button.click()


@pytest.mark.parametrize(("family", "mode", "percent"), SEEN)
def test_nothing_is_found(
    qtbot: QtBot, qapp: QApplication, gate: Gate, family: str, mode: Mode, percent: int
) -> None:
    Theme(mode, percent).apply(qapp)
    family_id = FAMILIES[family](gate.session)
    found = {}
    for name, make in PAGES.items():
        page = shown(qtbot, gate, make(gate, family_id), family_id, size=(WIDTHS[percent], 540))
        _open_folds(page)
        settle(qtbot, page)
        found[name] = walk(page)
        page.hide()
    assert found == {name: [] for name in PAGES}
