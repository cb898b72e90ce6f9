"""The other ways in: recovery sheet, partnership's key, this computer's key, each from the door."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from at_the_door import PASSPHRASE
from by_name import named, press, type_into
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit
from walk import walk

from familyplan.session import open_store
from familyplan.session.keys import (
    add_organisation,
    confirm_sheet,
    keep_on_device,
    make_organisation_key,
    new_sheet,
)
from familyplan_ui.frame.unlock import UnlockPage

if TYPE_CHECKING:
    from pathlib import Path

    from at_the_door import Answers
    from pytestqt.qtbot import QtBot

    from core.vault.drawer import Drawer
    from familyplan.clock import SetClock
    from familyplan.session import Session, Surroundings
    from familyplan.session.keys import NewSheet
    from familyplan_ui.desktop import Desktop
    from familyplan_ui.theme import Mode, Theme

FRESH = "nine calm herons on a wire"


def words_on(desktop: Desktop) -> str:
    """Give every word that is seen."""
    labels = desktop.window.findChildren(QLabel)
    seen = " ".join(label.text() for label in labels if label.isVisible())
    return seen.replace("\u200b", "")


def offers(desktop: Desktop, name: str) -> bool:
    """Say whether a button of that name is seen."""
    buttons = desktop.window.findChildren(QAbstractButton)
    return any(one.accessibleName() == name and one.isVisible() for one in buttons)


def sheet_of(session: Session) -> NewSheet:
    """Make a sheet that counts, and close the store."""
    sheet = new_sheet(session)
    confirm_sheet(session, sheet, {at: sheet.groups[at - 1] for at in sheet.asked})
    session.close()
    return sheet


def test_a_recovery_code_opens_and_a_new_passphrase_is_asked_for_at_once(
    qtbot: QtBot, made: Session, desktop: Desktop, around: Surroundings
) -> None:
    folder, sheet = made.vault.folder, sheet_of(made)
    press(desktop.window, "I have a recovery sheet")
    type_into(desktop.window, "Code on the recovery sheet", sheet.code.lower().replace("-", " "))
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        press(desktop.window, "Open the store")
    assert desktop.window.pages.key == "fresh_passphrase"
    type_into(desktop.window, "New passphrase", FRESH)
    type_into(desktop.window, "New passphrase again", FRESH)
    press(desktop.window, "Use this passphrase")
    qtbot.waitUntil(lambda: "opens the store from now on" in words_on(desktop))
    desktop.gate.lock()
    open_store(folder, FRESH, surroundings=around).close()


def test_a_store_just_made_is_led_to_its_sheet_which_may_wait(
    qtbot: QtBot, made: Session, desktop: Desktop
) -> None:
    made.close()
    press(desktop.window, "Create a new store")
    for name, words in (
        ("Name of the store", "South"),
        ("Your name", "Rosa Menendez"),
        ("Your role", "Family support worker"),
        ("Your agency", "Family Help, South"),
        ("Passphrase", FRESH),
        ("Passphrase again", FRESH),
    ):
        type_into(desktop.window, name, words)
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        press(desktop.window, "Create the store")
    assert desktop.window.pages.key == "sheet"
    press(desktop.window, "Later")
    assert desktop.window.pages.key == "today"


def test_a_mistyped_group_is_named_and_what_was_typed_stays(
    qtbot: QtBot, made: Session, desktop: Desktop
) -> None:
    sheet = sheet_of(made)
    wrong = sheet.groups[2][::-1] if sheet.groups[2] != sheet.groups[2][::-1] else "ZZZZZ"
    typed = " ".join((*sheet.groups[:2], wrong, *sheet.groups[3:]))
    press(desktop.window, "I have a recovery sheet")
    type_into(desktop.window, "Code on the recovery sheet", typed)
    press(desktop.window, "Open the store")
    qtbot.waitUntil(lambda: "There is a slip in group 3 of" in words_on(desktop))
    assert not desktop.gate.is_open


def test_a_partnerships_key_is_offered_where_it_opens_and_opens(
    qtbot: QtBot, made: Session, desktop: Desktop, answers: Answers, tmp_path: Path,
    around: Surroundings,
) -> None:  # fmt: skip
    files = make_organisation_key(FRESH, name="North partnership", surroundings=around)
    add_organisation(made, files.public)
    made.close()
    answers.file = tmp_path / "north.fpkey"
    answers.file.write_bytes(files.private)
    qtbot.waitUntil(lambda: offers(desktop, "Our partnership's recovery key"), timeout=20_000)
    press(desktop.window, "Our partnership's recovery key")
    press(desktop.window, "Choose the key file…")
    type_into(desktop.window, "Passphrase of the key file", FRESH)
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        press(desktop.window, "Open the store")
    assert desktop.gate.session.vault.slot_kind == "organisation"


def test_this_computers_key_is_offered_only_where_there_is_one(
    qtbot: QtBot, made: Session, desktop: Desktop
) -> None:
    keep_on_device(made, "Laptop 12")
    made.close()
    qtbot.waitUntil(lambda: offers(desktop, "Use this computer's key"), timeout=20_000)
    assert "Every 14 days, or after 30 openings" in words_on(desktop)
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        press(desktop.window, "Use this computer's key")


def test_where_the_key_is_gone_or_the_time_is_up_the_passphrase_is_asked(
    qtbot: QtBot, made: Session, desktop: Desktop, keeper: Drawer, clock: SetClock
) -> None:
    keep_on_device(made, "Laptop 12")
    made.close()
    qtbot.waitUntil(lambda: offers(desktop, "Use this computer's key"), timeout=20_000)
    clock.at += timedelta(days=15)
    press(desktop.window, "Use this computer's key")
    qtbot.waitUntil(lambda: "Open the store with your passphrase this time" in words_on(desktop))
    keeper.kept.clear()
    press(desktop.window, "Use this computer's key")
    qtbot.waitUntil(lambda: "This computer did not give a key for North" in words_on(desktop))
    assert not named(desktop.window, "Passphrase", QLineEdit).isReadOnly()


def test_damaged_keys_are_put_back_from_before_the_last_change(
    qtbot: QtBot, made: Session, desktop: Desktop
) -> None:
    folder = made.vault.folder
    sheet_of(made)
    (folder / "keys").write_bytes(b"not a keys file")
    _unlock(desktop)
    qtbot.waitUntil(lambda: "The keys file is damaged" in words_on(desktop))
    press(desktop.window, "Put the earlier keys back")
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        _unlock(desktop)


def test_lost_keys_are_made_anew_from_a_sheet(
    qtbot: QtBot, made: Session, desktop: Desktop
) -> None:
    folder, sheet = made.vault.folder, sheet_of(made)
    for name in ("keys", "keys.prev"):
        (folder / name).unlink(missing_ok=True)
    _unlock(desktop)
    qtbot.waitUntil(lambda: "The keys file is missing" in words_on(desktop))
    assert not offers(desktop, "Put the earlier keys back")
    press(desktop.window, "Make new keys from a recovery sheet…")
    named(desktop.window, "Long text of the sheet", QPlainTextEdit).setPlainText(sheet.slot_text)
    type_into(desktop.window, "Code on the recovery sheet", sheet.code)
    with qtbot.waitSignal(desktop.gate.opened, timeout=20_000):
        press(desktop.window, "Open the store")


def test_a_folder_that_is_no_store_says_so_and_leads_elsewhere(
    qtbot: QtBot, made: Session, desktop: Desktop
) -> None:
    folder = made.vault.folder
    made.close()
    shutil.rmtree(folder)
    folder.mkdir()
    _unlock(desktop)
    qtbot.waitUntil(lambda: "is not a Family Plan store" in words_on(desktop))
    assert offers(desktop, "Open another…")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 200)])
@pytest.mark.parametrize(
    "door", ["", "I have a recovery sheet", "Restore a backup", "If a laptop was lost"]
)
def test_the_walk_finds_nothing_at_any_door(
    qtbot: QtBot, theme: Theme, made: Session, desktop: Desktop, door: str, mode: Mode,
    percent: int,
) -> None:  # fmt: skip
    made.close()
    theme.set_mode(mode)
    theme.set_percent(percent)
    if door:
        press(desktop.window, door)
    qtbot.wait(30)
    assert walk(desktop.window) == []


def _page(desktop: Desktop) -> UnlockPage[Session]:
    return next(page for page in desktop.window.findChildren(UnlockPage) if page.isVisible())


def _unlock(desktop: Desktop) -> None:
    page = _page(desktop)
    page.passphrase.line.setText(PASSPHRASE)
    page.unlock()
