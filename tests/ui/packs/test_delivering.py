"""How copies go out: sealed into a folder, by e-mail, on paper, and what is said of each."""

from __future__ import annotations

import email
import io
from dataclasses import replace
from email.policy import default
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from family_pages import settle
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QRadioButton
from walk import walk

from familyplan.model import Disclosure
from familyplan.packs.asked import Asked
from familyplan.policy import Policy
from familyplan.sharing import resolve
from familyplan_ui.packs.asking import Seams
from familyplan_ui.packs.delivering import Delivering, send_out
from familyplan_ui.widgets import PlainButton, TextButton
from familyplan_ui.widgets.clipboard import forget
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.sharing import Reader
    from familyplan_ui.gate import Gate
    from familyplan_ui.theme import Mode, Theme


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


def wish(gate: Gate, kept: KhanWalters, name: str) -> tuple[Reader, Asked]:
    rows = gate.session.store.family(kept.family.id)
    return resolve(rows, name), Asked(meeting=kept.meetings["next"].id)


def opened(gate: Gate, kept: KhanWalters, qtbot: QtBot, *names: str, seams: Seams) -> Delivering:
    wishes = [wish(gate, kept, name) for name in names]
    dialog = send_out(gate, kept.family.id, wishes, seams=seams)
    qtbot.addWidget(dialog)
    return dialog


def sent(dialog: Delivering, qtbot: QtBot) -> list[Disclosure]:
    with qtbot.waitSignal(dialog.made, timeout=60_000) as told:
        dialog.go.click()
    return list(told.args[0])


def logged(gate: Gate) -> list[tuple[str, str, str]]:
    every = gate.session.store.all(Disclosure)
    return [(one.reader_name, one.channel, one.stage) for one in every]


