"""Changing who can open a store: one more passphrase, another passphrase, the previous keys."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.vault import files, keys_on_disk, lock, slots
from familyplan.vault.errors import KeysAltered, ReadOnlyFolder, WrongPassphrase
from familyplan.vault.kdf import check_new
from familyplan.vault.slots import SlotFace

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.vault.keyfile import KeyFile
    from familyplan.vault.opening import OpenVault, Surroundings
    from familyplan.vault.slots import Slot


def add_passphrase_slot(vault: OpenVault, passphrase: str, *, user_id: str, label: str) -> str:
    """Let one more person (or one more passphrase) open the store; gives the new slot's id.

    Raises:
        ShortPassphrase, ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    check_new(passphrase)
    keys = _present_keys(vault)
    created = vault.surroundings.clock.now().isoformat(timespec="seconds")
    face = SlotFace(str(uuid.uuid4()), slots.PASSPHRASE, user_id, label, created)
    slot = _made(vault, face, passphrase)
    _write_proven(vault, replace(keys, slots=(*keys.slots, slot)), slot, passphrase)
    return face.id


def change_passphrase(vault: OpenVault, old: str, new: str) -> None:
    """Change the passphrase of the slot that opened the store; the slot keeps its id.

    The old passphrase is asked for again, because the screen may have been left open. Copies of
    the keys file in older backups still open with the old passphrase.

    Raises:
        WrongPassphrase: `old` is not this slot's.
        ShortPassphrase, ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    check_new(new)
    keys = _present_keys(vault)
    mine = next((slot for slot in keys.slots if slot.face.id == vault.slot_id), None)
    if mine is None or not _opens(vault, mine, old):
        raise WrongPassphrase(vault.folder.stem)
    slot = _made(vault, mine.face, new)
    others = tuple(slot if one is mine else one for one in keys.slots)
    _write_proven(vault, replace(keys, slots=others), slot, new)
    with files.known_troubles(vault.folder):
        keys_on_disk.forget_previous(vault.folder)


def put_back_previous_keys(folder: Path, *, surroundings: Surroundings) -> None:
    """Use `keys.prev` again after `keys` was damaged or lost; only ever because a person asked.

    Raises:
        KeysDamaged: the previous copy is not good either.
        StoreInUse, ReadOnlyFolder, DiskFull: nothing was changed.

    """
    with files.known_troubles(folder):
        held = lock.take(folder, surroundings.clock)
        try:
            keys_on_disk.put_back(folder)
        finally:
            held.release()


def _present_keys(vault: OpenVault) -> KeyFile:
    """Read the keys again, so that nothing is rewritten that changed since."""
    if vault.read_only:
        raise ReadOnlyFolder(vault.folder)
    keys = keys_on_disk.read(vault.folder)
    if keys.store_id != vault.store_id or not keys.is_signed_by(vault.key):
        raise KeysAltered(vault.folder.stem)
    return keys


def _made(vault: OpenVault, face: SlotFace, passphrase: str) -> Slot:
    """Make a slot and seal the store's data key to it."""
    slot = slots.make(face, passphrase, vault.surroundings.derivation(), store_id=vault.store_id)
    sealed = slots.seal(slot, vault.key, store_id=vault.store_id, generation=vault.generation)
    return replace(slot, sealed=(sealed,))


def _opens(vault: OpenVault, slot: Slot, passphrase: str) -> bool:
    """Say whether this passphrase gives the store's own data key from this slot."""
    key = slots.unlock(slot, passphrase, store_id=vault.store_id, generation=vault.generation)
    if key is None:
        return False
    same = key.raw == vault.key.raw
    key.wipe()
    return same


def _write_proven(vault: OpenVault, keys: KeyFile, slot: Slot, passphrase: str) -> None:
    """Write the keys, read them back from the disk and open the new slot; else undo."""
    with files.known_troubles(vault.folder):
        keys_on_disk.write(vault.folder, keys.signed(vault.key))
        written = keys_on_disk.read(vault.folder)
        found = next((one for one in written.slots if one.face.id == slot.face.id), None)
        if found is None or not _opens(vault, found, passphrase):
            keys_on_disk.put_back(vault.folder)
            raise KeysAltered(vault.folder.stem)
