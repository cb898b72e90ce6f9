"""Copying a store's database, keys and papers so that each copy is whole and opens by itself."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import dbapi2

from familyplan.vault import ballast, database, files, keys_on_disk, lock
from familyplan.vault.creating import BACKUPS, PAPERS
from familyplan.vault.database import Way
from familyplan.vault.files import known_troubles
from familyplan.vault.opening import Surroundings, open_vault
from familyplan.vault.secret import zero

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from familyplan.cipher import Connection
    from familyplan.vault.opening import OpenVault

PART: Final = ".part"
_SPARE_BYTES: Final = 1024 * 1024
_PIECE: Final = 1024 * 1024


@dataclass(frozen=True)
class OnlyLooking(Surroundings):
    """Surroundings in which nothing is written and any place will do: a backup is only read."""

    def refuse_unsafe(self, folder: Path) -> None:
        """Refuse nothing: backups may lie on network drives and in synced folders."""


def open_copy(folder: Path, secret: Any, around: Surroundings) -> OpenVault:  # noqa: ANN401 - as open_vault
    """Open the store.db and keys of a backup without leaving a trace in its folder.

    Raises:
        VaultError: one of its kinds, saying what stands in the way.

    """
    kept: dict[str, Any] = {each.name: getattr(around, each.name) for each in fields(around)}
    kept["can_write"] = _never
    return open_vault(folder, secret, surroundings=OnlyLooking(**kept))


def open_with_key(vault: OpenVault, folder: Path, way: Way = Way.FROZEN) -> Connection:
    """Open the store.db in another folder with the data key of an open store.

    Raises:
        DatabaseError: it does not decrypt with this key, or is damaged.

    """
    return database.connect(folder / database.NAME, vault.key, way)


def same_key(vault: OpenVault, folder: Path) -> bool:
    """Say whether the keys in another folder lead to the data key of this open store.

    Raises:
        VaultError: those keys cannot be read.

    """
    keys = keys_on_disk.read(folder)
    return keys.generation == vault.generation and keys.is_signed_by(vault.key)


def copy_compact(source: Connection, target: Path) -> None:
    """Write what `source` (one of the vault's readers) holds to a new file, without gaps.

    Key and first 16 bytes stay the same, so the keys file fits the copy. Others may go on writing.

    Raises:
        DiskFull, ReadOnlyFolder: nothing is left at `target`.

    """
    with _new_file(target):
        # The connection itself can write nothing; this one setting would also stop the copy.
        source.execute("PRAGMA query_only=OFF").fetchall()
        try:
            source.execute("VACUUM INTO ?", [str(target.absolute())])
        finally:
            source.execute("PRAGMA query_only=ON").fetchall()


def copy_exact(vault: OpenVault, source: Connection, target: Path) -> None:
    """Write page by page what `source` holds in its present transaction to a new file.

    Raises:
        DiskFull, ReadOnlyFolder: nothing is left at `target`.

    """
    with _new_file(target):
        into = dbapi2.connect(str(target.absolute()), isolation_level=None)
        try:
            # With 32 more digits the key brings the first 16 bytes along; otherwise they would be
            # new, and the keys file would belong to another store.
            form = vault.key.sqlcipher_form()
            salted = form[:-1] + database.salt_of(source).hex().encode() + b"'"
            try:
                into.set_key(salted)
            finally:
                zero(form)
                zero(salted)
            source.backup(into)
        finally:
            into.close()


@contextmanager
def _new_file(target: Path) -> Iterator[None]:
    with known_troubles(target.parent):
        # SQLite would make the file readable for others; an empty one it takes over as it is.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, files.PRIVATE_FILE))
        try:
            yield
            sync_file(target)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def copy_file(source: Path, target: Path) -> None:
    """Copy one closed file: whole, private and on the disk under its name, or not there at all.

    Raises:
        OSError: it could not be read or written; nothing half is left.

    """
    part = target.with_name(target.name + PART)
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | files.NO_LINK
        handle = os.open(part, flags, files.PRIVATE_FILE)
        with os.fdopen(handle, "wb") as out, source.open("rb") as came:
            shutil.copyfileobj(came, out, _PIECE)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def copy_missing(names: Iterable[str], source: Path, target: Path) -> tuple[str, ...]:
    """Copy each of these files that is not yet in `target`; give those `source` has not.

    The files never change, so one that is there with the same length is never copied again.

    Raises:
        OSError: one could not be written; nothing half is left.

    """
    target.mkdir(mode=files.PRIVATE_FOLDER, parents=True, exist_ok=True)
    lost, copied = [], False
    for name in names:
        from_, to = source / name, target / name
        if not from_.is_file():
            if not to.is_file():
                lost.append(name)
        elif not to.is_file() or to.stat().st_size != from_.stat().st_size:
            copy_file(from_, to)
            copied = True
    if copied:
        sync_names(target)
    return tuple(lost)


def copy_keys(source: Path, target: Path) -> None:
    """Copy the keys file of one folder into another.

    Raises:
        VaultError: it cannot be read, or not written.

    """
    keys_on_disk.read(source)
    with known_troubles(target):
        copy_file(source / keys_on_disk.NAME, target / keys_on_disk.NAME)


def sync_file(path: Path) -> None:
    """Wait until a closed file is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_names(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where its file system can do that."""
    try:
        files.sync_folder(folder)
    except OSError as error:
        # Network drives and sticks may know no such call for a folder.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:
            raise


def put_in_place(part: Path, final: Path) -> None:
    """Give a finished folder its name, with everything in it on the disk before.

    Raises:
        DiskFull, ReadOnlyFolder: it has not got the name.

    """
    with known_troubles(final.parent):
        sync_names(part)
        part.rename(final)
        sync_names(final.parent)


def new_folder(path: Path) -> None:
    """Make a private folder, and those above it.

    Raises:
        DiskFull, ReadOnlyFolder: it could not be made.

    """
    with known_troubles(path.parent):
        path.mkdir(mode=files.PRIVATE_FOLDER, parents=True, exist_ok=False)


def database_bytes(folder: Path) -> int:
    """Give the bytes of store.db and the log beside it."""
    return sum(
        (folder / name).stat().st_size
        for name in (database.NAME, database.WAL)
        if (folder / name).is_file()
    )


def bytes_missing(source: Path, target: Path) -> int:
    """Give the bytes of the files in `source` that `target` has not."""
    if not source.is_dir():
        return 0
    return sum(
        path.stat().st_size
        for path in source.iterdir()
        if path.is_file() and not (target / path.name).is_file()
    )


def room_missing(folder: Path, needed: int) -> int:
    """Give how many bytes the disk of `folder` lacks for `needed` more; 0 where there is room."""
    return max(0, needed + _SPARE_BYTES - shutil.disk_usage(folder).free)


def copied_store(source: Path, target: Path, papers: tuple[Path, tuple[str, ...]],
                 around: Surroundings) -> tuple[str, ...]:  # fmt: skip
    """Make a store folder out of a backup's store.db and keys and its papers; name lost papers.

    `papers` are the folder they lie in and their names. Not a byte of another -wal comes along.

    Raises:
        DiskFull, ReadOnlyFolder: it could not be made; what there is of it is the caller's to
            remove.

    """
    with known_troubles(target.parent):
        (target / BACKUPS).mkdir(mode=files.PRIVATE_FOLDER)
        copy_file(source / database.NAME, target / database.NAME)
        copy_file(source / keys_on_disk.NAME, target / keys_on_disk.NAME)
        lost = copy_missing(papers[1], papers[0], target / PAPERS)
        ballast.fill(target, around.ballast_bytes)
        files.sync_folder(target)
    return lost


@contextmanager
def held(folder: Path, around: Surroundings) -> Iterator[lock.Held]:
    """Keep everybody else out of a folder; the lock may be given back earlier.

    Raises:
        StoreInUse: it is open.

    """
    with known_troubles(folder):
        taken = lock.take(folder, around.clock)
    try:
        yield taken
    finally:
        taken.release()


def token() -> str:
    """Give 4 random hexadecimal digits that tell two names of one second apart."""
    return secrets.token_hex(2)


def _never(_folder: Path) -> bool:
    return False
