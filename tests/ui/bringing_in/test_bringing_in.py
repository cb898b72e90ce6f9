"""Bringing families in through the window: a file, its columns, the families, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press
from openpyxl import Workbook
from walk import walk

from familyplan.model import Family, Person
from familyplan_ui.bringing_in import Page
from familyplan_ui.forms.choosing import Chooser
from familyplan_ui.theme import MODES, Mode, Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

ROWS: list[list[str | int | None]] = [
    ["Family ref", "Surname", "First name", "DOB", "Relationship", "Postcode", "Shoe size"],
    ["F-1", "Brook", "Ada", "1/2/2015", "Child", "NB1 1AA", 3],
    ["F-1", "Brook", "Ann", "1988", "Mother", "NB1 1AA", None],
    ["F-2", "Reed", "Cy", "31/31/2019", "Child", "nowhere", None],
    ["F-3", None, None, None, None, "NB2 2BB", None],
]


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, tmp_path: Path) -> Page:
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(tmp_path / "caseload.xlsx")

    def ask(_parent: QWidget) -> Path:
        return tmp_path / "caseload.xlsx"

    made = Page(gate, ask)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.arrive()
    made.show()
    return made


def names(gate: Gate) -> list[str]:
    return sorted(one.name for one in gate.session.store.all(Family))


def until(qtbot: QtBot, seen: Callable[[], bool]) -> None:
    qtbot.waitUntil(seen, timeout=20_000)


def to_columns(qtbot: QtBot, page: Page) -> None:
    press(page, "Choose a file…")
    until(qtbot, page.columns.isVisible)


def to_preview(qtbot: QtBot, page: Page) -> None:
    to_columns(qtbot, page)
    press(page, "See the families")
    until(qtbot, page.preview.isVisible)


def test_a_spreadsheet_comes_in_step_by_step(qtbot: QtBot, page: Page, gate: Gate) -> None:
    to_columns(qtbot, page)
    shown = {one.accessibleName(): one.currentText() for one in page.findChildren(Chooser)}
    assert shown["What “DOB” is"] == "Date of birth or age"
    assert shown["What “Shoe size” is"] == "Keep in a note"
    press(page, "See the families")
    until(qtbot, page.preview.isVisible)
    assert page.preview.summary.text() == (
        "2 families would come in with 3 people. 1 family cannot come in. "
        "1 family has something to look at."
    )
    assert [row.name for row in page.preview.odd.painted.rows] == [
        "Row 5: names neither a family nor a person",
        (
            "Row 4: Date of birth or age: “31/31/2019” is no date that can be read (day before "
            "month). It is kept as written."
        ),
        "Row 4: Postcode: This does not look like a postcode. It is kept as you typed it.",
    ]
    assert names(gate) == []
    press(page, "Bring in the other 2 families")
    until(qtbot, page.ended.isVisible)
    assert page.ended.words.words == "2 families came in."
    assert page.ended.more.text() == (
        "Undo takes them back one at a time, the last first (brought in Reed)."
    )
    assert names(gate) == ["Brook", "Reed"]


def test_none_of_them_comes_in_when_none_is_chosen(qtbot: QtBot, page: Page, gate: Gate) -> None:
    to_preview(qtbot, page)
    press(page, "Bring in none")
    assert page.choose_button.isVisible()
    assert names(gate) == []


def test_it_is_all_taken_back_when_asked_for(qtbot: QtBot, page: Page, gate: Gate) -> None:
    to_preview(qtbot, page)
    press(page, "Bring in the other 2 families")
    until(qtbot, page.ended.isVisible)
    press(page, "Take it all back")
    until(qtbot, lambda: page.ended.words.words.startswith("It was taken back"))
    assert (names(gate), gate.session.store.all(Person)) == ([], ())
    assert gate.session.verify().problems == ()


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    qtbot: QtBot, page: Page, tmp_path: Path
) -> None:
    (tmp_path / "caseload.xlsx").write_bytes(b"PK\x03\x04nothing")
    press(page, "Choose a file…")
    until(qtbot, page.wrong.isVisible)
    assert page.wrong.words.startswith("The file is damaged.")


LOOKS = [(mode, percent) for mode in MODES[1:] for percent in (100, 200)]


@pytest.mark.parametrize(("mode", "percent"), LOOKS)
def test_every_step_passes_the_walk(qtbot: QtBot, page: Page, mode: Mode, percent: int) -> None:
    Theme.current().set_mode(mode)
    Theme.current().set_percent(percent)
    qtbot.wait(50)
    assert walk(page) == []
    to_columns(qtbot, page)
    qtbot.wait(20)
    assert walk(page) == []
    press(page, "See the families")
    until(qtbot, page.preview.isVisible)
    qtbot.wait(20)
    assert walk(page) == []
    press(page, "Bring in the other 2 families")
    until(qtbot, page.ended.isVisible)
    qtbot.wait(20)
    assert walk(page) == []
