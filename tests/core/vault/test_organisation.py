"""An organisation's key opens a store whose worker has left; the store never has its secret."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE, contents
from familyplan.vault.changing import add_passphrase_slot
from familyplan.vault.errors import NotAnOrganisationKey, ShortPassphrase, WrongOrganisationKey
from familyplan.vault.opening import OpenVault, Surroundings, open_vault
from familyplan.vault.organisation import (
    OrganisationFiles,
    add_organisation_slot,
    fingerprint,
    make_organisation_key,
    read_public,
)
from familyplan.vault.rekeying import rekey
from familyplan.vault.secrets_in import OrganisationKey
from familyplan.vault.slots import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

HELD = "seven keepers of the key"


@pytest.fixture
def files(around: Surroundings) -> OrganisationFiles:
    """Make an organisation's key."""
    return make_organisation_key(HELD, name="Family Help, North", surroundings=around)


def changed(data: bytes) -> Iterator[bytes]:
    """Give a file with one bit turned over, for every seventh bit, and cut short."""
    for bit in range(0, len(data) * 8, 7):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        yield bytes(flipped)
    for length in range(0, len(data), 11):
        yield data[:length]


def test_when_the_worker_has_left_the_organisation_lets_the_next_one_in(
    opened: OpenVault, files: OrganisationFiles, around: Surroundings
) -> None:
    slot = add_organisation_slot(opened, files.public)
    assert opened.keys.slots[1].saves
    opened.close()
    vault = open_vault(opened.folder, OrganisationKey(files.private, HELD), surroundings=around)
    assert (vault.slot_kind, vault.slot_id, vault.label) == (
        "organisation",
        slot,
        "Family Help, North",
    )
    assert vault.user_id not in {"", "user-1"}
    add_passphrase_slot(vault, "kettle on at four", user_id="user-2", label="Ben")
    vault.close()
    open_vault(opened.folder, "kettle on at four", surroundings=around).close()


def test_it_opens_a_store_that_got_a_new_data_key_in_its_absence(
    opened: OpenVault, files: OrganisationFiles, around: Surroundings
) -> None:
    add_organisation_slot(opened, files.public)
    rekey(opened)
    opened.close()
    open_vault(opened.folder, OrganisationKey(files.private, HELD), surroundings=around).close()


def test_the_store_holds_the_public_half_only(opened: OpenVault, files: OrganisationFiles) -> None:
    add_organisation_slot(opened, files.public)
    slot = opened.keys.slots[1]
    assert (slot.derivation, slot.private) == (None, None)
    assert slot.public == read_public(files.public).public
    opened.close()


def test_both_files_show_the_same_fingerprint(files: OrganisationFiles) -> None:
    known = read_public(files.public)
    assert known.name == "Family Help, North"
    assert known.fingerprint == files.fingerprint
    assert [len(group) for group in files.fingerprint.split(" ")] == [4] * 6
    for data in (files.private, files.public):
        assert f'"fingerprint":"{files.fingerprint}"'.encode() in data


def test_a_wrong_passphrase_and_a_strangers_key_are_told_apart(
    opened: OpenVault, files: OrganisationFiles, around: Surroundings
) -> None:
    add_organisation_slot(opened, files.public)
    opened.close()
    before = contents(opened.folder)
    stranger = make_organisation_key(HELD, name="Another", surroundings=around)
    for secret, sentence in (
        (
            OrganisationKey(files.private, PASSPHRASE),
            "That passphrase does not open the organisation's key file. Mill Lane is as it was.",
        ),
        (
            OrganisationKey(stranger.private, HELD),
            (
                "Mill Lane has no way in for this organisation's key. Nothing was changed. Compare "
                "the fingerprints: it may be another organisation, or an older key."
            ),
        ),
    ):
        with pytest.raises(WrongOrganisationKey) as caught:
            open_vault(opened.folder, secret, surroundings=around)
        assert caught.value.sentence == sentence
    assert contents(opened.folder) == before


def test_a_damaged_file_is_no_key(
    opened: OpenVault, files: OrganisationFiles, around: Surroundings
) -> None:
    for data in (*changed(files.public), files.private, b"[" * 70_000):
        with pytest.raises(NotAnOrganisationKey):
            read_public(data)
    opened.close()
    for data in (*changed(files.private), files.public):
        with pytest.raises(NotAnOrganisationKey):
            open_vault(opened.folder, OrganisationKey(data, HELD), surroundings=around)


def public_file(files: OrganisationFiles, name: str, public: bytes) -> bytes:
    """Write a public file with other words in it, as somebody who knows the form could."""
    said = {**json.loads(files.public), "name": name, "public": public.hex()}
    said["fingerprint"] = fingerprint(public)
    rest = canonical({key: value for key, value in said.items() if key != "checksum"})
    said["checksum"] = hashlib.sha256(rest).hexdigest()
    return canonical(said) + b"\n"


@pytest.mark.parametrize(
    ("name", "public"),
    [
        ("North", bytes(32)),
        ("North", b"\x01" + bytes(31)),
        ("North\nFingerprint: AAAA", bytes(range(32))),
        ("North \u202ekcalb", bytes(range(32))),
        ("N" * 201, bytes(range(32))),
    ],
)
def test_a_file_made_to_mislead_is_no_key(
    opened: OpenVault, files: OrganisationFiles, name: str, public: bytes
) -> None:
    assert read_public(public_file(files, "North", bytes(range(32)))).name == "North"
    before = contents(opened.folder)
    with pytest.raises(NotAnOrganisationKey):
        add_organisation_slot(opened, public_file(files, name, public))
    assert contents(opened.folder) == before


def test_a_name_is_kept_as_one_line(around: Surroundings) -> None:
    made = make_organisation_key(HELD, name="Family\tHelp,\u202e North\n", surroundings=around)
    assert read_public(made.public).name == "Family Help, North"


def test_its_passphrase_has_the_same_floor(around: Surroundings) -> None:
    with pytest.raises(ShortPassphrase):
        make_organisation_key("too short", name="North", surroundings=around)
    policy = replace(around.policy(), least_passphrase=20)
    strict = replace(around, policy=lambda: policy)
    with pytest.raises(ShortPassphrase):
        make_organisation_key("only nineteen chars", name="North", surroundings=strict)
