"""Blank pages: in the order of the screen, and printed from the place where copies are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from familyplan.model import Disclosure
from familyplan.packs.blank_fields import FIELDS, LEFT_OUT, PAGES, Rows
from familyplan_ui.forms import ARRANGEMENTS
from familyplan_ui.packs.asking import Seams
from familyplan_ui.packs.blank import BlankPages
from familyplan_ui.packs.printing import NoPrinter

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


def on_screen(kind: str) -> list[tuple[str, list[str]]]:
    """Give the groups of a kind's form with their fields, without what no paper asks for."""
    gone = LEFT_OUT.get(kind, frozenset())
    groups = [
        (
            group.heading,
            [
                name
                for row in group.rows
                for name in ((row,) if isinstance(row, str) else row)
                if name not in gone
            ],
        )
        for group in ARRANGEMENTS[kind]
    ]
    return [(heading, names) for heading, names in groups if names]


@pytest.mark.parametrize("kind", list(FIELDS))
def test_paper_asks_in_the_order_of_the_screen(kind: str) -> None:
    assert [(heading, list(names)) for heading, names in FIELDS[kind]] == on_screen(kind)


def test_tables_on_paper_keep_the_order_of_the_screen_too() -> None:
    for page in PAGES.values():
        for rows in (part for part in page.parts if isinstance(part, Rows)):
            order = [name for _, names in on_screen(rows.kind) for name in names]
            assert list(rows.columns) == sorted(rows.columns, key=order.index)


def test_a_blank_page_is_printed_and_nothing_is_noted(
    qtbot: QtBot, gate: Gate, tmp_path: Path
) -> None:
    out = tmp_path / "paper.pdf"
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(out))
    button = BlankPages(gate, Seams(printer=lambda _parent: printer))
    qtbot.addWidget(button)
    acts = button.menu_of_pages.actions()
    assert [one.text() for one in acts] == [page.name for page in PAGES.values()]
    next(one for one in acts if one.text() == "A home").trigger()
    assert len(pypdfium2.PdfDocument(out)) == 2
    assert gate.session.store.all(Disclosure) == ()


def test_without_a_printer_it_says_so(qtbot: QtBot, gate: Gate) -> None:
    def none(_parent: object) -> None:
        raise NoPrinter

    button = BlankPages(gate, Seams(printer=none))
    qtbot.addWidget(button)
    with qtbot.waitSignal(gate.refused) as told:
        button.menu_of_pages.actions()[0].trigger()
    assert "No printer is set up" in told.args[0]
