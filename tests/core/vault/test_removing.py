"""A way in that is taken away is gone from both copies, and where it still opens is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE, contents
from familyplan.vault.changing import add_passphrase_slot
from familyplan.vault.errors import LastWayIn, NoSuchWayIn, PresentWayIn, WrongPassphrase
from familyplan.vault.opening import OpenVault, Surroundings, open_vault
from familyplan.vault.recovery import add_recovery_slot, confirm_recovery
from familyplan.vault.removing import remove_slot
from familyplan.vault.secrets_in import RecoveryCode

if TYPE_CHECKING:
    from pathlib import Path

SECOND = "kettle on at four"


def test_a_person_who_left_opens_neither_copy(opened: OpenVault, around: Surroundings) -> None:
    slot = add_passphrase_slot(opened, SECOND, user_id="user-2", label="Ben")
    removed = remove_slot(opened, slot)
    assert (removed.kind, removed.still_in) == ("passphrase", ())
    opened.close()
    files = contents(opened.folder)
    assert files["keys"] == files["keys.prev"]
    assert slot.encode() not in files["keys"]
    with pytest.raises(WrongPassphrase):
        open_vault(opened.folder, SECOND, surroundings=around)
    open_vault(opened.folder, PASSPHRASE, surroundings=around).close()


def test_the_backups_that_still_have_it_are_named(opened: OpenVault, tmp_path: Path) -> None:
    before = (opened.folder / "keys").read_bytes()
    slot = add_passphrase_slot(opened, SECOND, user_id="user-2", label="Ben")
    during = (opened.folder / "keys").read_bytes()
    stick = tmp_path / "stick"
    places = (opened.folder / "backups", stick)
    for place in places:
        for name, data in (("1", before), ("2", during), ("3", b"half a fi")):
            (place / name).mkdir(parents=True)
            (place / name / "keys").write_bytes(data)
    removed = remove_slot(opened, slot, places=[stick, tmp_path / "not plugged in"])
    assert removed.still_in == (opened.folder / "backups" / "2", stick / "2")
    opened.close()


def test_what_must_stay_is_kept(opened: OpenVault, around: Surroundings) -> None:
    sheet = add_recovery_slot(opened)
    confirm_recovery(opened, sheet, {at: sheet.groups[at - 1] for at in sheet.asked})
    before = contents(opened.folder)
    with pytest.raises(PresentWayIn):
        remove_slot(opened, opened.slot_id)
    with pytest.raises(NoSuchWayIn):
        remove_slot(opened, "slot-9")
    with pytest.raises(LastWayIn):
        remove_slot(opened, sheet.slot_id)
    assert contents(opened.folder) == before
    opened.close()
    recovered = open_vault(opened.folder, RecoveryCode(sheet.code), surroundings=around)
    with pytest.raises(LastWayIn):
        remove_slot(recovered, opened.slot_id)
    slot = add_passphrase_slot(recovered, SECOND, user_id="user-2", label="Ben")
    remove_slot(recovered, opened.slot_id)
    assert [one.face.id for one in recovered.keys.slots] == [sheet.slot_id, slot]
    recovered.close()
