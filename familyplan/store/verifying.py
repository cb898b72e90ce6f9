"""Proving a store whole: pages, chains, and that its log replayed gives the same rows."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.cipher import DatabaseError
from familyplan.model import nouns
from familyplan.store import log, tables
from familyplan.store.apply import apply
from familyplan.store.replaying import tables_for_replay
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.cipher import Connection
    from familyplan.store.database import Database

# What reading or replaying an entry raises that is not what this program wrote.
_UNREADABLE: Final = (DatabaseError, ValueError, TypeError, LookupError, zlib.error)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of the whole store found; `problems` is empty for a whole store.

    With `pages_damaged` nothing beyond the pages was looked at.
    """

    changesets: int
    rows: int
    problems: tuple[str, ...]
    pages_damaged: bool = False


def verify(
    db: Database,
    in_memory: Connection,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Report:
    """Check pages, chains and replay; `in_memory` is an empty connection to replay into.

    `progress` is told how many ChangeSets of how many were replayed.
    """
    problems = _page_problems(db)
    if problems:
        return Report(0, 0, tuple(problems), pages_damaged=True)
    problems += log.broken_links(db)
    total = int(db.execute("SELECT count(*) FROM changesets").fetchone()[0])
    replayed = tables_for_replay(in_memory)
    erased: set[str] = set()
    told: set[str] = set()
    done = 0
    try:
        for done, entry in enumerate(log.read(db), start=1):
            if entry.body is None:
                erased.add(entry.header.scope)
            else:
                if entry.body.ops:
                    told.add(entry.header.scope)
                apply(replayed, entry.header.scope, entry.header.id, entry.body.ops)
            progress(done, total)
    except _UNREADABLE:
        stuck = say("The history cannot be followed past step {n} of {of}.", n=done, of=total)
        return Report(total, 0, (*problems, stuck))
    rows, differing = _differences(db, replayed, erased - told)
    return Report(total, rows, tuple(problems + differing))


def _page_problems(db: Database) -> list[str]:
    try:
        if not db.conn.execute("PRAGMA query_only").fetchone()[0]:
            # The page check reads the main file only, so what waits in the WAL goes there first.
            db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        sealed = [row[0] for row in db.conn.execute("PRAGMA cipher_integrity_check").fetchall()]
        whole = [row[0] for row in db.conn.execute("PRAGMA integrity_check").fetchall()]
    except DatabaseError:
        return [say("The store's pages cannot be read.")]
    return [str(line) for line in sealed] + [str(line) for line in whole if line != "ok"]


def _differences(db: Database, replayed: Database, erased: set[str]) -> tuple[int, list[str]]:
    found: list[str] = []
    rows = 0
    for kind in nouns():
        live = {tuple(row) for row in tables.fetch_all(db, kind) if row[0] not in erased}
        told = {tuple(row) for row in tables.fetch_all(replayed, kind) if row[0] not in erased}
        rows += len(live)
        found += [
            say("{kind} {id}: the row and its history do not agree.", kind=kind, id=row_id)
            for row_id in sorted({row[1] for row in live ^ told})
        ]
    return rows, found
