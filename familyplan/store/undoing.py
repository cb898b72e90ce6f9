"""Turning actions back and bringing them again, from the log, across restarts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from familyplan.model import Kind, declarations, nouns
from familyplan.model.notation import read
from familyplan.store import log, tables
from familyplan.store.errors import MovedOn
from familyplan.store.joining import refuse_torn
from familyplan.store.mapper import to_notation
from familyplan.store.ops import Op, Step
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.store.database import Database
    from familyplan.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Candidate:
    """An action that could be turned back or brought again next, with what its sentence needs."""

    action_id: str
    action: str
    said: dict[str, str]


def candidates(
    db: Database, actor: str, fixed: frozenset[str]
) -> tuple[Candidate | None, Candidate | None]:
    """Give what this user could undo next and redo next; `fixed` actions can be neither."""
    cancelled: set[str] = set()
    redo: Candidate | None = None
    redo_open = True
    for entry in _actions(db, actor):
        header = entry.header
        if header.action_id in cancelled or header.action in fixed or entry.body is None:
            continue
        found = Candidate(header.action_id, header.action, entry.body.said)
        if not header.undoes:
            return found, redo
        cancelled.add(header.undoes)
        if redo_open and header.action == "undo":
            redo, redo_open = found, False
    return None, redo


def _actions(db: Database, actor: str) -> Iterator[log.Entry]:
    seen: set[str] = set()
    # What was partly erased cannot be turned back, and must not stand in the way of what can.
    where = (
        "c.actor = ? AND c.action <> 'event' AND NOT EXISTS (SELECT 1 FROM changesets o "
        "WHERE o.action_id = c.action_id AND NOT EXISTS "
        "(SELECT 1 FROM changeset_bodies b2 WHERE b2.id = o.id))"
    )
    for entry in log.tell(db, where, [actor], newest_first=True):
        if entry.header.action_id not in seen:
            seen.add(entry.header.action_id)
            yield entry


def turn_back(tx: Transaction, action_id: str) -> str:
    """Turn one whole action back inside the open transaction, and give the name of the action.

    Raises:
        MovedOn: a place it touched has been changed again since; nothing is turned back.
        Refused: something written since would be torn from what it speaks of.

    """
    entries = list(log.read(tx.db, "c.action_id = ?", [action_id]))
    name = ""
    for entry in reversed(entries):
        name = entry.header.action
        if entry.body is None:
            raise MovedOn(say("this entry"), say("erased"), say("erased"))
        tx.say(**entry.body.said)
        for op in reversed(entry.body.ops):
            _refuse_if_moved_on(tx.db, op, op.head or entry.header.id)
            tx.do(entry.header.scope, _as_it_is_now(tx.db, op.turned_back()))
    refuse_torn(tx)
    return name


def _as_it_is_now(db: Database, op: Op) -> Op:
    if op.step is Step.DELETE:
        row = tables.fetch(db, op.kind, op.row)
        return replace(op, old=to_notation(op.kind, row)) if row is not None else op
    if op.step is Step.SET:
        heads = tables.heads_of(db, op.kind, op.row)
        return replace(op, prev=heads.get(op.field, heads.get("", "")))
    return op


def _refuse_if_moved_on(db: Database, op: Op, expected: str) -> None:
    heads = tables.heads_of(db, op.kind, op.row)
    if op.step is Step.CREATE:
        # A row that was brought back carries the heads it had; only what is newer has moved on.
        made = op.new["heads"] or {"": expected}
        changed = [
            name
            for name in sorted({*heads, *made})
            if heads.get(name, heads.get("")) != made.get(name, made.get(""))
        ]
        if not heads or changed:
            _refuse(db, op, changed[0] if changed else "")
    elif op.step is Step.DELETE:
        if heads:
            _refuse(db, op, "")
    elif op.step is Step.SET:
        if heads.get(op.field, heads.get("")) != expected:
            _refuse(db, op, op.field)
    else:
        held = tables.held(db, op.kind, op.row, op.field) or []
        if not heads or (op.step is Step.ADD) != ((op.new or op.old) in held):
            _refuse(db, op, op.field)


def _refuse(db: Database, op: Op, field: str) -> None:
    declared = declarations(nouns()[op.kind])
    if field not in declared:
        raise MovedOn(say("this entry"), say("gone or changed"), say("as you left it"))
    declaration = declared[field]
    values = op.new["values"] if op.step is Step.CREATE else {field: op.old}
    now = tables.held(db, op.kind, op.row, field)
    raise MovedOn(
        say(declaration.label),
        _shown(declaration.kind, read(declaration, now)),
        _shown(declaration.kind, read(declaration, values.get(field))),
    )


def _shown(kind: Kind, value: Any) -> str:  # noqa: ANN401 - any field value
    if kind is Kind.PARTIAL_DATE:
        return value.said if value else ""
    if kind is Kind.ANSWER:
        return value.value if value else ""
    if kind in {Kind.REF, Kind.REFS, Kind.DATA}:
        return say("another entry") if value else ""
    return "" if value is None else str(value)
