"""The log of ChangeSets: written, chained per lane and scope, and read back."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from familyplan.store.database import one
from familyplan.store.ops import Body, Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from familyplan.store.database import Database

_SALT_BYTES: Final = 16
HEADER_COLUMNS: Final = (
    "id", "action_id", "scope", "lane", "seq", "hlc", "wall", "actor", "action", "schema",
    "undoes", "body_digest", "digest",
)  # fmt: skip
_NAMES: Final = ", ".join(HEADER_COLUMNS)


@dataclass(frozen=True, slots=True)
class Header:
    """What a ChangeSet says about itself; nothing in it is personal.

    `seq` counts without gaps per lane and scope. `hlc` is a hybrid logical clock, so that order
    holds when the wall clock is put back. `undoes` is the action_id this one turns back, or "".
    `body_digest` is SHA-256(salt, body); `digest` chains header, body and the digest before.
    """

    id: str
    action_id: str
    scope: str
    lane: str
    seq: int
    hlc: str
    wall: str
    actor: str
    action: str
    schema: int
    undoes: str = ""
    body_digest: bytes = b""
    digest: bytes = b""

    def chained(self, before: bytes) -> bytes:
        """Compute the digest from this header, its body's digest and the digest before it."""
        plain = {name: getattr(self, name) for name in HEADER_COLUMNS if name != "digest"}
        plain["body_digest"] = self.body_digest.hex()
        text = json.dumps(plain, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode() + before + self.body_digest).digest()


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One entry of the log: its header, and its body where it has not been erased."""

    header: Header
    body: Body | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log as the history tells it; `body` is None where it has been erased."""

    header: Header
    body: Telling | None


def append(db: Database, header: Header, body: Body) -> Header:
    """Write a ChangeSet at the end of its lane and scope, and give its completed header."""
    packed = body.packed()
    salt = secrets.token_bytes(_SALT_BYTES)
    seq, before = _end(db, header.lane, header.scope)
    placed = replace(header, seq=seq + 1, body_digest=hashlib.sha256(salt + packed).digest())
    complete = replace(placed, digest=placed.chained(before))
    marks = ", ".join("?" * len(HEADER_COLUMNS))
    db.conn.execute(
        f"INSERT INTO changesets ({_NAMES}) VALUES ({marks})",  # noqa: S608 - fixed names
        [getattr(complete, name) for name in HEADER_COLUMNS],
    )
    db.conn.execute(
        "INSERT INTO changeset_bodies (id, salt, body) VALUES (?, ?, ?)",
        [complete.id, salt, packed],
    )
    return complete


def _end(db: Database, lane: str, scope: str) -> tuple[int, bytes]:
    row = db.execute(
        "SELECT seq, digest FROM changesets WHERE lane = ? AND scope = ? ORDER BY seq DESC LIMIT 1",
        [lane, scope],
    ).fetchone()
    return (row[0], row[1]) if row else (0, b"")


def last_hlc(db: Database) -> str:
    """Give the latest hybrid logical clock in the log, or ""."""
    return one(db, "SELECT hlc FROM changesets ORDER BY hlc DESC LIMIT 1") or ""


def later_hlc(last: str, now_ms: int) -> str:
    """Give the next hybrid logical clock: wall milliseconds, or a count where they ran back.

    Its text sorts as it counts: 13 digits of milliseconds, a dot, 6 digits of counter.
    """
    last_ms, last_count = (int(part) for part in last.split(".")) if last else (0, 0)
    if now_ms > last_ms:
        return f"{now_ms:013d}.{0:06d}"
    return f"{last_ms:013d}.{last_count + 1:06d}"


def heads(db: Database) -> dict[str, str]:
    """Give the newest digest of every lane and scope as hex, by "lane/scope"."""
    rows = db.execute(
        "SELECT lane, scope, digest, max(seq) FROM changesets GROUP BY lane, scope ORDER BY 1, 2"
    )
    return {f"{lane}/{scope}": digest.hex() for lane, scope, digest, _seq in rows.fetchall()}


def read(db: Database, where: str = "1", parameters: Sequence[Any] = (), limit: int = -1,
         *, newest_first: bool = False) -> Iterator[ChangeSet]:  # fmt: skip
    """Read ChangeSets in the order they were made (or the other way round), bodies included."""
    for header, packed in _entries(db, where, parameters, limit, newest_first=newest_first):
        yield ChangeSet(header, None if packed is None else Body.unpacked(packed))


def tell(db: Database, where: str, parameters: Sequence[Any], limit: int = -1,
         *, newest_first: bool = False) -> Iterator[Entry]:  # fmt: skip
    """Read ChangeSets as `read` does, but of their bodies only what tells of them."""
    for header, packed in _entries(db, where, parameters, limit, newest_first=newest_first):
        yield Entry(header, None if packed is None else Telling.unpacked(packed))


def _entries(db: Database, where: str, parameters: Sequence[Any], limit: int,
             *, newest_first: bool) -> Iterator[tuple[Header, bytes | None]]:  # fmt: skip
    way = "DESC" if newest_first else "ASC"
    headers = ", ".join(f"c.{name}" for name in HEADER_COLUMNS)
    cursor = db.execute(
        f"SELECT {headers}, b.body FROM changesets c "  # noqa: S608 - fixed words
        f"LEFT JOIN changeset_bodies b ON b.id = c.id WHERE {where} "
        f"ORDER BY c.n {way} LIMIT ?",
        [*parameters, limit],
    )
    for row in cursor:
        yield Header(*row[:-1]), row[-1]


def broken_links(db: Database) -> list[str]:
    """Check every chain and every body; give what is wrong, in words for the verify report."""
    found: list[str] = []
    ends: dict[tuple[str, str], tuple[int, bytes]] = {}
    headers = ", ".join(f"c.{name}" for name in HEADER_COLUMNS)
    cursor = db.execute(
        f"SELECT {headers}, b.salt, b.body FROM changesets c "  # noqa: S608 - fixed words
        "LEFT JOIN changeset_bodies b ON b.id = c.id ORDER BY c.lane, c.scope, c.seq"
    )
    for row in cursor:
        header = Header(*row[:-2])
        seq, before = ends.get((header.lane, header.scope), (0, b""))
        if header.seq != seq + 1:
            found.append(f"{header.id}: step {seq + 1} is missing before step {header.seq}")
        if header.chained(before) != header.digest:
            found.append(f"{header.id}: its digest does not follow from the one before it")
        if row[-1] is not None and hashlib.sha256(row[-2] + row[-1]).digest() != header.body_digest:
            found.append(f"{header.id}: its content is not what was written")
        ends[header.lane, header.scope] = (header.seq, header.digest)
    return found
