"""The one connection all SQL goes through: sqlite-utils over a keyed SQLCipher connection."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from familyplan.cipher import Connection, DatabaseError, OperationalError, prepare_sqlite
from familyplan.store.errors import PagesUnreadable, StoreFull, StoreIsReadOnly, StoreTrouble

prepare_sqlite()

from sqlite_utils import Database  # noqa: E402 - only after it was pointed at SQLCipher

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Database", "one", "open_database", "quoted", "transaction", "translated", "writing"]

# SQLite's primary result codes for a damaged page and for one that does not decrypt
# (https://sqlite.org/rescode.html).
_PRIMARY: Final = 0xFF
_DAMAGED: Final = frozenset({11, 26})


def open_database(connection: Connection) -> Database:
    """Put sqlite-utils over an open, keyed connection, with no plugin let near it."""
    return Database(connection, execute_plugins=False)


def quoted(name: str) -> str:
    """Quote a table's or column's name for SQL."""
    return f'"{name}"'


def one(db: Database, sql: str, parameters: Sequence[Any] = ()) -> Any:  # noqa: ANN401 - a cell
    """Give the first cell of the first row of a question, or None where there is no row."""
    row = db.execute(sql, parameters).fetchone()
    return row[0] if row else None


# One connection serves the window's thread and a worker that notes what it did: a transaction
# begun by one must not be ended by the other.
_WRITING: Final = threading.RLock()


def writing() -> threading.RLock:
    """Give the lock that is held while anything is written; who holds it keeps others waiting."""
    return _WRITING


@contextmanager
def translated() -> Iterator[None]:
    """Turn what SQLite says went wrong into errors a person can be told about.

    Raises:
        StoreFull: there is no room on the disk.
        StoreIsReadOnly: the store may only be read.
        PagesUnreadable: the file is damaged where it was read.
        StoreTrouble: anything else the database refused.

    """
    try:
        yield
    except OperationalError as error:
        text = str(error)
        if text in {"database or disk is full", "disk I/O error"}:
            raise StoreFull from error
        if "readonly" in text:
            raise StoreIsReadOnly from error
        raise StoreTrouble from error
    except DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _DAMAGED:
            raise PagesUnreadable from error
        raise StoreTrouble from error


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Run one transaction that takes the write lock at once: all of it is kept, or none.

    Two processes that began with a plain BEGIN would both fail at their first write.
    """
    with _WRITING, translated():
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            raise
        try:
            db.conn.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            raise
