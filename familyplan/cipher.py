"""The encrypted SQLite this program speaks, and the alias that makes sqlite-utils speak it too."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection, DatabaseError, IntegrityError, OperationalError

if TYPE_CHECKING:
    from types import ModuleType

__all__ = [
    "Connection",
    "DatabaseError",
    "Expected",
    "IntegrityError",
    "OperationalError",
    "connect_in_memory",
    "prepare_sqlite",
]

_ALIASES: Final = ("pysqlite3", "pysqlite3.dbapi2")


class Expected(NamedTuple):
    """One tree of the database: what it is, what it belongs to, and the shape of its rows.

    `numbered` says that rows are kept by number. `columns` are the declared types in the order of
    the row on its page, and `widths` the numbers of columns a row may have been written with.
    """

    kind: str
    name: str
    table: str
    sql: str | None
    numbered: bool
    columns: tuple[str, ...]
    widths: frozenset[int]


def prepare_sqlite() -> ModuleType:
    """Import sqlite-utils so that it runs on SQLCipher, and give the module it runs on.

    Call this before the first `import sqlite_utils` anywhere in the process; calling it again
    changes nothing. sqlite-utils catches the exceptions of the SQLite module it found when it was
    imported: had it found the standard one, `INSERT ... RETURNING` would lose committed rows
    without a word, so a process where that happened must not go on.

    Raises:
        RuntimeError: sqlite-utils was already imported with another SQLite module.

    """
    for name in _ALIASES:
        sys.modules[name] = dbapi2
    chosen: object = importlib.import_module("sqlite_utils.db").sqlite3
    caught: object = importlib.import_module("sqlite_utils.utils").OperationalError
    if chosen is not dbapi2 or caught is not OperationalError:
        reason = "sqlite_utils was imported before familyplan.cipher.prepare_sqlite() was called"
        raise RuntimeError(reason)
    return sys.modules[_ALIASES[0]]


def connect_in_memory() -> Connection:
    """Open an empty database that lives in memory only, for replaying a log into."""
    return dbapi2.connect(":memory:", isolation_level=None)
