"""An encrypted copy of a damaged store.db, made readable as far as it goes; the store stays as is.

SQLite never opens the damaged file itself. Pages that are not as they were written are spoilt for
good in the copy, because SQLCipher takes a page of zeros for an empty one and would read on.
"""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from familyplan.errors import KnownError
from familyplan.vault import (
    database,
    files,
    first_page,
    keys_on_disk,
    lock,
    lost_tables,
    pages,
    unlocking,
)
from familyplan.vault.database import Way
from familyplan.vault.errors import MissingStore, NotAStore
from familyplan.vault.page_cipher import PAGE_BYTES, SALT_BYTES, PageCipher
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from familyplan.cipher import Connection
    from familyplan.vault.keyfile import KeyFile
    from familyplan.vault.lost_tables import Layout
    from familyplan.vault.secret import DataKey
    from familyplan.vault.secrets_in import Secret
    from familyplan.vault.slots import Slot
    from familyplan.vault.surroundings import Surroundings
    from familyplan.vault.unlocking import Unlocked

_SPOILT: Final = b"\xff" * PAGE_BYTES
# Sorting stays in memory; a table of tables that is only partly there is taken as far as it goes.
_READING: Final = (
    "temp_store=MEMORY", "mmap_size=0", "trusted_schema=OFF", "cell_size_check=ON",
    "writable_schema=ON", "query_only=ON",
)  # fmt: skip


