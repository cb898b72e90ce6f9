"""A log is replayed into the very tables that a store has, made without its migrations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.cipher import connect_in_memory
from familyplan.model import nouns
from familyplan.store.database import open_database
from familyplan.store.migrations import migrate
from familyplan.store.replaying import tables_for_replay

if TYPE_CHECKING:
    from familyplan.cipher import Connection


def made(connection: Connection) -> set[tuple[str, ...]]:
    """Give what a database holds of the kinds of records: tables, indexes, triggers and views."""
    asked = "SELECT type, name, tbl_name, sql FROM sqlite_master"
    return {tuple(row) for row in connection.execute(asked).fetchall() if row[2] in nouns()}


def test_the_tables_are_those_of_a_store_that_was_brought_up_to_date() -> None:
    stored, replayed = connect_in_memory(), connect_in_memory()
    migrate(open_database(stored))
    for _time in range(2):
        replayed.close()
        replayed = connect_in_memory()
        tables_for_replay(replayed)
        assert made(replayed) == made(stored)
    assert {row[1] for row in made(stored) if row[0] == "table"} == set(nouns())
    stored.close()
    replayed.close()


def test_nothing_in_them_reaches_for_what_is_not_there() -> None:
    """A foreign key, a trigger or a view would need more than the tables of the kinds."""
    connection = connect_in_memory()
    tables_for_replay(connection)
    rows = made(connection)
    assert {row[0] for row in rows} == {"table", "index"}
    assert [row[1] for row in rows if row[3] and "REFERENCES" in row[3].upper()] == []
    connection.close()
