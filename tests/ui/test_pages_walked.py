"""Every page of the foundation passes the accessibility walk in each scheme and text size."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import gallery
import pytest
from walk import walk

from familyplan_ui.theme import MODES, Mode, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from familyplan_ui.work import Worker

PAGES: dict[str, Callable[[Worker], QWidget]] = {
    "unlock": gallery.unlock,
    "create": gallery.create,
    "frame": gallery.frame,
    "parts": gallery.parts,
}
LOOKS = [(mode, percent) for mode, percent in product(MODES[1:], (100, 200))]


@pytest.mark.parametrize(("mode", "percent"), LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_found_on_a_council_laptop(
    qtbot: QtBot, qapp: QApplication, worker: Worker, page: str, mode: Mode, percent: int
) -> None:
    Theme(mode, percent).apply(qapp)
    window = PAGES[page](worker)
    qtbot.addWidget(window)
    window.resize(1366, 698)
    window.show()
    qtbot.wait(20)
    assert walk(window) == []


def test_the_samples_name_no_place_on_this_computer() -> None:
    assert Path("Documents") == gallery.FOLDER
