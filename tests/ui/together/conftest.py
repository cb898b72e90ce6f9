"""A window in which a family with something kept back can be looked at together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from looking import protect

from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.recent import Recent
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.session import Session, Surroundings
    from familyplan_ui.theme import Theme


@pytest.fixture
def kept(session: Session) -> KhanWalters:
    found = khan_walters(session)
    protect(session, found)
    return found


@pytest.fixture
def desktop(
    qtbot: QtBot, theme: Theme, session: Session, kept: KhanWalters, tmp_path: Path,
    surroundings: Surroundings,
) -> Iterator[Desktop]:  # fmt: skip
    assert theme.percent == 100
    assert kept.family.id
    made = Desktop(Outside(surroundings, Recent(tmp_path / "settings"), home=tmp_path))
    qtbot.addWidget(made.window)
    made.window.resize(1366, 698)
    made.window.show()
    made.gate.open(session)
    yield made
    made.window.close()
