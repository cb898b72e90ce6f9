"""The recovery sheet: on paper, typed back, and only then may real families come in."""

from __future__ import annotations

import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from by_name import named, press, type_into
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QWidget
from walk import walk

from familyplan import actions
from familyplan.session import RecoveryCode, open_store
from familyplan.session.keys import make_organisation_key, ways_in
from familyplan_ui.door.asking import Asking
from familyplan_ui.door.sheet import Page
from familyplan_ui.families.start import StartForm
from familyplan_ui.today import Page as Today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan.clock import SetClock
    from familyplan.session import Surroundings
    from familyplan_ui.gate import Gate
    from familyplan_ui.theme import Mode, Theme


@pytest.fixture
def surroundings(surroundings: Surroundings) -> Surroundings:
    """Give surroundings that ask for a recovery sheet, as the program itself does."""
    return replace(surroundings, recovery_first=True)


@pytest.fixture
def asked(tmp_path: Path) -> Asking:
    """Answer every dialog with a file in the test's own folder."""

    def printer(_parent: QWidget) -> QPrinter:
        made = QPrinter()
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        return made

    return Asking(
        file=lambda _title: tmp_path / "north.fpkey",
        new_file=lambda _title, _at: tmp_path / "saved.pdf",
        printer=printer,
    )


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, asked: Asking) -> Iterator[Page]:
    """Show the page that makes a sheet."""
    made = Page(gate, asked)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.show()
    made.arrive()
    yield made
    made.leave()


def _shown_code(qtbot: QtBot, page: Page) -> tuple[str, ...]:
    press(page, "Make the recovery sheet")
    qtbot.waitUntil(lambda: page.sheet is not None)
    assert page.sheet is not None
    return page.sheet.groups


def _type_back(page: Page, groups: tuple[str, ...], *, wrong: bool = False) -> None:
    press(page, "I have it on paper")
    assert page.sheet is not None
    for number in page.sheet.asked:
        type_into(page, f"Group {number}", "WRONG" if wrong else groups[number - 1].lower())
    press(page, "Let the sheet count")


def test_a_sheet_counts_once_two_groups_were_typed_back(
    qtbot: QtBot, gate: Gate, page: Page, surroundings: Surroundings
) -> None:
    groups = _shown_code(qtbot, page)
    seen = [gate.session.recovery_needed]
    _type_back(page, groups)
    qtbot.waitUntil(page.done.isVisible)
    assert [*seen, gate.session.recovery_needed] == [True, False]
    assert page.sheet is None
    assert page.on_paper.code.accessibleDescription() == ""
    folder = gate.session.vault.folder
    gate.lock()
    open_store(folder, RecoveryCode(" ".join(groups)), surroundings=surroundings).close()


def test_wrong_groups_do_not_count_and_may_be_typed_again(
    qtbot: QtBot, gate: Gate, page: Page
) -> None:
    groups = _shown_code(qtbot, page)
    _type_back(page, groups, wrong=True)
    first = next(iter(page.typed_back.frames.values()))
    qtbot.waitUntil(lambda: first.error.startswith("The two groups are not the ones"))
    assert gate.session.recovery_needed
    press(page, "Show the code again")
    assert page.sheet is not None
    assert page.sheet.groups == groups
    _type_back(page, groups)
    qtbot.waitUntil(page.done.isVisible)


def test_it_is_printed_from_memory_page_by_page(
    qtbot: QtBot, gate: Gate, page: Page, tmp_path: Path
) -> None:
    _shown_code(qtbot, page)
    press(page, "Print the sheet")
    qtbot.waitUntil(page.on_paper.done.isVisible, timeout=20_000)
    assert len(pypdfium2.PdfDocument(tmp_path / "printed.pdf")) == 2
    newest = gate.session.history("store")[0]
    assert "printed the recovery sheet" in newest.words


def test_a_file_of_it_is_for_this_user_only(qtbot: QtBot, page: Page, tmp_path: Path) -> None:
    groups = _shown_code(qtbot, page)
    press(page, "Save as PDF…")
    qtbot.waitUntil(page.on_paper.done.isVisible, timeout=20_000)
    saved = tmp_path / "saved.pdf"
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    words = pypdfium2.PdfDocument(saved)[0].get_textpage().get_text_range()
    assert all(group in words for group in groups)


def test_a_partnerships_key_counts_as_well(
    qtbot: QtBot, gate: Gate, page: Page, tmp_path: Path, surroundings: Surroundings
) -> None:
    files = make_organisation_key(
        "otters of the whole north", name="North partnership", surroundings=surroundings
    )
    (tmp_path / "north.fpkey").write_bytes(files.public)
    press(page, "Use our partnership's recovery key…")
    assert page.organisation.fingerprint.text().replace("\u200b", "") == files.fingerprint
    press(page, "The fingerprint is the same")
    qtbot.waitUntil(page.done.isVisible)
    assert [way.kind for way in ways_in(gate.session)] == ["passphrase", "organisation"]


def test_a_file_that_is_no_key_is_refused(gate: Gate, page: Page, tmp_path: Path) -> None:
    said: list[str] = []
    gate.refused.connect(said.append)
    (tmp_path / "north.fpkey").write_bytes(b"{}")
    press(page, "Use our partnership's recovery key…")
    assert said[-1].startswith("This is not a key file of an organisation")
    assert named(page, "Make the recovery sheet", QAbstractButton).isVisible()


def test_a_first_real_family_is_led_to_the_sheet(qtbot: QtBot, gate: Gate) -> None:
    form = StartForm(gate)
    qtbot.addWidget(form)
    form.show()
    gone: list[str] = []
    gate.asked.connect(lambda place, _args: gone.append(place))
    type_into(form, "What to call the family", "Hill")
    press(form, "Start the plan")
    press(form, "Make the recovery sheet")
    assert gone == ["sheet"]
    assert gate.session.store.family_lines() == []


def test_today_leads_there_until_there_is_a_sheet(
    qtbot: QtBot, gate: Gate, clock: SetClock
) -> None:
    assert clock.today().year == 2026
    page = Today(gate)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    qtbot.waitUntil(lambda: page.seen is not None)
    assert named(page, "Make the recovery sheet", QAbstractButton).isVisible()


def test_a_sample_may_come_in_before_there_is_a_sheet(gate: Gate) -> None:
    assert gate.did(actions.importing.bring_in, [], invented=True)


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 200)])
def test_the_walk_finds_nothing_at_any_step(
    qtbot: QtBot, theme: Theme, page: Page, mode: Mode, percent: int
) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    qtbot.wait(30)
    assert walk(page) == []
    _shown_code(qtbot, page)
    qtbot.wait(30)
    assert walk(page) == []
    press(page, "I have it on paper")
    qtbot.wait(30)
    assert walk(page) == []
