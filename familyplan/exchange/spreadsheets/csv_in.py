"""Reading CSV text somebody's spreadsheet wrote: its encoding and its separator found out."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from typing import TYPE_CHECKING, Final

from familyplan.exchange.reading import NotReadable
from familyplan.exchange.spreadsheets.tables import LONGEST_CELL, Book, Gathering
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 30
_SAMPLE: Final = 200_000
_NAMED: Final = "sep="


def read_csv(data: bytes, name: str) -> Book:
    """Read a file of separated values as one sheet of this name.

    Raises:
        NotReadable: it is no text, or larger than the limits.

    """
    text, told = _text(data)
    if not text.strip():
        raise NotReadable(say("The file is empty."))
    separator, rest = _separator(text)
    taken = Gathering()
    try:
        for n, cells in enumerate(_rows(rest, separator), start=1 + (rest is not text)):
            taken.take(n, cells)
    except csv.Error as error:
        raise NotReadable(
            say("The file is not a table: a quote that is opened in it never ends.")
        ) from error
    return Book((taken.sheet(name),), told)


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding), ()
    if b"\x00" in data[:_SAMPLE]:
        # Without a mark, every second byte of Latin text in UTF-16 is nought.
        even = data[:_SAMPLE:2].count(0) > data[1:_SAMPLE:2].count(0)
        return _decoded(data, "utf-16-be" if even else "utf-16-le"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        told = say("The file is not UTF-8. It was read as Windows text: check letters like é.")
        return _decoded(data, "cp1252"), (told,)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotReadable(
            say("The file is no text a spreadsheet wrote. Save it as CSV UTF-8 or as XLSX.")
        ) from error


def _separator(text: str) -> tuple[str, str]:
    """Give what separates the cells, and the text after a line that only says so."""
    first, _end, after = text.partition("\n")
    if first.lower().startswith(_NAMED) and len(first.strip()) == len(_NAMED) + 1:
        return first.strip()[-1], after
    return max(_SEPARATORS, key=lambda one: _evenness(text[:_SAMPLE], one)), text


def _evenness(sample: str, separator: str) -> int:
    """Say how much a separator makes a table: cells in the rows that are as wide as most."""
    widths: Counter[int] = Counter()
    try:
        for cells, _n in zip(_rows(sample, separator), range(_LOOKED_AT), strict=False):
            widths[len(cells)] += bool(cells)
    except csv.Error:
        return 0
    return max((rows * (width - 1) for width, rows in widths.items()), default=0)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    for cells in csv.reader(lines, delimiter=separator):
        # A quote that never ends swallows the rest of the file into one cell.
        if any(len(cell) > 4 * LONGEST_CELL for cell in cells):
            raise csv.Error
        yield cells
