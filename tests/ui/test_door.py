"""The door: one passphrase, honest words when it is wrong, and a store made with care."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from familyplan.errors import KnownError
from familyplan.session.passphrases import WeakPassphrase
from familyplan_ui.frame.create import CreatePage, Making, NewStore
from familyplan_ui.frame.unlock import Door, StoreShown, UnlockPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.theme import Theme
    from familyplan_ui.work import Worker

WRONG = "That is not the passphrase for Family Help, North. Nothing is lost."
RIGHT = "kittens under the bridge"


def open_with(path: Path, typed: str) -> str:
    """Open one store with one passphrase."""
    if typed != RIGHT:
        raise KnownError(WRONG)
    return path.name


@pytest.fixture
def opened() -> list[str]:
    """Give the stores that were opened."""
    return []


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, worker: Worker, opened: list[str]) -> UnlockPage[str]:
    """Show the unlock page of one store, with a wait of no time."""
    assert theme.mode == "light"
    door = Door(open_with, opened.append, lambda problem: opened.append(repr(problem)), list)
    store = StoreShown(Path("North.fpstore"), "Family Help, North")
    made = UnlockPage(store, door, worker, wait=lambda _tries: 0)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_right_passphrase_opens_and_is_not_kept(
    qtbot: QtBot, page: UnlockPage[str], opened: list[str]
) -> None:
    QTest.keyClicks(page.passphrase.line, RIGHT)
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened == ["North.fpstore"])
    assert page.passphrase.text == ""


def test_a_wrong_one_says_so_keeps_what_was_typed_and_may_be_tried_again(
    qtbot: QtBot, page: UnlockPage[str], opened: list[str]
) -> None:
    for typed in ("kitten", "kittens", RIGHT):
        page.passphrase.line.setText(typed)
        page.unlock()
        qtbot.waitUntil(lambda: bool(opened) or page.unlock_button.isEnabled())
        assert page.field.error == ("" if typed == RIGHT else WRONG)
        assert page.passphrase.text == ("" if typed == RIGHT else typed)
    assert opened == ["North.fpstore"]


def test_the_wait_grows_and_ends(qtbot: QtBot, page: UnlockPage[str]) -> None:
    page._wait = lambda _tries: 1.0
    page.passphrase.line.setText("kitten")
    page.unlock()
    qtbot.waitUntil(lambda: "in 1 second." in page.waiting.text())
    assert not page.unlock_button.isEnabled()
    qtbot.waitUntil(page.unlock_button.isEnabled)


def test_an_empty_field_asks_for_the_passphrase(page: UnlockPage[str]) -> None:
    page.unlock()
    assert page.field.error == "Type the passphrase for this store."


def test_what_nobody_foresaw_goes_to_the_one_handler(
    qtbot: QtBot, theme: Theme, worker: Worker
) -> None:
    assert theme.mode == "light"
    broken: list[Exception] = []

    def breaks(_path: Path, _typed: str) -> None:
        raise RuntimeError("disk")

    door = Door(breaks, lambda _none: None, broken.append, list)
    page = UnlockPage(StoreShown(Path("North.fpstore"), "North"), door, worker)
    qtbot.addWidget(page)
    page.passphrase.line.setText("kitten")
    page.unlock()
    qtbot.waitUntil(lambda: [str(problem) for problem in broken] == ["disk"])
    assert page.field.error == ""


def test_caps_lock_is_noticed_from_what_the_keys_give(page: UnlockPage[str]) -> None:
    line = page.passphrase.line
    seen = []
    for key, modifier in (
        ("A", Qt.KeyboardModifier.NoModifier),
        ("a", Qt.KeyboardModifier.NoModifier),
        ("A", Qt.KeyboardModifier.ShiftModifier),
        ("a", Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.sendKeyEvent(QTest.KeyAction.Press, line, Qt.Key.Key_A, key, modifier)
        seen.append(page.caps.isVisible())
    assert seen == [True, False, False, True]


def test_show_and_hide_say_what_they_are_about(page: UnlockPage[str]) -> None:
    field = page.passphrase
    assert field.show_button.accessibleName() == "Show passphrase"
    field.show_button.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.show_button.accessibleName() == "Hide passphrase"
    field.hide_words()
    assert field.line.echoMode() == QLineEdit.EchoMode.Password


@pytest.fixture
def made() -> list[NewStore]:
    """Give the stores that were made."""
    return []


@pytest.fixture
def create(qtbot: QtBot, theme: Theme, worker: Worker, made: list[NewStore]) -> CreatePage[None]:
    """Show the create page; a store called Taken cannot be made."""
    assert theme.mode == "light"

    def make(asked: NewStore) -> None:
        if asked.passphrase.startswith("otter otter"):
            raise WeakPassphrase("Leave out repeats.")
        if asked.store_name == "Taken":
            raise KnownError("There is a store of that name already. Nothing was changed.")
        made.append(asked)

    making = Making(make, lambda _none: None, lambda _wrong: None, lambda _was: Path("X"), list, 12)
    page = CreatePage(Path("Documents"), making, worker)
    qtbot.addWidget(page)
    page.show()
    return page


def fill(page: CreatePage[None], **typed: str) -> None:
    """Type into the lines of the create page."""
    for key, words in typed.items():
        field = page.lines[key].field
        assert isinstance(field, QLineEdit)
        field.setText(words)


WHOLE = {
    "store_name": "Family Help, North",
    "person_name": "Rosa Menendez",
    "role": "Lead practitioner",
    "agency": "Northfield Council",
    "passphrase": RIGHT,
    "again": RIGHT,
}


def test_a_whole_page_makes_the_store_and_keeps_no_passphrase(
    qtbot: QtBot, create: CreatePage[None], made: list[NewStore]
) -> None:
    fill(create, **WHOLE)
    create.make_store()
    qtbot.waitUntil(lambda: create.typed("passphrase") == "")
    assert [(store.folder, store.store_name, store.passphrase) for store in made] == [
        (Path("Documents"), "Family Help, North", RIGHT)
    ]
    assert RIGHT not in repr(made)


def test_what_is_missing_is_said_at_its_field_and_nothing_is_made(
    create: CreatePage[None], made: list[NewStore]
) -> None:
    fill(create, **{**WHOLE, "role": " ", "passphrase": "kitten"})
    create.make_store()
    wrong = {key: frame.error for key, frame in create.lines.items() if frame.error}
    assert wrong == {
        "role": "Write your role, so that packs can say who you are.",
        "passphrase": "Use at least 12 characters.",
    }
    assert made == []


def test_two_different_passphrases_are_noticed(create: CreatePage[None]) -> None:
    fill(create, **{**WHOLE, "again": RIGHT + "s"})
    create.make_store()
    assert create.lines["again"].error == "The two are not the same. Write it once more."


def test_a_refusal_is_said_and_everything_typed_stays(
    qtbot: QtBot, create: CreatePage[None]
) -> None:
    fill(create, **{**WHOLE, "store_name": "Taken"})
    create.make_store()
    sentence = "There is a store of that name already. Nothing was changed."
    qtbot.waitUntil(lambda: create.lines["folder"].error == sentence)
    assert create.typed("passphrase") == RIGHT
    assert create.create_button.isEnabled()


def test_a_passphrase_that_would_be_guessed_is_refused_at_its_field(
    qtbot: QtBot, create: CreatePage[None], made: list[NewStore]
) -> None:
    typed = "otter otter otter"
    fill(create, **{**WHOLE, "passphrase": typed, "again": typed})
    create.make_store()
    qtbot.waitUntil(lambda: create.lines["passphrase"].error.endswith("Leave out repeats."))
    assert (made, create.typed("passphrase")) == ([], typed)


def test_the_door_does_not_wait_for_libraries_it_does_not_need() -> None:
    code = (
        "import sys, familyplan_ui.desktop;"
        "print(sorted({'sqlite_utils', 'keyring', 'reportlab', 'zxcvbn', 'xkcdpass',"
        "'cryptography',"
        "'familyplan.session', 'PySide6.QtPdf', 'PySide6.QtPrintSupport'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(filter(None, sys.path)), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert ran.stdout.strip() == "[]"
