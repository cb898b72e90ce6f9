"""Salvage of stores from earlier releases, with other ways in, and with holes in many places."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.held import rows_held
from familyplan import actions
from familyplan.model import Family, Goal, Note
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
CHANCE = random.Random  # repeatable, and no secret comes of it


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


def test_with_holes_anywhere_all_that_is_missing_is_counted(
    session: Session, tmp_path: Path, surroundings: Surroundings
) -> None:
    """300 notes, some changed and some removed; one page in eight of the newer half is gone."""
    family = session.run(actions.families.start, "Khan-Walters")
    notes = [
        session.run(actions.records.add, Note(scope=family.id, words=f"Note {number} " * 20))
        for number in range(300)
    ]
    for note in notes[::10]:
        session.run(actions.records.edit, "note", note.id, words="Changed " * 20)
    for note in notes[5::10]:
        session.run(actions.records.remove, "note", note.id)
    session.run(actions.plan.add_goal, Goal(scope=family.id, words="Mornings in peace"))
    right = {row[1]: row for row in rows_held(session.store.db)["note"]}
    folder = session.vault.folder
    session.close()
    data = bytearray((folder / "store.db").read_bytes())
    count = len(data) // PAGE_BYTES
    for page in CHANCE(3).sample(range(count // 2, count), count // 16):
        data[page * PAGE_BYTES + 7] ^= 1
    (folder / "store.db").write_bytes(data)
    report = salvage(folder, PASSPHRASE, tmp_path / "New.fpstore", surroundings=surroundings)
    again = open_store(tmp_path / "New.fpstore", PASSPHRASE, surroundings=surroundings)
    found = {row[1]: row for row in rows_held(again.store.db)["note"]}
    again.close()
    assert report.problems == ()
    assert found.keys() <= right.keys()
    assert 0 < len(right) - len(found) == report.lost
    assert f"Khan-Walters: {report.lost} notes could not be read." in report.sentences
    assert len(found) > len(right) // 2
