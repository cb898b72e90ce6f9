"""Telling apart the ways a store.db can be wrong, without ever writing to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.cipher import DatabaseError
from familyplan.vault import database, pages
from familyplan.vault.database import Way
from familyplan.vault.errors import (
    DamagedStore,
    EmptyStore,
    KeysOfAnother,
    KeysOutdated,
    NoAccess,
    NotAStore,
    StoreInUse,
    TruncatedStore,
    VaultError,
)
from familyplan.vault.first_page import page_count
from familyplan.vault.page_cipher import SALT_BYTES, PageCipher

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.vault.keyfile import KeyFile
    from familyplan.vault.secret import DataKey

PAGE_BYTES: Final = 4096
_PLAIN: Final = b"SQLite format 3\x00"
_BUSY: Final = 5
_CORRUPT: Final = 11
_CANNOT_OPEN: Final = 14
_NOT_A_DATABASE: Final = 26


def check_file(folder: Path) -> bytes:
    """Look at store.db from outside and give its first 16 bytes.

    Call this with the store's lock held: reading the file in a process that has it open would drop
    SQLite's own locks (https://sqlite.org/howtocorrupt.html, 2.2).

    Raises:
        EmptyStore: it has 0 bytes.
        NotAStore: it is an SQLite database in clear.
        TruncatedStore: its length is no whole number of pages, and no log can make it whole.
        NoAccess: it may not be read.

    """
    path = folder / database.NAME
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(len(_PLAIN))
    except PermissionError as error:
        raise NoAccess(folder.stem) from error
    if size == 0:
        raise EmptyStore(folder.stem)
    if start == _PLAIN:
        raise NotAStore(folder.stem)
    # A power cut while the log was folded in may leave part of a page; the log still has all of it.
    if size % PAGE_BYTES and not hot(folder):
        raise TruncatedStore(folder.stem)
    return start


def check_belongs(folder: Path, keys: KeyFile, start: bytes) -> None:
    """Compare the beginning of store.db with what the keys file remembers of it.

    A file whose beginning has nothing in common with that belongs to another store; one that still
    has most of it was damaged, which is told only to whoever has a secret (`check_inside`).

    Raises:
        KeysOfAnother: the two files are not of the same store.

    """
    alike = sum(one == other for one, other in zip(start, keys.salt, strict=True))
    if alike <= len(start) // 2:
        raise KeysOfAnother(folder.stem)


def check_inside(folder: Path, key: DataKey, keys: KeyFile, start: bytes) -> None:
    """Decrypt the first page with a key of this store, changing nothing.

    Raises:
        DamagedStore, TruncatedStore: as their names say.
        KeysOutdated: the key is of a generation before the store's.
        StoreInUse: something other than this program holds it.

    """
    if start != keys.salt:
        raise DamagedStore(folder.stem)
    # With a log left by a crash, a connection that may write would fold it into the file when it
    # closes, even after failing; without one, an immutable look leaves no file behind.
    way = Way.READING if hot(folder) else Way.FROZEN
    had_shm = (folder / database.SHM).exists()
    try:
        _look(folder, key, way)
    except DatabaseError as error:
        known = _cause(folder, key, error)
        if isinstance(known, DamagedStore) and not pages.any_fits(folder, key, start):
            known = KeysOutdated(folder.stem)
        if not had_shm:
            (folder / database.SHM).unlink(missing_ok=True)
        if known is None:
            raise
        raise known from error


def hot(folder: Path) -> bool:
    """Say whether a log lies beside store.db that is not yet folded into it."""
    wal = folder / database.WAL
    return wal.is_file() and wal.stat().st_size > 0


def _look(folder: Path, key: DataKey, way: Way) -> None:
    """Read the schema once."""
    connection = database.keyed(folder / database.NAME, key, way)
    try:
        database.read_schema(connection)
    finally:
        connection.close()


def _too_short(folder: Path, key: DataKey) -> bool:
    """Say whether page 1, if it is good, knows of more pages than the file has."""
    path = folder / database.NAME
    with path.open("rb") as file:
        page = file.read(PAGE_BYTES)
    plain = PageCipher(key, page[:SALT_BYTES]).opened(1, page)
    return plain is not None and page_count(plain) > path.stat().st_size // PAGE_BYTES


def _cause(folder: Path, key: DataKey, error: DatabaseError) -> VaultError | None:
    """Name the cause behind SQLite's result code."""
    code = database.error_code(error)
    if code == _NOT_A_DATABASE:
        return DamagedStore(folder.stem)
    if code == _CORRUPT:
        return (TruncatedStore if _too_short(folder, key) else DamagedStore)(folder.stem)
    if code == _BUSY:
        return StoreInUse(folder.stem)
    if code == _CANNOT_OPEN:
        return NoAccess(folder.stem)
    return None
