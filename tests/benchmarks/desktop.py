"""The real desktop without a screen, unlocked and gone about in as a person would."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

import familyplan_ui  # before Qt does anything: it keeps constants alive  # noqa: F401
from benchmarks.painting import drain, until
from benchmarks.stores import PASSPHRASE, surroundings
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.frame.unlock import UnlockPage
from familyplan_ui.recent import Recent
from familyplan_ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SIZE = (1366, 728)


@contextmanager
def at_the_door(folder: Path) -> Iterator[Desktop]:
    """Show the unlock page of a store; everything is closed afterwards."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    Theme().apply(application)
    desktop = Desktop(Outside(surroundings(), Recent(folder.parent), back_up_seconds=0), folder)
    desktop.window.resize(*_SIZE)
    desktop.window.show()
    drain()
    try:
        yield desktop
    finally:
        desktop.window.close()
        desktop.window.deleteLater()
        drain()


def unlock(desktop: Desktop) -> None:
    """Type the passphrase and press Unlock; the list of families has been painted afterwards."""
    page = desktop.window.findChild(UnlockPage)
    assert page is not None
    page.passphrase.line.setText(PASSPHRASE)
    page.unlock()
    until(lambda: desktop.gate.is_open)
    desktop.gate.go("families")
    drain()


@contextmanager
def unlocked(folder: Path) -> Iterator[Desktop]:
    """Give the desktop over an unlocked store."""
    with at_the_door(folder) as desktop:
        unlock(desktop)
        yield desktop
