"""Page 1 of a database made again from the pages below it, where its own bytes are lost.

It holds 100 bytes of header and the root of the table of tables, whose leaves lie on other pages
and can be told by what they hold. Source: https://sqlite.org/fileformat2.html
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from familyplan.vault import tree_pages
from familyplan.vault.page_cipher import PAGE_BYTES, RESERVED_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAGIC: Final = b"SQLite format 3\0"
_HEADER_BYTES: Final = 100
_SCHEMA_COLUMNS: Final = 5
_THINGS: Final = (b"table", b"index", b"view", b"trigger")
_CHANGES: Final = 1
_SQLITE: Final = 3051003


def schema_rows(page: bytes) -> int | None:
    """Give the largest row number of a leaf of the table of tables, or None for other pages."""
    rows = tree_pages.records(page) if page[0] == tree_pages.LEAF_TABLE else None
    if not rows or not all(_is_of_schema(page, row) for row in rows):
        return None
    return max(row.number for row in rows)


def _is_of_schema(page: bytes, row: tree_pages.Record) -> bool:
    if len(row.types) != _SCHEMA_COLUMNS or row.types[0] < tree_pages.FIRST_TEXT:
        return False
    return page[row.at : row.at + tree_pages.size_of(row.types[0])] in _THINGS


def without_statistics(page: bytes) -> bytes:
    """Give a leaf of the table of tables with SQLite's statistics under a name nobody reads.

    SQLite reads them whenever it connects, so that damage there would hide all else.
    """
    return page.replace(b"sqlite_stat", b"unread_stat")


def children(page: bytes) -> tuple[int, ...]:
    """Give the pages below page 1, or none where the table of tables fits on it alone."""
    return tree_pages.children(page, _HEADER_BYTES)


def page_count(page: bytes) -> int:
    """Give how many pages the database says it has."""
    return int.from_bytes(page[28:32], "big")


def rebuilt(leaves: Mapping[int, int], pages: int) -> bytes:
    """Make page 1 of a database with this many pages; `leaves` gives row numbers by page."""
    ordered = sorted(leaves, key=lambda page: leaves[page])
    cells = [struct.pack(">I", page) + tree_pages.varint(leaves[page]) for page in ordered[:-1]]
    page = bytearray(
        tree_pages.page_of(tree_pages.INTERIOR_TABLE, cells, ordered[-1], _HEADER_BYTES)
    )
    struct.pack_into(
        ">16sHBBBBBBIIIIIIIIIIIII", page, 0, _MAGIC, PAGE_BYTES, 2, 2, RESERVED_BYTES, 64, 32, 32,
        _CHANGES, pages, 0, 0, 1, 4, 0, 0, 1, 0, 0, 0, 0,
    )  # fmt: skip
    struct.pack_into(">II", page, 92, _CHANGES, _SQLITE)
    return bytes(page)
