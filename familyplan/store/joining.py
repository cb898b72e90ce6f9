"""Records of families that were brought together: which scopes of the log belong to one family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.errors import Refused
from familyplan.model import DIRECTORY, STORE, Kind, declarations, noun_of, nouns
from familyplan.store import tables
from familyplan.store.database import one
from familyplan.store.mapper import to_record
from familyplan.store.ops import Step
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.store.database import Database
    from familyplan.store.transaction import Transaction

JOINS: Final = "family.merge"
_POINTERS: Final = frozenset({Kind.REF, Kind.REFS})


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


def refuse_torn(tx: Transaction) -> None:
    """Refuse to turn an action back where that would leave a row without the family it is of.

    Raises:
        Refused: an entry would come back into a record that is part of another one now, or a row
            of one family would point at a row of another.

    """
    families = [scope for scope in tx.ops if scope not in {STORE, DIRECTORY}]
    for scope in families:
        came = any(op.step is Step.CREATE for op in tx.ops[scope])
        if came and _is_part_of_another(tx.db, scope):
            raise Refused(
                say(
                    "The record this entry was in has since become part of another one. Undo that "
                    "first. Nothing was changed."
                )
            )
    if len(families) > 1 and _point_across(tx.db, families):
        raise Refused(
            say(
                "Since the two records were brought together, something was written that speaks "
                "of both. Undo or remove it first. Nothing was changed."
            )
        )


def _is_part_of_another(db: Database, scope: str) -> bool:
    if one(db, 'SELECT 1 FROM "family" WHERE id = ?', [scope]):
        return False
    asked = (
        "SELECT action FROM changesets WHERE scope = ? AND action <> 'event' "
        "ORDER BY n DESC LIMIT 1"
    )
    if one(db, asked, [scope]) not in {JOINS, "redo"}:
        return False
    others = (
        "SELECT o.scope FROM changesets c JOIN changesets o ON o.action_id = c.action_id "
        "WHERE c.scope = ? AND c.action IN (?, 'redo') AND o.scope NOT IN (?, ?, ?) LIMIT 1"
    )
    return one(db, others, [scope, JOINS, scope, STORE, DIRECTORY]) is not None


def _point_across(db: Database, families: list[str]) -> bool:
    """Say whether a row of one of these families points at a row of another of them."""
    held: dict[str, set[str]] = {scope: set() for scope in families}
    pointed: dict[str, set[str]] = {scope: set() for scope in families}
    for kind, record_type in nouns().items():
        if noun_of(record_type).home != "family":
            continue
        names = [n for n, d in declarations(record_type).items() if d.kind in _POINTERS]
        for scope in families:
            for row in tables.fetch_scope(db, kind, scope):
                record = to_record(kind, row)
                held[scope].add(record.id)
                for name in names:
                    value = getattr(record, name)
                    pointed[scope] |= set(value if isinstance(value, tuple) else (value,))
    return any(pointed[a] & held[b] for a in families for b in families if a != b)


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
