"""What the door's tests share: a store made before, and the desktop that stands at its door."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from at_the_door import PASSPHRASE, Answers

from core.vault.drawer import Drawer
from familyplan import actions
from familyplan.model import User
from familyplan.session import create_store
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.session import Session, Surroundings
    from familyplan_ui.theme import Theme


@pytest.fixture
def keeper() -> Drawer:
    """Give a computer that keeps keys."""
    return Drawer()


@pytest.fixture
def answers() -> Answers:
    """Give dialogs that were closed without choosing anything."""
    return Answers()


@pytest.fixture
def around(surroundings: Surroundings, keeper: Drawer) -> Surroundings:
    """Give surroundings with that computer, asking for a recovery sheet."""
    return replace(surroundings, device=keeper, recovery_first=True)


@pytest.fixture
def made(tmp_path: Path, around: Surroundings) -> Session:
    """Make a store of Rosa's with one invented family, still open."""
    rosa = User(name="Rosa Menendez", role="Family support worker", agency="Family Help, North")
    session = create_store(tmp_path / "North.fpstore", PASSPHRASE, rosa, surroundings=around)
    session.run(actions.families.start, "Hill", invented=True)
    return session


@pytest.fixture
def desktop(
    qtbot: QtBot, theme: Theme, tmp_path: Path, around: Surroundings, answers: Answers
) -> Iterator[Desktop]:
    """Show the desktop at the door of North, which the test has closed by then."""
    assert theme.percent == 100
    recent = Recent(tmp_path / "settings")
    recent.remember(tmp_path / "North.fpstore")
    outside = Outside(around, recent, lambda _at: None, tmp_path, asking=answers.asking)
    shown = Desktop(outside, tmp_path / "North.fpstore")
    qtbot.addWidget(shown.window)
    shown.window.resize(1366, 698)
    shown.window.show()
    yield shown
    shown.window.close()
