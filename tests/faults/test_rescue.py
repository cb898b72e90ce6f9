"""The rescue route of docs/security/rescue.md: another program reads the store with the raw key.

SQLite3 Multiple Ciphers is another implementation of SQLCipher's file format. Should this program
or its library ever be gone, it opens the store, and the same rows are in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import apsw
import invented
import pytest

if TYPE_CHECKING:
    from pathlib import Path


def raw(path: Path, key: str) -> apsw.Connection:
    """Open a store.db as the page says."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    connection.execute("PRAGMA cipher='sqlcipher'")
    connection.execute("PRAGMA legacy=4")
    connection.execute(f"""PRAGMA key="x'{key}'" """)
    return connection


@pytest.fixture
def key(tmp_path: Path) -> str:
    """Make a store, and give its raw key in hexadecimal digits."""
    invented.make(tmp_path / "place")
    session = invented.opened(tmp_path / "place" / invented.STORE)
    digits = bytes(session.vault.key.raw).hex()
    session.close()
    return digits


def rows(connection: Any, tables: list[str]) -> dict[str, list[str]]:  # noqa: ANN401 - either library's
    """Give every row of every table, as text and in one order."""
    return {
        table: sorted(repr(tuple(row)) for row in connection.execute(f'SELECT * FROM "{table}"'))  # noqa: S608 - names from the schema
        for table in tables
    }


def test_another_implementation_sees_the_same_rows(tmp_path: Path, key: str) -> None:
    folder = tmp_path / "place" / invented.STORE
    session = invented.opened(folder)
    connection = session.store.db.conn
    named = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    tables = [str(row[0]) for row in named.fetchall()]
    ours = rows(connection, tables)
    session.close()

    other = raw(folder / "store.db", key)
    theirs = rows(other, tables)
    whole = other.pragma("integrity_check")
    other.close()

    assert whole == "ok"
    assert theirs == ours
    assert len(theirs["person"]) == 6
    assert len(theirs["changesets"]) > 40


def test_with_another_key_it_sees_nothing(tmp_path: Path, key: str) -> None:
    folder = tmp_path / "place" / invented.STORE
    wrong = f"{int(key, 16) ^ 1:064x}"
    with pytest.raises(apsw.NotADBError):
        raw(folder / "store.db", wrong).execute("SELECT count(*) FROM sqlite_master").fetchall()
