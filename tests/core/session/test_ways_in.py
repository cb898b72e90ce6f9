"""The ways into a store, as the session and its history tell them."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from core.vault.drawer import Drawer
from familyplan import actions
from familyplan.model import Agency, Family, User
from familyplan.session import (
    DeviceKey,
    OrganisationKey,
    PassphraseDue,
    RecoveryCode,
    RecoveryFirst,
    create_store,
    open_store,
)
from familyplan.session.keys import (
    NewSheet,
    add_organisation,
    add_person,
    change_passphrase,
    confirm_sheet,
    keep_on_device,
    make_organisation_key,
    new_data_key,
    new_sheet,
    not_revoked,
    remove_way,
    ways_in,
)
from familyplan.vault.errors import NoDeviceKey, ShortPassphrase
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.clock import SetClock
    from familyplan.session import Session, Surroundings

PASSPHRASE = "seven quiet otters"
SECOND = "kettle on at four"


def typed(sheet: NewSheet) -> dict[int, str]:
    """Type back what is asked for."""
    return {number: sheet.groups[number - 1] for number in sheet.asked}


def said(session: Session) -> list[str]:
    """Give what the history says of keys, oldest first."""
    entries = session.store.history("store", 100)
    bodies = [entry.body.said for entry in reversed(entries) if entry.body]
    return [one["what"] for one in bodies if one.get("event") == "keys_changed"]


def test_every_way_is_listed_with_when_it_was_added_and_last_used(
    session: Session, surroundings: Surroundings, clock: SetClock
) -> None:
    ben = add_person(session, User(name="Ben Okafor"), SECOND)
    sheet = new_sheet(session)
    made = clock.now()
    session.close()
    clock.at += timedelta(days=3)
    session = open_store(session.vault.folder, SECOND, surroundings=surroundings)
    assert session.user == session.store.get(User, ben.id)
    confirm_sheet(session, sheet, typed(sheet))
    ways = ways_in(session)
    assert [(way.who, way.kind, way.mine, way.counts) for way in ways] == [
        ("Rosa Menendez", "passphrase", False, True),
        ("Ben Okafor", "passphrase", True, True),
        ("Rosa Menendez", "recovery", False, True),
    ]
    assert [way.since for way in ways] == [made] * 3
    assert [way.last_used for way in ways] == [None, clock.now(), None]
    session.close()


def test_the_history_says_what_was_changed(session: Session) -> None:
    person = add_person(session, User(name="Ben Okafor"), SECOND)
    change_passphrase(session, PASSPHRASE, "eight quiet otters")
    sheet = new_sheet(session)
    confirm_sheet(session, sheet, typed(sheet))
    slot = next(way.slot_id for way in ways_in(session) if way.who == person.name)
    remove_way(session, slot)
    assert said(session) == [
        "Ben Okafor can open it now",
        "a passphrase was changed",
        "a recovery sheet was made",
        "the recovery sheet was typed back and counts",
        "a way in was taken away",
    ]


def test_a_person_with_a_short_passphrase_is_not_added(session: Session) -> None:
    with pytest.raises(ShortPassphrase):
        add_person(session, User(name="Ben Okafor"), "short")
    assert [user.name for user in session.store.all(User)] == ["Rosa Menendez"]
    assert len(ways_in(session)) == 1


def test_whoever_comes_in_with_the_organisations_key_is_a_user_of_their_own(
    session: Session, surroundings: Surroundings
) -> None:
    files = make_organisation_key("keepers of the key", name="North", surroundings=surroundings)
    needed = [session.recovery_needed]
    assert add_organisation(session, files.public).fingerprint == files.fingerprint
    assert [*needed, session.recovery_needed] == [True, False]
    session.close()
    secret = OrganisationKey(files.private, "keepers of the key")
    again = open_store(session.vault.folder, secret, surroundings=surroundings)
    assert again.user.name == "North"
    add_person(again, User(name="Ben Okafor"), SECOND)
    again.close()
    open_store(session.vault.folder, SECOND, surroundings=surroundings).close()


def test_no_real_family_comes_in_before_there_is_a_sheet_that_counts(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    strict = replace(surroundings, recovery_first=True)
    rosa = User(name="Rosa Menendez")
    session = create_store(tmp_path / "A.fpstore", PASSPHRASE, rosa, surroundings=strict)
    agency = Agency(id="0193a0b2-0000-7000-8000-000000000001", scope="directory", name="Canal")
    with pytest.raises(RecoveryFirst):
        session.run(actions.families.start, "Hill")
    with pytest.raises(RecoveryFirst):
        session.run(actions.importing.bring_in, [agency])
    session.run(actions.importing.bring_in, [agency], invented=True)
    sheet = new_sheet(session)
    with pytest.raises(RecoveryFirst):
        session.run(actions.families.start, "Hill")
    confirm_sheet(session, sheet, typed(sheet))
    session.run(actions.families.start, "Hill")
    session.close()
    again = open_store(tmp_path / "A.fpstore", RecoveryCode(sheet.code), surroundings=strict)
    assert (again.recovery_needed, again.user.name) == (False, "Rosa Menendez")
    again.close()


def test_this_computer_opens_the_store_until_the_passphrase_is_due(
    session: Session, surroundings: Surroundings, clock: SetClock
) -> None:
    around = replace(surroundings, device=Drawer())
    session.vault.surroundings = around
    folder = session.vault.folder
    keep_on_device(session, "Office laptop")
    session.close()
    for _ in range(30):
        open_store(folder, DeviceKey(), surroundings=around).close()
    with pytest.raises(PassphraseDue):
        open_store(folder, DeviceKey(), surroundings=around)
    open_store(folder, PASSPHRASE, surroundings=around).close()
    clock.at += timedelta(days=13, hours=23)
    open_store(folder, DeviceKey(), surroundings=around).close()
    clock.at += timedelta(hours=1)
    with pytest.raises(PassphraseDue):
        open_store(folder, DeviceKey(), surroundings=around)
    clock.at -= timedelta(days=20)
    with pytest.raises(PassphraseDue):
        open_store(folder, DeviceKey(), surroundings=around)
    with pytest.raises(NoDeviceKey):
        open_store(folder, DeviceKey(), surroundings=surroundings)
    open_store(folder, PASSPHRASE, surroundings=around).close()


def test_where_openings_cannot_be_counted_the_passphrase_is_asked_for(
    session: Session, surroundings: Surroundings
) -> None:
    around = replace(surroundings, device=Drawer())
    session.vault.surroundings = around
    keep_on_device(session, "Office laptop")
    session.close()
    reading = replace(around, can_write=lambda _folder: False)
    with pytest.raises(PassphraseDue, match="can only be read where it is now"):
        open_store(session.vault.folder, DeviceKey(), surroundings=reading)
    open_store(session.vault.folder, PASSPHRASE, surroundings=reading).close()
    open_store(session.vault.folder, DeviceKey(), surroundings=around).close()


def test_an_older_keys_file_put_back_is_named_until_the_next_change(
    session: Session, surroundings: Surroundings
) -> None:
    path = session.vault.folder / "keys"
    old = path.read_bytes()
    change_passphrase(session, PASSPHRASE, SECOND)
    session.close()
    path.write_bytes(old)
    for _ in range(2):
        session = open_store(session.vault.folder, PASSPHRASE, surroundings=surroundings)
        (warning,) = session.warnings
        assert warning.startswith("The keys file of this store is older than the store itself")
        told = {line.words for line in session.history("store")}
        assert "found that an older keys file had been put back" in told
        session.close()
    session = open_store(session.vault.folder, PASSPHRASE, surroundings=surroundings)
    change_passphrase(session, PASSPHRASE, SECOND)
    session.close()
    session = open_store(session.vault.folder, SECOND, surroundings=surroundings)
    assert session.warnings == ()
    session.close()


def test_a_new_data_key_leaves_session_and_history_in_use(
    session: Session, surroundings: Surroundings
) -> None:
    kept = khan_walters(session)
    thread = threading.Thread(target=lambda: new_data_key(session))
    thread.start()
    thread.join()
    assert session.store.get(Family, kept.family.id) == kept.family
    session.run(actions.records.edit, "family", kept.family.id, name="Khan")
    assert session.undo() == "changed “Family name” of “Khan-Walters”"
    assert session.verify().problems == ()
    assert session.store.meta("generation") == "2"
    session.close()
    again = open_store(session.vault.folder, PASSPHRASE, surroundings=surroundings)
    assert (again.vault.generation, again.warnings) == (2, ())
    again.close()


def test_what_a_change_does_not_undo_is_said() -> None:
    assert not_revoked().startswith("Older copies of the keys file still open")
