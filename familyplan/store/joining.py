"""Records of families that were brought together: which scopes of the log belong to one family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.model import DIRECTORY, STORE
from familyplan.store.database import one

if TYPE_CHECKING:
    from familyplan.store.database import Database

JOINS: Final = "family.merge"


def joined(db: Database, family_id: str) -> tuple[str, ...]:
    """Name the families whose whole record is part of this one now, in the order they came.

    What was brought together and taken apart again is not named. The log is all that remembers it.
    """
    found: list[str] = []
    waiting = [family_id]
    while waiting:
        into = waiting.pop(0)
        new = [scope for scope in _joined_once(db, into) if scope not in {*found, family_id}]
        found += new
        waiting += new
    return tuple(found)


def _joined_once(db: Database, into: str) -> list[str]:
    touched = db.execute(
        "SELECT DISTINCT o.scope FROM changesets c JOIN changesets o ON o.action_id = c.action_id "
        "WHERE c.scope = ? AND c.action IN (?, 'redo') AND o.scope NOT IN (?, ?, ?) ORDER BY o.n",
        [into, JOINS, into, STORE, DIRECTORY],
    ).fetchall()
    return [scope for (scope,) in touched if _last_went(db, scope, into)]


def _last_went(db: Database, scope: str, into: str) -> bool:
    """Say whether the last thing that happened to a family was that it became part of another."""
    if one(db, 'SELECT 1 FROM "family" WHERE id = ?', [scope]):
        return False
    last = one(
        db,
        "SELECT action_id FROM changesets WHERE scope = ? AND action <> 'event' "
        "ORDER BY n DESC LIMIT 1",
        [scope],
    )
    return bool(one(db, "SELECT 1 FROM changesets WHERE action_id = ? AND scope = ?", [last, into]))
