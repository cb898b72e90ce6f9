"""Taking one family out of every table for good; only headers of its history stay."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from familyplan.cipher import DatabaseError
from familyplan.model import DIRECTORY, STORE, nouns
from familyplan.model.declare import noun_of
from familyplan.store import log, paper_keys, tables
from familyplan.store.database import one, quoted
from familyplan.store.joining import JOINS, joined
from familyplan.store.mapper import to_notation, to_record
from familyplan.store.ops import Op, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.store.database import Database
    from familyplan.store.log import ChangeSet
    from familyplan.store.transaction import Transaction

PENDING: Final = "erasing/"
# Pages of the log file wait to be overwritten; no paper is called so.
LOG: Final = "log"
# A name of one or two letters would be found in half of all sentences.
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Gone:
    """What one erasure took: entries by kind, and the files of papers to be taken away yet."""

    counts: dict[str, int]
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Traces:
    """By what a family is known outside its own record: ids, and names as whole words."""

    own: tuple[str, ...]
    rows: frozenset[str]
    ids: frozenset[str]
    links: frozenset[str]
    names: re.Pattern[str] | None

    def named_in(self, words: dict[str, str]) -> bool:
        text = " ".join(words.values())
        return self.names is not None and self.names.search(text.casefold()) is not None

    def held_in(self, value: Any) -> bool:  # noqa: ANN401 - JSON
        text = json.dumps(value, ensure_ascii=False)
        return any(row in text for row in self.ids)


def names_of(db: Database, family_id: str) -> tuple[str, ...]:
    """Give every name the people of a family and the family itself have, longest first."""
    found: set[str] = set()
    for row in tables.fetch_scope(db, "family", family_id):
        family: Any = to_record("family", row)
        found |= {family.name, family.reference}
    for row in tables.fetch_scope(db, "person", family_id):
        person: Any = to_record("person", row)
        found |= {person.name, person.known_as, person.legal_name, person.own_script}
        found |= {person.family_name, *person.former_names}
    whole = {" ".join(name.split()) for name in found}
    return tuple(sorted((n for n in whole if len(n) >= _SHORTEST), key=lambda n: (-len(n), n)))


def erase(tx: Transaction, family_id: str) -> Gone:
    """Take a family's rows, history, drafts, search words and paper keys inside the transaction.

    What names it elsewhere goes too: entries of the log in other scopes are taken out, and the
    rows they spoke of stated anew, so that the log replayed still gives the same rows. Headers and
    digests of the log stay, without a word of what was done. Records that became part of this one
    go with it.
    """
    traces = _traces(tx.db, family_id)
    own = traces.own
    elsewhere = list(_mentions(tx.db, traces))
    counts = _delete_rows(tx, family_id)
    counts["history"] = sum(_drop_history(tx.db, scope) for scope in own)
    counts["draft"] = _delete_drafts(tx.db, traces)
    papers = tuple(sorted(file for scope in own for file in paper_keys.forget(tx.db, scope)))
    for file in (*papers, LOG):
        tx.db.conn.execute(
            "INSERT OR REPLACE INTO drafts (place, scope, text, at) VALUES (?, ?, ?, ?)",
            [PENDING + file, STORE, file, tx.now.isoformat()],
        )
    _forget_links(tx, traces)
    _restate(tx, traces, elsewhere)
    left = {kind: n for kind, n in {**counts, "paper": len(papers)}.items() if n}
    return Gone(left, papers)


def pending(db: Database) -> tuple[str, ...]:
    """Name what erasures still have to tidy: files of papers without keys, and `LOG`."""
    asked = "SELECT text FROM drafts WHERE substr(place, 1, ?) = ? ORDER BY text"
    return tuple(row[0] for row in db.execute(asked, [len(PENDING), PENDING]).fetchall())


def exists(db: Database, family_id: str) -> bool:
    """Say whether anything of a family's record is here: a row of any kind, or a step it took."""
    step = (
        "SELECT 1 FROM changesets c JOIN changeset_bodies b ON b.id = c.id "
        "WHERE c.scope = ? AND c.action <> 'family.erase' LIMIT 1"
    )
    return one(db, step, [family_id]) is not None or any(
        one(db, f"SELECT 1 FROM {quoted(kind)} WHERE scope = ? LIMIT 1", [family_id])  # noqa: S608 - a declared kind
        for kind in _family_kinds()
    )


