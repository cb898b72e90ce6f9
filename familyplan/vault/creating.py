"""Making a new store folder: whole and under its name, or not at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import psutil

from familyplan.vault import ballast, database, files, keys_on_disk, lock, slots
from familyplan.vault.database import Way
from familyplan.vault.errors import ReadOnlyFolder, StoreExists
from familyplan.vault.keyfile import KeyFile
from familyplan.vault.opening import OpenVault, Surroundings, connected
from familyplan.vault.secret import DataKey
from familyplan.vault.slots import Slot, SlotFace
from familyplan.vault.strength import refuse_weak

if TYPE_CHECKING:
    from pathlib import Path

PAPERS = "papers"
BACKUPS = "backups"
_PART: Final = re.compile(r"\.part-(\d{1,10})-[0-9a-f]{8}$")
_FILES: Final = frozenset(
    {
        database.NAME,
        database.WAL,
        database.SHM,
        f"{database.NAME}-journal",
        keys_on_disk.NAME,
        keys_on_disk.PREVIOUS,
        lock.HOLDER,
    }
)


def create(
    folder: Path,
    passphrase: str,
    *,
    user_id: str,
    label: str,
    surroundings: Surroundings | None = None,
) -> OpenVault:
    """Make a store folder with one passphrase slot and an empty encrypted database, and open it.

    Everything is made in a folder beside it, which takes the name at the end; if anything fails,
    that folder is removed again.

    Raises:
        ShortPassphrase, WeakPassphrase, StoreExists, SyncedFolder, NetworkFolder, ReadOnlyFolder,
        DiskFull.

    """
    around = surroundings or Surroundings()
    refuse_weak(passphrase, (folder.stem, label), around.policy().least_passphrase)
    around.refuse_unsafe(folder)
    if folder.exists() and not _is_empty(folder):
        raise StoreExists(folder.name)
    if not around.can_write(folder):
        raise ReadOnlyFolder(folder.parent)
    key = DataKey.fresh()
    try:
        with files.known_troubles(folder.parent):
            inside = _build(folder, key, _face(user_id, label, around), passphrase, around=around)
            return _entered(folder, inside, around)
    except BaseException:
        key.wipe()
        raise


def discard(folder: Path) -> None:
    """Remove a store that was made a moment ago and never held anything; anything more stays."""
    if folder.is_dir() and _only_ours(folder):
        shutil.rmtree(folder, ignore_errors=True)


def _entered(
    folder: Path, inside: tuple[KeyFile, Slot, DataKey], around: Surroundings
) -> OpenVault:
    """Open what was just made; if that fails, nothing is left of it."""
    try:
        held = lock.take(folder, around.clock)
        return _connect(folder, inside, held, around)
    except BaseException:
        discard(folder)
        raise


def _connect(
    folder: Path,
    inside: tuple[KeyFile, Slot, DataKey],
    held: lock.Held,
    around: Surroundings,
) -> OpenVault:
    """Open what was just made, giving the lock back if that fails."""
    try:
        return connected(folder, inside, held, around)
    except BaseException:
        held.release()
        raise


def _face(user_id: str, label: str, around: Surroundings) -> SlotFace:
    """Write what stands on the first slot."""
    created = around.clock.now().isoformat(timespec="seconds")
    return SlotFace(str(uuid.uuid4()), slots.PASSPHRASE, user_id, label, created)


def _is_empty(folder: Path) -> bool:
    """Say whether this is a folder with nothing in it."""
    return folder.is_dir() and not any(folder.iterdir())


def _build(
    folder: Path, key: DataKey, face: SlotFace, passphrase: str, *, around: Surroundings
) -> tuple[KeyFile, Slot, DataKey]:
    """Make everything under another name, then give it the right one."""
    _clear_stale(folder.parent)
    part = folder.with_name(f"{folder.name}.part-{os.getpid()}-{secrets.token_hex(4)}")
    part.mkdir(mode=files.PRIVATE_FOLDER, parents=True)
    try:
        for name in (PAPERS, BACKUPS):
            (part / name).mkdir(mode=files.PRIVATE_FOLDER)
        store_id = str(uuid.uuid4())
        slot = slots.make(face, passphrase, around.derivation(), store_id=store_id)
        sealed = slots.seal(slot, key, store_id=store_id, generation=1)
        slot = replace(slot, sealed=(sealed,))
        salt = _empty_database(part, key)
        keys = KeyFile(store_id, salt, 1, (slot,), revision=1).signed(key)
        keys_on_disk.write(part, keys)
        ballast.fill(part, around.ballast_bytes)
        files.write_new(part / lock.NAME, b"")
        files.sync_folder(part)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    files.sync_folder(folder.parent)
    return keys, slot, key


def _clear_stale(place: Path) -> None:
    """Remove what processes that are gone left half made here; it holds no data yet."""
    if not place.is_dir():
        return
    for left in place.iterdir():
        found = _PART.search(left.name)
        if found is None or not left.is_dir() or left.is_symlink():
            continue
        if not psutil.pid_exists(int(found[1])) and _only_ours(left):
            shutil.rmtree(left, ignore_errors=True)


def _only_ours(part: Path) -> bool:
    """Say whether a folder holds nothing but what a store begins with, and no paper or backup."""
    known = {PAPERS, BACKUPS, ballast.NAME, lock.NAME, *_FILES}
    inside = all(path.name.removesuffix(".tmp") in known for path in part.iterdir())
    return inside and not any(
        any((part / name).iterdir()) for name in (PAPERS, BACKUPS) if (part / name).is_dir()
    )


def _empty_database(folder: Path, key: DataKey) -> bytes:
    """Make an encrypted database with no table, and give the 16 bytes it begins with."""
    path = folder / database.NAME
    # SQLite would make the file readable for others; its log takes over the mode given here.
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, files.PRIVATE_FILE))
    connection = database.connect(path, key, Way.WRITING)
    try:
        return database.salt_of(connection)
    finally:
        connection.close()
