"""Reading XLSX: values only, never a formula's working; dates as dates, numbers as typed."""

from __future__ import annotations

import warnings
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from familyplan.exchange.reading import NotReadable
from familyplan.exchange.spreadsheets import package as packed
from familyplan.exchange.spreadsheets.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    Book,
    Gathering,
    Sheet,
    Trouble,
)
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAST_ROW: Final = 1_048_576  # Excel's own; a file may claim more to keep a reader counting
_MOST_CELLS: Final = 2 * MOST_ROWS * MOST_COLUMNS
_DIGITS: Final = 15  # a number keeps no more
_MOST_SHEETS: Final = 50


def read_xlsx(data: bytes) -> Book:
    """Read every sheet of a workbook as plain text.

    Raises:
        NotReadable: it cannot be read, or is larger than the limits.

    """
    parts = packed.looked_into(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles it leaves out
            return _book(parts, data)
    except NotReadable:
        raise
    except Exception as error:  # the library fails in many ways on what is not well made
        raise packed.damaged() from error


def _book(parts: dict[str, packed.Part], data: bytes) -> Book:
    values = _opened(data, values=True)
    formulas: Any = None
    sheets: list[Sheet] = []
    for at, sheet in enumerate(values.worksheets[:_MOST_SHEETS]):
        path = f"/{sheet._worksheet_path.removeprefix('/')}"  # noqa: SLF001 - no other way
        part = parts.get(path, packed.Part())
        if formulas is None and part.formulas:
            formulas = _opened(data, values=False)
        worked = formulas.worksheets[at] if part.formulas else None
        sheets.append(_sheet(sheet, worked, part))
    left = len(values.worksheets) - _MOST_SHEETS
    told = (say("Only the first {n} sheets were read.", n=_MOST_SHEETS),) if left > 0 else ()
    return Book(tuple(sheets), told)


def _opened(data: bytes, *, values: bool) -> Any:  # noqa: ANN401 - its stubs know no read-only book
    import io  # noqa: PLC0415 - with the library below

    from openpyxl import load_workbook  # noqa: PLC0415 - large, and seldom needed

    return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _sheet(sheet: Any, worked: Any, part: packed.Part) -> Sheet:  # noqa: ANN401 - openpyxl's own
    taken = Gathering()
    merged = _Merged(part)
    unsaved = _unsaved(worked)
    for n, cells in enumerate(_rows(sheet), start=1):
        texts = [_text(cell) for cell in cells]
        for at, cell in enumerate(cells):
            if getattr(cell, "data_type", "") == "e":
                texts[at] = ""
                taken.troubles.append(
                    Trouble(n, say("a cell shows the error {error}", error=cell.value))
                )
            elif not texts[at] and (n, at) in unsaved:
                words = say("a formula’s result is not in the file: save it in its program first")
                taken.troubles.append(Trouble(n, words))
        merged.fill(n, texts)
        taken.take(n, texts)
    return taken.sheet(sheet.title, hidden=sheet.sheet_state != "visible")


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - openpyxl's own
    # What a sheet says of its own size is not to be believed.
    sheet.reset_dimensions()
    looked_at = 0
    for n, cells in enumerate(sheet.iter_rows()):
        looked_at += len(cells)
        if n >= _LAST_ROW or looked_at > _MOST_CELLS:
            raise NotReadable(say("The sheet has more than {n} rows.", n=MOST_ROWS))
        if any(cell.value is not None for cell in cells[MOST_COLUMNS:]):
            raise NotReadable(say("The sheet has more than {n} columns.", n=MOST_COLUMNS))
        yield cells[:MOST_COLUMNS]


def _unsaved(worked: Any) -> frozenset[tuple[int, int]]:  # noqa: ANN401 - openpyxl's own
    """Name the cells with formulas, by row number and column."""
    if worked is None:
        return frozenset()
    return frozenset(
        (n, at)
        for n, cells in enumerate(_rows(worked), start=1)
        for at, cell in enumerate(cells)
        if getattr(cell, "data_type", "") == "f"
    )


class _Merged:
    """Cells merged downwards, which the file holds in their first row only."""

    def __init__(self, part: packed.Part) -> None:
        from openpyxl.utils import column_index_from_string  # noqa: PLC0415 - with the library

        self._starts: dict[int, list[tuple[int, int]]] = {}
        self._open: dict[int, tuple[int, str]] = {}
        for letters, top, bottom in part.merged[:MOST_ROWS]:
            column = column_index_from_string(letters) - 1
            self._starts.setdefault(top, []).append((column, bottom))

    def fill(self, n: int, texts: list[str]) -> None:
        """Say in every further row of a merged cell what it says."""
        for column, (bottom, said) in tuple(self._open.items()):
            if bottom < n:
                del self._open[column]
            elif column < len(texts):
                texts[column] = texts[column] or said
        for column, bottom in self._starts.get(n, ()):
            if column < len(texts):
                self._open[column] = (bottom, texts[column])


def _text(cell: Any) -> str:  # noqa: ANN401 - openpyxl's own
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("Yes") if value else say("No")
    if isinstance(value, datetime):
        whole = value.time() == time(0)
        return value.date().isoformat() if whole else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return str(value)


def _number(value: float, shape: object) -> str:
    """Write a number as it was typed: never 9.99E+09, and with the noughts its format keeps."""
    text = str(value) if isinstance(value, int) else f"{Decimal(f'{value:.{_DIGITS}g}'):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    bare = shape.replace(" ", "").replace("-", "") if isinstance(shape, str) else ""
    return text.zfill(len(bare)) if bare and set(bare) == {"0"} else text
