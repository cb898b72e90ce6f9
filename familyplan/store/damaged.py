"""Asking a damaged database again and again, until all that can be read is out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from familyplan.cipher import DatabaseError
from familyplan.store.database import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from familyplan.cipher import Connection

Key = tuple[Any, ...]
Row = tuple[Any, ...]
# How many numbers in a row may be lost before it counts as the end of a table: a page holds fewer.
_END: Final = 2000


class DamagedDatabase:
    """A database some of whose pages raise an error whenever they are touched."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        """Take a way to connect; after an error a new connection forgets that there was one."""
        self._connect = connect
        self._connection = connect()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def columns(self, table: str) -> frozenset[str]:
        """Name the columns of a table, or none where the table cannot be found."""
        rows, _whole = self._ask(f"PRAGMA table_info({quoted(table)})", [])
        return frozenset(row[1] for row in rows)

    def sweep(self, table: str, by: Sequence[str], names: Sequence[str], *, index: str = "") -> \
            tuple[dict[Key, Row], bool]:  # fmt: skip
        """Read a table from both ends, and say whether one end led to the other.

        Rows are given by the values of the columns `by`, which come first; `index` names the index
        to read instead of the table.
        """
        listed = ", ".join((*map(_column, by), *map(_column, names)))
        through = f" INDEXED BY {quoted(index)}" if index else ""
        found: dict[Key, Row] = {}
        for way in ("", " DESC"):
            order = ", ".join(f"{_column(name)}{way}" for name in by)
            sql = f"SELECT {listed} FROM {quoted(table)}{through} ORDER BY {order}"  # noqa: S608 - declared names
            rows, whole = self._ask(sql, [])
            found.update((row[: len(by)], row[len(by) :]) for row in rows)
            if whole:
                return found, True
        return found, False

    def each(
        self, table: str, by: Sequence[str], names: Sequence[str], keys: Iterable[Key]
    ) -> dict[Key, Row]:
        """Read the rows of these keys one by one, leaving out those that cannot be read."""
        listed = ", ".join(map(_column, names))
        where = " AND ".join(f"{_column(name)} = ?" for name in by)
        sql = f"SELECT {listed} FROM {quoted(table)} WHERE {where}"  # noqa: S608 - declared names
        found: dict[Key, Row] = {}
        for key in keys:
            rows, _whole = self._ask(sql, key)
            found.update((key, row) for row in rows)
        return found

    def numbered(
        self, table: str, number: str, names: Sequence[str]
    ) -> tuple[dict[int, Row], bool]:
        """Read a table whose rows are numbered from 1, and say whether all of it was readable."""
        swept, whole = self.sweep(table, [number], names)
        found = {key[0]: row for key, row in swept.items()}
        if whole or not self.columns(table):
            return found, whole
        at, last = 1, max(found, default=0)
        while at - last <= _END:
            if at not in found:
                got = self.each(table, [number], names, [(at,)])
                found.update((key[0], row) for key, row in got.items())
            last = at if at in found and at > last else last
            at += 1
        return found, False

    def unique_index(self, table: str) -> str:
        """Name the index that keeps ids apart, or ""."""
        rows, _whole = self._ask(f"PRAGMA index_list({quoted(table)})", [])
        return next((row[1] for row in rows if row[3] == "u"), "")

    def _ask(self, sql: str, parameters: Sequence[Any]) -> tuple[list[Row], bool]:
        """Give the rows that come before anything goes wrong, and whether nothing did."""
        rows: list[Row] = []
        try:
            for row in self._connection.execute(sql, parameters):
                rows.append(tuple(row))  # noqa: PERF401 - those before an error are kept
        except DatabaseError:
            self._connection.close()
            self._connection = self._connect()
            return rows, False
        return rows, True


def _column(name: str) -> str:
    """Quote a column, except the row number, which has no name of its own."""
    return name if name == "rowid" else quoted(name)
