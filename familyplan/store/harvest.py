"""What a damaged store still holds: its records, and its log where that can be followed."""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from familyplan.cipher import DatabaseError
from familyplan.model import nouns
from familyplan.store import tables
from familyplan.store.apply import apply
from familyplan.store.log import HEADER_COLUMNS, Header
from familyplan.store.mapper import columns
from familyplan.store.ops import Body

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from familyplan.store.damaged import DamagedDatabase, Key, Row
    from familyplan.store.database import Database

# What an entry that is not as it was written raises when it is read or replayed.
_UNREADABLE: Final = (DatabaseError, ValueError, TypeError, LookupError, zlib.error)


@dataclass
class LogFound:
    """The log as far as it was read: headers and packed bodies (with their salts) in order.

    `whole_scopes` are those whose chains have no gap and whose bodies are all there or erased.
    `touched` gives the last entry that is known to have changed a row, by the row's id.
    """

    headers: dict[int, Header] = field(default_factory=dict)
    bodies: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    whole: bool = True
    headers_whole: bool = True
    whole_scopes: frozenset[str] = frozenset()
    touched: dict[str, int] = field(default_factory=dict)

    @property
    def tells_all(self) -> bool:
        """Say whether every row there is can be made from the log: all is there, nothing erased."""
        scopes = {header.scope for header in self.headers.values()}
        return self.whole and scopes == self.whole_scopes and len(self.bodies) == len(self.headers)

    def doubts(self, may_remove: Callable[[str], bool]) -> Callable[[Key], bool]:
        """Give what says of a row by scope and id that a lost entry may have removed it.

        `may_remove` says of an action, by its name, whether it can take rows away. An entry with
        no header left may have done anything to any row.
        """
        last: defaultdict[str, int] = defaultdict(int)
        for n, header in self.headers.items():
            if header.id not in self.bodies and may_remove(header.action):
                last[header.scope] = max(n, last[header.scope])
        return lambda key: not self.headers_whole or last[key[0]] > self.touched.get(key[1], 0)


@dataclass(frozen=True)
class Known:
    """What is known of rows before their tables are read.

    `owners` gives scope and kind by id, as far as known. `trusted` says that the history tells of
    every row there is. `doubted` says of a row by scope and id that it may have been removed.
    """

    owners: Mapping[str, tuple[str, str]]
    trusted: bool
    doubted: Callable[[Key], bool]


@dataclass
class RecordsFound:
    """The rows of one kind by scope and id, which came from history, and which are lost.

    The scope of a lost row may not be known. `doubted` are those from history that may have been
    removed. `unsure` says that rows may be missing that nothing tells of.
    """

    rows: dict[Key, Row]
    rebuilt: frozenset[Key] = frozenset()
    lost: frozenset[Key] = frozenset()
    doubted: frozenset[Key] = frozenset()
    unsure: bool = False


def read_log(damaged: DamagedDatabase) -> LogFound:
    """Read the log around whatever is damaged."""
    headers, headers_whole = damaged.numbered("changesets", "n", HEADER_COLUMNS)
    packed, bodies_whole = damaged.numbered("changeset_bodies", "rowid", ("id", "salt", "body"))
    found = LogFound(
        {n: Header(*row) for n, row in sorted(headers.items())},
        {row[0]: (row[1], row[2]) for row in packed.values()},
        whole=headers_whole and bodies_whole,
        headers_whole=headers_whole,
    )
    found.whole_scopes = _whole_scopes(found, erased=bodies_whole)
    return found


def _whole_scopes(found: LogFound, *, erased: bool) -> frozenset[str]:
    """Follow every chain; `erased` says that a body that is not there was taken out on purpose."""
    chains: defaultdict[tuple[str, str], list[Header]] = defaultdict(list)
    for header in found.headers.values():
        chains[header.scope, header.lane].append(header)
    broken = {
        scope
        for (scope, _lane), headers in chains.items()
        if not _follows(sorted(headers, key=lambda one: one.seq), found.bodies, erased=erased)
    }
    return frozenset({scope for scope, _lane in chains} - broken)


def _follows(
    chain: list[Header], bodies: Mapping[str, tuple[bytes, bytes]], *, erased: bool
) -> bool:
    before = b""
    for seq, header in enumerate(chain, start=1):
        if header.seq != seq or header.chained(before) != header.digest:
            return False
        salt, body = bodies.get(header.id, (b"", b""))
        if body and hashlib.sha256(salt + body).digest() != header.body_digest:
            return False
        if not body and not erased:
            return False
        before = header.digest
    return True


