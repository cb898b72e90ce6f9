"""The place Packs: the real copy from memory, what is left out and why, and copies made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from packs_page import look_at, shown
from PySide6.QtTest import QTest
from walk import walk

from familyplan import actions
from familyplan.model import Disclosure, Meeting
from familyplan_ui.packs import Page
from familyplan_ui.packs.asking import Seams
from familyplan_ui.theme import MODES, Mode, Theme
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path) -> Page:
    folder = tmp_path / "copies"
    folder.mkdir()
    seams = Seams(folder=lambda _parent, _title: folder)
    made = shown(qtbot, gate, kept.family.id, seams)
    look_at(qtbot, made, "Hina Patel")
    return made


def left_out(page: Page) -> dict[str, str]:
    return {row.name: row.soft for row in page.contents._out}


def test_the_next_meeting_and_who_is_asked_are_there(page: Page, kept: KhanWalters) -> None:
    assert page.choosing.meeting_id == kept.meetings["next"].id
    assert [reader.name for reader in page.readers.readers] == [
        "Sadia Khan", "Daniel Walters", "Zainab Bibi", "Yusuf Khan-Walters",
        "Rosa Menendez", "Hina Patel", "Canal Homes", "Imam",
    ]  # fmt: skip


def test_what_is_left_out_is_said_with_its_reason(page: Page) -> None:
    assert left_out(page)["Goal “Our home is warm and dry”"] == (
        "No to sharing “Home, money” with Hillside Primary."
    )
    assert "warm and dry" not in page.preview.words.toPlainText()
    assert "I can hear my teacher" in page.preview.words.toPlainText()


def test_the_headings_lead_to_their_pages(page: Page) -> None:
    assert page.preview.pages > 1
    rows = [row for row in page.contents.list.painted.rows if not row.struck]
    page.contents.list.opened.emit(rows[-1].key)
    assert page.preview.page == int(rows[-1].end) - 1
    assert page.preview.number.text() == f"Page {rows[-1].end} of {page.preview.pages}"


def test_zoom_goes_in_steps_and_back_to_the_width(page: Page) -> None:
    fitted = page.preview.image.picture.pixmap().width()
    page.preview.magnify(1)
    assert page.preview.image.picture.pixmap().width() > fitted
    page.preview.fit()
    assert page.preview.image.picture.pixmap().width() == fitted


def test_looking_writes_nothing(page: Page, gate: Gate, tmp_path: Path) -> None:
    assert page.preview.pages
    assert gate.session.store.all(Disclosure) == ()
    assert list((tmp_path / "copies").iterdir()) == []


def test_one_copy_is_made_as_shown_and_logged(
    qtbot: QtBot, page: Page, gate: Gate, tmp_path: Path
) -> None:
    reader = page.readers.reader(page.readers.list.key)
    assert reader is not None
    shown = page.looking.shown(reader)
    page.save.click()
    assert page.saving.dialog is not None
    with qtbot.waitSignal(page.saving.made, timeout=60_000):
        page.saving.dialog.go.click()
    (file,) = (tmp_path / "copies").iterdir()
    assert file.read_bytes() == shown
    (entry,) = gate.session.store.all(Disclosure)
    assert (entry.reader_name, entry.kind, entry.stage) == (
        "Hina Patel, Hillside Primary",
        "meeting_pack",
        "made",
    )
    assert page.outcome.made.words.replace("\u200b", "") == (
        f"1 copy was made and is in the sharing log: {entry.reader_name} ({entry.code})."
    )
    page.saving.dialog.close_for_good()
    assert not page.saving.busy
    assert not page._stale
    assert page.outcome.made.isVisible()


def test_all_are_made_each_of_its_kind(qtbot: QtBot, page: Page, gate: Gate) -> None:
    page.save_every.click()
    assert page.saving.dialog is not None
    with qtbot.waitSignal(page.saving.made, timeout=60_000):
        page.saving.dialog.go.click()
    made = {one.reader_name: one.kind for one in gate.session.store.all(Disclosure)}
    assert made == {
        "Sadia Khan": "family_copy",
        "Daniel Walters": "family_copy",
        "Zainab Bibi": "family_copy",
        "Yusuf Khan-Walters": "child_page",
        "Rosa Menendez, Family Help, North": "meeting_pack",
        "Hina Patel, Hillside Primary": "meeting_pack",
        "Canal Homes": "meeting_pack",
        "Imam, Friday club": "meeting_pack",
    }
    page.saving.dialog.close_for_good()


def test_a_letter_no_font_has_is_named_first(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters
) -> None:
    gate.run(actions.records.edit, "meeting", kept.meetings["next"].id, purpose="Talk \U00012000")
    qtbot.waitUntil(page.outcome.odd.isVisible)
    assert "\U00012000" in page.outcome.odd.words


def test_another_reader_can_be_added(qtbot: QtBot, page: Page) -> None:
    at = page.readers.add.findText("Amina Khan-Walters")
    page.readers.add.setCurrentIndex(at)
    page.readers.add.activated.emit(at)
    qtbot.waitUntil(lambda: page.contents._heading.text() == "What Amina Khan-Walters gets")
    assert page.save_every.text() == "Make all 9 copies"


def test_without_anybody_the_page_teaches(qtbot: QtBot, gate: Gate) -> None:
    page = Page(gate)
    qtbot.addWidget(page)
    page.arrive()
    page.show()
    assert page._no_family.isVisible()
    gate.run(actions.families.start, "Osei", "")
    page.arrive()
    assert page._nobody.isVisible()
    assert not page.save.isVisible()


def test_a_past_meeting_can_be_chosen(page: Page, kept: KhanWalters) -> None:
    assert page.choosing.meetings.count() == 3
    page.choosing.meetings.setCurrentIndex(1)
    assert page.choosing.meeting_id == kept.meetings["past"].id
    assert isinstance(kept.meetings["past"], Meeting)


@pytest.mark.parametrize("mode", MODES[1:])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_is_walked(theme: Theme, page: Page, mode: Mode, percent: int) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    for key in ("readers", "contents", "page"):
        page.panes.choose(key)
        page._arrange()
        QTest.qWait(20)
        assert walk(page) == []
