"""The keys file: what it says, what it hides, and how it notices being changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE, contents
from familyplan.vault import changing, keyfile, keys_on_disk, slots
from familyplan.vault.changing import add_passphrase_slot, put_back_previous_keys
from familyplan.vault.creating import create
from familyplan.vault.errors import (
    KeysAltered,
    KeysDamaged,
    KeysMissing,
    NewerKeys,
    TooManyWaysIn,
    WrongPassphrase,
)
from familyplan.vault.kdf import Derivation
from familyplan.vault.opening import OpenVault, Surroundings, open_vault
from familyplan.vault.secret import DataKey
from familyplan.vault.slots import SlotFace

if TYPE_CHECKING:
    from pathlib import Path

FACE = SlotFace("slot-1", slots.PASSPHRASE, "user-1", "Asha", "2026-03-09T14:02:00+00:00")
CHEAP = Derivation.fresh(19456, 1, 1)


def with_checksum(fields: dict[str, object]) -> bytes:
    """Write fields as somebody would who knows the format, but not the key."""
    fields.pop("checksum", None)
    checksum = hashlib.sha256(slots.canonical(fields)).hexdigest()
    return slots.canonical({**fields, "checksum": checksum}) + b"\n"


def test_the_file_is_canonical_json_and_reads_back_the_same(opened: OpenVault) -> None:
    data = (opened.folder / "keys").read_bytes()
    fields = json.loads(data)
    assert slots.canonical(fields) + b"\n" == data
    assert sorted(fields) == [
        "checksum",
        "format",
        "generation",
        "pending",
        "replaces",
        "revision",
        "salt",
        "signature",
        "slots",
        "store",
        "version",
    ]
    assert (fields["format"], fields["version"], fields["generation"]) == ("familyplan-keys", 2, 1)
    assert fields["store"] == opened.store_id
    assert fields["salt"] == (opened.folder / "store.db").read_bytes()[:16].hex()
    assert keyfile.to_bytes(keyfile.from_bytes(data)) == data
    opened.close()


def test_a_slot_shows_whose_it_is_and_nothing_secret(opened: OpenVault) -> None:
    data = (opened.folder / "keys").read_bytes()
    (slot,) = json.loads(data)["slots"]
    assert {name: slot[name] for name in ("id", "kind", "user", "label", "created")} == {
        "id": opened.slot_id,
        "kind": "passphrase",
        "user": "user-1",
        "label": "Asha",
        "created": "2026-03-09T14:02:00+00:00",
    }
    assert opened.key.raw.hex().encode() not in data
    assert keys_on_disk.faces(opened.folder) == (
        SlotFace(opened.slot_id, "passphrase", "user-1", "Asha", "2026-03-09T14:02:00+00:00"),
    )
    opened.close()


def test_a_slot_gives_the_key_back_only_as_it_was_made() -> None:
    key = DataKey.fresh()
    slot = slots.make(FACE, PASSPHRASE, CHEAP, store_id="store-1")
    slot = replace(slot, sealed=(slots.seal(slot, key, store_id="store-1", generation=1),))

    def unlocked(changed: slots.Slot, store_id: str = "store-1", generation: int = 1) -> bool:
        found = slots.unlock(changed, PASSPHRASE, store_id=store_id, generation=generation)
        assert found is None or found.raw == key.raw
        return found is not None

    other = slots.make(FACE, PASSPHRASE, CHEAP, store_id="store-1")
    point_of_nothing = replace(slot.sealed[0], ephemeral=bytes(32))
    assert unlocked(slot)
    assert not unlocked(slot, store_id="store-2")
    assert not unlocked(slot, generation=2)
    assert not unlocked(replace(slot, face=replace(FACE, user_id="user-2")))
    assert not unlocked(replace(slot, face=replace(FACE, kind="recovery")))
    assert not unlocked(replace(slot, derivation=Derivation(19456, 2, 1, CHEAP.salt)))
    assert not unlocked(replace(slot, public=other.public))
    assert not unlocked(replace(other, sealed=slot.sealed))
    assert not unlocked(
        replace(slot, sealed=(replace(slot.sealed[0], generation=2),)), "store-1", 2
    )
    assert not unlocked(replace(slot, sealed=(point_of_nothing,)))


def test_two_slots_and_two_seals_of_the_same_key_share_no_bytes() -> None:
    key = DataKey.fresh()
    one = slots.make(FACE, PASSPHRASE, CHEAP, store_id="s")
    two = slots.make(FACE, PASSPHRASE, CHEAP, store_id="s")
    assert one.public != two.public
    assert one.private != two.private
    first = slots.seal(one, key, store_id="s", generation=1)
    second = slots.seal(one, key, store_id="s", generation=1)
    assert first.ephemeral != second.ephemeral
    assert first.box != second.box


def test_a_slot_removed_by_someone_without_the_key_is_noticed(
    opened: OpenVault, around: Surroundings
) -> None:
    add_passphrase_slot(opened, "second passphrase", user_id="user-2", label="Ben")
    opened.close()
    path = opened.folder / "keys"
    fields = json.loads(path.read_bytes())
    fields["slots"] = fields["slots"][:1]
    path.write_bytes(with_checksum(fields))
    with pytest.raises(KeysAltered):
        open_vault(opened.folder, PASSPHRASE, surroundings=around)


def test_more_ways_in_than_people_have_are_neither_made_nor_read(opened: OpenVault) -> None:
    one = opened.keys.slots[0]
    many = tuple(
        replace(one, face=replace(one.face, id=f"slot-{number}"))
        for number in range(keyfile.MOST_SLOTS + 1)
    )
    too_many = replace(opened.keys, slots=many)
    before = contents(opened.folder)
    with pytest.raises(TooManyWaysIn):
        changing.write(opened, too_many, lambda _written: True)
    assert contents(opened.folder) == before
    with pytest.raises(keyfile.Unreadable):
        keyfile.from_bytes(keyfile.to_bytes(too_many.signed(opened.key)))


def test_keys_of_a_newer_version_are_called_that(store: Path, around: Surroundings) -> None:
    path = store / "keys"
    fields = json.loads(path.read_bytes())
    fields["version"] = 3
    fields["something new"] = [1, 2, 3]
    path.write_bytes(with_checksum(fields))
    before = contents(store)
    with pytest.raises(NewerKeys):
        open_vault(store, PASSPHRASE, surroundings=around)
    assert contents(store) == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 1048577),
        ("memory_kib", 19455),
        ("passes", 11),
        ("lanes", 9),
        ("lanes", True),
        ("memory_kib", "19456"),
        ("salt", "00" * 15),
    ],
)
def test_a_slot_that_asks_for_too_much_work_is_refused_before_any_is_done(
    name: str, value: object, store: Path, around: Surroundings
) -> None:
    path = store / "keys"
    fields = json.loads(path.read_bytes())
    fields["slots"][0]["kdf"][name] = value
    path.write_bytes(with_checksum(fields))
    with pytest.raises(KeysDamaged):
        open_vault(store, PASSPHRASE, surroundings=around)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"checksum":1}',
        b" " * (keyfile.LARGEST + 1),
    ],
)
def test_what_is_no_keys_file_is_unreadable(data: bytes) -> None:
    with pytest.raises(keyfile.Unreadable):
        keyfile.from_bytes(data)


def test_the_same_meaning_written_otherwise_is_unreadable(opened: OpenVault) -> None:
    data = (opened.folder / "keys").read_bytes()
    opened.close()
    for other in (data.strip(), data + b"\n", data.replace(b":", b": ", 1), data.upper()):
        with pytest.raises(keyfile.Unreadable):
            keyfile.from_bytes(other)


def test_an_unsigned_file_is_signed_by_nobody() -> None:
    key = DataKey.fresh()
    file = keyfile.KeyFile("store-1", bytes(16), 1, ())
    assert not file.is_signed_by(key)
    assert file.signed(key).is_signed_by(key)
    assert not file.signed(key).is_signed_by(DataKey.fresh())
    assert not replace(file.signed(key), generation=2).is_signed_by(key)


@pytest.mark.parametrize("lost", [False, True])
def test_previous_good_keys_are_offered_and_used_only_when_asked(
    lost: bool,  # noqa: FBT001 - a case, not a switch
    opened: OpenVault,
    around: Surroundings,
) -> None:
    add_passphrase_slot(opened, "second passphrase", user_id="user-2", label="Ben")
    opened.close()
    keys = opened.folder / "keys"
    keys.write_bytes(b"half a fi")
    if lost:
        keys.unlink()
    before = contents(opened.folder)
    with pytest.raises(KeysMissing if lost else KeysDamaged) as caught:
        open_vault(opened.folder, PASSPHRASE, surroundings=around)
    assert getattr(caught.value, "previous_good", None) is True
    assert contents(opened.folder) == before
    put_back_previous_keys(opened.folder, surroundings=around)
    open_vault(opened.folder, PASSPHRASE, surroundings=around).close()
    with pytest.raises(WrongPassphrase):
        open_vault(opened.folder, "second passphrase", surroundings=around)
    assert (opened.folder / "keys.damaged").exists() is not lost


def test_damaged_previous_keys_are_not_put_back(store: Path, around: Surroundings) -> None:
    for name in ("keys", "keys.prev"):
        (store / name).write_bytes(b"half a fi")
    before = contents(store)
    with pytest.raises(KeysDamaged):
        put_back_previous_keys(store, surroundings=around)
    assert contents(store) == before


def test_a_damaged_file_never_pushes_out_the_good_copy_before_it(
    folder: Path, around: Surroundings
) -> None:
    vault = create(folder, PASSPHRASE, user_id="u", label="Zoë", surroundings=around)
    good = keys_on_disk.read(folder)
    keys_on_disk.write(folder, good)
    before = (folder / "keys.prev").read_bytes()
    (folder / "keys").write_bytes(b"half a fi")
    keys_on_disk.write(folder, good)
    assert (folder / "keys.prev").read_bytes() == before
    assert keys_on_disk.read(folder) == good
    vault.close()
