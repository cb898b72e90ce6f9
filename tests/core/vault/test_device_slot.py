"""The key this computer keeps is a convenience: whatever happens to it, the passphrase works."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.vault.drawer import Drawer
from core.vault.stores import PASSPHRASE
from familyplan.vault.device_slot import add_device_slot, device_slots
from familyplan.vault.errors import DeviceNotAllowed, DeviceNotKept, NoDeviceKey
from familyplan.vault.opening import OpenVault, Surroundings, open_vault
from familyplan.vault.removing import remove_slot
from familyplan.vault.secrets_in import DeviceKey

if TYPE_CHECKING:
    from familyplan.vault.surroundings import DeviceKeeper


class Broken(Drawer):
    """Fails at everything."""

    def fetch(self, store_id: str) -> bytes | None:
        """Give what is kept."""
        raise RuntimeError(store_id)

    def keep(self, store_id: str, key: bytes) -> None:
        """Keep a key."""
        raise OSError(store_id, key)

    def forget(self, store_id: str) -> None:
        """Drop a key."""
        raise RuntimeError(store_id)


class Forgetful(Drawer):
    """Says it kept the key, and did not."""

    def keep(self, store_id: str, key: bytes) -> None:
        """Do nothing."""


def with_device(vault: OpenVault, keeper: DeviceKeeper | None) -> Surroundings:
    """Put the vault on a computer with this keeper."""
    vault.surroundings = replace(vault.surroundings, device=keeper)
    return vault.surroundings


def test_a_kept_key_opens_the_store_and_the_passphrase_still_does(opened: OpenVault) -> None:
    around = with_device(opened, Drawer())
    slot = add_device_slot(opened, label="Office laptop")
    assert device_slots(opened) == {slot}
    opened.close()
    vault = open_vault(opened.folder, DeviceKey(), surroundings=around)
    assert (vault.slot_kind, vault.slot_id, vault.user_id) == ("device", slot, "user-1")
    vault.close()
    open_vault(opened.folder, PASSPHRASE, surroundings=around).close()


@pytest.mark.parametrize("keeper", [None, Drawer(), Broken(), Drawer({"": b"x"})])
def test_a_key_that_is_gone_leaves_the_slot_and_the_passphrase(
    keeper: DeviceKeeper | None, opened: OpenVault
) -> None:
    with_device(opened, Drawer())
    add_device_slot(opened, label="Office laptop")
    opened.close()
    before = (opened.folder / "keys").read_bytes()
    around = replace(opened.surroundings, device=keeper)
    with pytest.raises(NoDeviceKey):
        open_vault(opened.folder, DeviceKey(), surroundings=around)
    open_vault(opened.folder, PASSPHRASE, surroundings=around).close()
    assert (opened.folder / "keys").read_bytes() == before


@pytest.mark.parametrize("key", [b"", b"x" * 32, b"x" * 5000])
def test_junk_from_the_keeper_opens_nothing(key: bytes, opened: OpenVault) -> None:
    drawer = Drawer()
    around = with_device(opened, drawer)
    add_device_slot(opened, label="Office laptop")
    drawer.kept[opened.store_id] = key
    opened.close()
    with pytest.raises(NoDeviceKey):
        open_vault(opened.folder, DeviceKey(), surroundings=around)


@pytest.mark.parametrize("keeper", [None, Broken(), Forgetful()])
def test_a_key_that_cannot_be_kept_makes_no_slot(
    keeper: DeviceKeeper | None, opened: OpenVault
) -> None:
    with_device(opened, keeper)
    before = (opened.folder / "keys").read_bytes()
    with pytest.raises(DeviceNotKept):
        add_device_slot(opened, label="Office laptop")
    assert (opened.folder / "keys").read_bytes() == before
    opened.close()


def test_where_the_managers_do_not_want_it_it_is_neither_made_nor_used(opened: OpenVault) -> None:
    around = with_device(opened, Drawer())
    add_device_slot(opened, label="Office laptop")
    policy = replace(around.policy(), device_slot=False)
    strict = replace(around, policy=lambda: policy)
    opened.surroundings = strict
    with pytest.raises(DeviceNotAllowed):
        add_device_slot(opened, label="Office laptop")
    opened.close()
    with pytest.raises(DeviceNotAllowed):
        open_vault(opened.folder, DeviceKey(), surroundings=strict)
    open_vault(opened.folder, PASSPHRASE, surroundings=strict).close()


def test_asking_again_replaces_this_computers_slot_and_no_other(opened: OpenVault) -> None:
    with_device(opened, Drawer())
    elsewhere = add_device_slot(opened, label="Home")
    with_device(opened, Drawer())
    first = add_device_slot(opened, label="Office")
    second = add_device_slot(opened, label="Office")
    ids = [slot.face.id for slot in opened.keys.slots]
    assert ids == [opened.slot_id, elsewhere, second]
    assert first != second
    opened.close()


def test_taking_it_away_takes_the_key_out_of_the_computer(opened: OpenVault) -> None:
    drawer = Drawer()
    with_device(opened, drawer)
    slot = add_device_slot(opened, label="Office laptop")
    remove_slot(opened, slot)
    assert drawer.kept == {}
    assert [one.face.kind for one in opened.keys.slots] == ["passphrase"]
    opened.close()
