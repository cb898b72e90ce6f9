"""The ordered list of changes to the tables; each runs once, in one transaction with its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.store.database import one, translated
from familyplan.store.errors import NewerStore
from familyplan.store.migrations.m001_first_tables import first_tables
from familyplan.store.migrations.m002_keeping import keeping

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.store.database import Database

MIGRATIONS: Final[tuple[Callable[[Database], None], ...]] = (first_tables, keeping)
SCHEMA_VERSION: Final = len(MIGRATIONS)


def version_of(db: Database) -> int:
    """Give the schema version of an open store; 0 means no table was made yet."""
    return int(one(db, "PRAGMA user_version"))


def migrate(db: Database) -> int:
    """Bring the tables up to date, and give the version they had before.

    Raises:
        NewerStore: the store was written by a newer program; nothing was changed.

    """
    with translated():
        before = version_of(db)
    if before > SCHEMA_VERSION:
        raise NewerStore(before, SCHEMA_VERSION)
    for number, migration in enumerate(MIGRATIONS[before:], start=before + 1):
        _run(db, number, migration)
    return before


def _run(db: Database, number: int, migration: Callable[[Database], None]) -> None:
    # Foreign keys would fire while a table is rebuilt; the pragma has no effect in a transaction.
    db.conn.execute("PRAGMA foreign_keys=OFF")
    try:
        with translated():
            db.conn.execute("BEGIN IMMEDIATE")
            try:
                migration(db)
                db.conn.execute(f"PRAGMA user_version={number}")
                db.conn.execute("COMMIT")
            except BaseException:
                if db.conn.in_transaction:
                    db.conn.execute("ROLLBACK")
                raise
    finally:
        db.conn.execute("PRAGMA foreign_keys=ON")
