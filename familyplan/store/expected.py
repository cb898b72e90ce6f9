"""The tables every release makes, in the order it makes them, to know them by their pages alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from familyplan.cipher import Expected, connect_in_memory
from familyplan.store.database import open_database, quoted
from familyplan.store.migrations import MIGRATIONS

if TYPE_CHECKING:
    from familyplan.cipher import Connection


def layouts() -> tuple[tuple[Expected, ...], ...]:
    """Give, newest first, what each schema version makes, as first made and as after a VACUUM.

    Later columns are added at the end, so a row may be as narrow as any earlier version wrote it.
    """
    connection = connect_in_memory()
    try:
        db = open_database(connection)
        widths: defaultdict[str, set[int]] = defaultdict(set)
        found: list[tuple[Expected, ...]] = []
        for migration in MIGRATIONS:
            migration(db)
            found.append(_layout(connection, widths))
        vacuumed = [_as_vacuumed(layout) for layout in found]
    finally:
        connection.close()
    pairs = zip(reversed(found), reversed(vacuumed), strict=True)
    return tuple(layout for pair in pairs for layout in pair)


def _as_vacuumed(layout: tuple[Expected, ...]) -> tuple[Expected, ...]:
    """Put what VACUUM makes last at the end: the indexes with a sentence of their own."""
    return tuple(sorted(layout, key=lambda one: one.kind == "index" and one.sql is not None))


def _layout(connection: Connection, widths: defaultdict[str, set[int]]) -> tuple[Expected, ...]:
    listed = connection.execute("PRAGMA table_list").fetchall()
    unnumbered = {name for _schema, name, _type, _columns, without, _strict in listed if without}
    asked = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE rootpage > 0 ORDER BY rowid"
    found: list[Expected] = []
    for kind, name, table, sql in connection.execute(asked).fetchall():
        numbered = kind == "table" and name not in unnumbered
        columns = _columns(connection, table, name, kind)
        widths[name].add(len(columns))
        found.append(Expected(kind, name, table, sql, numbered, columns, frozenset(widths[name])))
    return tuple(found)


def _columns(connection: Connection, table: str, name: str, kind: str) -> tuple[str, ...]:
    """Give the declared types of the columns of a tree, its key first where it is one."""
    info = connection.execute(f"PRAGMA table_info({quoted(table)})").fetchall()
    if kind == "index":
        inside = connection.execute(f"PRAGMA index_xinfo({quoted(name)})").fetchall()
        return tuple("INTEGER" if row[1] < 0 else info[row[1]][2] for row in inside)
    key = sorted((row for row in info if row[5]), key=lambda row: row[5])
    rest = [row for row in info if not row[5]]
    without = connection.execute(
        "SELECT wr FROM pragma_table_list WHERE name = ?", [table]
    ).fetchone()[0]
    return tuple(row[2] for row in (key + rest if without else info))
