"""Empty tables of records in memory, for the log of a store to be replayed into."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from familyplan.cipher import connect_in_memory
from familyplan.model import nouns
from familyplan.store.database import open_database
from familyplan.store.migrations import migrate

if TYPE_CHECKING:
    from familyplan.cipher import Connection
    from familyplan.store.database import Database


def tables_for_replay(in_memory: Connection) -> Database:
    """Lay the tables of all kinds of records, as they are made today, into an empty database.

    A transaction is left open: nothing in memory has to be kept, and each step would begin its own.
    """
    db = open_database(in_memory)
    in_memory.execute("BEGIN")
    for sentence in _sentences():
        in_memory.execute(sentence)
    return db


@cache
def _sentences() -> tuple[str, ...]:
    """Say what makes the tables: going through every change since the first release is slow."""
    connection = connect_in_memory()
    try:
        migrate(open_database(connection))
        asked = "SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        made = connection.execute(asked).fetchall()
    finally:
        connection.close()
    kinds = nouns()
    return tuple(sql for table, sql in made if table in kinds)
