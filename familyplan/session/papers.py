"""Papers of a store: kept in one transaction with their keys, read, checked and settled."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from familyplan.errors import KnownError
from familyplan.store import paper_keys
from familyplan.store.database import open_database, transaction, translated
from familyplan.store.errors import StoreFull, StoreIsReadOnly
from familyplan.store.paper_keys import PaperKey
from familyplan.vault import papers
from familyplan.vault.paper_errors import (
    PaperDamaged,
    PaperMissing,
    PapersFull,
    PaperTooLarge,
)
from familyplan.vault.papers import SealedPaper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from familyplan.session.session import Session
    from familyplan.store import Transaction
    from familyplan.store.database import Database
    from familyplan.vault.opening import OpenVault

__all__ = [
    "PaperDamaged",
    "PaperMissing",
    "PaperTooLarge",
    "PapersFull",
    "SealedPaper",
    "check_all",
    "chunks",
    "keep",
    "prepare",
    "read",
    "record",
    "settle",
]

MOST_MB: Final = 50
MOST_GB: Final = 2
# Long enough for work that is interrupted, and for a person to put a restored store right.
GRACE_S: Final = 7 * 24 * 3600


def prepare(session: Session, data: bytes) -> SealedPaper:
    """Write a paper's file without its key being kept yet; any thread may do this.

    A file whose key is never kept with `record` is taken away some days later.

    Raises:
        PaperTooLarge, StoreIsReadOnly, DiskFull, ReadOnlyFolder: nothing was kept.

    """
    if session.vault.read_only:
        raise StoreIsReadOnly
    if len(data) > MOST_MB * 10**6:
        raise PaperTooLarge(MOST_MB)
    return papers.seal(session.vault.folder, session.vault.store_id, data)


def record(db: Database, scope: str, paper: SealedPaper) -> str:
    """Keep a prepared paper's key in the open transaction, and give its file name.

    Raises:
        PapersFull: all papers together would be too large; the transaction should not go on.

    """
    if paper_keys.room_taken(db) + paper.size > MOST_GB * 10**9:
        raise PapersFull(MOST_GB)
    paper_keys.keep(db, PaperKey(paper.file, scope, paper.key, paper.digest, paper.size))
    return paper.file


def keep(session: Session, scope: str, data: bytes, *, tx: Transaction | None = None) -> str:
    """Keep a paper for a scope and give its file name.

    With `tx`, the key becomes part of that action, to be kept or dropped with the rest of it;
    without, it is a transaction of its own. Call it on the thread the session belongs to.

    Raises:
        PaperTooLarge, PapersFull: in words what is too large; nothing was kept.
        StoreIsReadOnly, StoreFull, DiskFull, ReadOnlyFolder: nothing was kept.

    """
    paper = prepare(session, data)
    try:
        if tx is not None:
            return record(tx.db, scope, paper)
        with transaction(session.store.db):
            return record(session.store.db, scope, paper)
    except StoreFull:
        # What could not be flushed may still have been written, and be there at the next opening;
        # if it is not, settle takes the file away.
        raise
    except BaseException:
        with suppress(KnownError, OSError):
            papers.remove(session.vault.folder, paper.file)
        raise


def read(session: Session, file: str) -> bytes:
    """Give a whole paper.

    Raises:
        PaperMissing: the store has no such paper, or its file is gone.
        PaperDamaged: the file is not what was kept.

    """
    return b"".join(chunks(session, file))


def chunks(session: Session, file: str) -> Iterator[bytes]:
    """Give a paper in chunks of at most 1 MiB; raises what `read` raises, perhaps half way."""
    with translated():
        row = paper_keys.find(session.store.db, file)
    if row is None:
        raise PaperMissing(file)
    yield from papers.chunks(session.vault.folder, session.vault.store_id, _paper(row))


def check_all(
    session: Session, progress: Callable[[int, int], None] = lambda _done, _of: None
) -> tuple[str, ...]:
    """Read every paper to its last byte, on a connection of its own; give what is wrong in words.

    `progress` hears how many of how many; what it raises ends the check.
    """
    connection = session.vault.reader()
    try:
        return problems(session.vault, open_database(connection), progress)
    finally:
        connection.close()


def problems(
    vault: OpenVault, db: Database, progress: Callable[[int, int], None]
) -> tuple[str, ...]:
    """Check every paper whose key `db` holds; see `check_all`."""
    with translated():
        rows = paper_keys.every(db)
    found: list[str] = []
    for done, row in enumerate(rows, start=1):
        try:
            papers.check(vault.folder, vault.store_id, _paper(row))
        except (PaperMissing, PaperDamaged) as error:
            found.append(error.sentence)
        progress(done, len(rows))
    return tuple(found)


def settle(session: Session) -> int:
    """Take away files without a key that are older than a week; gives how many went.

    They are what an interrupted keeping or an erasure left: nobody could ever read them.
    """
    vault = session.vault
    if vault.read_only:
        return 0
    there = papers.present(vault.folder)
    if not there:
        return 0
    known = {row.file for row in paper_keys.every(session.store.db)}
    oldest = session.clock.now().timestamp() - GRACE_S
    gone = [name for name, at in there.items() if name not in known and at < oldest]
    for name in gone:
        with suppress(KnownError, OSError):
            papers.remove(vault.folder, name)
    return len(gone)


def _paper(row: PaperKey) -> SealedPaper:
    return SealedPaper(row.file, row.key, row.digest, row.size)
