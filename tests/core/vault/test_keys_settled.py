"""Keys files of every age and in every state: read, finished, or refused by name."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from core.vault.stores import PASSPHRASE, contents, python
from familyplan.vault import keyfile, keys_on_disk
from familyplan.vault.changing import add_passphrase_slot, change_passphrase
from familyplan.vault.creating import create
from familyplan.vault.errors import KeysCutShort, KeysDamaged, ShortPassphrase, WrongPassphrase
from familyplan.vault.kdf import Derivation
from familyplan.vault.opening import OpenVault, Surroundings, open_vault
from familyplan.vault.organisation import add_organisation_slot, make_organisation_key
from familyplan.vault.recovery import add_recovery_slot

FIRST = Path(__file__).resolve().parents[2] / "data" / "stores" / "v1.fpstore"
FIRST_PASSPHRASE = "seven quiet otters"
SECOND = "kettle on at four"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Copy the store of the first release."""
    return Path(shutil.copytree(FIRST, tmp_path / "v1.fpstore"))


def test_a_keys_file_of_the_first_version_opens_and_is_the_second_after_a_change(
    first: Path, around: Surroundings
) -> None:
    before = (first / "keys").read_bytes()
    assert keyfile.from_bytes(before).version == 1
    vault = open_vault(first, FIRST_PASSPHRASE, surroundings=around)
    assert (first / "keys").read_bytes() == before
    add_passphrase_slot(vault, SECOND, user_id="user-2", label="Ben")
    vault.close()
    keys = keys_on_disk.read(first)
    assert (keys.version, keys.revision) == (2, 1)
    assert (first / "keys.prev").read_bytes() == before
    for passphrase in (FIRST_PASSPHRASE, SECOND):
        open_vault(first, passphrase, surroundings=around).close()


def test_every_change_counts_on(opened: OpenVault) -> None:
    seen = [opened.keys.revision]
    add_passphrase_slot(opened, SECOND, user_id="user-2", label="Ben")
    seen.append(opened.keys.revision)
    change_passphrase(opened, PASSPHRASE, "a third passphrase")
    seen.append(keys_on_disk.read(opened.folder).revision)
    assert seen == [1, 2, 3]
    opened.close()


def test_every_bit_and_every_length_of_a_file_with_all_kinds_is_checked(
    opened: OpenVault, around: Surroundings
) -> None:
    add_recovery_slot(opened)
    public = make_organisation_key("keepers of the key", name="North", surroundings=around).public
    add_organisation_slot(opened, public)
    opened.close()
    data = (opened.folder / "keys").read_bytes()
    accepted = []
    for bit in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            accepted.append(keyfile.from_bytes(bytes(flipped)))
        except keyfile.Unreadable:
            continue
    assert accepted == []
    for length in range(len(data)):
        with pytest.raises(keyfile.CutShort):
            keyfile.from_bytes(data[:length])


def test_a_file_cut_short_is_called_that(opened: OpenVault, around: Surroundings) -> None:
    opened.close()
    path = opened.folder / "keys"
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    with pytest.raises(KeysCutShort) as caught:
        open_vault(opened.folder, PASSPHRASE, surroundings=around)
    assert caught.value.sentence == (
        "The keys file of Mill Lane is cut short: a copy may have stopped half way. Nothing in the "
        "folder was changed. Take the file called keys from a backup of this store."
    )
    path.write_bytes(whole.replace(b"created", b"crEated", 1))
    with pytest.raises(KeysDamaged) as damaged:
        open_vault(opened.folder, PASSPHRASE, surroundings=around)
    assert damaged.value.sentence.startswith("The keys file of Mill Lane is damaged.")


def test_a_kill_before_the_previous_copy_is_made_equal_is_settled_by_the_next_opening(
    opened: OpenVault, around: Surroundings
) -> None:
    old = (opened.folder / "keys").read_bytes()
    change_passphrase(opened, PASSPHRASE, SECOND)
    opened.close()
    (opened.folder / "keys.prev").write_bytes(old)
    open_vault(opened.folder, SECOND, surroundings=around).close()
    files = contents(opened.folder)
    assert files["keys.prev"] == files["keys"]
    assert files["keys"] != old


def test_a_slot_of_less_work_than_is_asked_for_now_is_raised_by_its_passphrase(
    store: Path, around: Surroundings
) -> None:
    more = replace(around, derivation=lambda: Derivation.fresh(19456, 2, 1))
    with pytest.raises(WrongPassphrase):
        open_vault(store, "not the passphrase", surroundings=more)
    assert keys_on_disk.read(store).revision == 1
    open_vault(store, PASSPHRASE, surroundings=more).close()
    keys = keys_on_disk.read(store)
    (slot,) = keys.slots
    assert isinstance(slot.derivation, Derivation)
    assert (slot.derivation.passes, keys.revision) == (2, 2)
    assert (store / "keys.prev").read_bytes() == (store / "keys").read_bytes()
    for other in (around, more):
        open_vault(store, PASSPHRASE, surroundings=other).close()
    assert keys_on_disk.read(store) == keys


def test_a_raising_that_fails_keeps_nobody_out(store: Path, around: Surroundings) -> None:
    def fails() -> Derivation:
        raise OSError

    open_vault(store, PASSPHRASE, surroundings=replace(around, derivation=fails)).close()
    assert keys_on_disk.read(store).revision == 1


def test_the_managers_may_ask_for_longer_passphrases_never_for_shorter(
    folder: Path, around: Surroundings
) -> None:
    for asked, passphrase in ((20, "only nineteen chars"), (3, "elevenchars")):
        policy = replace(around.policy(), least_passphrase=asked)
        strict = replace(around, policy=partial(replace, policy))
        with pytest.raises(ShortPassphrase):
            create(folder, passphrase, user_id="u", label="Zoë", surroundings=strict)
    assert not folder.exists()


def test_what_a_killed_making_left_is_cleared_by_the_next_one(
    tmp_path: Path, around: Surroundings
) -> None:
    done = python(
        "import os, pathlib, signal, sys\n"
        "from familyplan.vault import ballast\n"
        "from familyplan.vault.creating import create\n"
        "def heard(event, arguments):\n"
        "    if event == 'open' and str(arguments[0]).endswith('ballast'):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.addaudithook(heard)\n"
        "create(pathlib.Path(sys.argv[1]), sys.argv[2], user_id='u', label='Zoe')\n",
        str(tmp_path / "A.fpstore"),
        PASSPHRASE,
    )
    assert done.stderr == ""
    (left,) = tmp_path.iterdir()
    assert ".part-" in left.name
    kept = tmp_path / left.name.replace("A.fpstore", "Holiday")
    kept.mkdir()
    (kept / "photo.jpg").write_bytes(b"sea")
    create(
        tmp_path / "B.fpstore", PASSPHRASE, user_id="u", label="Zoë", surroundings=around
    ).close()
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "B.fpstore", kept])
