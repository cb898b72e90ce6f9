"""Filling a new store with what a damaged one still holds, so that it verifies as whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from familyplan.model import DIRECTORY, STORE, nouns
from familyplan.store import family_list, harvest, log, search
from familyplan.store.database import quoted, transaction
from familyplan.store.mapper import to_notation
from familyplan.store.migrations import SCHEMA_VERSION
from familyplan.store.ops import Body, Op, Step
from familyplan.store.paper_keys import PaperKey
from familyplan.store.replaying import tables_for_replay
from familyplan.store.store import EVENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from familyplan.cipher import Connection
    from familyplan.store.damaged import DamagedDatabase, Key, Row
    from familyplan.store.database import Database
    from familyplan.store.harvest import LogFound, RecordsFound
    from familyplan.store.store import Store

Rows = dict[str, "dict[Key, Row]"]


@dataclass
class Salvaged:
    """What was brought over: counts by scope and kind, and what of the log, drafts and papers.

    `doubted` are those of `rebuilt` that may have been removed. `unsure` are kinds of which rows
    may be missing that nothing tells of. `histories_lost` are scopes that begin anew. `latest` says
    that what was rebuilt is as it last was. `papers` are keys as the damaged store holds them.
    """

    rows: int = 0
    rebuilt: Counter[tuple[str, str]] = field(default_factory=Counter)
    doubted: Counter[tuple[str, str]] = field(default_factory=Counter)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    unsure: tuple[str, ...] = ()
    histories_lost: frozenset[str] = frozenset()
    log_whole: bool = True
    latest: bool = True
    drafts_whole: bool = True
    papers_whole: bool = True
    papers: tuple[PaperKey, ...] = ()


def fill(
    damaged: DamagedDatabase,
    store: Store,
    in_memory: Connection,
    *,
    actor: str,
    may_remove: Callable[[str], bool],
    progress: Callable[[int, int], None],
) -> Salvaged:
    """Read all that can be read and write it to a new, empty store in one transaction.

    Rows come from their tables first, from the log where those fail. The log of a scope is kept as
    it is where its chain is whole; otherwise the scope begins with one entry that holds its rows.
    `in_memory` is an empty connection to replay the log into. `may_remove` says of the name of an
    action whether it can take rows away.
    """
    found = harvest.read_log(damaged)
    replayed = tables_for_replay(in_memory)
    harvest.replay(found, replayed, progress)
    told = harvest.rows_by_key(replayed)
    known = harvest.Known(harvest.owners(damaged, told), found.tells_all, found.doubts(may_remove))
    records = {kind: harvest.read_records(damaged, kind, told[kind], known) for kind in nouns()}
    with transaction(store.db):
        _bring_facts(damaged, store.db)
        _bring_log(found, store.db)
        _bring_rows(records, store.db, progress)
        _close_gaps(found, told, records, store=store, actor=actor)
        drafts_whole = _bring_drafts(damaged, store.db)
    return _summed(damaged, found, records, drafts_whole=drafts_whole)


def _bring_facts(damaged: DamagedDatabase, db: Database) -> None:
    """Bring the key of the codes on copies, so that copies made before can still be told."""
    facts, _whole = damaged.sweep("meta", ["key"], ["value"])
    if ("code_key",) in facts:
        db.conn.execute(
            "INSERT OR REPLACE INTO meta (key, value) VALUES ('code_key', ?)", facts["code_key",]
        )


def _bring_log(found: LogFound, db: Database) -> None:
    """Copy the entries of whole scopes as they are, bodies with their salts."""
    names = ", ".join(log.HEADER_COLUMNS)
    marks = ", ".join("?" * (len(log.HEADER_COLUMNS) + 1))
    for n, header in found.headers.items():
        if header.scope not in found.whole_scopes:
            continue
        db.conn.execute(
            f"INSERT INTO changesets (n, {names}) VALUES ({marks})",  # noqa: S608 - fixed names
            [n, *(getattr(header, name) for name in log.HEADER_COLUMNS)],
        )
        if header.id in found.bodies:
            db.conn.execute(
                "INSERT INTO changeset_bodies (id, salt, body) VALUES (?, ?, ?)",
                [header.id, *found.bodies[header.id]],
            )


def _bring_rows(
    records: Mapping[str, RecordsFound], db: Database, progress: Callable[[int, int], None]
) -> None:
    """Lay the rows down, and make the index and the list of families from them."""
    total, done = sum(len(one.rows) for one in records.values()), 0
    for kind, one in records.items():
        for row in one.rows.values():
            marks = ", ".join("?" * len(row))
            db.conn.execute(f"INSERT INTO {quoted(kind)} VALUES ({marks})", row)  # noqa: S608 - a declared kind
    for kind, one in records.items():
        for _scope, row_id in one.rows:
            search.index_row(db, kind, row_id)
            done += 1
            progress(done, total)
    for scope in {scope for one in records.values() for scope, _id in one.rows}:
        if scope not in {DIRECTORY, STORE}:
            family_list.refresh(db, scope)


def _close_gaps(
    found: LogFound,
    told: Rows,
    records: Mapping[str, RecordsFound],
    *,
    store: Store,
    actor: str,
) -> None:
    """Log, scope by scope, the steps from what the kept log tells to the rows there are."""
    scopes = {scope for one in records.values() for scope, _id in one.rows} | found.whole_scopes
    for scope in sorted(scopes):
        kept = scope in found.whole_scopes
        ops: list[Op] = []
        for kind, one in records.items():
            before = _of(scope, told[kind]) if kept else {}
            ops += _steps(kind, before, _of(scope, one.rows))
        if ops:
            _append(store, scope, actor, ops)


def _of(scope: str, rows: Mapping[Key, Row]) -> dict[Key, Row]:
    return {key: row for key, row in rows.items() if key[0] == scope}


def _steps(kind: str, before: Mapping[Key, Row], after: Mapping[Key, Row]) -> list[Op]:
    """Give the steps from some rows of one kind to others."""
    changed = sorted(
        key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
    )
    gone = [
        Op(Step.DELETE, kind, key[1], old=to_notation(kind, before[key]))
        for key in changed
        if key in before
    ]
    come = [
        Op(Step.CREATE, kind, key[1], new=to_notation(kind, after[key]))
        for key in changed
        if key in after
    ]
    return gone + come


def _append(store: Store, scope: str, actor: str, ops: Iterable[Op]) -> None:
    now = store.clock.now()
    action_id = store.ids.new()
    header = log.Header(
        id=store.ids.new(), action_id=action_id, scope=scope, lane=store.meta("lane"), seq=0,
        hlc=log.later_hlc(log.last_hlc(store.db), int(now.timestamp() * 1000)),
        wall=now.isoformat(), actor=actor, action=EVENT, schema=SCHEMA_VERSION,
    )  # fmt: skip
    log.append(store.db, header, Body(tuple(ops), {"event": "salvaged"}))


def _bring_drafts(damaged: DamagedDatabase, db: Database) -> bool:
    """Bring half-typed text; say whether all of it could be read."""
    rows, whole = damaged.sweep("drafts", ["place"], ["scope", "text", "at"])
    for (place,), row in rows.items():
        db.conn.execute(
            "INSERT INTO drafts (place, scope, text, at) VALUES (?, ?, ?, ?)", [place, *row]
        )
    return whole


def _summed(
    damaged: DamagedDatabase,
    found: LogFound,
    records: Mapping[str, RecordsFound],
    *,
    drafts_whole: bool,
) -> Salvaged:
    papers, papers_whole = _papers(damaged)
    rebuilt, doubted, lost = (
        Counter((key[0], kind) for kind, one in records.items() for key in getattr(one, name))
        for name in ("rebuilt", "doubted", "lost")
    )
    there = {one.scope for one in found.headers.values()}
    there |= {scope for one in records.values() for scope, _id in one.rows}
    return Salvaged(
        rows=sum(len(one.rows) for one in records.values()),
        rebuilt=rebuilt,
        doubted=doubted,
        lost=lost,
        unsure=tuple(kind for kind, one in records.items() if one.unsure),
        histories_lost=frozenset(there - found.whole_scopes),
        log_whole=found.whole,
        latest=found.tells_all,
        drafts_whole=drafts_whole,
        papers_whole=papers_whole,
        papers=papers,
    )


def _papers(damaged: DamagedDatabase) -> tuple[tuple[PaperKey, ...], bool]:
    """Read the keys of papers; a store from before there were any has lost none."""
    asked: list[Any] = ["scope", "key", "digest", "bytes"]
    if not damaged.columns("paper_keys"):
        return (), True
    rows, whole = damaged.sweep("paper_keys", ["file"], asked)
    return tuple(PaperKey(file, *row) for (file,), row in rows.items()), whole
