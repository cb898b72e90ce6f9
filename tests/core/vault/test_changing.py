"""Another passphrase, for the same person or for one more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE, contents
from familyplan.vault import keys_on_disk
from familyplan.vault.changing import add_passphrase_slot, change_passphrase
from familyplan.vault.errors import (
    KeysAltered,
    KeysDamaged,
    ReadOnlyFolder,
    ShortPassphrase,
    WrongPassphrase,
)
from familyplan.vault.opening import OpenVault, Surroundings, open_vault

if TYPE_CHECKING:
    from pathlib import Path

SECOND = "kettle on at four"


def test_a_second_person_opens_the_same_store_with_their_own_passphrase(
    opened: OpenVault, around: Surroundings
) -> None:
    opened.connection.execute("CREATE TABLE seen (n)")
    slot = add_passphrase_slot(opened, SECOND, user_id="user-2", label="Ben")
    opened.close()
    vault = open_vault(opened.folder, SECOND, surroundings=around)
    assert (vault.user_id, vault.slot_id, vault.store_id) == ("user-2", slot, opened.store_id)
    assert vault.connection.execute("SELECT count(*) FROM seen").fetchone() == (0,)
    vault.close()
    first = open_vault(opened.folder, PASSPHRASE, surroundings=around)
    assert first.user_id == "user-1"
    first.close()


def test_one_slot_can_be_chosen_so_that_only_one_derivation_is_waited_for(
    opened: OpenVault, around: Surroundings
) -> None:
    slot = add_passphrase_slot(opened, SECOND, user_id="user-2", label="Ben")
    opened.close()
    open_vault(opened.folder, SECOND, slot_id=slot, surroundings=around).close()
    with pytest.raises(WrongPassphrase):
        open_vault(opened.folder, SECOND, slot_id=opened.slot_id, surroundings=around)


def test_a_changed_passphrase_opens_and_the_old_one_no_longer_does(
    opened: OpenVault, around: Surroundings
) -> None:
    change_passphrase(opened, PASSPHRASE, SECOND)
    opened.close()
    with pytest.raises(WrongPassphrase):
        open_vault(opened.folder, PASSPHRASE, surroundings=around)
    vault = open_vault(opened.folder, SECOND, surroundings=around)
    assert (vault.slot_id, vault.user_id) == (opened.slot_id, "user-1")
    vault.close()


def test_no_file_in_the_folder_still_opens_with_the_old_passphrase(opened: OpenVault) -> None:
    change_passphrase(opened, PASSPHRASE, SECOND)
    opened.close()
    files = contents(opened.folder)
    assert files["keys.prev"] == files["keys"]


def test_the_old_passphrase_is_needed_to_change_it(opened: OpenVault) -> None:
    before = (opened.folder / "keys").read_bytes()
    with pytest.raises(WrongPassphrase):
        change_passphrase(opened, "not the passphrase", SECOND)
    assert (opened.folder / "keys").read_bytes() == before
    opened.close()


def test_somebody_elses_passphrase_does_not_change_mine(opened: OpenVault) -> None:
    add_passphrase_slot(opened, SECOND, user_id="user-2", label="Ben")
    with pytest.raises(WrongPassphrase):
        change_passphrase(opened, SECOND, "a third passphrase")
    opened.close()


def test_a_short_passphrase_is_refused_with_the_number_it_needs(opened: OpenVault) -> None:
    before = contents(opened.folder)
    for change in (
        lambda: add_passphrase_slot(opened, "elevenchars", user_id="u", label="Ben"),
        lambda: change_passphrase(opened, PASSPHRASE, "elevenchars"),
    ):
        with pytest.raises(ShortPassphrase) as caught:
            change()
        assert caught.value.sentence == (
            "A passphrase needs at least 12 characters. Three or four words you can remember make "
            "a good one."
        )
    assert contents(opened.folder) == before
    opened.close()


def test_keys_that_changed_under_an_open_store_are_not_written_over(opened: OpenVault) -> None:
    path = opened.folder / "keys"
    good = keys_on_disk.read(opened.folder)
    keys_on_disk.write(opened.folder, replace(good, slots=()))
    with pytest.raises(KeysAltered):
        add_passphrase_slot(opened, SECOND, user_id="user-2", label="Ben")
    path.write_bytes(b"half a fi")
    with pytest.raises(KeysDamaged):
        change_passphrase(opened, PASSPHRASE, SECOND)
    assert path.read_bytes() == b"half a fi"
    opened.close()


def test_a_store_opened_read_only_keeps_its_keys(store: Path, around: Surroundings) -> None:
    fixed = replace(around, can_write=lambda _folder: False)
    vault = open_vault(store, PASSPHRASE, surroundings=fixed)
    with pytest.raises(ReadOnlyFolder):
        change_passphrase(vault, PASSPHRASE, SECOND)
    with pytest.raises(ReadOnlyFolder):
        add_passphrase_slot(vault, SECOND, user_id="user-2", label="Ben")
    vault.close()