def brought_in(db: Database, family_id: str) -> str:
    """Say when a family was last brought in from a file, as an ISO 8601 moment, or ""."""
    asked = (
        "SELECT wall FROM changesets WHERE scope = ? AND action = 'family.import' "
        "ORDER BY n DESC LIMIT 1"
    )
    return one(db, asked, [family_id]) or ""


def settle(db: Database) -> bool:
    """Move what was committed out of the log file and empty that; False while it cannot be done.

    Somebody may be reading, or the disk be full. Until then its old pages, encrypted, still hold
    what was erased.
    """
    try:
        busy = db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except DatabaseError:
        return False
    return not busy


def _family_kinds() -> list[str]:
    return [kind for kind, found in nouns().items() if noun_of(found).home == "family"]


def _traces(db: Database, family_id: str) -> _Traces:
    people = {row[1] for row in tables.fetch_scope(db, "person", family_id)}
    family: Any = next(iter(tables.fetch_scope(db, "family", family_id)), None)
    own = (family_id, *joined(db, family_id))
    known = {*own, *people}
    if family is not None:
        record: Any = to_record("family", family)
        known |= {record.reference, record.name}
    links = frozenset("".join(one.split()).casefold() for one in known if one.strip())
    names = [re.escape(name.casefold()) for name in names_of(db, family_id)]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)") if names else None
    return _Traces(own, _rows_told_of(db, own), frozenset({*own, *people}), links, pattern)


def _rows_told_of(db: Database, own: tuple[str, ...]) -> frozenset[str]:
    """Give every row the history of a family speaks of, where it has ever touched another."""
    marks = ", ".join("?" * len(own))
    shared = (
        "SELECT 1 FROM changesets c JOIN changesets o ON o.action_id = c.action_id "  # noqa: S608 - marks
        f"WHERE c.scope IN ({marks}) AND c.action = ? AND o.scope <> c.scope LIMIT 1"
    )
    if not one(db, shared, [*own, JOINS]):
        return frozenset()
    entries = log.read(db, f"c.scope IN ({marks})", list(own))
    return frozenset(op.row for entry in entries if entry.body for op in entry.body.ops)


