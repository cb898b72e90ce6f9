"""What a spreadsheet holds once it is read: sheets of rows of plain text, and what was odd."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from familyplan.exchange.reading import NotReadable
from familyplan.words import say
from familyplan.words.csv_text import MADE_HARMLESS

MOST_BYTES: Final = 50_000_000
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 32_767  # the most Excel keeps in one cell
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_x000D_")


class Trouble(NamedTuple):
    """Something about one row that a person should know; a `bad` row cannot come in as it is."""

    row: int
    words: str
    bad: bool = False


class Row(NamedTuple):
    """One row with anything in it: its number as the spreadsheet shows it, and its cells."""

    n: int
    cells: tuple[str, ...]

    def at(self, column: int) -> str:
        """Give the text of a column, "" where the row ends before it."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is hidden, its rows that are not empty, what was odd."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    troubles: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A whole file: its sheets, and what to say about how it was read."""

    sheets: tuple[Sheet, ...]
    told: tuple[str, ...] = ()


class Gathering:
    """Takes cells row by row within the limits, and becomes a sheet."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._rows: list[Row] = []
        self.troubles: list[Trouble] = []

    def take(self, n: int, cells: list[str]) -> None:
        """Take the cells of row `n` as they are in the file.

        Raises:
            NotReadable: there are more rows or columns than anybody's caseload has.

        """
        kept = tuple(self._clean(n, cell) if cell else "" for cell in cells)
        width = max((at for at, cell in enumerate(kept, start=1) if cell), default=0)
        if not width:
            return
        if width > MOST_COLUMNS:
            raise NotReadable(say("The sheet has more than {n} columns.", n=MOST_COLUMNS))
        if len(self._rows) >= MOST_ROWS:
            raise NotReadable(say("The sheet has more than {n} rows.", n=MOST_ROWS))
        self._rows.append(Row(n, kept[:width]))

    def sheet(self, name: str, *, hidden: bool = False) -> Sheet:
        """Give what was taken as a sheet of this name."""
        return Sheet(name, tuple(self._rows), hidden, tuple(self.troubles))

    def _clean(self, n: int, cell: str) -> str:
        if len(cell) > LONGEST_CELL:
            self.troubles.append(
                Trouble(n, say("a cell is longer than {most} letters", most=LONGEST_CELL), bad=True)
            )
        text = cell.replace("\r\n", "\n").replace("\r", "\n")
        text, marks = _UNFIT.subn("", text)
        if marks:
            self.troubles.append(Trouble(n, say("held a control character, which was taken away")))
        text = text.strip()
        # Tables this program writes mark a cell that begins like a formula as words.
        return text[1:] if MADE_HARMLESS.match(text) else text
