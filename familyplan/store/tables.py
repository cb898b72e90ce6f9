"""Rows in their tables: fetched, laid down and changed the same way for every kind of record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from familyplan.model import declarations, nouns
from familyplan.store.database import one, quoted
from familyplan.store.mapper import columns, from_column, to_column, to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from familyplan.store.database import Database


@dataclass(frozen=True, slots=True)
class Cell:
    """One field's new value in typed notation, and the ChangeSet to remember for it."""

    name: str
    written: Any
    head: str


def fetch(db: Database, kind: str, row_id: str) -> Sequence[Any] | None:
    """Give the table row of this id, laid out as `columns(kind)`, or None."""
    found = db.execute(_select(kind) + " WHERE id = ?", [row_id]).fetchone()
    return None if found is None else tuple(found)


def fetch_scope(
    db: Database, kind: str, scope: str, *, without: Iterable[str] = ()
) -> Sequence[Sequence[Any]]:
    """Give every table row of a kind in one scope, in the order the ids were made.

    The columns named by `without` come back empty: not everybody needs what is large.
    """
    sql = _select(kind, frozenset(without)) + " WHERE scope = ? ORDER BY id"
    return db.execute(sql, [scope]).fetchall()


def fetch_some(db: Database, kind: str, ids: Sequence[str]) -> Iterable[Sequence[Any]]:
    """Give the table rows of these ids in one question, in the order the ids were made."""
    asked = json.dumps(list(ids))
    where = " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return db.execute(_select(kind) + where, [asked]).fetchall()


def fetch_all(db: Database, kind: str, *, without: Iterable[str] = ()) -> Iterable[Sequence[Any]]:
    """Give every table row of a kind in the store, by scope and id; see `fetch_scope`."""
    return db.execute(_select(kind, frozenset(without)) + " ORDER BY scope, id").fetchall()


def setting(db: Database, key: str) -> Any:  # noqa: ANN401 - any JSON
    """Give the value set under a key, or None."""
    held = one(db, 'SELECT "value" FROM "setting" WHERE "key" = ? ORDER BY id', [key])
    return None if held is None else json.loads(held)


def left(db: Database, scope: str, ids: Sequence[str]) -> dict[str, list[Any]]:
    """Give what is written in the copies of a scope that left, by disclosure; of `ids` if any."""
    sql = (
        "SELECT disclosure.id, held.value FROM disclosure, json_each(disclosure.view, '$.rows') "
        "AS held WHERE disclosure.scope = ? AND disclosure.stage = 'made' "
        "AND held.type = 'object'"
    )
    asked = [scope]
    if ids:
        # Said this way round, because a condition on what is no object would be an error.
        sql += (
            " AND CASE held.type WHEN 'object' THEN json_extract(held.value, '$.id') END"
            " IN (SELECT value FROM json_each(?))"
        )
        asked.append(json.dumps(list(ids)))
    found: dict[str, list[Any]] = {}
    for disclosure, row in db.execute(sql + " ORDER BY disclosure.id, held.key", asked):
        found.setdefault(disclosure, []).append(json.loads(row))
    return found


def kind_of_row(db: Database, row_id: str) -> str | None:
    """Say which kind of record has this id, or None."""
    for kind in nouns():
        sql = f"SELECT 1 FROM {quoted(kind)} WHERE id = ?"  # noqa: S608 - a declared kind
        if one(db, sql, [row_id]):
            return kind
    return None


def insert(db: Database, kind: str, row_id: str, *, scope: str, content: Mapping[str, Any]) -> None:
    """Lay down a new row; `content` is {"values": ..., "heads": ...}."""
    row = to_row(kind, scope, row_id, content)
    marks = ", ".join("?" * len(row))
    db.conn.execute(f"INSERT INTO {quoted(kind)} VALUES ({marks})", row)  # noqa: S608 - a declared kind


def set_field(db: Database, kind: str, row_id: str, *, cell: Cell) -> None:
    """Change one field of a row, and remember the ChangeSet that did it."""
    declaration = declarations(nouns()[kind])[cell.name]
    heads = {**heads_of(db, kind, row_id), cell.name: cell.head}
    if heads.get("") == cell.head:
        del heads[cell.name]
    db.conn.execute(
        f"UPDATE {quoted(kind)} SET {quoted(cell.name)} = ?, heads = ? WHERE id = ?",  # noqa: S608 - declared names
        [
            to_column(declaration, cell.written),
            json.dumps(heads, separators=(",", ":"), sort_keys=True),
            row_id,
        ],
    )


def set_members(db: Database, kind: str, row_id: str, *, name: str, members: Iterable[str]) -> None:
    """Change which ids a set field holds; sets remember no ChangeSet, because adding commutes."""
    declaration = declarations(nouns()[kind])[name]
    held = to_column(declaration, sorted(set(members)) or None)
    db.conn.execute(
        f"UPDATE {quoted(kind)} SET {quoted(name)} = ? WHERE id = ?",  # noqa: S608 - declared names
        [held, row_id],
    )


def held(db: Database, kind: str, row_id: str, name: str) -> Any:  # noqa: ANN401 - JSON
    """Give one field of a row in typed notation."""
    sql = f"SELECT {quoted(name)} FROM {quoted(kind)} WHERE id = ?"  # noqa: S608 - declared names
    return from_column(declarations(nouns()[kind])[name], one(db, sql, [row_id]))


def heads_of(db: Database, kind: str, row_id: str) -> dict[str, str]:
    """Give the ChangeSet that last set each field of a row; "" stands for all not named."""
    sql = f"SELECT heads FROM {quoted(kind)} WHERE id = ?"  # noqa: S608 - a declared kind
    held = one(db, sql, [row_id])
    return dict(json.loads(held)) if held else {}


def delete(db: Database, kind: str, row_id: str) -> None:
    """Take a row away."""
    db.conn.execute(f"DELETE FROM {quoted(kind)} WHERE id = ?", [row_id])  # noqa: S608 - a declared kind


@cache
def _select(kind: str, without: frozenset[str] = frozenset()) -> str:
    names = ", ".join(quoted(name) if name not in without else "NULL" for name in columns(kind))
    return f"SELECT {names} FROM {quoted(kind)}"  # noqa: S608 - declared names
