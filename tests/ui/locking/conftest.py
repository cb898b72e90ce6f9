"""A desktop with an open store, whose process does not end at a lock but says that it would."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.frame.unlock import UnlockPage
from familyplan_ui.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.session import Session, Surroundings
    from familyplan_ui.locking.again import WindowPlace
    from familyplan_ui.theme import Theme

PASSPHRASE = "seven quiet otters"


@dataclass
class Opened:
    """The desktop, where it would have been started again, and the way back in."""

    desktop: Desktop
    qtbot: QtBot
    started: list[WindowPlace] = field(default_factory=list)

    def lock_door(self) -> UnlockPage[Session]:
        """Give the unlock page that is seen."""
        seen = [one for one in self.desktop.window.findChildren(UnlockPage) if one.isVisible()]
        assert len(seen) == 1
        return seen[0]

    def unlock(self) -> None:
        """Open the store again with its passphrase."""
        door = self.lock_door()
        door.passphrase.line.setText(PASSPHRASE)
        with self.qtbot.waitSignal(self.desktop.gate.opened, timeout=20_000):
            door.unlock()


@pytest.fixture
def opened(
    qtbot: QtBot, theme: Theme, session: Session, tmp_path: Path, surroundings: Surroundings
) -> Iterator[Opened]:
    """Open the store of `session` in a window of its own."""
    assert theme.percent == 100
    started: list[WindowPlace] = []
    outside = Outside(
        surroundings,
        Recent(tmp_path / "settings"),
        lambda _at: None,
        tmp_path,
        lambda _window: False,
        started.append,
    )
    desktop = Desktop(outside, session.vault.folder)
    qtbot.addWidget(desktop.window)
    desktop.window.resize(1366, 698)
    desktop.window.show()
    desktop._opened(session)
    yield Opened(desktop, qtbot, started)
    desktop.gate.lock(anyway=True)
    desktop.window.close()
