"""Settings of what copies say: statements with a sample, explained words, the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_files import photo_with_place, picture, promising
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from walk import walk

from familyplan.packs.logo import pixels
from familyplan.packs.wording import SAMPLE
from familyplan.session.copies import wording_of
from familyplan.words import say
from familyplan_ui.settings import Page
from familyplan_ui.settings.about_you import Partnership
from familyplan_ui.settings.copies import Explained, PartnershipPicture, Statements
from familyplan_ui.settings.copies.for_print import NotTaken, for_print
from familyplan_ui.theme import MODES, Mode, Theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def page(qtbot: QtBot, gate: Gate) -> Page:
    made = Page(gate)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.arrive("partnership")
    made.show()
    return made


def chosen(page: Page, place: Path) -> PartnershipPicture:
    section = page.section(PartnershipPicture)
    section._ask = lambda _parent: place
    section.choose.click()
    return section


def test_a_statement_is_kept_and_goes_back_to_the_sample(gate: Gate, page: Page) -> None:
    section = page.section(Statements)
    editor, reset = section.texts["privacy"], section.resets["privacy"]
    assert editor.value() == say(SAMPLE["privacy"])
    assert not reset.isVisible()
    editor.text.setPlainText("Our own words.")
    section.leave()
    assert wording_of(gate.session).statement("privacy") == "Our own words."
    assert reset.isVisible()
    reset.click()
    assert editor.value() == say(SAMPLE["privacy"])
    assert wording_of(gate.session).privacy == ""
    gate.undo()
    assert editor.value() == "Our own words."


def test_an_emptied_statement_is_the_sample_again(gate: Gate, page: Page) -> None:
    section = page.section(Statements)
    section.texts["ground_rules"].text.setPlainText("  ")
    page.leave()
    assert section.texts["ground_rules"].value() == say(SAMPLE["ground_rules"])
    assert wording_of(gate.session).ground_rules == ""


def test_looking_writes_nothing(gate: Gate, page: Page) -> None:
    page.leave()
    assert gate.session.undo_words() == ""


def test_the_name_keeps_its_own_setting(gate: Gate, page: Page) -> None:
    page.section(Partnership).fields["partnership"].setText("North Families")
    page.section(Statements).contact.line.setText("01632 960123")
    page.leave()
    page.section(Partnership).fields["partnership"].setText("Northside Families")
    page.leave()
    wording = wording_of(gate.session)
    assert (wording.partnership, wording.contact) == ("Northside Families", "01632 960123")


def test_words_are_explained_once_they_are_whole(gate: Gate, page: Page) -> None:
    section = page.section(Explained)
    section.more.click()
    (pair,) = section.pairs
    QTest.keyClicks(pair.term.control, "EHAM")
    QTest.keyClick(pair.term.control, Qt.Key.Key_Return)
    section.more.setFocus()
    section.leave()
    assert wording_of(gate.session).explained == ()
    assert pair.frames[1].error == "Write what it means, and it is kept."
    pair.meaning.line.setText("Early help assessment meeting")
    section.leave()
    assert wording_of(gate.session).explained == (("EHAM", "Early help assessment meeting"),)
    assert section.pairs == [pair]
    section.remove(pair)
    assert wording_of(gate.session).explained == ()
    gate.undo()
    assert [one.typed() for one in section.pairs] == [("EHAM", "Early help assessment meeting")]


@pytest.mark.parametrize("kind", [b"PNG", b"JPEG", b"BMP"])
def test_any_common_picture_becomes_plain(
    gate: Gate, page: Page, tmp_path: Path, kind: bytes
) -> None:
    place = tmp_path / "logo.bin"
    place.write_bytes(picture(kind, side=1_500))
    section = chosen(page, place)
    kept = wording_of(gate.session).logo
    assert (pixels(kept).width, pixels(kept).packed) == (800, "jpeg" if kind == b"JPEG" else "png")
    assert section.shown.isVisible()
    section.alt.line.setText("Three hands")
    section.leave()
    assert wording_of(gate.session).logo_alt == "Three hands"
    assert section.shown.accessibleName() == "Three hands"
    section.away.click()
    assert wording_of(gate.session).logo == b""
    assert not section.shown.isVisible()
    gate.undo()
    assert wording_of(gate.session).logo == kept


def test_what_a_camera_wrote_stays_behind() -> None:
    made = for_print(photo_with_place(), "photo.jpg")
    assert b"Canal Row" not in made
    assert b"Exif" not in made


@pytest.mark.parametrize(
    "data", [promising(60_000, 60_000), b"\x89PNG\r\n\x1a\n", b"<svg/>", b"", picture()[:60]]
)
def test_a_bomb_or_something_else_changes_nothing(
    gate: Gate, page: Page, tmp_path: Path, data: bytes
) -> None:
    place = tmp_path / "logo.png"
    place.write_bytes(data)
    section = chosen(page, place)
    assert section.trouble.words.replace("\u200b", "").startswith("This picture cannot be used")
    assert gate.session.undo_words() == ""
    with pytest.raises(NotTaken):
        for_print(data, "logo.png")


def test_a_picture_that_is_gone_is_said(page: Page, tmp_path: Path) -> None:
    section = chosen(page, tmp_path / "gone.png")
    assert section.trouble.isVisible()


@pytest.mark.parametrize("mode", MODES[1:])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_part_is_walked(
    theme: Theme, page: Page, tmp_path: Path, mode: Mode, percent: int
) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    place = tmp_path / "logo.png"
    place.write_bytes(picture())
    chosen(page, place)
    for _time in range(2):
        page.section(Explained).more.click()
    QTest.qWait(300)
    assert walk(page) == []
