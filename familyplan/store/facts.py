"""What a store says of itself without telling anything of anybody: counts, heads, last edit."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from familyplan.cipher import DatabaseError
from familyplan.model import nouns
from familyplan.store import log
from familyplan.store.database import one, quoted, translated
from familyplan.store.migrations import version_of

if TYPE_CHECKING:
    from familyplan.store.database import Database

_EDIT: Final = "action != 'event'"


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be the same in a store and in its backup.

    `counts` gives rows by kind; `steps` counts the entries of the log and `edits` those of them
    that changed something; `last_edit` is the id of the latest of these and `last_change` when it
    was (ISO 8601), both "" for none; `heads` is the SHA-256 of the newest digest of every chain.
    """

    schema: int
    counts: dict[str, int]
    steps: int
    edits: int
    last_edit: str
    last_change: str
    heads: str


def facts(db: Database) -> Facts:
    """Count and sum up one store, of this schema version or an earlier one."""
    with translated():
        last = _last(db)
        return Facts(
            schema=version_of(db),
            counts={kind: _count(db, kind) for kind in sorted({*nouns()} & set(_tables(db)))},
            steps=_count(db, "changesets"),
            edits=int(one(db, f"SELECT count(*) FROM changesets WHERE {_EDIT}")),  # noqa: S608 - fixed words
            last_edit=last[0],
            last_change=last[1],
            heads=_digest(log.heads(db)),
        )


def last_edit(db: Database) -> str:
    """Give the id of the latest entry of the log that changed something, or ""."""
    with translated():
        return _last(db)[0]


def moved(db: Database) -> int:
    """Give a number that differs once another connection has written to the store."""
    return int(one(db, "PRAGMA data_version"))


def papers_needed(db: Database) -> tuple[str, ...]:
    """Name the files of the papers this store holds keys of."""
    with translated():
        if "paper_keys" not in _tables(db):
            return ()
        rows = db.execute("SELECT file FROM paper_keys ORDER BY file").fetchall()
        return tuple(str(row[0]) for row in rows)


def pages_and_chains(db: Database) -> list[str]:
    """Check every page and every chain; give what is wrong (technical words), or nothing."""
    try:
        found = [str(row[0]) for row in db.conn.execute("PRAGMA cipher_integrity_check").fetchall()]
        whole = [str(row[0]) for row in db.conn.execute("PRAGMA quick_check").fetchall()]
        found += [line for line in whole if line != "ok"]
        return found or log.broken_links(db)
    except DatabaseError as error:
        return [type(error).__name__]


def _last(db: Database) -> tuple[str, str]:
    if "changesets" not in _tables(db):
        return "", ""
    row: Any = db.execute(
        f"SELECT id, wall FROM changesets WHERE {_EDIT} ORDER BY n DESC LIMIT 1"  # noqa: S608 - fixed words
    ).fetchone()
    return (row[0], row[1]) if row else ("", "")


def _count(db: Database, table: str) -> int:
    return int(one(db, f"SELECT count(*) FROM {quoted(table)}"))  # noqa: S608 - a declared kind


def _tables(db: Database) -> frozenset[str]:
    rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return frozenset(str(row[0]) for row in rows)


def _digest(heads: dict[str, str]) -> str:
    return hashlib.sha256(json.dumps(heads, sort_keys=True).encode()).hexdigest()
