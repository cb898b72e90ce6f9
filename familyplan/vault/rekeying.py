"""A new data key: every page written again, in a copy that takes the store's place when proven.

SQLCipher can rekey a database in place, but where that fails half way (a full disk) the
connection goes on with a mixture of both keys and can spoil the file. So the copy is made and
rekeyed beside store.db, and only a rename is left to do to the store itself.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from familyplan.cipher import DatabaseError
from familyplan.vault import changing, database, files, slots
from familyplan.vault.database import Way
from familyplan.vault.errors import DiskFull, RekeyFailed
from familyplan.vault.secret import DataKey, zero

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.vault.opening import OpenVault

COPY: Final = "store.db.rekey"
STEPS: Final = 5


def rekey(vault: OpenVault, progress: Callable[[int, int], None] = lambda _done, _of: None) -> None:
    """Give the store a new data key, known to nobody who copied an old keys file.

    Every slot gets it sealed to its public half, so no absent secret is needed. While it runs the
    keys file holds both keys; a kill at any moment leaves a store that opens with every secret it
    had, and the next opening finishes. `vault.connection` is another one afterwards. Nothing may
    be written meanwhile, and no other connection may be open. What `progress` raises ends it.

    Raises:
        RekeyFailed, DiskFull, ReadOnlyFolder: the store keeps the data key it had.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    keys = changing.present_keys(vault)
    _alone(vault)
    coming = DataKey.fresh()
    pending = keys.generation + 1

    def both(slot: slots.Slot) -> slots.Slot:
        box = slots.seal(slot, coming, store_id=vault.store_id, generation=pending)
        old = tuple(one for one in slot.sealed if one.generation == keys.generation)
        return replace(slot, sealed=(*old, box))

    held = tuple(both(slot) for slot in keys.slots)
    try:
        # It replaces the previous copy, so that either of the two copies opens what comes.
        begun = replace(keys, pending=pending, slots=held, replaces=True)
        changing.write(vault, begun, lambda _written: True)
        finish(vault, coming, progress)
    except BaseException:
        if vault.key is not coming:
            coming.wipe()
            _give_up(vault)
        elif vault.keys.pending:
            vault.generation = vault.keys.pending
            with suppress(DiskFull, OSError):
                conclude(vault)
        raise


def finish(
    vault: OpenVault,
    coming: DataKey,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> None:
    """Do what is left of a rekeying whose keys file holds both keys, and drop the old key."""
    if vault.key is not coming:
        copy = vault.folder / COPY
        try:
            with files.known_troubles(vault.folder):
                _make_copy(vault, copy, coming, progress)
                _swap(vault, copy, coming)
        except DatabaseError as error:
            raise RekeyFailed(vault.folder.stem) from error
        finally:
            clear(vault.folder)
    vault.generation = vault.keys.pending
    progress(4, STEPS)
    conclude(vault)
    progress(STEPS, STEPS)


def conclude(vault: OpenVault) -> None:
    """Drop the old generation, once store.db is known to have the new one."""
    keys, now = vault.keys, vault.keys.pending
    alone = tuple(
        replace(slot, sealed=tuple(one for one in slot.sealed if one.generation == now))
        for slot in keys.slots
    )
    changed = replace(keys, generation=now, pending=0, slots=alone, replaces=True)
    changing.write(vault, changed, lambda _written: True)


def clear(folder: Path) -> None:
    """Take away a copy that was begun and never came into use."""
    for name in (COPY, f"{COPY}-journal"):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def _alone(vault: OpenVault) -> None:
    """Refuse where anything else has the store open: only a sole connection may leave WAL."""
    connection = vault.connection
    try:
        connection.execute("PRAGMA busy_timeout=0").fetchall()
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    except DatabaseError as error:
        raise RekeyFailed(vault.folder.stem) from error
    finally:
        with suppress(DatabaseError):
            connection.execute("PRAGMA journal_mode=WAL").fetchall()
            connection.execute(f"PRAGMA busy_timeout={database.BUSY_MS}").fetchall()


def _make_copy(
    vault: OpenVault, copy: Path, coming: DataKey, progress: Callable[[int, int], None]
) -> None:
    """Copy the store, give the copy the new key, and prove it."""
    clear(vault.folder)
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, files.PRIVATE_FILE))
    progress(0, STEPS)
    before = vault.connection.total_changes
    vault.connection.execute("VACUUM INTO ?", (str(copy),)).fetchall()
    progress(1, STEPS)
    connection = database.keyed(copy, vault.key, Way.WRITING)
    try:
        # Nothing reads the copy before it is whole, so it needs no journal on the disk.
        connection.execute("PRAGMA journal_mode=MEMORY").fetchall()
        form = coming.sqlcipher_form()
        try:
            connection.reset_key(form)
        finally:
            zero(form)
    finally:
        connection.close()
    progress(2, STEPS)
    _sync(copy)
    if not _sound(copy, coming) or vault.connection.total_changes != before:
        raise RekeyFailed(vault.folder.stem)
    progress(3, STEPS)


def _sound(copy: Path, key: DataKey) -> bool:
    """Say whether every page of the copy decrypts, and holds a whole database."""
    connection = database.connect(copy, key, Way.FROZEN)
    try:
        pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        whole = connection.execute("PRAGMA integrity_check").fetchall()
        return pages == [] and whole == [("ok",)]
    finally:
        connection.close()


def _swap(vault: OpenVault, copy: Path, coming: DataKey) -> None:
    """Put the copy in the store's place, and connect to whichever is there afterwards."""
    path = vault.folder / database.NAME
    _alone(vault)
    vault.connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    vault.connection.close()
    try:
        files.rename(copy, path)
        # From here on only the new key opens the store, even if nothing below works: whoever gave
        # it up now would lock everybody out for good.
        vault.key.wipe()
        vault.key = coming
        files.sync_folder(vault.folder)
    finally:
        vault.connection = database.connect(path, vault.key, Way.WRITING)


def _sync(path: Path) -> None:
    """Wait until a file is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _give_up(vault: OpenVault) -> None:
    """Take the key that was to come out of the keys file again, if the disk lets us."""
    keys = vault.keys
    if not keys.pending:
        return
    alone = tuple(
        replace(slot, sealed=tuple(one for one in slot.sealed if one.generation != keys.pending))
        for slot in keys.slots
    )
    # What cannot be written now is done by the next opening.
    with suppress(DiskFull, OSError):
        changed = replace(keys, pending=0, slots=alone, replaces=True)
        changing.write(vault, changed, lambda _written: True)
