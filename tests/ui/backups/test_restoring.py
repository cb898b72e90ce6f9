"""Restoring from the settings: asked first, proven first, and the present store is kept."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from by_name import press
from PySide6.QtWidgets import QApplication, QWidget
from walk import walk

from familyplan import actions
from familyplan.session import backups
from familyplan_ui.backups.restoring import RestoringPage
from familyplan_ui.backups.section import Backups
from familyplan_ui.frame.unlock import UnlockPage
from familyplan_ui.settings import Page
from familyplan_ui.theme import MODES, Mode, Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan.session.backups import Backup
    from familyplan_ui.backups.dialog import RestoreDialog
    from familyplan_ui.desktop import Desktop
    from familyplan_ui.locking.again import WindowPlace

W = TypeVar("W", bound=QWidget)

PASSPHRASE = "seven quiet otters"
STORES = Path(__file__).resolve().parents[2] / "data" / "stores"


@pytest.fixture
def backup(desktop: Desktop) -> Backup:
    """Make a backup, and then change something."""
    made = backups.make(desktop.gate.session)
    desktop.gate.session.run(actions.families.start, "Osei")
    return made


def _ask(desktop: Desktop, backup: Backup) -> RestoreDialog:
    settings = desktop.window.go("settings", "backups")
    assert isinstance(settings, Page)
    return settings.section(Backups).offer_restore(backup)


def _seen(desktop: Desktop, kind: type[W]) -> list[W]:
    return [page for page in desktop.window.findChildren(kind) if page.isVisible()]


def test_the_store_becomes_what_it_was_and_the_present_one_is_kept(
    qtbot: QtBot, desktop: Desktop, backup: Backup, started: list[WindowPlace]
) -> None:
    folder = desktop.gate.session.vault.folder
    dialog = _ask(desktop, backup)
    dialog.entry.passphrase.line.setText(PASSPHRASE)
    press(dialog, "Restore it")
    qtbot.waitUntil(lambda: _seen(desktop, RestoringPage) != [], timeout=20_000)
    (page,) = _seen(desktop, RestoringPage)
    qtbot.waitUntil(page.open_button.isVisible, timeout=20_000)
    assert page.done.words.startswith("The store is as it was on 7 December 2026, 09:30.")
    assert (folder.parent / "Test kept 2026-12-07 0930.fpstore").is_dir()
    assert walk(desktop.window) == []
    assert started == []
    page.open_button.click()
    assert len(started) == 1
    (door,) = _seen(desktop, UnlockPage)
    door.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        door.unlock()
    assert [line.name for line in desktop.gate.session.store.family_lines()] == ["Hill"]


def test_a_wrong_passphrase_is_said_at_its_field_and_nothing_is_closed(
    qtbot: QtBot, desktop: Desktop, backup: Backup
) -> None:
    dialog = _ask(desktop, backup)
    press(dialog, "Restore it")
    frame = dialog.entry.frames["passphrase"]
    assert frame.error == "Type it first."
    dialog.entry.passphrase.line.setText("eight loud otters")
    press(dialog, "Restore it")
    qtbot.waitUntil(lambda: frame.error not in {"", "Type it first."}, timeout=20_000)
    assert desktop.gate.is_open
    assert dialog.restore_button.isEnabled()
    press(dialog, "Keep the present store")
    assert not dialog.isVisible()
    assert [line.name for line in desktop.gate.session.store.family_lines()] == ["Hill", "Osei"]


def test_a_dialog_given_up_while_the_backup_is_opened_restores_nothing(
    qtbot: QtBot, desktop: Desktop, backup: Backup
) -> None:
    dialog = _ask(desktop, backup)
    dialog.entry.passphrase.line.setText(PASSPHRASE)
    press(dialog, "Restore it")
    dialog.reject()
    qtbot.waitUntil(lambda: not desktop.worker._jobs, timeout=20_000)
    assert desktop.gate.is_open


def test_a_restore_that_fails_leaves_the_store_as_it_was(
    qtbot: QtBot, desktop: Desktop, backup: Backup
) -> None:
    dialog = _ask(desktop, backup)
    dialog.entry.passphrase.line.setText(PASSPHRASE)
    press(dialog, "Restore it")
    desktop.gate.asked.disconnect(desktop._go)
    damaged = backup.path / "store.db"
    asked: list[object] = []
    desktop.gate.asked.connect(lambda place, args: asked.append((place, args)))
    qtbot.waitUntil(lambda: asked != [], timeout=20_000)
    damaged.write_bytes(damaged.read_bytes()[:-4096])
    desktop._restore(backup, PASSPHRASE)
    (page,) = _seen(desktop, RestoringPage)
    qtbot.waitUntil(page.trouble.isVisible, timeout=20_000)
    assert not page.done.isVisible()
    page.open_button.click()
    (door,) = _seen(desktop, UnlockPage)
    door.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        door.unlock()
    names = [line.name for line in desktop.gate.session.store.family_lines()]
    assert names == ["Hill", "Osei"]


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("mode", MODES)
def test_the_dialog_is_walked(
    theme: Theme, desktop: Desktop, backup: Backup, mode: Mode, percent: int
) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    dialog = _ask(desktop, backup)
    QApplication.processEvents()
    assert walk(dialog) == []
    dialog.reject()


def test_an_upgrade_says_at_the_door_that_it_backs_up_first(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path
) -> None:
    desktop.gate.lock(anyway=True)
    old = shutil.copytree(STORES / "v1.fpstore", tmp_path / "Old.fpstore")
    desktop.doors.open_store(old)
    (door,) = _seen(desktop, UnlockPage)
    said: list[str] = []
    desktop.doors._telling.words.connect(lambda _words: said.append(door.waiting.text()))
    door.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        door.unlock()
    assert said == [
        "Backing up before bringing the store up to date…",
        "Bringing the store up to date…",
    ]
    assert [one.why for one in backups.kept(old)] == ["before upgrade"]
