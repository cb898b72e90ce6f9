"""A recovery sheet opens the store when the passphrase, or even the keys file, is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE, contents
from familyplan.vault import slot_text
from familyplan.vault.changing import add_passphrase_slot
from familyplan.vault.creating import create
from familyplan.vault.errors import (
    CodeMistyped,
    KeysOfAnother,
    KeysOutdated,
    MissingStore,
    NoSuchWayIn,
    NotTypedBack,
    SlotTextUnreadable,
    StoreInUse,
    WrongRecoveryCode,
)
from familyplan.vault.opening import OpenVault, Surroundings, open_vault
from familyplan.vault.recovery import (
    NewSheet,
    add_recovery_slot,
    confirm_recovery,
    rebuild_keys,
)
from familyplan.vault.rekeying import rekey
from familyplan.vault.secrets_in import RecoveryCode

if TYPE_CHECKING:
    from pathlib import Path


def typed(sheet: NewSheet) -> dict[int, str]:
    """Type back what is asked for, in small letters."""
    return {number: sheet.groups[number - 1].lower() for number in sheet.asked}


def test_the_code_opens_the_store_for_whoever_made_the_sheet(
    opened: OpenVault, around: Surroundings
) -> None:
    sheet = add_recovery_slot(opened)
    opened.close()
    vault = open_vault(opened.folder, RecoveryCode(sheet.code.lower()), surroundings=around)
    assert (vault.slot_kind, vault.slot_id, vault.user_id) == ("recovery", sheet.slot_id, "user-1")
    add_passphrase_slot(vault, "a new passphrase", user_id="user-1", label="Asha")
    vault.close()
    open_vault(opened.folder, "a new passphrase", surroundings=around).close()


def test_the_code_is_kept_nowhere(opened: OpenVault) -> None:
    sheet = add_recovery_slot(opened)
    confirm_recovery(opened, sheet, typed(sheet))
    opened.close()
    assert sheet.code not in repr(sheet)
    for data in contents(opened.folder).values():
        assert sheet.code.encode() not in data


def test_a_sheet_counts_only_when_two_groups_were_typed_back(opened: OpenVault) -> None:
    sheet = add_recovery_slot(opened)
    assert not any(slot.saves for slot in opened.keys.slots)
    one, two = sheet.asked
    before = (opened.folder / "keys").read_bytes()
    for wrong in ({}, {one: sheet.groups[one - 1]}, {one: sheet.groups[one - 1], two: "00000"}):
        with pytest.raises(NotTypedBack):
            confirm_recovery(opened, sheet, wrong)
    assert (opened.folder / "keys").read_bytes() == before
    confirm_recovery(opened, sheet, typed(sheet))
    assert [slot.confirmed for slot in opened.keys.slots] == ["", "2026-03-09T14:02:00+00:00"]
    assert [slot.saves for slot in opened.keys.slots] == [False, True]
    opened.close()


def test_an_earlier_sheet_ends_when_the_new_one_was_typed_back(
    opened: OpenVault, around: Surroundings
) -> None:
    first = add_recovery_slot(opened)
    confirm_recovery(opened, first, typed(first))
    second = add_recovery_slot(opened)
    third = add_recovery_slot(opened)
    with pytest.raises(NoSuchWayIn):
        confirm_recovery(opened, second, typed(second))
    opened.close()
    for code in (first.code, third.code):
        open_vault(opened.folder, RecoveryCode(code), surroundings=around).close()
    again = open_vault(opened.folder, PASSPHRASE, surroundings=around)
    confirm_recovery(again, third, typed(third))
    again.close()
    open_vault(opened.folder, RecoveryCode(third.code), surroundings=around).close()
    with pytest.raises(WrongRecoveryCode):
        open_vault(opened.folder, RecoveryCode(first.code), surroundings=around)
    files = contents(opened.folder)
    assert files["keys.prev"] == files["keys"]


def test_a_mistyped_code_is_told_from_the_code_of_another_sheet(
    opened: OpenVault, around: Surroundings
) -> None:
    sheet = add_recovery_slot(opened)
    opened.close()
    before = contents(opened.folder)
    wrong = sheet.code[:-1] + ("0" if sheet.code[-1] != "0" else "1")
    with pytest.raises(CodeMistyped) as caught:
        open_vault(opened.folder, RecoveryCode(wrong), surroundings=around)
    assert caught.value.groups == (8,)
    other = "000GN-40R48-0M308-E209K-185GH-R38EQ-1W81K-24GKX"
    with pytest.raises(WrongRecoveryCode):
        open_vault(opened.folder, RecoveryCode(other), surroundings=around)
    assert contents(opened.folder) == before


def test_sheet_and_main_file_suffice_when_the_keys_are_lost(
    opened: OpenVault, around: Surroundings
) -> None:
    opened.connection.execute("CREATE TABLE seen (n)")
    sheet = add_recovery_slot(opened)
    opened.close()
    for name in ("keys", "keys.prev"):
        (opened.folder / name).unlink()
    scanned = sheet.slot_text.lower()
    scanned = "\n".join(scanned[at : at + 40] for at in range(0, len(scanned), 40))
    rebuild_keys(opened.folder, scanned, sheet.code, surroundings=around)
    vault = open_vault(opened.folder, RecoveryCode(sheet.code), surroundings=around)
    assert vault.connection.execute("SELECT count(*) FROM seen").fetchone() == (0,)
    assert [slot.saves for slot in vault.keys.slots] == [True]
    add_passphrase_slot(vault, PASSPHRASE, user_id=vault.user_id, label="Asha")
    vault.close()
    open_vault(opened.folder, PASSPHRASE, surroundings=around).close()


def test_a_damaged_keys_file_is_kept_aside_by_a_rebuild(
    opened: OpenVault, around: Surroundings
) -> None:
    sheet = add_recovery_slot(opened)
    opened.close()
    (opened.folder / "keys").write_bytes(b"half a fi")
    rebuild_keys(opened.folder, sheet.slot_text, sheet.code, surroundings=around)
    assert (opened.folder / "keys.damaged").read_bytes() == b"half a fi"
    open_vault(opened.folder, RecoveryCode(sheet.code), surroundings=around).close()


def test_a_rebuild_that_would_open_nothing_changes_nothing(
    opened: OpenVault, around: Surroundings, tmp_path: Path
) -> None:
    sheet = add_recovery_slot(opened)
    with pytest.raises(StoreInUse):
        rebuild_keys(opened.folder, sheet.slot_text, sheet.code, surroundings=around)
    other = create(tmp_path / "Other", PASSPHRASE, user_id="u", label="Zoë", surroundings=around)
    foreign = add_recovery_slot(other)
    other.close()
    opened.close()
    before = contents(opened.folder)
    text, code = sheet.slot_text, sheet.code
    for given, error in (
        ((text[:-9], code), SlotTextUnreadable),
        ((text.replace(text[50], "!"), code), SlotTextUnreadable),
        (("", code), SlotTextUnreadable),
        ((text, foreign.code), WrongRecoveryCode),
        ((text, code[:-2]), CodeMistyped),
        ((foreign.slot_text, foreign.code), KeysOfAnother),
    ):
        with pytest.raises(error):
            rebuild_keys(opened.folder, *given, surroundings=around)
    assert contents(opened.folder) == before
    with pytest.raises(MissingStore):
        rebuild_keys(tmp_path, text, code, surroundings=around)


def test_every_letter_of_the_text_is_checked(opened: OpenVault) -> None:
    text = add_recovery_slot(opened).slot_text
    opened.close()
    for at, letter in enumerate(text[:-1]):
        with pytest.raises(SlotTextUnreadable):
            slot_text.read(text[:at] + ("A" if letter != "A" else "B") + text[at + 1 :])


def test_after_a_new_data_key_the_code_still_opens_but_the_old_square_code_does_not(
    opened: OpenVault, around: Surroundings
) -> None:
    sheet = add_recovery_slot(opened)
    rekey(opened)
    opened.close()
    open_vault(opened.folder, RecoveryCode(sheet.code), surroundings=around).close()
    with pytest.raises(KeysOutdated):
        rebuild_keys(opened.folder, sheet.slot_text, sheet.code, surroundings=around)