class NothingToSalvage(KnownError):
    """Not one page tells what the database holds."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "Nothing could be read from {store}: too much of its main file is damaged. The "
                "folder was left as it is, and no new store was made. Restore a backup.",
                store=store,
            )
        )


@dataclass(frozen=True)
class Scratch:
    """A readable copy: how many pages it has, and which of them are damaged."""

    path: Path
    key: DataKey = field(repr=False)
    keys: KeyFile = field(repr=False)
    slot: Slot = field(repr=False)
    pages: int
    damaged: tuple[int, ...]

    def connect(self) -> Connection:
        """Open the copy for reading; damaged pages raise DatabaseError when they are touched."""
        connection = database.keyed(self.path, self.key, Way.WRITING)
        for setting in _READING:
            connection.execute(f"PRAGMA {setting}").fetchall()
        return connection


@contextmanager
def readable_copy(
    folder: Path,
    secret: Secret,
    home: Path,
    *,
    surroundings: Surroundings,
    layouts: Callable[[], Sequence[Layout]],
    progress: Callable[[int, int], None],
) -> Iterator[Scratch]:
    """Give a readable copy of a damaged store, which is gone afterwards; `home` is a new folder.

    `layouts` gives the ways in which the program may have made its tables. `progress` hears how
    many pages of how many were looked at.

    Raises:
        NothingToSalvage: not one page tells what the database holds.
        VaultError: the keys do not open with this secret, the store is in use, or no room is left.

    """
    with files.known_troubles(folder):
        held = lock.take(folder, surroundings.clock) if surroundings.can_write(folder) else None
    try:
        if not (folder / database.NAME).is_file():
            raise MissingStore(folder.stem)
        keys = keys_on_disk.read(folder)
        found = unlocking.unlock(folder, keys, secret, device=surroundings.device)
        try:
            with files.known_troubles(home):
                home.mkdir(mode=files.PRIVATE_FOLDER, parents=True)
                key = _key_in_use(folder, keys, found)
                inside = keys, found.slot, key
                yield _copied(folder, home, inside, layouts=layouts, progress=progress)
        finally:
            found.wipe()
            shutil.rmtree(home, ignore_errors=True)
    finally:
        if held is not None:
            held.release()


def scratch_home(into: Path) -> Path:
    """Name a folder that nobody has, beside the store to be made."""
    return into.with_name(f"{into.name}.salvaging-{secrets.token_hex(4)}")


def _key_in_use(folder: Path, keys: KeyFile, found: Unlocked) -> DataKey:
    """Choose between two data keys where the change from one to the other was cut off."""
    if found.pending is not None and not pages.any_fits(folder, found.key, keys.salt):
        return found.pending
    return found.key


def _copied(
    folder: Path,
    home: Path,
    inside: tuple[KeyFile, Slot, DataKey],
    *,
    layouts: Callable[[], Sequence[Layout]],
    progress: Callable[[int, int], None],
) -> Scratch:
    keys, slot, key = inside
    source, target = folder / database.NAME, home / database.NAME
    cipher = PageCipher(key, keys.salt)
    count = -(-source.stat().st_size // PAGE_BYTES)
    first: bytes | None = None
    damaged: list[int] = []
    handle = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, files.PRIVATE_FILE)
    with source.open("rb") as file, os.fdopen(handle, "r+b") as out:
        for number in range(1, count + 1):
            page = file.read(PAGE_BYTES)
            plain = cipher.opened(number, page) if len(page) == PAGE_BYTES else None
            if number == 1:
                first = plain
                page = keys.salt + page[SALT_BYTES:]
            elif plain is not None and first_page.schema_rows(plain) is not None:
                page = cipher.sealed(number, first_page.without_statistics(plain))
            if plain is None:
                damaged.append(number)
            out.write(page if plain is not None else _SPOILT)
            progress(number, count)
        if len(damaged) == count:
            raise NotAStore(folder.stem)
        total = max(first_page.page_count(first) if first is not None else 0, count)
        # SQLite reads nothing of a file shorter than page 1 says.
        out.writelines(_SPOILT for _missing in range(count, total))
        if damaged or total > count:
            _Mending(folder.stem, file, out, cipher, total).mend(first, layouts())
    _bring_log(folder, home)
    return Scratch(target, key, keys, slot, total, (*damaged, *range(count + 1, total + 1)))


@dataclass(frozen=True)
class _Mending:
    """A copy of a damaged file whose table of tables may have to be made again."""

    store: str
    file: BinaryIO
    out: BinaryIO
    cipher: PageCipher
    total: int

    def mend(self, first: bytes | None, layouts: Sequence[Layout]) -> None:
        """Write page 1 and the table of tables anew where either does not name all there is."""
        listed = first_page.children(first) if first is not None else ()
        trees = lost_tables.read_trees(self._read, self.total, listed)
        if not trees.schema:
            if first is None or listed:
                raise NothingToSalvage(self.store)
            return
        found = lost_tables.find(trees, layouts, self.total + 1)
        if first is not None and not set(listed) - set(trees.schema) and not found.changed:
            return
        leaves = lost_tables.leaves_of(found.rows, self.total + 1 + len(found.added))
        new = (*found.added, *(page for _last, page in leaves.values()))
        for number, page in enumerate(new, start=self.total + 1):
            self._write(number, page)
        last = {number: row for number, (row, _page) in leaves.items()}
        self._write(1, first_page.rebuilt(last, self.total + len(new)))

    def _read(self, number: int) -> bytes | None:
        self.file.seek((number - 1) * PAGE_BYTES)
        page = self.file.read(PAGE_BYTES)
        return self.cipher.opened(number, page) if len(page) == PAGE_BYTES else None

    def _write(self, number: int, page: bytes) -> None:
        self.out.seek((number - 1) * PAGE_BYTES)
        self.out.write(self.cipher.sealed(number, page))


def _bring_log(folder: Path, home: Path) -> None:
    """Copy the log a crash left, so that SQLite folds the last changes into the copy."""
    log = folder / database.WAL
    if log.is_file() and log.stat().st_size:
        with log.open("rb") as file:
            handle = os.open(home / database.WAL, os.O_WRONLY | os.O_CREAT, files.PRIVATE_FILE)
            with os.fdopen(handle, "wb") as out:
                shutil.copyfileobj(file, out)
