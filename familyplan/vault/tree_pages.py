"""The pages of SQLite's trees, read and made by hand: what hangs below one, and what it holds.

Everything is laid out as in https://sqlite.org/fileformat2.html. Nothing else can be taken for a
page of a tree: other pages begin with a page number below 2^24, and freed ones are zeros.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

from familyplan.vault.page_cipher import PAGE_BYTES, RESERVED_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INTERIOR_INDEX: Final = 0x02
INTERIOR_TABLE: Final = 0x05
LEAF_INDEX: Final = 0x0A
LEAF_TABLE: Final = 0x0D
KINDS: Final = frozenset({INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE})
_ABOVE: Final = frozenset({INTERIOR_INDEX, INTERIOR_TABLE})
_USABLE: Final = PAGE_BYTES - RESERVED_BYTES
# Longer rows of a table end on other pages.
MOST_LOCAL: Final = _USABLE - 35
_LEAF_HEADER: Final = 8
_HEADER: Final = 12
_FIRST_BLOB: Final = 12
FIRST_TEXT: Final = 13
# As many as fit with row numbers of nine bytes.
MOST_CHILDREN: Final = 260


class Record(NamedTuple):
    """One row: its number (0 in an index), its length, its types, and where its values begin."""

    number: int
    length: int
    types: tuple[int, ...]
    at: int


def children(page: bytes, begin: int = 0) -> tuple[int, ...]:
    """Give the pages below one, or none for a leaf; on page 1 the tree begins at byte 100."""
    if page[begin] not in _ABOVE:
        return ()
    count, right = struct.unpack_from(">H3xI", page, begin + 3)
    cells = struct.unpack_from(f">{count}H", page, begin + _HEADER)
    return (*(struct.unpack_from(">I", page, at)[0] for at in cells), right)


def records(page: bytes) -> tuple[Record, ...] | None:
    """Give the rows on a page, none where rows are only below it, or None where it has no sense."""
    if page[0] not in KINDS:
        return None
    above = page[0] in _ABOVE
    if page[0] == INTERIOR_TABLE:
        return ()
    count = int.from_bytes(page[3:5], "big")
    try:
        cells = struct.unpack_from(f">{count}H", page, _HEADER if above else _LEAF_HEADER)
        return tuple(
            _record(page, at + 4 if above else at, numbered=page[0] == LEAF_TABLE) for at in cells
        )
    except (IndexError, struct.error):
        return None


def _record(page: bytes, at: int, *, numbered: bool) -> Record:
    length, at = read_varint(page, at)
    number, at = read_varint(page, at) if numbered else (0, at)
    start = at
    header, at = read_varint(page, at)
    types: list[int] = []
    while at < start + header:
        kind, at = read_varint(page, at)
        types.append(kind)
    return Record(number, length, tuple(types), at)


def values(page: bytes, record: Record) -> Iterator[str | int | None]:
    """Give the texts, whole numbers and nothings of a row that lies on this page entirely."""
    at = record.at
    for kind in record.types:
        size = size_of(kind)
        part = page[at : at + size]
        at += size
        if kind >= FIRST_TEXT:
            yield part.decode("utf-8", "replace")
        elif size:
            yield int.from_bytes(part, "big", signed=True)
        else:
            # 8 and 9 are the numbers 0 and 1, which take no room.
            yield {8: 0, 9: 1}.get(kind)


def size_of(kind: int) -> int:
    """Give how many bytes a value of this type takes."""
    if kind >= _FIRST_BLOB:
        return (kind - _FIRST_BLOB) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def suits(kind: int, declared: str) -> bool:
    """Say whether a value of this type can stand in a column declared so; nothing always can."""
    if not kind or not declared:
        return True
    if kind < _FIRST_BLOB:
        return declared == "INTEGER"
    return declared == ("TEXT" if kind % 2 else "BLOB")


def row_of_schema(number: int, row: Sequence[str | int | None]) -> bytes:
    """Write a row of texts, page numbers and nothings as the cell of a leaf."""
    types, body = b"", b""
    for value in row:
        if value is None:
            types += varint(0)
        elif isinstance(value, int):
            types += varint(4)
            body += value.to_bytes(4, "big")
        else:
            text = value.encode()
            types += varint(2 * len(text) + FIRST_TEXT)
            body += text
    payload = varint(len(types) + 1) + types + body
    return varint(len(payload)) + varint(number) + payload


def leaf(cells: Sequence[bytes]) -> bytes:
    """Make a leaf of a table from its cells, in order."""
    return page_of(LEAF_TABLE, cells, 0)


def room_for(cells: Sequence[bytes]) -> bool:
    """Say whether one leaf holds these cells."""
    return _LEAF_HEADER + sum(len(cell) + 2 for cell in cells) <= _USABLE


def interior(below: Sequence[tuple[int, int]]) -> bytes:
    """Make a page above others, given by page and largest row number, in order."""
    cells = [struct.pack(">I", page) + varint(number) for page, number in below[:-1]]
    return page_of(INTERIOR_TABLE, cells, below[-1][0])


def page_of(kind: int, cells: Sequence[bytes], right: int, begin: int = 0) -> bytes:
    """Make a page of a tree; its header begins at `begin`."""
    page = bytearray(PAGE_BYTES)
    after = begin + (_HEADER if kind in _ABOVE else _LEAF_HEADER)
    at = _USABLE
    for index, cell in enumerate(cells):
        at -= len(cell)
        page[at : at + len(cell)] = cell
        struct.pack_into(">H", page, after + 2 * index, at)
    struct.pack_into(">BHHHB", page, begin, kind, 0, len(cells), at, 0)
    if kind in _ABOVE:
        struct.pack_into(">I", page, begin + _LEAF_HEADER, right)
    return bytes(page)


def read_varint(page: bytes, at: int) -> tuple[int, int]:
    """Read a number of one to nine bytes, and give where the next thing begins."""
    value = 0
    for index in range(8):
        byte = page[at + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says another byte follows
            return value, at + index + 1
    return value << 8 | page[at + 8], at + 9


def varint(value: int) -> bytes:
    """Write a number below 2^56 as SQLite does."""
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))
