"""What was erased: every certificate again, on the screen, on paper and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press
from family_pages import standing_on, words_on
from PySide6.QtPrintSupport import QPrinter

from familyplan import actions
from familyplan.session.erasing import erase_family
from familyplan_ui.door.asking import Asking
from familyplan_ui.keeping.erased import ErasedRecords

if TYPE_CHECKING:
    from pathlib import Path

    from ended_families import Ended
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


def shown(qtbot: QtBot, gate: Gate, asking: Asking | None = None) -> ErasedRecords:
    made = ErasedRecords(gate, asking)
    qtbot.addWidget(made)
    made.show_now()
    made.show()
    made.activateWindow()
    return made


def erase(gate: Gate, family_id: str) -> str:
    kept = erase_family(gate.session, family_id, reason="Over.", approved_by="Femi Okoro")
    return kept.id


def test_a_certificate_comes_into_the_list_at_once_and_opens(
    qtbot: QtBot, gate: Gate, families: Ended
) -> None:
    section = shown(qtbot, gate)
    assert "Nothing was erased for good from this store." in words_on(section)
    erase(gate, families.due)
    name = f"Record …{families.due[-8:]}, erased 7 December 2026"
    assert name in words_on(section.list)
    press(section, f"See: {name}")
    assert families.due in words_on(section.certificate)
    assert "Femi Okoro, 7 December 2026" in words_on(section.certificate)
    qtbot.waitUntil(lambda: standing_on() == "Close the certificate")
    press(section, "Close the certificate")
    assert not section.opened.isVisible()


def test_it_prints_and_notes_it(qtbot: QtBot, gate: Gate, families: Ended, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"

    def printer(_parent: object) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(path))
        return made

    section = shown(qtbot, gate, Asking(printer=printer))
    section.open(erase(gate, families.due))
    press(section, "Print")
    assert section.certificate.said.text() == "The certificate was sent to the printer."
    assert path.stat().st_size > 0
    assert "a certificate of erasure" in gate.session.history(limit=1)[0].words


@pytest.mark.parametrize("button", ["Print", "Save as PDF"])
def test_nothing_is_noted_where_nobody_chose(
    qtbot: QtBot, gate: Gate, families: Ended, button: str
) -> None:
    asking = Asking(printer=lambda _parent: None, new_file=lambda _title, _at: None)
    section = shown(qtbot, gate, asking)
    section.open(erase(gate, families.due))
    before = len(gate.session.history())
    press(section, button)
    assert not section.certificate.said.isVisible()
    assert len(gate.session.history()) == before


def test_a_file_that_cannot_be_written_is_said(
    qtbot: QtBot, gate: Gate, families: Ended, tmp_path: Path
) -> None:
    asking = Asking(new_file=lambda _title, _at: tmp_path / "nowhere" / "certificate.pdf")
    section = shown(qtbot, gate, asking)
    section.open(erase(gate, families.due))
    press(section, "Save as PDF")
    assert section.certificate.said.text().startswith("The pages could not be printed or saved")


def test_older_ones_come_when_they_are_asked_for(qtbot: QtBot, gate: Gate) -> None:
    for number in range(31):
        erase(gate, gate.session.run(actions.families.start, f"Family {number}").id)
    section = shown(qtbot, gate)
    assert section.list.count() == 30
    press(section, "Show older certificates")
    assert section.list.count() == 31
    assert not section.more.isVisible()
