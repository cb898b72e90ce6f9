"""A damaged store from the door: restored from a backup, or salvaged; and a lost laptop's pages."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from at_the_door import PASSPHRASE
from by_name import press, type_into
from PySide6.QtWidgets import QLabel
from walk import walk

from familyplan import actions
from familyplan.session import backups, open_store
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.door.lost import LostPage
from familyplan_ui.door.restoring import RestorePage
from familyplan_ui.door.salvaging import SalvagePage
from familyplan_ui.frame.unlock import UnlockPage
from familyplan_ui.recent import Recent

if TYPE_CHECKING:
    from pathlib import Path

    from at_the_door import Answers
    from pytestqt.qtbot import QtBot

    from familyplan.session import Session, Surroundings
    from familyplan_ui.theme import Mode, Theme


@pytest.fixture
def folder(made: Session) -> Path:
    """Give a closed store with a backup in which the second family is not yet."""
    backups.make(made, "asked")
    made.run(actions.families.start, "Walters", invented=True)
    made.close()
    return made.vault.folder


def words_on(desktop: Desktop) -> str:
    """Give every word that is seen."""
    labels = desktop.window.findChildren(QLabel)
    seen = " ".join(label.text() for label in labels if label.isVisible())
    return seen.replace("\u200b", "")


def damage(folder: Path) -> None:
    """Overwrite part of the first page of the main file."""
    with (folder / "store.db").open("r+b") as file:
        file.seek(64)
        file.write(b"\x00" * 512)


def unlock(desktop: Desktop) -> None:
    """Try the passphrase on the unlock page."""
    page = next(page for page in desktop.window.findChildren(UnlockPage) if page.isVisible())
    page.passphrase.line.setText(PASSPHRASE)
    page.unlock()


def families(folder: Path, around: Surroundings) -> list[str]:
    """Give the families in a store."""
    session = open_store(folder, PASSPHRASE, surroundings=around)
    names = [line.name for line in session.store.family_lines()]
    session.close()
    return names


def test_a_damaged_store_is_restored_and_what_was_there_is_kept(
    qtbot: QtBot, folder: Path, desktop: Desktop, around: Surroundings
) -> None:
    damage(folder)
    unlock(desktop)
    qtbot.waitUntil(lambda: "The store is damaged" in words_on(desktop), timeout=20_000)
    press(desktop.window, "Restore a backup…")
    page = desktop.window.findChild(RestorePage)
    assert page is not None
    assert len(page.list.names) == 1
    page.list.list.opened.emit(page.list.list.key)
    type_into(desktop.window, "Passphrase", PASSPHRASE)
    press(desktop.window, "Look inside")
    qtbot.waitUntil(lambda: "1 family. No backup here is" in words_on(desktop), timeout=20_000)
    assert "Hill" in words_on(desktop)
    press(desktop.window, "Restore this backup")
    qtbot.waitUntil(lambda: "What was there before is kept as" in words_on(desktop), timeout=20_000)
    press(desktop.window, "Open the store")
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        unlock(desktop)
    desktop.gate.lock()
    assert families(folder, around) == ["Hill"]
    assert len([one for one in folder.parent.iterdir() if one.name.startswith("North")]) == 2


def test_a_wrong_passphrase_restores_nothing(
    qtbot: QtBot, folder: Path, desktop: Desktop, around: Surroundings
) -> None:
    press(desktop.window, "Restore a backup")
    page = desktop.window.findChild(RestorePage)
    assert page is not None
    page.list.list.opened.emit(page.list.list.key)
    type_into(desktop.window, "Passphrase", "eight loud otters")
    press(desktop.window, "Look inside")
    qtbot.waitUntil(lambda: "That passphrase does not open" in words_on(desktop), timeout=20_000)
    assert sorted(families(folder, around)) == ["Hill", "Walters"]


def test_backups_on_a_stick_are_found_by_naming_its_folder(
    folder: Path, desktop: Desktop, answers: Answers, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    shutil.copytree(folder / "backups", stick)
    shutil.rmtree(folder / "backups")
    press(desktop.window, "Restore a backup")
    assert "There is no backup in" in words_on(desktop)
    answers.folder = stick
    press(desktop.window, "Look in another place…")
    assert f"1 backup of {stick}" in words_on(desktop)


def test_the_second_place_last_used_is_looked_at_by_itself(
    folder: Path, desktop: Desktop, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    shutil.copytree(folder / "backups", stick)
    shutil.rmtree(folder / "backups")
    (folder / "backups").mkdir()
    note = {"path": str(stick), "seen": "2026-12-07T09:30:00+00:00"}
    (folder / "backups" / "second.json").write_text(json.dumps(note), encoding="utf-8")
    press(desktop.window, "Restore a backup")
    assert f"Asked for, in {stick}" in words_on(desktop)


def test_a_new_computer_begins_with_a_backup_from_the_stick(
    qtbot: QtBot, folder: Path, theme: Theme, answers: Answers, around: Surroundings, tmp_path: Path
) -> None:
    assert theme.percent == 100
    answers.folder = tmp_path / "stick"
    shutil.copytree(folder / "backups", answers.folder)
    home = tmp_path / "home"
    home.mkdir()
    recent = Recent(tmp_path / "new")
    desktop = Desktop(Outside(around, recent, lambda _at: None, home, asking=answers.asking))
    qtbot.addWidget(desktop.window)
    desktop.window.show()
    press(desktop.window, "Restore a backup instead")
    press(desktop.window, "Look in another place…")
    page = desktop.window.findChild(RestorePage)
    assert page is not None
    page.list.list.opened.emit(page.list.list.key)
    type_into(desktop.window, "Name of the store", "North again")
    type_into(desktop.window, "Passphrase", PASSPHRASE)
    press(desktop.window, "Look inside")
    qtbot.waitUntil(page.restore_button.isVisible, timeout=20_000)
    press(desktop.window, "Restore this backup")
    qtbot.waitUntil(page.open_button.isVisible, timeout=20_000)
    desktop.window.close()
    assert families(home / "North again.fpstore", around) == ["Hill"]


def test_what_can_be_read_is_salvaged_into_a_new_store(
    qtbot: QtBot, folder: Path, desktop: Desktop, around: Surroundings
) -> None:
    damage(folder)
    before = (folder / "store.db").read_bytes()
    unlock(desktop)
    qtbot.waitUntil(lambda: "The store is damaged" in words_on(desktop), timeout=20_000)
    press(desktop.window, "Salvage what can be read…")
    type_into(desktop.window, "Passphrase", PASSPHRASE)
    press(desktop.window, "Salvage into a new store")
    page = desktop.window.findChild(SalvagePage)
    assert page is not None
    qtbot.waitUntil(page.open_button.isVisible, timeout=30_000)
    assert (folder / "store.db").read_bytes() == before
    press(desktop.window, "Open the new store")
    assert "North, salvaged" in words_on(desktop)
    new = folder.with_name("North, salvaged.fpstore")
    assert sorted(families(new, around)) == ["Hill", "Walters"]


def test_a_lost_laptop_is_told_from_its_backup_and_saved(
    qtbot: QtBot, folder: Path, desktop: Desktop, answers: Answers, tmp_path: Path
) -> None:
    answers.folder = folder / "backups"
    answers.new_file = tmp_path / "lost.pdf"
    press(desktop.window, "If a laptop was lost")
    press(desktop.window, "Choose the folder…")
    type_into(desktop.window, "Passphrase", PASSPHRASE)
    press(desktop.window, "Show what was on it")
    page = desktop.window.findChild(LostPage)
    assert page is not None
    qtbot.waitUntil(page.print_button.isVisible, timeout=20_000)
    assert "1 family, 0 people, 0 of them children" in words_on(desktop)
    press(desktop.window, "Save as PDF…")
    qtbot.waitUntil(page.done.isVisible, timeout=20_000)
    words = pypdfium2.PdfDocument(tmp_path / "lost.pdf")[0].get_textpage().get_text_range()
    assert "What was on the lost computer" in words


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 200)])
@pytest.mark.parametrize("way", ["", "Restore a backup…", "Salvage what can be read…"])
def test_the_walk_finds_nothing_when_a_store_is_damaged(
    qtbot: QtBot, theme: Theme, folder: Path, desktop: Desktop, way: str, mode: Mode, percent: int
) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    damage(folder)
    unlock(desktop)
    qtbot.waitUntil(lambda: "The store is damaged" in words_on(desktop), timeout=20_000)
    if way:
        press(desktop.window, way)
    page = desktop.window.findChild(RestorePage)
    if page is not None and page.isVisible():
        page.list.list.opened.emit(page.list.list.key)
    qtbot.wait(30)
    assert walk(desktop.window) == []
