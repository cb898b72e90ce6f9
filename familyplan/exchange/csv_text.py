"""Tables as CSV text that a spreadsheet opens rightly and cannot be made to run."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A cell that begins with one of these is taken for a formula by spreadsheets (OWASP, "CSV
# Injection"); an apostrophe before it makes it words.
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
_MARK: Final = "\ufeff"


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table as CSV (RFC 4180); the mark at its beginning tells Excel that it is UTF-8."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow([harmless(cell) for cell in head])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return _MARK + held.getvalue()


def harmless(cell: str) -> str:
    """Give a cell that is words to every spreadsheet, whatever it begins with."""
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
