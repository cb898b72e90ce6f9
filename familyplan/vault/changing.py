"""Changing who can open a store: one more passphrase, another passphrase, the previous keys."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.vault import files, keyfile, keys_on_disk, lock, slots
from familyplan.vault.errors import (
    KeysAltered,
    KeysDamaged,
    ReadOnlyFolder,
    TooManyWaysIn,
    WrongPassphrase,
)
from familyplan.vault.kdf import Derivation, Expansion
from familyplan.vault.slots import SlotFace
from familyplan.vault.strength import refuse_weak

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.vault.keyfile import KeyFile
    from familyplan.vault.opening import OpenVault, Surroundings
    from familyplan.vault.slots import Slot


def add_passphrase_slot(vault: OpenVault, passphrase: str, *, user_id: str, label: str) -> str:
    """Let one more person (or one more passphrase) open the store; gives the new slot's id.

    Raises:
        ShortPassphrase, WeakPassphrase, ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    _refuse_weak(vault, passphrase, label)
    face = new_face(vault, slots.PASSPHRASE, user_id=user_id, label=label)
    add(vault, made(vault, face, passphrase), passphrase)
    return face.id


def change_passphrase(vault: OpenVault, old: str, new: str) -> None:
    """Change the passphrase of the slot that opened the store; the slot keeps its id.

    The old passphrase is asked for again, because the screen may have been left open. Copies of
    the keys file in older backups still open with the old passphrase.

    Raises:
        WrongPassphrase: `old` is not this slot's.
        ShortPassphrase, WeakPassphrase, ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    keys = present_keys(vault)
    mine = keys.slot(vault.slot_id)
    _refuse_weak(vault, new, mine.face.label if mine else "")
    if mine is None or mine.face.kind != slots.PASSPHRASE or not _opens(vault, mine, old):
        raise WrongPassphrase(vault.folder.stem)
    _put_in_place(vault, keys, mine, new)


def _refuse_weak(vault: OpenVault, passphrase: str, label: str) -> None:
    least = vault.surroundings.policy().least_passphrase
    refuse_weak(passphrase, (vault.folder.stem, label), least)


def raise_derivation(vault: OpenVault, passphrase: str) -> None:
    """Wrap the slot that opened the store with more work, where the program asks for more now."""
    keys = present_keys(vault)
    mine = keys.slot(vault.slot_id)
    now = vault.surroundings.derivation()
    if mine and isinstance(mine.derivation, Derivation) and now.outdoes(mine.derivation):
        _put_in_place(vault, keys, mine, passphrase)


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


def present_keys(vault: OpenVault) -> KeyFile:
    """Read the keys again, so that nothing is rewritten that changed since.

    Raises:
        ReadOnlyFolder: the store was opened read-only.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    if vault.read_only:
        raise ReadOnlyFolder(vault.folder)
    keys = keys_on_disk.read(vault.folder)
    if keys.store_id != vault.store_id or not keys.is_signed_by(vault.key):
        raise KeysAltered(vault.folder.stem)
    return keys


def new_face(vault: OpenVault, kind: str, *, user_id: str, label: str) -> SlotFace:
    """Write what stands on a new slot."""
    created = vault.surroundings.clock.now().isoformat(timespec="seconds")
    return SlotFace(str(uuid.uuid4()), kind, user_id, label, created)


def made(vault: OpenVault, face: SlotFace, secret: str | bytes) -> Slot:
    """Make a slot and seal the store's data key to it."""
    wrap = vault.surroundings.derivation() if isinstance(secret, str) else Expansion.fresh()
    return sealed(vault, slots.make(face, secret, wrap, store_id=vault.store_id))


def sealed(vault: OpenVault, slot: Slot) -> Slot:
    """Seal the store's data key to a slot, and nothing else."""
    box = slots.seal(slot, vault.key, store_id=vault.store_id, generation=vault.generation)
    return replace(slot, sealed=(box,))


def add(
    vault: OpenVault,
    slot: Slot,
    secret: str | bytes | None,
    *,
    drop: Callable[[Slot], bool] = lambda _slot: False,
) -> None:
    """Add a slot, proven to open from the disk, in place of those to `drop`.

    Without a secret (an organisation's) the slot read back must be the same.
    """
    keys = present_keys(vault)
    kept = tuple(one for one in keys.slots if not drop(one))
    changed = replace(keys, slots=(*kept, slot), replaces=len(kept) < len(keys.slots))
    write(vault, changed, lambda written: _proven(vault, written, slot, secret))


def write(vault: OpenVault, keys: KeyFile, proof: Callable[[KeyFile], bool]) -> None:
    """Write the keys, read them back from the disk and prove them; else undo.

    Where they replace a secret, the previous copy is made equal only after that.

    Raises:
        DiskFull, ReadOnlyFolder: nothing was changed.
        KeysAltered: what came back from the disk is not what was written; it was undone.
        TooManyWaysIn: there are as many as there may be; nothing was changed.

    """
    if len(keys.slots) > keyfile.MOST_SLOTS:
        raise TooManyWaysIn(keyfile.MOST_SLOTS)
    revision = max(vault.revision, keys.revision) + 1
    signed = replace(keys, revision=revision).signed(vault.key)
    with files.known_troubles(vault.folder):
        keys_on_disk.write(vault.folder, signed)
        try:
            same = keys_on_disk.read(vault.folder) == signed
        except KeysDamaged:
            same = False
        if not same or not proof(signed):
            keys_on_disk.put_back(vault.folder)
            raise KeysAltered(vault.folder.stem)
        vault.keys, vault.revision = signed, revision
        keys_on_disk.settle_previous(vault.folder, signed)


def _put_in_place(vault: OpenVault, keys: KeyFile, mine: Slot, passphrase: str) -> None:
    """Write a passphrase slot anew under its own face."""
    slot = made(vault, mine.face, passphrase)
    others = tuple(slot if one is mine else one for one in keys.slots)
    changed = replace(keys, slots=others, replaces=True)
    write(vault, changed, lambda written: _proven(vault, written, slot, passphrase))


def _proven(vault: OpenVault, written: KeyFile, slot: Slot, secret: str | bytes | None) -> bool:
    """Say whether a slot came back from the disk and opens with its secret."""
    found = written.slot(slot.face.id)
    if found is None or secret is None:
        return found == slot
    return _opens(vault, found, secret)


def _opens(vault: OpenVault, slot: Slot, secret: str | bytes) -> bool:
    """Say whether this secret gives the store's own data key from this slot."""
    key = slots.unlock(slot, secret, store_id=vault.store_id, generation=vault.generation)
    if key is None:
        return False
    same = key.raw == vault.key.raw
    key.wipe()
    return same
