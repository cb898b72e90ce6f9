"""The way in this computer keeps: off until asked for, and never the only one."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from familyplan.vault import changing, slots
from familyplan.vault.errors import DeviceNotAllowed, DeviceNotKept, VaultError
from familyplan.vault.secret import KEY_BYTES

if TYPE_CHECKING:
    from familyplan.vault.opening import OpenVault
    from familyplan.vault.slots import Slot
    from familyplan.vault.surroundings import DeviceKeeper


def add_device_slot(vault: OpenVault, *, label: str) -> str:
    """Let this computer open the store for its user; gives the slot's id.

    A slot this computer had before is replaced; those of other computers stay.

    Raises:
        DeviceNotAllowed: the managers of this computer do not want it.
        DeviceNotKept: the key could not be kept, or did not come back as it was.
        ReadOnlyFolder, DiskFull: nothing was changed.
        KeysDamaged, KeysMissing, KeysAltered: the keys file is no longer as it was opened.

    """
    around = vault.surroundings
    if not around.policy().device_slot:
        raise DeviceNotAllowed
    keeper = around.device
    if keeper is None:
        raise DeviceNotKept
    mine = device_slots(vault)
    secret = os.urandom(KEY_BYTES)
    face = changing.new_face(vault, slots.DEVICE, user_id=vault.user_id, label=label)
    slot = changing.made(vault, face, secret)
    _keep(keeper, vault.store_id, secret)
    try:
        changing.add(vault, slot, secret, drop=lambda one: one.face.id in mine)
    except BaseException:
        forget(vault)
        raise
    return face.id


def device_slots(vault: OpenVault) -> frozenset[str]:
    """Give the ids of the slots that this very computer opens; none where it does not answer."""
    keeper = vault.surroundings.device
    if keeper is None:
        return frozenset()
    try:
        kept = keeper.fetch(vault.store_id)
    except Exception:  # noqa: BLE001 - password stores fail in ways nobody can list
        return frozenset()
    if kept is None:
        return frozenset()
    return frozenset(slot.face.id for slot in vault.keys.slots if _opens(vault, slot, kept))


def forget(vault: OpenVault) -> None:
    """Take the key away from this computer, if it lets us; without its slot it opens nothing."""
    keeper = vault.surroundings.device
    if keeper is not None:
        with suppress(Exception):
            keeper.forget(vault.store_id)


def _opens(vault: OpenVault, slot: Slot, kept: bytes) -> bool:
    if slot.face.kind != slots.DEVICE:
        return False
    return slots.private_half(slot, kept, store_id=vault.store_id) is not None


def _keep(keeper: DeviceKeeper, store_id: str, secret: bytes) -> None:
    """Keep a key and see that it comes back."""
    try:
        keeper.keep(store_id, secret)
        same = keeper.fetch(store_id) == secret
    except VaultError:
        raise
    except Exception as error:
        raise DeviceNotKept from error
    if not same:
        raise DeviceNotKept
