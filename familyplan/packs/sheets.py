"""Actions as a spreadsheet: a row each, dates as dates, and nothing a spreadsheet would run."""

from __future__ import annotations

import io
from datetime import date
from html import escape  # that of xml.sax reads all of the library for the web
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Action
from familyplan.model.titles import title
from familyplan.model.vocabulary import spoken
from familyplan.packs import at_work
from familyplan.packs.document import clean, plain
from familyplan.packs.said import owner
from familyplan.packs.zipped import packed
from familyplan.words import say
from familyplan.words.csv_text import csv_text, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import PartialDate
    from familyplan.packs.document import Document
    from familyplan.sharing import View

__all__ = ["csv_of_actions", "xlsx_of_actions"]

_HEADS_AT: Final = 1
_WIDTHS: Final = (16, 30, 44, 14, 16, 16, 24, 40, 14, 40, 34)
_LONGEST: Final = 32_767  # the most letters Excel keeps in one cell

Cell = str | date


def csv_of_actions(_document: Document, view: View) -> bytes:
    """Give the actions of a View as CSV; a day that is known stands as 2026-12-11."""
    rows = ([_said(cell) for cell in row] for row in _rows(view))
    return csv_text(_heads(), rows).encode()


def xlsx_of_actions(document: Document, view: View) -> bytes:
    """Give the actions of a View as an Excel file; `document` says whose copy it is."""
    from openpyxl import Workbook  # noqa: PLC0415 - large, and seldom needed
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - with it

    book = Workbook()
    sheet: Any = book.active
    sheet.title = say("Actions")
    sheet.append(list(_heads()))
    for row in _rows(view):
        for part in _in_cells(row):
            sheet.append([None if cell == "" else cell for cell in part])
            _as_words(sheet[sheet.max_row])
    for cell in sheet[_HEADS_AT]:
        cell.font = Font(bold=True)
    for column, width in zip(sheet.columns, _WIDTHS, strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    _print_well(sheet)
    _about(book.create_sheet(say("This copy")), document)
    stream = io.BytesIO()
    book.save(stream)
    return packed(stream.getvalue(), _properties(document))


def _heads() -> tuple[str, ...]:
    return (
        say("Reference"),
        say("Who"),
        say("What"),
        say("By when"),
        say("How often"),
        say("How it is"),
        say("Waiting for"),
        say("What became of it"),
        say("Done on"),
        say("For which goal"),
        say("Agreed at"),
    )


def _rows(view: View) -> Iterator[tuple[Cell, ...]]:
    number = at_work.reference(view)
    for one in at_work.in_order(one for one in view.rows.of(Action) if one.what):
        goal, meeting = view.rows.any(one.goal), view.rows.any(one.agreed_at)
        row: tuple[Cell, ...] = (
            number,
            plain(owner(view, one)),
            one.what,
            _day(one.due) or _kept_back(view, one, "due"),
            spoken("rhythm", one.rhythm) if one.rhythm not in {"", "once"} else "",
            _status(view, one),
            one.waiting_for,
            one.outcome_note,
            _day(one.done_on),
            getattr(goal, "words", ""),
            title(meeting) if meeting else "",
        )
        yield tuple(clean(cell).strip() if isinstance(cell, str) else cell for cell in row)


def _day(said: PartialDate | None) -> Cell:
    if said is None:
        return ""
    return said.exact or said.said


def _kept_back(view: View, action: Action, field: str) -> str:
    return say("Not shown in this copy") if view.left_out(action.id, field) else ""


def _status(view: View, action: Action) -> str:
    if not action.status and view.left_out(action.id, "status"):
        return say("Not shown in this copy")
    return spoken("action_status", action.status or "not_started")


def _said(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else cell


def _in_cells(row: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """Give a row as one or more: what is longer than a cell can be goes on in the row below."""
    yield tuple(cell[:_LONGEST] if isinstance(cell, str) else cell for cell in row)
    rest = tuple(cell[_LONGEST:] if isinstance(cell, str) else "" for cell in row)
    if any(rest):
        yield from _in_cells(rest)


def _as_words(cells: tuple[Any, ...]) -> None:
    """Keep every text a text, whatever it begins with and whatever is done to the file later."""
    for cell in cells:
        if isinstance(cell.value, date):
            cell.number_format = "yyyy-mm-dd"
        elif cell.value is not None:
            cell.data_type = "s"
            cell.number_format = "@"
            cell.quotePrefix = runs(str(cell.value))


def _print_well(sheet: Any) -> None:  # noqa: ANN401 - openpyxl's own
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _about(sheet: Any, document: Document) -> None:  # noqa: ANN401 - openpyxl's own
    """Say whose copy it is: the head and foot of each page of other files."""
    sides = (
        document.header_right,
        document.footer_left,
        say("Code on this copy: {code}", code=document.footer_right),
    )
    for said in sides:
        sheet.append([plain(said)])
        _as_words(sheet[sheet.max_row])
    sheet.column_dimensions["A"].width = 80


def _properties(document: Document) -> dict[str, bytes]:
    """Give properties that name nobody and tell no time."""
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    said = (
        f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(plain(document.title), quote=False)}</dc:title><dc:creator/>"
        f"<dc:language>{escape(document.language, quote=False)}</dc:language></cp:coreProperties>"
    )
    more = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return {
        "docProps/core.xml": said.encode(),
        "docProps/app.xml": f'<Properties xmlns="{more}"/>'.encode(),
    }
