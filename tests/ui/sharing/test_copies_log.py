"""The log of copies on the screen: searched, each entry opened, of one family and of all."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from by_name import named
from family_pages import settle
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPushButton
from walk import walk

from familyplan import actions
from familyplan.clock import LONDON, SetClock
from familyplan.model import Disclosure
from familyplan.packs.asked import Asked
from familyplan.session.copies import make_copy
from familyplan.sharing import resolve
from familyplan_ui.packs.asking import Seams
from familyplan_ui.packs.delivering import Delivering
from familyplan_ui.sharing.copies import CopiesThatLeft
from familyplan_ui.sharing.every_copy import Page
from familyplan_ui.sharing.opened_copy import OpenedCopy
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate
    from familyplan_ui.sharing.sent_list import SentList
    from familyplan_ui.theme import Mode, Theme


@pytest.fixture
def kept(gate: Gate, tmp_path: Path) -> KhanWalters:
    made = khan_walters(gate.session)
    clock = gate.clock
    assert isinstance(clock, SetClock)
    was = clock.at
    for name, day in (("Canal Homes", date(2026, 3, 9)), ("Hina Patel", date(2026, 11, 2))):
        clock.at = datetime(day.year, day.month, day.day, 10, 0, tzinfo=LONDON)
        reader = resolve(gate.session.store.family(made.family.id), name)
        asked = Asked(meeting=made.meetings["next"].id)
        make_copy(gate.session, made.family.id, asked, reader, out=tmp_path, channel="usb")
    clock.at = was
    return made


def listed(sent: SentList) -> list[str]:
    rows = [sent.list.item(at) for at in range(sent.list.count())]
    return [str(row.data(0x0B)).split(",")[0] for row in rows]  # Qt.AccessibleTextRole


def test_housing_in_march_is_found_and_opens_the_copy_with_its_ground(
    qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> None:
    log = CopiesThatLeft(gate, kept.family.id)
    qtbot.addWidget(log)
    log.resize(1100, 700)
    log.show_copies(gate.rows(kept.family.id))
    log.show()
    assert listed(log.sent) == ["Hina Patel", "Canal Homes"]
    seeking = log.sent.seeking
    seeking.words.setText("canal")
    seeking.since.line.setText("March 2026")
    seeking.until.line.setText("March 2026")
    seeking.until.line.editingFinished.emit()
    assert listed(log.sent) == ["Canal Homes"]
    settle(qtbot, log)
    assert walk(log) == []
    named(log, "Open: Canal Homes", QPushButton).click()
    opened = next(one for one in QApplication.topLevelWidgets() if isinstance(one, OpenedCopy))
    qtbot.waitUntil(lambda: opened.preview.pages > 0)
    assert opened.same.text() == "These are the very bytes that left: the digest is the same."
    words = opened.preview.words.toPlainText()
    assert "Our home is warm and dry" in words
    settle(qtbot, opened)
    assert walk(opened) == []
    opened.reject()
    seeking.words.setText("nobody at all")
    assert log.sent.summary.text().startswith("No copy fits that.")


@pytest.mark.usefixtures("kept")
def test_an_entry_made_under_another_wording_says_so(qtbot: QtBot, gate: Gate) -> None:
    gate.run(actions.accounts.set_setting, "partnership", "Northside Partnership")
    one = gate.session.store.all(Disclosure)[0]
    opened = OpenedCopy(gate, one.id)
    qtbot.addWidget(opened)
    opened.open()
    qtbot.waitUntil(lambda: opened.preview.pages > 0)
    assert opened.same.text().startswith("This is exactly what was in it.")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 200)])
def test_all_families_are_searched_in_one_place(
    qtbot: QtBot, gate: Gate, theme: Theme, *, mode: Mode, percent: int
) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    page = Page(gate)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.arrive()
    qtbot.waitUntil(lambda: page.sent.list.count() > 0)
    assert listed(page.sent) == ["Hina Patel", "Canal Homes"]
    page.sent.seeking.words.setText("khan canal")
    assert listed(page.sent) == ["Canal Homes"]
    settle(qtbot, page)
    assert walk(page) == []


def test_the_family_has_its_own_list_printed(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "list.pdf"))
    log = CopiesThatLeft(gate, kept.family.id, Seams(printer=lambda _parent: printer))
    qtbot.addWidget(log)
    log.show_copies(gate.rows(kept.family.id))
    log.show()
    assert log.whose.currentText() == "Sadia Khan"
    log.make.click()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Delivering))
    next(way for key, way in dialog.ways.items() if key).choose("print")
    with qtbot.waitSignal(dialog.made, timeout=60_000) as told:
        dialog.go.click()
    (made,) = told.args[0]
    assert (made.kind, made.channel, made.stage) == ("given_list", "print", "made")
    assert len(pypdfium2.PdfDocument(tmp_path / "list.pdf")) == made.pages
    dialog.close_for_good()
