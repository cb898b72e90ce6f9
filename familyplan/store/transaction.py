"""One user action being written: it collects ops, applies them, and becomes ChangeSets."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

from familyplan.model import Kind, declarations, kind_of, noun_of
from familyplan.model.notation import changed_fields, encodable, write, write_record
from familyplan.store import tables
from familyplan.store.apply import apply
from familyplan.store.mapper import to_notation, to_record
from familyplan.store.ops import Op, Step

if TYPE_CHECKING:
    from datetime import date, datetime

    from familyplan.clock import Clock
    from familyplan.model import Record
    from familyplan.model.ids import Ids
    from familyplan.store.database import Database

R = TypeVar("R", bound="Record")


class Transaction:
    """What an action function is given: read rows, add, change and remove them, say what it did.

    Everything happens at once in the open database transaction; if the action raises, all of it
    is rolled back.
    """

    def __init__(self, db: Database, ids: Ids, clock: Clock, actor: str) -> None:
        """Begin with nothing done; `actor` is the id of the user who acts."""
        self.db = db
        self.ids = ids
        self.clock = clock
        self.actor = actor
        self.ops: dict[str, list[Op]] = {}
        self.changeset_ids: dict[str, str] = {}
        self.words: dict[str, str] = {}

    @property
    def today(self) -> date:
        """Give the day the action happens."""
        return self.clock.today()

    @property
    def now(self) -> datetime:
        """Give the moment the action happens."""
        return self.clock.now()

    def say(self, **words: str) -> None:
        """Name what the action was about, to fill its sentence in history and undo."""
        self.words.update(encodable(words))

    def get(self, record_type: type[R], row_id: str) -> R | None:
        """Give a record by id, or None."""
        row_id = encodable(row_id)  # as the mention of it was written down
        row = tables.fetch(self.db, kind_of(record_type), row_id) if row_id else None
        return None if row is None else to_record(kind_of(record_type), row)  # type: ignore[return-value]  # the kind's type

    def need(self, record_type: type[R], row_id: str) -> R:
        """Give a record by id.

        Raises:
            LookupError: there is none; a bug in the caller, not something a person did.

        """
        found = self.get(record_type, row_id)
        if found is None:
            reason = f"no {kind_of(record_type)} has this id"
            raise LookupError(reason)
        return found

    def in_scope(self, record_type: type[R], scope: str) -> tuple[R, ...]:
        """Give every record of a type in one scope, in the order they were made."""
        rows = tables.fetch_scope(self.db, kind_of(record_type), scope)
        return tuple(to_record(kind_of(record_type), row) for row in rows)  # type: ignore[misc]  # the kind's type

    def add(self, record: R) -> R:
        """Keep a new record, giving it an id if it has none; a family's scope is its own id.

        Raises:
            ValueError: the record has no scope and is not of a kind that has only one.

        """
        row_id = record.id or self.ids.new()
        home = noun_of(record).home
        scope = row_id if kind_of(record) == "family" else record.scope
        scope = scope or (home if home != "family" else "")
        if not scope:
            reason = f"a {kind_of(record)} needs the family it belongs to"
            raise ValueError(reason)
        kept = dataclasses.replace(record, id=row_id, scope=scope)
        written = {"values": write_record(kept), "heads": {}}
        self.do(scope, Op(Step.CREATE, kind_of(kept), row_id, new=written))
        return kept

    def change(self, record: R, **values: Any) -> R:  # noqa: ANN401 - field values
        """Change fields of a record as it now is in the store; fields already so are left alone."""
        now = self.need(type(record), record.id)
        new = dataclasses.replace(now, **values)
        for name in changed_fields(now, new):
            self._change_field(now, new, name)
        return new

    def remove(self, record: Record) -> None:
        """Take a record away, keeping in the log what it held."""
        kind = kind_of(record)
        row = tables.fetch(self.db, kind, record.id)
        if row is not None:
            self.do(record.scope, Op(Step.DELETE, kind, record.id, old=to_notation(kind, row)))

    def _change_field(self, now: Record, new: Record, name: str) -> None:
        kind = kind_of(now)
        declaration = declarations(type(now))[name]
        if declaration.kind is Kind.REFS:
            before, after = (
                set(write(declaration, getattr(one, name)) or ()) for one in (now, new)
            )
            for gone in sorted(before - after):
                self.do(now.scope, Op(Step.REMOVE, kind, now.id, name, old=gone))
            for come in sorted(after - before):
                self.do(now.scope, Op(Step.ADD, kind, now.id, name, new=come))
            return
        heads = tables.heads_of(self.db, kind, now.id)
        old, written = (
            write(declaration, getattr(now, name)),
            write(declaration, getattr(new, name)),
        )
        prev = heads.get(name, heads.get("", ""))
        self.do(now.scope, Op(Step.SET, kind, now.id, name, old=old, new=written, prev=prev))

    def do(self, scope: str, op: Op) -> None:
        """Apply one op now, as part of this action's ChangeSet for the scope."""
        changeset_id = self.changeset_ids.setdefault(scope, self.ids.new())
        apply(self.db, scope, changeset_id, [op])
        self.ops.setdefault(scope, []).append(op)
