"""Applying ops: the one way rows ever change, for doing, undoing, importing and replaying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.store import tables
from familyplan.store.ops import Op, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.store.database import Database


def apply(db: Database, scope: str, changeset_id: str, ops: Iterable[Op]) -> None:
    """Apply ops to the rows of one scope, in order, as part of the ChangeSet of this id."""
    for op in ops:
        _APPLIERS[op.step](db, scope, changeset_id, op)


def _create(db: Database, scope: str, changeset_id: str, op: Op) -> None:
    heads = op.new["heads"] or {"": changeset_id}
    content = {"values": op.new["values"], "heads": heads}
    tables.insert(db, op.kind, op.row, scope=scope, content=content)


def _set(db: Database, _scope: str, changeset_id: str, op: Op) -> None:
    head = op.head or changeset_id
    tables.set_field(db, op.kind, op.row, cell=tables.Cell(op.field, op.new, head))


def _add(db: Database, _scope: str, _changeset_id: str, op: Op) -> None:
    held = tables.held(db, op.kind, op.row, op.field) or []
    tables.set_members(db, op.kind, op.row, name=op.field, members=[*held, op.new])


def _remove(db: Database, _scope: str, _changeset_id: str, op: Op) -> None:
    held = tables.held(db, op.kind, op.row, op.field) or []
    left = [member for member in held if member != op.old]
    tables.set_members(db, op.kind, op.row, name=op.field, members=left)


def _delete(db: Database, _scope: str, _changeset_id: str, op: Op) -> None:
    tables.delete(db, op.kind, op.row)


_APPLIERS = {
    Step.CREATE: _create,
    Step.SET: _set,
    Step.ADD: _add,
    Step.REMOVE: _remove,
    Step.DELETE: _delete,
    Step.ERASE: _delete,
}