def replay(found: LogFound, into: Database, progress: Callable[[int, int], None]) -> None:
    """Apply all that was read of the log to empty tables, leaving out steps that do not fit.

    What entry touched a row last is noted in `found`.
    """
    for done, (n, header) in enumerate(found.headers.items(), start=1):
        _salt, packed = found.bodies.get(header.id, (b"", b""))
        body = _unpacked(packed)
        for op in body.ops if body else ():
            try:
                apply(into, header.scope, header.id, [op])
            except _UNREADABLE:
                # It builds on a step that is lost; the rows themselves are asked first.
                continue
            found.touched[op.row] = n
        progress(done, len(found.headers))


def _unpacked(packed: bytes) -> Body | None:
    try:
        return Body.unpacked(packed) if packed else None
    except _UNREADABLE:
        return None


def read_records(
    damaged: DamagedDatabase, kind: str, told: Mapping[Key, Row], known: Known
) -> RecordsFound:
    """Read every row of a kind, and take from `told`, its history, what cannot be read.

    Rows come as `columns(kind)` lays them out. A row is taken from its history only where the
    table could not be read through, and where the index of ids, if whole, still names it.
    """
    there = damaged.columns(kind)
    names = columns(kind)
    asked = [name for name in names if name in there]
    if not there:
        doubted = frozenset(filter(known.doubted, told))
        return RecordsFound(dict(told), frozenset(told), doubted=doubted, unsure=not known.trusted)
    swept, whole = _swept(damaged, kind, asked, known)
    if whole:
        return RecordsFound(_laid_out(swept, asked, names))
    found, index_whole = damaged.sweep(kind, ("id",), (), index=damaged.unique_index(kind))
    ids = {row_id for (row_id,) in found if _is_of(kind, row_id, known)}
    index_whole = index_whole and len(ids) == len(found) and ids >= {key[1] for key in swept}
    swept |= damaged.each(kind, ("scope", "id"), asked, sorted(set(told) - set(swept)))
    left = sorted((one,) for one in ids - {key[1] for key in swept})
    for row in damaged.each(kind, ("id",), asked, left).values():
        swept[row[asked.index("scope")], row[asked.index("id")]] = row
    rows = _laid_out(swept, asked, names)
    missing = {key: row for key, row in told.items() if key not in rows}
    if index_whole:
        missing = {key: row for key, row in missing.items() if key[1] in ids}
    there_now = {key[1] for key in rows | missing}
    return RecordsFound(
        rows | missing,
        frozenset(missing),
        frozenset((known.owners.get(one, ("", ""))[0], one) for one in ids - there_now),
        frozenset(key for key in missing if key[1] not in ids and known.doubted(key)),
        unsure=not index_whole and not known.trusted,
    )


def _swept(
    damaged: DamagedDatabase, kind: str, asked: list[str], known: Known
) -> tuple[dict[Key, Row], bool]:
    """Read the rows of a table, but none that is known to be of another kind.

    Such rows tell that the table was taken for another when the table of tables was made again.
    """
    swept, whole = damaged.sweep(kind, ("scope", "id"), asked)
    rows = {key: row for key, row in swept.items() if _is_of(kind, key[1], known)}
    return rows, whole and len(rows) == len(swept)


def _is_of(kind: str, row_id: str, known: Known) -> bool:
    return known.owners.get(row_id, ("", kind))[1] == kind


def owners(
    damaged: DamagedDatabase, told: Mapping[str, Mapping[Key, Row]]
) -> dict[str, tuple[str, str]]:
    """Give scope and kind of each row, as far as the index of words or the history knows it."""
    rows, _whole = damaged.sweep("search_rows", ["n"], ["row", "scope", "kind"])
    found: dict[str, tuple[str, str]] = {row: (scope, kind) for row, scope, kind in rows.values()}
    return found | {row: (scope, kind) for kind, keys in told.items() for scope, row in keys}


def _laid_out(rows: Mapping[Key, Row], asked: list[str], names: tuple[str, ...]) -> dict[Key, Row]:
    """Put columns in their order, with nothing for those an older store did not have."""
    places: list[int | None] = [asked.index(name) if name in asked else None for name in names]
    return {
        key: tuple(row[place] if place is not None else None for place in places)
        for key, row in rows.items()
    }


def rows_by_key(db: Database) -> dict[str, dict[Key, tuple[Any, ...]]]:
    """Give every row of every kind by scope and id."""
    return {
        kind: {(row[0], row[1]): tuple(row) for row in tables.fetch_all(db, kind)}
        for kind in nouns()
    }
