"""The part "Backups" of the settings, over a real store with a family in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan_ui.backups.section import Backups
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.door.asking import Asking
from familyplan_ui.recent import Recent
from familyplan_ui.settings import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.session import Session, Surroundings
    from familyplan_ui.gate import Gate
    from familyplan_ui.locking.again import WindowPlace
    from familyplan_ui.theme import Theme


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Give a folder that stands for a USB stick."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def page(qtbot: QtBot, gate: Gate) -> Page:
    """Show the settings at the backups."""
    gate.session.run(actions.families.start, "Hill")
    made = Page(gate)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.show()
    made.arrive("backups")
    return made


@pytest.fixture
def part(page: Page, stick: Path) -> Backups:
    """Give the part, which is told of the stick when it asks for a folder."""
    made = page.section(Backups)
    made.second._asking = Asking(folder=lambda _title, _at: stick)
    return made


@pytest.fixture
def started() -> list[WindowPlace]:
    """Collect where the program would have been started anew."""
    return []


@pytest.fixture
def desktop(
    qtbot: QtBot,
    theme: Theme,
    session: Session,
    tmp_path: Path,
    surroundings: Surroundings,
    started: list[WindowPlace],
) -> Iterator[Desktop]:
    """Open the store of `session` in a window, with something in it that no backup has."""
    assert theme.percent == 100
    session.run(actions.families.start, "Hill")
    outside = Outside(
        surroundings,
        Recent(tmp_path / "settings"),
        home=tmp_path,
        ask_to_lose=lambda _window: False,
        start_again=started.append,
    )
    made = Desktop(outside, session.vault.folder)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 698)
    made.window.show()
    made._opened(session)
    yield made
    made.gate.lock(anyway=True)
    made.window.close()