def test_each_reader_gets_words_of_their_own_shown_once_and_kept_nowhere(
    gate: Gate, kept: KhanWalters, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "stick"
    out.mkdir()
    seams = Seams(folder=lambda _parent, _title: out)
    dialog = opened(gate, kept, qtbot, "Hina Patel", "Sadia Khan", seams=seams)
    dialog.ways[""].choose("usb")
    assert walk(dialog) == []
    made = sent(dialog, qtbot)
    assert [(one.secret_told, one.channel, one.format) for one in made] == [
        ("telephone", "usb", "pdf")
    ] * 2
    phrases = dict(dialog.delivered.phrases)
    assert len(set(phrases.values())) == len(phrases) == 2
    for one in made:
        data = (out / f"FP-2026-12-09-{one.code}.pdf").read_bytes()
        with pikepdf.open(io.BytesIO(data), password=phrases[one.reader]) as pdf:
            assert len(pdf.pages) == one.pages
    qtbot.waitUntil(lambda: walk(dialog) == [])
    hina = next(one for one in made if one.reader_name.startswith("Hina"))
    dialog.delivered.findChildren(PlainButton)[0].click()
    assert QGuiApplication.clipboard().text() == phrases[hina.reader]
    forget()
    assert QGuiApplication.clipboard().text() == ""
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()
    assert dialog.delivered.phrases == {}


def test_a_draft_of_an_e_mail_opens_and_a_wrong_address_is_said_at_its_place(
    gate: Gate, kept: KhanWalters, qtbot: QtBot, tmp_path: Path
) -> None:
    opened_files: list[Path] = []
    seams = Seams(folder=lambda _parent, _title: tmp_path, open_file=opened_files.append)
    dialog = opened(gate, kept, qtbot, "Hina Patel", seams=seams)
    way = dialog.ways[wish(gate, kept, "Hina Patel")[0].id]
    way.choose("e-mail")
    way.address.setText("hina at school")
    dialog.go.click()
    assert "is not one e-mail address" in dialog.trouble.words
    assert logged(gate) == []
    way.address.setText("hina.patel@example.org")
    sent(dialog, qtbot)
    (draft,) = tmp_path.glob("*.eml")
    message = email.message_from_bytes(draft.read_bytes(), policy=default)
    assert message["To"] == "hina.patel@example.org"
    next(one for one in dialog.delivered.findChildren(TextButton)).click()
    assert opened_files == [draft]


def test_pages_go_to_the_printer_as_they_are_and_the_log_says_so(
    gate: Gate, kept: KhanWalters, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog = opened(gate, kept, qtbot, "Hina Patel", seams=Seams(printer=lambda _parent: printer))
    dialog.ways[wish(gate, kept, "Hina Patel")[0].id].choose("print")
    (made,) = sent(dialog, qtbot)
    assert len(pypdfium2.PdfDocument(tmp_path / "paper.pdf")) == made.pages
    assert logged(gate) == [("Hina Patel, Hillside Primary", "print", "made")]
    assert dialog.delivered.phrases == {}


def test_a_printer_that_fails_and_one_that_is_not_there_are_told_of(
    gate: Gate, kept: KhanWalters, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("familyplan_ui.packs.printing.QPrinterInfo.availablePrinterNames", list)
    dialog = opened(gate, kept, qtbot, "Hina Patel", seams=Seams())
    dialog.ways[wish(gate, kept, "Hina Patel")[0].id].choose("print")
    dialog.go.click()
    assert "No printer is set up" in dialog.trouble.words
    assert logged(gate) == []
    broken = QPrinter()
    broken.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    broken.setOutputFileName(str(tmp_path / "gone" / "paper.pdf"))
    dialog.close_for_good()
    dialog = opened(gate, kept, qtbot, "Hina Patel", seams=Seams(printer=lambda _parent: broken))
    dialog.ways[wish(gate, kept, "Hina Patel")[0].id].choose("print")
    assert sent(dialog, qtbot) == []
    assert logged(gate) == [("Hina Patel, Hillside Primary", "print", "not_made")]


def test_where_only_sealed_copies_may_leave_nothing_else_is_offered(
    gate: Gate, kept: KhanWalters, qtbot: QtBot, tmp_path: Path
) -> None:
    around = gate.session.vault.surroundings
    strict = replace(around, policy=lambda: Policy(clear_exports=False))
    gate.session.vault.surroundings = strict
    seams = Seams(folder=lambda _parent, _title: tmp_path)
    dialog = opened(gate, kept, qtbot, "Hina Patel", seams=seams)
    way = dialog.ways[wish(gate, kept, "Hina Patel")[0].id]
    assert way.channel.findData("print") == -1
    assert not way.seal.isEnabled()
    assert not way.form.isVisible()
    (made,) = sent(dialog, qtbot)
    assert made.sent_digest != made.digest


def test_a_sheet_is_offered_for_a_list_of_actions_alone(
    gate: Gate, kept: KhanWalters, qtbot: QtBot, tmp_path: Path
) -> None:
    seams = Seams(folder=lambda _parent, _title: tmp_path)
    hina, asked = wish(gate, kept, "Hina Patel")
    offered = {}
    for kind in ("all_actions", "meeting_pack"):
        wishes = [(hina, replace(asked, kind=kind))]
        dialog = send_out(gate, kept.family.id, wishes, seams=seams)
        qtbot.addWidget(dialog)
        form = dialog.ways[hina.id].form
        offered[kind] = [form.itemData(at) for at in range(form.count())]
    assert offered == {
        "all_actions": ["pdf", "docx", "txt", "csv", "xlsx"],
        "meeting_pack": ["pdf", "docx", "txt"],
    }


def test_closing_while_copies_are_made_stops_after_the_one_on_its_way_and_tells_of_it(
    gate: Gate, kept: KhanWalters, qtbot: QtBot, tmp_path: Path
) -> None:
    seams = Seams(folder=lambda _parent, _title: tmp_path)
    dialog = opened(gate, kept, qtbot, "Hina Patel", "Sadia Khan", seams=seams)
    with qtbot.waitSignal(dialog.made, timeout=60_000) as told:
        dialog.go.click()
        dialog.reject()
    assert dialog.isVisible()
    assert [one.stage for one in told.args[0]] == ["made"]
    assert logged(gate) == [("Hina Patel, Hillside Primary", "file", "made")]


def test_locking_while_copies_are_made_closes_the_dialog_and_lets_nothing_more_leave(
    gate: Gate, kept: KhanWalters, qtbot: QtBot, tmp_path: Path
) -> None:
    seams = Seams(folder=lambda _parent, _title: tmp_path)
    dialog = opened(gate, kept, qtbot, "Hina Patel", "Sadia Khan", seams=seams)
    closed: list[int] = []
    postman = dialog.postman
    dialog.finished.connect(closed.append)
    with qtbot.waitSignal(postman.done, timeout=60_000):
        dialog.go.click()
        gate.lock()
    assert len(closed) == 1
    assert list(tmp_path.glob("FP-*")) == []


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 200)])
def test_nothing_is_found_before_and_after(
    gate: Gate, kept: KhanWalters, qtbot: QtBot, theme: Theme, tmp_path: Path, *, mode: Mode,
    percent: int,
) -> None:  # fmt: skip
    theme.set_mode(mode)
    theme.set_percent(percent)
    seams = Seams(folder=lambda _parent, _title: tmp_path)
    dialog = opened(gate, kept, qtbot, "Hina Patel", "Sadia Khan", seams=seams)
    for button in dialog.views.findChildren(QRadioButton):
        button.click()
    for way in dialog.ways.values():
        way.choose("e-mail")
    settle(qtbot, dialog)
    assert walk(dialog) == []
    sent(dialog, qtbot)
    settle(qtbot, dialog)
    assert walk(dialog) == []
