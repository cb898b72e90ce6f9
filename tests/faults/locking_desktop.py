"""A real desktop process: opens a store, shows what it holds, locks, and stands at its door.

What it opens is told on its standard input, never in its own text or arguments: those come back
into memory with the process that begins after the lock.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cheap_keys import cheap
from familyplan.hardening import keep_to_this_user
from familyplan.session import Surroundings
from familyplan_ui.app import show, start_again
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.find import FindBox
from familyplan_ui.frame.unlock import UnlockPage
from familyplan_ui.locking.again import place_in
from familyplan_ui.packs.preview import Preview
from familyplan_ui.recent import Recent
from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE_S = 60
_DOOR_READY_MS = 1_500


def main() -> int:
    """Do what was told and lock; in the process after the lock, only stand at the door."""
    # Its memory is not hidden: the test reads it.
    keep_to_this_user(hide=lambda: None)
    app = QApplication([*sys.argv, "-style", "Fusion"])
    theme = Theme("light", 100)
    theme.begin(app)
    again = place_in(sys.argv) is not None
    told = {} if again else json.loads(sys.stdin.readline())
    outside = Outside(
        Surroundings(derivation=cheap),
        Recent(Path(os.environ["SETTINGS"])),
        start_again=(lambda _place: None) if told.get("stay") else start_again,
    )
    desktop = Desktop(outside, None if again else Path(told["store"]))
    show(desktop.window, sys.argv)
    if not again:
        _look_round(app, desktop, told)
        desktop.locker.lock("idle")
    # The code behind the door is read while somebody types: its text belongs to what is searched.
    QTimer.singleShot(_DOOR_READY_MS, _at_the_door)
    return app.exec()


def _at_the_door() -> None:
    sys.stdout.write("door\n")
    sys.stdout.flush()


def _look_round(app: QApplication, desktop: Desktop, told: dict[str, Any]) -> None:
    """Unlock, look at the family, find it, preview a copy for somebody, leave a word half typed."""

    def until(so: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE_S
        while not so():
            app.processEvents()
            assert time.monotonic() < end, "it did not come to pass"

    door = desktop.window.findChildren(UnlockPage)[0]
    door.passphrase.line.setText(told["passphrase"])
    door.unlock()
    until(lambda: desktop.gate.is_open)
    for tab in ("overview", "people", "plan"):
        desktop.gate.go("family", told["family"], tab)
        app.processEvents()
    desktop.gate.go("find")
    box = desktop.window.findChildren(FindBox)[0]
    box.field.setText(told["find"])
    until(lambda: told["find"] in box.list.painted.rows[0].spoken())
    desktop.gate.go("packs", told["family"], told["meeting"])
    preview = desktop.window.findChildren(Preview)[0]
    until(lambda: preview.pages > 0)


if __name__ == "__main__":
    sys.exit(main())
