"""Erasing: everything is said and asked for first, the safe button has the keyboard."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from ended_families import LONG
from family_pages import standing_on, words_on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from familyplan import actions
from familyplan.model import Erasure, Family, Hold, Person
from familyplan.session import backups
from familyplan_ui.door.asking import Asking
from familyplan_ui.keeping.erase_dialog import EraseDialog, ask_to_erase

if TYPE_CHECKING:
    from pathlib import Path

    from ended_families import Ended
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


def opened(qtbot: QtBot, gate: Gate, family_id: str, asking: Asking | None = None) -> EraseDialog:
    made = ask_to_erase(gate, family_id, None, asking)
    assert made is not None
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.keep)
    return made


def filled(dialog: EraseDialog, *, typed: str = "fp-0007", by: str = "Femi Okoro") -> None:
    type_into(dialog, "Why it is erased", "The retention period has ended.")
    type_into(dialog, "Who approved it", by)
    type_into(dialog, "Type “FP-0007” to go on", typed)


def erased(qtbot: QtBot, dialog: EraseDialog) -> None:
    press(dialog, "Erase for good")
    assert dialog.busy.isVisible()
    qtbot.waitUntil(dialog.certificate.isVisible, timeout=10_000)


def test_it_says_what_goes_what_stays_and_that_it_cannot_be_undone(
    qtbot: QtBot, gate: Gate, families: Ended
) -> None:
    backups.make(gate.session, "asked", lambda _done, _of: None)
    dialog = opened(qtbot, gate, families.due)
    assert dialog.windowTitle() == "Erase a record for good"
    said = words_on(dialog)
    assert f"Erase the record of {LONG} for good" in said
    assert "This is what goes: 1 episode of help, 1 family, 1 person." in said
    assert (
        "It cannot be undone. No backup is made first, because that backup would keep what you "
        "erase."
    ) in said
    assert any(words.startswith("1 backup still holds it until it ages out") for words in said)
    assert standing_on() == "Keep it"
    QTest.keyClick(dialog.keep, Qt.Key.Key_Space)
    assert not dialog.isVisible()
    assert gate.session.store.get(Family, families.due) is not None


def test_nothing_happens_until_everything_is_there(
    qtbot: QtBot, gate: Gate, families: Ended
) -> None:
    dialog = opened(qtbot, gate, families.due)
    press(dialog, "Erase for good")
    assert dialog.form.reason_frame.error == "Write down why it is erased."
    filled(dialog, typed="FP-0008", by="7")
    press(dialog, "Erase for good")
    assert dialog.form.approver_frame.error == "Name the person who approved it."
    type_into(dialog, "Who approved it", "Femi Okoro")
    press(dialog, "Erase for good")
    assert dialog.form.again_frame.error == "That is not “FP-0007”. Nothing was erased."
    QTest.keyClick(dialog.form.again, Qt.Key.Key_Return)
    qtbot.wait(100)
    assert dialog.isVisible()
    assert gate.session.store.all(Erasure) == ()


def test_the_certificate_stands_in_its_place_and_the_name_is_gone(
    qtbot: QtBot, gate: Gate, families: Ended
) -> None:
    dialog = opened(qtbot, gate, families.due)
    filled(dialog)
    erased(qtbot, dialog)
    said = words_on(dialog)
    assert "The record is erased" in said
    assert "Femi Okoro, 7 December 2026" in said
    assert not any("Featherstone" in words for words in said)
    assert standing_on() == "Close"
    (kept,) = gate.session.store.all(Erasure)
    assert (kept.family, kept.approved_by) == (families.due, "Femi Okoro")
    assert gate.session.store.get(Family, families.due) is None


def test_a_reason_that_names_somebody_is_refused_and_nothing_is_lost(
    qtbot: QtBot, gate: Gate, families: Ended
) -> None:
    dialog = opened(qtbot, gate, families.due)
    filled(dialog)
    type_into(dialog, "Why it is erased", "Samira asked for it.")
    press(dialog, "Erase for good")
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=10_000)
    assert "it may not name the family" in dialog.trouble.words
    assert dialog.form.approver.text() == "Femi Okoro"
    assert dialog.erase_button.isEnabled()
    assert gate.session.store.get(Family, families.due) is not None


@pytest.mark.parametrize("what", ["legal_hold", "restriction"])
def test_a_held_record_is_not_even_asked_about(
    qtbot: QtBot, gate: Gate, families: Ended, what: str
) -> None:
    gate.run(actions.records.add, Hold(scope=families.due, what=what))
    dialog = opened(qtbot, gate, families.due)
    assert dialog.trouble.isVisible()
    assert not dialog.erase_button.isVisible()
    assert not dialog.form.isVisible()


def test_a_hold_placed_meanwhile_is_said(qtbot: QtBot, gate: Gate, families: Ended) -> None:
    dialog = opened(qtbot, gate, families.due)
    filled(dialog)
    gate.run(actions.records.add, Hold(scope=families.due, what="legal_hold"))
    press(dialog, "Erase for good")
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=10_000)
    assert "cannot be erased while a hold stands over it" in dialog.trouble.words


def test_approving_it_oneself_is_said_calmly_and_allowed(
    qtbot: QtBot, gate: Gate, families: Ended
) -> None:
    dialog = opened(qtbot, gate, families.due)
    filled(dialog, by="rosa  menendez")
    assert dialog.form.alone.isVisible()
    erased(qtbot, dialog)


def test_a_family_without_a_reference_is_typed_by_its_name(
    qtbot: QtBot, gate: Gate, families: Ended
) -> None:
    dialog = opened(qtbot, gate, families.unknown)
    assert "Type “Hill” to go on" in words_on(dialog)
    assert any(words.startswith("It is not due under the schedule.") for words in words_on(dialog))


def test_it_saves_the_certificate_as_a_pdf_and_notes_it(
    qtbot: QtBot, gate: Gate, families: Ended, tmp_path: Path
) -> None:
    path = tmp_path / "certificate.pdf"
    asked: list[Path] = []

    def new_file(_title: str, at: Path) -> Path:
        asked.append(at)
        return path

    dialog = opened(qtbot, gate, families.due, Asking(new_file=new_file))
    filled(dialog)
    erased(qtbot, dialog)
    press(dialog, "Save as PDF")
    assert path.read_bytes().startswith(b"%PDF-")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [at.name for at in asked] == ["certificate-of-erasure.pdf"]
    assert dialog.certificate.said.text() == "The certificate is in “certificate.pdf”."
    assert "a certificate of erasure" in gate.session.history(limit=1)[0].words


def test_a_lock_takes_the_dialog_away(qtbot: QtBot, gate: Gate, families: Ended) -> None:
    dialog = opened(qtbot, gate, families.due)
    gate.run(actions.families.add_person, Person(scope=families.due, name="Late"))
    gate.lock()
    assert not dialog.isVisible()
