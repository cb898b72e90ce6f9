"""The ordered list of changes to the tables; those still to run, run all or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan import __version__
from familyplan.cipher import DatabaseError
from familyplan.store.database import one, transaction, translated
from familyplan.store.errors import NewerStore
from familyplan.store.migrations.m001_first_tables import first_tables
from familyplan.store.migrations.m002_keeping import keeping
from familyplan.store.migrations.m003_whole_story import whole_story
from familyplan.store.migrations.m004_leaving import leaving

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from familyplan.store.database import Database

MIGRATIONS: Final[tuple[Callable[[Database], None], ...]] = (
    first_tables,
    keeping,
    whole_story,
    leaving,
)
SCHEMA_VERSION: Final = len(MIGRATIONS)
_PROGRAM: Final = "program"


def version_of(db: Database) -> int:
    """Give the schema version of an open store; 0 means no table was made yet."""
    return int(one(db, "PRAGMA user_version"))


def migrate(db: Database) -> int:
    """Bring the tables up to date in one transaction, and give the version they had before.

    Raises:
        NewerStore: the store was written by a newer program; nothing was changed.

    """
    with translated():
        before = version_of(db)
    if before > SCHEMA_VERSION:
        raise NewerStore(before, SCHEMA_VERSION, _program_of(db))
    if before < SCHEMA_VERSION:
        _run(db, MIGRATIONS[before:])
    return before


def _run(db: Database, pending: Sequence[Callable[[Database], None]]) -> None:
    # Foreign keys would fire while a table is rebuilt; the pragma has no effect in a transaction.
    db.conn.execute("PRAGMA foreign_keys=OFF")
    try:
        with transaction(db):
            for migration in pending:
                migration(db)
            db.conn.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
            db.conn.execute(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [_PROGRAM, __version__]
            )
    finally:
        db.conn.execute("PRAGMA foreign_keys=ON")


def _program_of(db: Database) -> str:
    """Give the version of the program that brought the tables to where they are, or ""."""
    try:
        return str(one(db, "SELECT value FROM meta WHERE key = ?", [_PROGRAM]) or "")
    except DatabaseError:
        return ""
