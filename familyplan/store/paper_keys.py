"""The keys of the papers kept beside the database: without its row, a paper's file is noise."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from familyplan.store.database import one

if TYPE_CHECKING:
    from familyplan.store.database import Database


@dataclass(frozen=True, slots=True)
class PaperKey:
    """One row: the file's name, whose it is, its key, the file's digest, its size in clear."""

    file: str
    scope: str
    key: bytes = field(repr=False)
    digest: bytes
    size: int


def keep(db: Database, row: PaperKey) -> None:
    """Keep the key of a paper in the transaction that is open."""
    db.conn.execute(
        "INSERT INTO paper_keys (file, scope, key, digest, bytes) VALUES (?, ?, ?, ?, ?)",
        [row.file, row.scope, row.key, row.digest, row.size],
    )


def find(db: Database, file: str) -> PaperKey | None:
    """Give the key of one paper, or None."""
    found = db.execute(
        "SELECT file, scope, key, digest, bytes FROM paper_keys WHERE file = ?", [file]
    ).fetchone()
    return PaperKey(*found) if found else None


def every(db: Database) -> tuple[PaperKey, ...]:
    """Give the key of every paper, by file name."""
    rows = db.execute("SELECT file, scope, key, digest, bytes FROM paper_keys ORDER BY file")
    return tuple(PaperKey(*row) for row in rows.fetchall())


def room_taken(db: Database) -> int:
    """Give how many bytes all papers have in clear."""
    return int(one(db, "SELECT coalesce(sum(bytes), 0) FROM paper_keys"))


def forget(db: Database, scope: str) -> tuple[str, ...]:
    """Forget the keys of every paper of a scope in the transaction that is open; names the files.

    From the commit on nobody can read those files, wherever copies of them lie without this store.
    """
    rows = db.execute("SELECT file FROM paper_keys WHERE scope = ? ORDER BY file", [scope])
    gone = tuple(row[0] for row in rows.fetchall())
    db.conn.execute("DELETE FROM paper_keys WHERE scope = ?", [scope])
    return gone
