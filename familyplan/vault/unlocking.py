"""From a secret to the data key: which slot it opens, and whether the keys file is ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.vault import diagnosis, organisation, recovery_code, slots
from familyplan.vault.errors import (
    DamagedStore,
    KeysAltered,
    NoDeviceKey,
    WrongOrganisationKey,
    WrongPassphrase,
    WrongRecoveryCode,
)
from familyplan.vault.secrets_in import DeviceKey, OrganisationKey, RecoveryCode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    from familyplan.vault.keyfile import KeyFile
    from familyplan.vault.secret import DataKey
    from familyplan.vault.secrets_in import Secret
    from familyplan.vault.slots import Slot
    from familyplan.vault.surroundings import DeviceKeeper


@dataclass(frozen=True)
class Unlocked:
    """What a secret gave: the slot it opened, the data key, the one to come if one was begun."""

    slot: Slot
    key: DataKey
    pending: DataKey | None

    def wipe(self) -> None:
        """Overwrite both keys."""
        self.key.wipe()
        if self.pending is not None:
            self.pending.wipe()


def unlock(
    folder: Path,
    keys: KeyFile,
    secret: Secret,
    *,
    slot_id: str | None = None,
    device: DeviceKeeper | None = None,
) -> Unlocked:
    """Find the slot a secret opens, and check that the whole keys file is ours.

    Raises:
        WrongPassphrase, CodeMistyped, WrongRecoveryCode, NotAnOrganisationKey,
        WrongOrganisationKey, NoDeviceKey: this secret opens nothing here.
        KeysAltered: something without the data key rewrote the keys file.

    """
    name = folder.stem
    if isinstance(secret, RecoveryCode):
        code = recovery_code.read(secret.text)
        found = _first(keys, slots.RECOVERY, code)
        error: Exception = WrongRecoveryCode(name)
    elif isinstance(secret, OrganisationKey):
        found = _by_organisation(keys, secret, name)
        error = WrongOrganisationKey(name, passphrase=False)
    elif isinstance(secret, DeviceKey):
        kept = _kept(device, keys.store_id)
        found = _first(keys, slots.DEVICE, kept) if kept else None
        error = NoDeviceKey(name)
    else:
        among = (one for one in keys.slots if slot_id in {None, one.face.id})
        found = _first(keys, slots.PASSPHRASE, secret, among)
        error = WrongPassphrase(name)
    if found is None:
        raise error
    return _taken(keys, *found, name)


def right_generation(folder: Path, keys: KeyFile, found: Unlocked, start: bytes) -> DataKey:
    """Give the one of the two keys that opens store.db, and wipe the other unless it is to come.

    Raises:
        DamagedStore, KeysOutdated, TruncatedStore, StoreInUse: neither does.

    """
    try:
        diagnosis.check_inside(folder, found.key, keys, start)
    except DamagedStore:
        if found.pending is None:
            raise
        diagnosis.check_inside(folder, found.pending, keys, start)
        found.key.wipe()
        return found.pending
    return found.key


def _first(
    keys: KeyFile, kind: str, secret: str | bytes, among: Iterable[Slot] | None = None
) -> tuple[Slot, X25519PrivateKey] | None:
    """Try a secret on every slot of its kind."""
    for slot in keys.slots if among is None else among:
        if slot.face.kind != kind:
            continue
        private = slots.private_half(slot, secret, store_id=keys.store_id)
        if private is not None:
            return slot, private
    return None


def _by_organisation(
    keys: KeyFile, secret: OrganisationKey, name: str
) -> tuple[Slot, X25519PrivateKey] | None:
    """Find the slot made for this organisation's public half."""
    private = organisation.private_half(secret)
    if private is None:
        raise WrongOrganisationKey(name, passphrase=True)
    public = private.public_key().public_bytes_raw()
    for slot in keys.slots:
        if slot.face.kind == slots.ORGANISATION and slot.public == public:
            return slot, private
    return None


def _kept(device: DeviceKeeper | None, store_id: str) -> bytes | None:
    """Ask this computer for its key; whatever goes wrong there, the passphrase still works."""
    if device is None:
        return None
    try:
        return device.fetch(store_id)
    except Exception:  # noqa: BLE001 - password stores fail in ways nobody can list
        return None


def _taken(keys: KeyFile, slot: Slot, private: X25519PrivateKey, name: str) -> Unlocked:
    """Open the sealed data keys of a slot and check the signature of the file."""
    key = slots.unseal(slot, private, store_id=keys.store_id, generation=keys.generation)
    if key is None:
        raise KeysAltered(name)
    if not keys.is_signed_by(key):
        key.wipe()
        raise KeysAltered(name)
    pending = slots.unseal(slot, private, store_id=keys.store_id, generation=keys.pending)
    return Unlocked(slot, key, pending)
