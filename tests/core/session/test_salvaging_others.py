"""Salvage of stores from earlier releases, with other ways in, and with a family erased."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.model import Family, Note
from familyplan.session import RecoveryCode, erased_list, open_store
from familyplan.session.erasing import erase_family
from familyplan.session.salvaging import salvage
from familyplan.vault.errors import ShortPassphrase
from familyplan.vault.page_cipher import PAGE_BYTES
from familyplan.vault.recovery import add_recovery_slot

if TYPE_CHECKING:
    from familyplan.session import Session, Surroundings

STORES = Path(__file__).resolve().parents[2] / "data" / "stores"
PASSPHRASE = "seven quiet otters"


@pytest.mark.parametrize("name", sorted(path.name for path in STORES.iterdir()))
def test_a_store_of_an_earlier_release_is_salvaged_into_one_of_today(
    name: str, tmp_path: Path, surroundings: Surroundings
) -> None:
    store = shutil.copytree(STORES / name, tmp_path / name)
    data = bytearray((store / "store.db").read_bytes())
    data[1000] ^= 1
    (store / "store.db").write_bytes(data)
    report = salvage(store, PASSPHRASE, tmp_path / "New.fpstore", surroundings=surroundings)
    assert (report.sentences, report.problems) == ((), ())
    session = open_store(tmp_path / "New.fpstore", PASSPHRASE, surroundings=surroundings)
    (line,) = session.store.family_lines()
    assert (line.name, line.lead) == ("Khan-Walters", "Rosa Menendez")
    assert [draft.text for draft in session.store.drafts()] == ["He said he would"]
    assert [hit.kind for hit in session.store.find("m11ae")] == ["home"]
    session.close()


def test_a_recovery_code_opens_the_damaged_store_and_a_new_passphrase_the_new_one(
    session: Session, tmp_path: Path, surroundings: Surroundings
) -> None:
    session.run(actions.families.start, "Khan-Walters")
    code = RecoveryCode(add_recovery_slot(session.vault).code)
    folder = session.vault.folder
    session.close()
    into = tmp_path / "New.fpstore"
    with pytest.raises(ShortPassphrase):
        salvage(folder, code, into, surroundings=surroundings)
    words = "eleven loud badgers"
    salvage(folder, code, into, surroundings=surroundings, passphrase=words)
    again = open_store(into, words, surroundings=surroundings)
    assert [line.name for line in again.store.family_lines()] == ["Khan-Walters"]
    again.close()


@pytest.mark.parametrize("table", ["", "family", "note", "changeset_bodies"])
@pytest.mark.slow
def test_an_erased_family_stays_erased(
    table: str, session: Session, tmp_path: Path, surroundings: Surroundings
) -> None:
    stays = session.run(actions.families.start, "Khan-Walters")
    goes = session.run(actions.families.start, "Berry")
    session.run(actions.records.add, Note(scope=goes.id, words="Something private"))
    erase_family(session, goes.id, reason="Kept long enough.", approved_by="Femi Okoro")
    asked = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    root = session.store.db.execute(asked, [table]).fetchone()
    folder = session.vault.folder
    session.close()
    data = bytearray((folder / "store.db").read_bytes())
    if root:
        data[(root[0] - 1) * PAGE_BYTES + 7] ^= 1
        (folder / "store.db").write_bytes(data)
    into = tmp_path / "New.fpstore"
    report = salvage(folder, PASSPHRASE, into, surroundings=surroundings)
    again = open_store(into, PASSPHRASE, surroundings=surroundings)
    assert report.problems == ()
    assert again.store.all(Family) == (stays,)
    assert again.store.all(Note) == ()
    assert again.store.find("private") == []
    assert [one.family for one in erased_list.read(into)] == [goes.id]
    again.close()
