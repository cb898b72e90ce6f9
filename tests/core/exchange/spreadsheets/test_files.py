"""Spreadsheets nobody vouches for: read as what they show, or refused in a sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from familyplan.errors import KnownError
from familyplan.exchange.reading import NOTHING_IN, NotReadable
from familyplan.exchange.spreadsheets import package, tables
from familyplan.exchange.spreadsheets.planning import is_spreadsheet, read_book
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.exchange.spreadsheets.tables import Sheet


def book(fill: Callable[[Worksheet], None]) -> bytes:
    """Make an XLSX file whose first sheet `fill` has written in."""
    made = Workbook()
    assert isinstance(made.active, Worksheet)
    fill(made.active)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Write a package again with every part as `change` gives it."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b"Name,DOB\r\nZo\xc3\xab,1/2/2015\r\n", [("Name", "DOB"), ("Zoë", "1/2/2015")]),
        (b"\xef\xbb\xbfName;DOB\nZo\xc3\xab;1,5\n", [("Name", "DOB"), ("Zoë", "1,5")]),
        ("Name\tDOB\nZoë\tx\n".encode("utf-16"), [("Name", "DOB"), ("Zoë", "x")]),
        ("Name\tDOB\nZoe\tx\n".encode("utf-16-le"), [("Name", "DOB"), ("Zoe", "x")]),
        (b"Name,DOB\nZo\xeb,x\n", [("Name", "DOB"), ("Zoë", "x")]),
        (b"sep=|\nName|DOB\nA|x\n", [("Name", "DOB"), ("A", "x")]),
        (b'Name,Note\n"A ""B""","two\nlines, and more"\n',
         [("Name", "Note"), ('A "B"', "two\nlines, and more")]),
        (b"Name\nAda\n\nBen\n", [("Name",), ("Ada",), ("Ben",)]),
        (b"Name,DOB\n'=1+1,'+44 1632\n", [("Name", "DOB"), ("=1+1", "+44 1632")]),
        (b"a,b\n\x1b[2J,x\x00y\n"[:-4] + b"x\n", [("a", "b"), ("[2J", "x")]),
    ],
    ids=range(10),
)  # fmt: skip
def test_separated_values_are_read_whatever_wrote_them(
    data: bytes, rows: list[tuple[str, ...]]
) -> None:
    assert cells(read_book(data, "f.csv").sheets[0]) == rows


def test_rows_keep_the_number_the_spreadsheet_shows() -> None:
    sheet = read_book(b'Name\n\n"a\nb"\nBen\n', "f.csv").sheets[0]
    assert [row.n for row in sheet.rows] == [1, 3, 4]


def test_windows_text_is_read_and_said_to_be_that() -> None:
    assert read_book(b"Zo\xeb\nx\n", "f.csv").told == (
        "The file is not UTF-8. It was read as Windows text: check letters like é.",
    )


def test_a_workbook_gives_what_is_typed_in_it() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["DOB", "NHS", "Kept noughts", "Yes or no", "Number", "When"])
        sheet.append([date(2019, 3, 5), 9991234519, 77009, True, 0.1 + 0.2,
                      datetime(2026, 1, 2, 9, 30)])  # noqa: DTZ001 - as a spreadsheet holds it  # fmt: skip
        sheet["C2"].number_format = "00000000"
        sheet.append(["5 March 2019", 9991234519.0, "007", False, 3.0, ""])

    sheet = read_book(book(fill), "f.xlsx").sheets[0]
    assert cells(sheet)[1:] == [
        ("2019-03-05", "9991234519", "00077009", "Yes", "0.3", "2026-01-02 09:30"),
        ("5 March 2019", "9991234519", "007", "No", "3"),
    ]


def test_formulas_are_never_worked_out_and_errors_are_named() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Name", "Age"])
        sheet.append(["Ada", '=HYPERLINK("http://example.org","x")'])
        sheet.append(["Ben", "#REF!"])

    sheet = read_book(book(fill), "f.xlsx").sheets[0]
    assert cells(sheet) == [("Name", "Age"), ("Ada",), ("Ben",)]
    assert [(one.row, one.words) for one in sheet.troubles] == [
        (2, "a formula’s result is not in the file: save it in its program first"),
        (3, "a cell shows the error #REF!"),
    ]


def test_cells_merged_downwards_say_the_same_in_every_row() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["Ref", "Name"], ["F-1", "Ada"], ["", "Ben"], ["", "Cy"], ["F-2", "Dan"]):
            sheet.append(row)
        sheet.merge_cells("A2:A4")

    sheet = read_book(book(fill), "f.xlsx").sheets[0]
    assert [row.at(0) for row in sheet.rows] == ["Ref", "F-1", "F-1", "F-1", "F-2"]


def test_hidden_sheets_are_read_and_marked() -> None:
    made = Workbook()
    made.worksheets[0].title = "Shown"
    made.create_sheet("Secret").sheet_state = "veryHidden"
    held = io.BytesIO()
    made.save(held)
    sheets = read_book(held.getvalue(), "f.xlsx").sheets
    assert [(one.name, one.hidden) for one in sheets] == [("Shown", False), ("Secret", True)]


def one_row(sheet: Worksheet) -> None:
    sheet.append(["Name"])
    sheet.append(["Ada"])