def _delete_rows(tx: Transaction, family_id: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    conn = tx.db.conn
    for kind in _family_kinds():
        where = f"FROM {quoted(kind)} WHERE scope = ?"
        counts[kind] = int(one(tx.db, f"SELECT count(*) {where}", [family_id]))
        conn.execute(f"DELETE {where}", [family_id])
    found = "SELECT n FROM search_rows WHERE scope = ?"
    conn.execute(f"DELETE FROM search WHERE rowid IN ({found})", [family_id])  # noqa: S608 - fixed words
    conn.execute("DELETE FROM search_rows WHERE scope = ?", [family_id])
    conn.execute("DELETE FROM family_lines WHERE family = ?", [family_id])
    # One step stays in its chain, so that replaying and listening both hear that it is gone.
    tx.do(family_id, Op(Step.ERASE, "family", family_id))
    return counts


def _drop_history(db: Database, family_id: str) -> int:
    where = "FROM changeset_bodies WHERE id IN (SELECT id FROM changesets WHERE scope = ?)"
    held = int(one(db, f"SELECT count(*) {where}", [family_id]))
    db.conn.execute(f"DELETE {where}", [family_id])
    return held


def _delete_drafts(db: Database, traces: _Traces) -> int:
    held = db.execute("SELECT place, scope FROM drafts").fetchall()
    gone = [
        place
        for place, scope in held
        if scope in traces.own or any(row in place for row in traces.ids)
    ]
    for place in gone:
        db.conn.execute("DELETE FROM drafts WHERE place = ?", [place])
    return len(gone)


def _mentions(db: Database, traces: _Traces) -> Iterator[ChangeSet]:
    """Give the entries of other scopes that name the family, or link to it."""
    ours = ", ".join("?" * len(traces.own))
    shared = f"c.action_id IN (SELECT action_id FROM changesets WHERE scope IN ({ours}))"  # noqa: S608 - marks
    linked = [scope for _row, scope in _links(db, traces)]
    marks = ", ".join("?" * len(linked))
    where = (
        f"c.scope NOT IN ({ours}) AND "
        f"({shared} OR c.scope IN ('{STORE}', '{DIRECTORY}', {marks or 'NULL'}))"
    )
    for entry in log.read(db, where, [*traces.own, *traces.own, *linked]):
        if entry.body is None:
            continue
        own = entry.header.scope in {STORE, DIRECTORY}
        named = traces.named_in(entry.body.said) and entry.header.scope not in linked
        if named or any(_holds(op, traces, own=own) for op in entry.body.ops):
            yield entry


def _holds(op: Op, traces: _Traces, *, own: bool) -> bool:
    if op.kind == "erasure":
        return False
    if own:
        return traces.held_in([op.old, op.new])
    # Brought together with another family and taken apart again: that one's history tells of it.
    if op.row in traces.rows:
        return True
    return op.kind == "person" and any(_links_to(value, traces) for value in _link_values(op))


def _link_values(op: Op) -> Iterator[Any]:
    if op.field == "same_person":
        yield from (op.old, op.new)
    for held in (op.old, op.new):
        if not op.field and isinstance(held, dict):
            yield held.get("values", {}).get("same_person")


def _links_to(value: Any, traces: _Traces) -> bool:  # noqa: ANN401 - JSON
    return isinstance(value, str) and "".join(value.split()).casefold() in traces.links


def _links(db: Database, traces: _Traces) -> list[tuple[str, str]]:
    """Give id and scope of people of other families who are said to be somebody of this one."""
    asked = "SELECT id, scope, same_person FROM person WHERE same_person <> '' AND scope <> ?"
    rows = db.execute(asked, [traces.own[0]]).fetchall()
    return [(row, scope) for row, scope, held in rows if _links_to(held, traces)]


def _forget_links(tx: Transaction, traces: _Traces) -> None:
    for row, _scope in _links(tx.db, traces):
        tx.db.conn.execute("UPDATE person SET same_person = NULL WHERE id = ?", [row])


def _restate(tx: Transaction, traces: _Traces, elsewhere: list[ChangeSet]) -> None:
    """Take entries out of the log, and state anew the rows they spoke of, as they now are."""
    rows: dict[tuple[str, str], str] = {}
    for entry in elsewhere:
        tx.db.conn.execute("DELETE FROM changeset_bodies WHERE id = ?", [entry.header.id])
        for op in entry.body.ops if entry.body else ():
            rows[op.kind, op.row] = entry.header.scope
    for (kind, row_id), scope in rows.items():
        row = tables.fetch(tx.db, kind, row_id)
        home = scope if row is None else row[0]
        tx.do(home, Op(Step.ERASE, kind, row_id))
        if row is None:
            continue
        held = to_notation(kind, row)
        if kind == "setting":
            held["values"]["value"] = _without(held["values"].get("value"), traces)
        tx.do(home, Op(Step.CREATE, kind, row_id, new=held))


def _without(value: Any, traces: _Traces) -> Any:  # noqa: ANN401 - JSON
    """Give a setting's value without the entries that are, or are called by, an erased id."""
    if isinstance(value, list):
        return [_without(one, traces) for one in value if not _is_id(one, traces)]
    if isinstance(value, dict):
        return {
            key: _without(one, traces)
            for key, one in value.items()
            if not _is_id(key, traces) and not _is_id(one, traces)
        }
    return "" if _is_id(value, traces) else value


def _is_id(value: Any, traces: _Traces) -> bool:  # noqa: ANN401 - JSON
    return isinstance(value, str) and any(row in value for row in traces.ids)
