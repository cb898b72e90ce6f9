"""An open store: its records read, its actions written as ChangeSets, its history told."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from familyplan.model import DIRECTORY
from familyplan.model.ids import Ids
from familyplan.store import drafts, family_list, log, search
from familyplan.store.database import transaction
from familyplan.store.migrations import SCHEMA_VERSION, migrate
from familyplan.store.ops import Body
from familyplan.store.reading import Reader
from familyplan.store.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.cipher import Connection
    from familyplan.clock import Clock
    from familyplan.model import Record
    from familyplan.store.ops import Op

R = TypeVar("R", bound="Record")
EVENT: Final = "event"


@dataclass(frozen=True, slots=True)
class Changes:
    """What one action changed: the kinds and scopes touched, the rows, and its id in the log."""

    action_id: str
    action: str
    kinds: frozenset[str]
    scopes: frozenset[str]
    rows: frozenset[str]

    def __bool__(self) -> bool:
        """Say whether anything changed at all."""
        return bool(self.rows)


class Store(Reader):
    """One open store. It reads records, and writes them only through transactions."""

    def __init__(self, connection: Connection, clock: Clock, ids: Ids | None = None) -> None:
        """Take an open, keyed connection; the tables are brought up to date.

        Raises:
            NewerStore: the store was written by a newer program.

        """
        super().__init__(connection)
        self.clock = clock
        self.ids = ids or Ids()
        self.was_version = migrate(self.db)
        self._hlc = log.last_hlc(self.db)

    def set_meta(self, **facts: str) -> None:
        """Keep facts the store needs about itself: its id, its lane, how it was closed."""
        with transaction(self.db):
            for key, value in facts.items():
                self.db.conn.execute(
                    "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [key, value]
                )

    @property
    def lane(self) -> str:
        """Give the lane this installation writes in; made when first asked for."""
        lane = self.meta("lane")
        if not lane:
            lane = self.ids.new()
            self.set_meta(lane=lane)
        return lane

    # Drafts

    def keep_draft(self, place: str, scope: str, text: str) -> None:
        """Keep half-typed text durably; empty text forgets it."""
        drafts.keep(self.db, place, scope=scope, text=text, at=self.clock.now())

    # Writing

    def tidy(self) -> None:
        """Leave the index of words in order, so that later edits are quick; no record changes.

        Raises:
            StoreFull, StoreIsReadOnly, StoreTrouble: it could not be kept; all is as before.

        """
        search.tidy(self.db)

    @contextmanager
    def action(
        self, name: str, actor: str, *, undoes: str = "", draft: str = ""
    ) -> Iterator[tuple[Transaction, list[Changes]]]:
        """Run one user action as one transaction; the list receives its Changes when it ends.

        `draft` names a place whose draft this action turns into record.
        """
        done: list[Changes] = []
        lane = self.lane
        with transaction(self.db):
            tx = Transaction(self.db, self.ids, self.clock, actor)
            yield tx, done
            if draft:
                drafts.forget_in(self.db, draft)
            done.append(self._write_log(tx, name, lane, undoes))
            self._follow(tx)

    def note_event(self, name: str, actor: str, scope: str, **said: str) -> None:
        """Log something that changed no row: unlocked, looked at something protected, exported."""
        with transaction(self.db):
            tx = Transaction(self.db, self.ids, self.clock, actor)
            tx.say(event=name, **said)
            tx.ops[scope] = []
            tx.changeset_ids[scope] = self.ids.new()
            self._write_log(tx, EVENT, self.meta("lane"), "")

    def _write_log(self, tx: Transaction, name: str, lane: str, undoes: str) -> Changes:
        action_id = self.ids.new()
        now = self.clock.now()
        for scope, ops in tx.ops.items():
            self._hlc = log.later_hlc(self._hlc, int(now.timestamp() * 1000))
            header = log.Header(
                id=tx.changeset_ids[scope], action_id=action_id, scope=scope, lane=lane, seq=0,
                hlc=self._hlc, wall=now.isoformat(), actor=tx.actor, action=name,
                schema=SCHEMA_VERSION, undoes=undoes,
            )  # fmt: skip
            log.append(self.db, header, Body(tuple(ops), tx.words))
        every = [op for ops in tx.ops.values() for op in ops]
        return Changes(
            action_id, name, frozenset(op.kind for op in every), frozenset(tx.ops),
            frozenset(op.row for op in every),
        )  # fmt: skip

    def _follow(self, tx: Transaction) -> None:
        touched: dict[tuple[str, str], Op] = {
            (op.kind, op.row): op for ops in tx.ops.values() for op in ops
        }
        for kind, row_id in touched:
            search.index_row(self.db, kind, row_id)
        for scope, ops in tx.ops.items():
            if any(op.kind in family_list.FED_BY for op in ops) and scope != DIRECTORY:
                family_list.refresh(self.db, scope)
        # An op without a field makes or takes away the whole row.
        renamed = {op.row for op in tx.ops.get(DIRECTORY, ()) if op.field in {"name", ""}}
        for family_id in family_list.families_with(self.db, renamed):
            family_list.refresh(self.db, family_id)
