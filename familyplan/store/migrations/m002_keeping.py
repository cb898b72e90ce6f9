"""Schema version 2: holds, certificates of erasure, and the keys of papers kept beside the db."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from familyplan.store.database import Database

# Written out once and never changed: a later change of a declaration needs its own migration.
_TABLES: Final = (
    """CREATE TABLE hold (
        scope TEXT NOT NULL, id TEXT NOT NULL UNIQUE, heads TEXT NOT NULL, "what" TEXT, "why" TEXT,
        "asked_by" TEXT, "since" TEXT, "until" TEXT, "why_lifted" TEXT,
        PRIMARY KEY (scope, id)) WITHOUT ROWID""",
    """CREATE TABLE erasure (
        scope TEXT NOT NULL, id TEXT NOT NULL UNIQUE, heads TEXT NOT NULL, "family" TEXT,
        "reason" TEXT, "rule" TEXT, "approved_by" TEXT, "approved_on" TEXT, "erased_by" TEXT,
        "erased_at" TEXT, "counts" TEXT, "still_held" TEXT,
        PRIMARY KEY (scope, id)) WITHOUT ROWID""",
    """CREATE TABLE paper_keys (
        file TEXT PRIMARY KEY, scope TEXT NOT NULL, key BLOB NOT NULL, digest BLOB NOT NULL,
        bytes INTEGER NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX paper_keys_by_scope ON paper_keys (scope)",
)


def keeping(db: Database) -> None:
    """Make the tables of holds, erasures and paper keys."""
    for sql in _TABLES:
        db.conn.execute(sql)