def test_a_sheet_that_lies_about_its_size_is_read_by_what_is_in_it() -> None:
    data = repacked(
        book(one_row),
        lambda _name, part: part.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'),
    )
    assert cells(read_book(data, "f.xlsx").sheets[0]) == [("Name",), ("Ada",)]


def test_a_row_numbered_beyond_the_last_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("familyplan.exchange.spreadsheets.xlsx_in._LAST_ROW", 5_000)
    data = repacked(
        book(one_row),
        lambda _name, part: part.replace(b'<row r="2"', b'<row r="999999999"').replace(
            b'<c r="A2"', b'<c r="A999999999"'
        ),
    )
    with pytest.raises(NotReadable):
        read_book(data, "f.xlsx")


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAMAGED = "The file is damaged. Open it in the spreadsheet program and save it again."
NO_TEXT = "The file is no text a spreadsheet wrote. Save it as CSV UTF-8 or as XLSX."
ENDLESS = "The file is not a table: a quote that is opened in it never ends."


def _entities(name: str, part: bytes) -> bytes:
    if not name.endswith("sheet1.xml"):
        return part
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    return bomb + part.replace(b"<sheetData>", b"<sheetData>&b;")


def _encrypted() -> bytes:
    return OLD + bytes(600) + "EncryptedPackage".encode("utf-16-le")


def _zip(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t\n", "The file is empty."),
        (b"\x81\x8d\xff", NO_TEXT),
        (b'a,b\n"never ends' + b"x\n" * 200_000, ENDLESS),
        (b",".join([b"x"] * 300), "The sheet has more than 200 columns."),
        (b"x\n" * 50_001, "The sheet has more than 50000 rows."),
        (_encrypted(), "The file is protected with a password. Save a copy without one."),
        (OLD + b"old", "The file is in an old form. Save it as XLSX or CSV."),
        (b"PK\x03\x04nothing", DAMAGED),
        (_zip("mimetype", "content.xml"), "The file is no spreadsheet. Save it as XLSX or CSV."),
        (_zip("[Content_Types].xml", "xl/workbook.xml"), DAMAGED),
        (repacked(book(one_row), _entities), DAMAGED),
    ],
    ids=range(12),
)
def test_what_cannot_be_read_says_why(data: bytes, sentence: str) -> None:
    with pytest.raises(NotReadable) as refused:
        read_book(data, "f.csv")
    assert refused.value.sentence == f"{sentence} Nothing was brought in."


def test_a_file_that_unpacks_to_more_than_the_limit_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package, "MOST_UNPACKED", 2_000_000)
    bomb = repacked(
        book(one_row), lambda n, p: p + b" " * 3_000_000 if n.endswith("sheet1.xml") else p
    )
    assert len(bomb) < 20_000
    with pytest.raises(NotReadable, match="larger than 2 MB"):
        read_book(bomb, "f.xlsx")


def test_a_file_too_large_is_not_even_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("familyplan.exchange.spreadsheets.planning.MOST_BYTES", 1_000_000)
    with pytest.raises(NotReadable, match="larger than 1 MB"):
        read_book(b"x" * 1_000_001, "f.csv")


def test_a_cell_longer_than_any_spreadsheet_keeps_is_told_of_with_its_row() -> None:
    long = b"x" * (tables.LONGEST_CELL + 1)
    sheet = read_book(b"a,b\n1," + long + b"\n", "f.csv").sheets[0]
    assert [(one.row, one.bad) for one in sheet.troubles] == [(2, True)]


def test_what_is_json_is_not_taken_for_a_spreadsheet() -> None:
    assert [is_spreadsheet("f.json", b"a,b"), is_spreadsheet("", b' {"a": 1}'),
            is_spreadsheet("", b"a,b"), is_spreadsheet("F.XLSX", b"{")] == [
        False, False, True, True]  # fmt: skip


def said(data: bytes) -> str:
    """Read a file; give the sentence it was refused with, or the ending of every refusal."""
    try:
        read_book(data, "f.csv")
    except KnownError as refused:
        return refused.sentence
    return say(NOTHING_IN)


@settings(max_examples=30)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    for each in (data, b"PK\x03\x04" + data, b"Name,DOB\n" + data):
        assert said(each).endswith(say(NOTHING_IN))


SOUND = book(one_row)


@settings(max_examples=20)
@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
def test_a_workbook_with_some_bytes_changed_is_read_or_refused(at: int, put: bytes) -> None:
    assert said(SOUND[:at] + put + SOUND[at + len(put) :]).endswith(say(NOTHING_IN))


def test_every_part_of_a_file_is_unpacked_once_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Name", "=1+1"])
        sheet.merge_cells("A1:A3")

    data = book(fill)
    opened: list[str] = []
    way = zipfile.ZipFile.open

    def noting(self: zipfile.ZipFile, name: zipfile.ZipInfo) -> object:
        opened.append(name.filename)
        return way(self, name)

    with monkeypatch.context() as patched:
        patched.setattr(zipfile.ZipFile, "open", lambda self, name, *_: noting(self, name))
        found = package.looked_into(data)
    assert len(opened) == len(set(opened)) > 3
    assert found == {
        "/xl/worksheets/sheet1.xml": package.Part(formulas=True, merged=(("A", 1, 3),))
    }
