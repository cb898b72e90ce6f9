"""Settings: who I am, what things are called here, the look, safety, and what is in the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from walk import walk

from familyplan.session import open_store
from familyplan.words import say, speak
from familyplan_ui import looks
from familyplan_ui import own_terms as terms
from familyplan_ui.settings import Page
from familyplan_ui.settings.about import Libraries, libraries
from familyplan_ui.settings.about_you import Me, Partnership
from familyplan_ui.settings.look import Look
from familyplan_ui.settings.parts import PARTS
from familyplan_ui.settings.security import Passphrase, Whole
from familyplan_ui.theme import MODES, Mode, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.session import Surroundings
    from familyplan_ui.gate import Gate


@pytest.fixture
def page(qtbot: QtBot, gate: Gate) -> Page:
    made = Page(gate)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.arrive("me")
    made.show()
    return made


@pytest.fixture(autouse=True)
def _plain_words() -> Iterator[None]:
    yield
    speak()


def test_my_telephone_is_kept_when_i_leave_the_field(gate: Gate, page: Page) -> None:
    field = page.section(Me).fields["phone"]
    QTest.keyClicks(field, "01632 960123")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert gate.session.user.phone == "01632 960123"
    assert gate.session.user.name == "Rosa Menendez"


def test_an_empty_name_is_not_kept(gate: Gate, page: Page) -> None:
    page.section(Me).fields["name"].clear()
    page.leave()
    assert gate.session.user.name == "Rosa Menendez"
    assert page.section(Me).frames["name"].error.startswith("A name is needed")


def test_undo_brings_the_old_name_back_on_the_page(gate: Gate, page: Page) -> None:
    field = page.section(Me).fields["name"]
    field.setText("Rosa M")
    page.section(Me).leave()
    gate.undo()
    assert field.text() == "Rosa Menendez"


def test_the_partnerships_words_are_spoken_at_once_and_next_time(gate: Gate, page: Page) -> None:
    page.arrive("partnership")
    page.section(Partnership).fields["lead_practitioner"].setText("family lead")
    page.section(Partnership).leave()
    assert say("{lead_practitioner}") == "family lead"
    assert say("{plan}") == "family plan"
    speak()
    terms.speak_as(gate.session)
    assert say("{lead_practitioner}") == "family lead"


def test_the_partnerships_name_is_what_copies_carry(gate: Gate, page: Page) -> None:
    page.arrive("partnership")
    page.section(Partnership).fields["partnership"].setText("North Families")
    page.leave()
    assert gate.session.setting("partnership") == "North Families"


def test_the_look_is_chosen_and_kept_outside_the_store(
    theme: Theme, page: Page, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat)
    looks.follow(theme, settings)
    page.arrive("look")
    page.section(Look).modes.chosen.emit("dark")
    theme.step(2)
    settings.sync()
    again = looks.restored(QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    assert (again.mode, again.percent) == ("dark", 120)
    assert page.section(Look).percent.text() == "120 %"


def test_a_look_nobody_set_follows_the_computer(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "none.ini"), QSettings.Format.IniFormat)
    settings.setValue("look/text", "large")
    fresh = looks.restored(settings)
    assert (fresh.mode, fresh.percent) == ("system", 100)


def test_the_passphrase_is_changed(
    qtbot: QtBot, gate: Gate, page: Page, surroundings: Surroundings
) -> None:
    page.arrive("keys")
    typed = ("seven quiet otters", "eight quiet otters", "eight quiet otters")
    for field, words in zip(page.section(Passphrase).fields, typed, strict=True):
        QTest.keyClicks(field.line, words)
    page.section(Passphrase).button.click()
    qtbot.waitUntil(page.section(Passphrase).done.isVisible)
    assert [field.text for field in page.section(Passphrase).fields] == ["", "", ""]
    folder = gate.session.vault.folder
    gate.lock()
    open_store(folder, "eight quiet otters", surroundings=surroundings).close()


@pytest.mark.parametrize(
    ("typed", "at", "begins"),
    [
        (("seven quiet otters", "eight quiet otters", "eight otters"), 2, "The two are not"),
        (("seven quiet otters", "short", "short"), 1, "A passphrase needs at least 12"),
        (("seven quiet otters", "passwordpassword", "passwordpassword"), 1, "This passphrase is"),
        (("wrong otters here", "eight quiet otters", "eight quiet otters"), 0, "That passphrase"),
    ],
)
def test_a_refused_passphrase_says_so_at_its_field(
    qtbot: QtBot, page: Page, typed: tuple[str, str, str], at: int, begins: str
) -> None:
    page.arrive("keys")
    for field, words in zip(page.section(Passphrase).fields, typed, strict=True):
        field.line.setText(words)
    page.section(Passphrase).change()
    qtbot.waitUntil(lambda: bool(page.section(Passphrase).frames[at].error))
    assert page.section(Passphrase).frames[at].error.startswith(begins)


def test_the_store_is_checked_and_said_to_be_whole(qtbot: QtBot, page: Page) -> None:
    page.arrive("health")
    page.section(Whole).button.click()
    qtbot.waitUntil(page.section(Whole).result.isVisible)
    assert page.section(Whole).result.words.startswith("The store is whole: 1 entries agree")


def test_a_check_can_be_stopped(page: Page) -> None:
    page.arrive("health")
    page.section(Whole).button.click()
    page.section(Whole).strip.cancel.click()
    assert page.section(Whole).button.isEnabled()
    assert not page.section(Whole).strip.isVisible()


def test_the_keyboard_begins_at_the_part_that_was_asked_for(page: Page) -> None:
    page.arrive("keys")
    tab = page.first
    assert isinstance(tab, QAbstractButton)
    assert tab.isChecked()
    assert tab.accessibleName() == "Ways in"


def test_the_keyboard_is_not_lost_in_the_part_that_was_left(page: Page) -> None:
    page.arrive("keys")
    page.section(Passphrase).old.line.setFocus()
    page.arrive("health")
    tab = page.focusWidget()
    assert isinstance(tab, QAbstractButton)
    assert tab.accessibleName() == "Health"


def test_a_lock_right_after_a_letter_leaves_nothing_to_measure(
    qtbot: QtBot, gate: Gate, page: Page
) -> None:
    page.arrive("keys")
    page.section(Passphrase).new.first.line.setText("seven loud geese")
    gate.lock()
    qtbot.wait(600)
    assert not gate.is_open


def test_every_library_is_named_with_its_licence(page: Page) -> None:
    page.arrive("about")
    names = [name.lower() for name, _number, _licence in libraries()]
    assert {"reportlab", "sqlcipher3", "cryptography"} <= set(names)
    assert page.section(Libraries).list.count() == len(names)


@pytest.mark.parametrize("mode", MODES[1:])
@pytest.mark.parametrize("percent", [100, 200])
def test_every_part_is_walked(theme: Theme, page: Page, mode: Mode, percent: int) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    for part in PARTS:
        page.arrive(part.key)
        # What a part finds out on the worker comes in while it is being laid out.
        found = ["not looked at yet"]
        for _look in range(20):
            QTest.qWait(100)
            if not (found := walk(page)):
                break
        assert found == []
