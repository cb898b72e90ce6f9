"""Tables as CSV text that a spreadsheet opens rightly and cannot be made to run."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["MADE_HARMLESS", "csv_text", "harmless", "runs"]

# A cell that begins with one of these, also after spaces or marks nobody sees, is taken for a
# formula by spreadsheets (OWASP, "CSV Injection"; the wide signs are those of East Asia); an
# apostrophe before it makes it words.
_BEGINS: Final = "(?:[\t\r\n]|[\\s\u200b-\u200f\u2060\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20])"
_FORMULA: Final = re.compile(_BEGINS)
MADE_HARMLESS: Final = re.compile(f"'{_BEGINS}")
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
    return f"'{cell}" if runs(cell) else cell


def runs(cell: str) -> bool:
    """Say whether a spreadsheet might take a cell for a formula."""
    return _FORMULA.match(cell) is not None
