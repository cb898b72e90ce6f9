"""Page 1 of a database made again from the pages below it, where its own bytes are lost.

It holds 100 bytes of header and the root of the table of tables, whose leaves lie on other pages
and can be told by what they hold. Source: https://sqlite.org/fileformat2.html
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from familyplan.vault.page_cipher import PAGE_BYTES, RESERVED_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAGIC: Final = b"SQLite format 3\0"
_HEADER_BYTES: Final = 100
_LEAF: Final = 0x0D
_INTERIOR: Final = 0x05
_SCHEMA_COLUMNS: Final = 5
_THINGS: Final = (b"table", b"index", b"view", b"trigger")
_FIRST_TEXT: Final = 13
_CHANGES: Final = 1
_SQLITE: Final = 3051003


def schema_rows(page: bytes) -> int | None:
    """Give the largest row number of a leaf of the table of tables, or None for other pages."""
    count = int.from_bytes(page[3:5], "big")
    if page[0] != _LEAF or count == 0 or 8 + 2 * count > PAGE_BYTES:
        return None
    cells = struct.unpack_from(f">{count}H", page, 8)
    try:
        numbers = [_row_number(page, at) for at in cells]
    except IndexError:
        return None
    known = [number for number in numbers if number is not None]
    return max(known) if len(known) == count else None


def without_statistics(page: bytes) -> bytes:
    """Give a leaf of the table of tables with SQLite's statistics under a name nobody reads.

    SQLite reads them whenever it connects, so that damage there would hide all else.
    """
    return page.replace(b"sqlite_stat", b"unread_stat")


def children(page: bytes) -> tuple[int, ...]:
    """Give the pages below page 1, or none where the table of tables fits on it alone."""
    if page[_HEADER_BYTES] != _INTERIOR:
        return ()
    count, right = struct.unpack_from(">H", page, 103)[0], struct.unpack_from(">I", page, 108)[0]
    cells = struct.unpack_from(f">{count}H", page, 112)
    return (*(struct.unpack_from(">I", page, at)[0] for at in cells), right)


def page_count(page: bytes) -> int:
    """Give how many pages the database says it has."""
    return int.from_bytes(page[28:32], "big")


def rebuilt(leaves: Mapping[int, int], pages: int) -> bytes:
    """Make page 1 of a database with this many pages; `leaves` gives row numbers by page."""
    ordered = sorted(leaves, key=lambda page: leaves[page])
    cells = [struct.pack(">I", page) + _varint(leaves[page]) for page in ordered[:-1]]
    page = bytearray(PAGE_BYTES)
    struct.pack_into(
        ">16sHBBBBBBIIIIIIIIIIIII", page, 0, _MAGIC, PAGE_BYTES, 2, 2, RESERVED_BYTES, 64, 32, 32,
        _CHANGES, pages, 0, 0, 1, 4, 0, 0, 1, 0, 0, 0, 0,
    )  # fmt: skip
    struct.pack_into(">II", page, 92, _CHANGES, _SQLITE)
    at = PAGE_BYTES - RESERVED_BYTES
    for index, cell in enumerate(cells):
        at -= len(cell)
        page[at : at + len(cell)] = cell
        struct.pack_into(">H", page, 112 + 2 * index, at)
    struct.pack_into(">BHHHBI", page, _HEADER_BYTES, _INTERIOR, 0, len(cells), at, 0, ordered[-1])
    return bytes(page)


def _row_number(page: bytes, at: int) -> int | None:
    """Read the row number of a cell that holds a row of the table of tables."""
    _length, at = _read_varint(page, at)
    number, at = _read_varint(page, at)
    start = at
    header, at = _read_varint(page, at)
    kinds: list[int] = []
    while at < start + header:
        kind, at = _read_varint(page, at)
        kinds.append(kind)
    if len(kinds) != _SCHEMA_COLUMNS or kinds[0] < _FIRST_TEXT or kinds[0] % 2 == 0:
        return None
    word = page[at : at + (kinds[0] - _FIRST_TEXT) // 2]
    return number if word in _THINGS else None


def _read_varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for index in range(8):
        byte = page[at + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says another byte follows
            return value, at + index + 1
    return value << 8 | page[at + 8], at + 9


def _varint(value: int) -> bytes:
    """Write a number below 2^56 as SQLite does."""
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))
