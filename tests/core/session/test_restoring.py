"""A restore makes the store what the backup holds, and never loses the one that was there."""

from __future__ import annotations

import errno
import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import contents, flip, python
from familyplan import actions
from familyplan.model import Family, Note, User
from familyplan.session import create_store, erased_list, open_store
from familyplan.session.backup_errors import (
    BackupDamaged,
    NotBackYet,
    NotRestored,
    OtherStore,
)
from familyplan.session.backups import kept, make
from familyplan.session.erasing import erase_family
from familyplan.session.keys import change_passphrase
from familyplan.session.restoring import look_inside, meant, restore
from familyplan.vault.errors import StoreInUse, WrongPassphrase
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.clock import SetClock
    from familyplan.session import Session, Surroundings
    from familyplan.session.backups import Backup

PASSPHRASE = "seven quiet otters"
MOMENT = "7 December 2026, 09:30"


@pytest.fixture
def backup(session: Session, clock: SetClock) -> Backup:
    """Make a backup of one family, then write two notes more."""
    family = khan_walters(session).family
    made = make(session, "daily")
    clock.at += timedelta(hours=1)
    for words in ("Rang the school.", "Nobody in."):
        session.run(actions.records.add, Note(scope=family.id, words=words))
    return made


@pytest.fixture
def folder(session: Session, backup: Backup) -> Path:
    """Give the folder of the store, closed, with a backup on its shelf."""
    assert backup.path.is_dir()
    session.close()
    return session.vault.folder


def stores(folder: Path) -> list[str]:
    """Name everything beside the store and itself."""
    return sorted(path.name for path in folder.parent.iterdir())


def test_looking_inside_says_what_is_there_and_changes_nothing(
    session: Session, backup: Backup, surroundings: Surroundings
) -> None:
    before = contents(backup.path)

    inside = look_inside(backup, PASSPHRASE, surroundings=surroundings, present=session)

    assert [line.name for line in inside.families] == ["Khan-Walters"]
    assert inside.words == "1 family; 2 changes fewer than now"
    assert inside.counts["note"] == 0
    assert inside.last_change is not None
    assert inside.last_change < session.clock.now()
    assert contents(backup.path) == before


def test_a_wrong_passphrase_looks_into_nothing(backup: Backup, surroundings: Surroundings) -> None:
    with pytest.raises(WrongPassphrase):
        look_inside(backup, "seven loud otters", surroundings=surroundings)


def test_a_restored_store_is_the_one_of_then_and_the_present_one_is_kept(
    folder: Path, backup: Backup, surroundings: Surroundings
) -> None:
    before = contents(folder)

    done = restore(folder, backup, PASSPHRASE, surroundings=surroundings)

    assert done.kept is not None
    assert done.kept.name == "Test kept 2026-12-07 1030.fpstore"
    assert done.words == (
        f"The store is as it was on {MOMENT}. What was there before is kept as "
        "“Test kept 2026-12-07 1030.fpstore”."
    )
    assert stores(folder) == ["Test kept 2026-12-07 1030.fpstore", "Test.fpstore"]
    assert (done.kept / "store.db").read_bytes() == before["store.db"]
    assert [one.name for one in kept(folder)] == [backup.name]
    earlier = open_store(done.kept, PASSPHRASE, surroundings=surroundings)
    assert len(earlier.store.all(Note)) == 2
    earlier.close()
    session = open_store(folder, PASSPHRASE, surroundings=surroundings)
    assert session.store.all(Note) == ()
    assert session.store.lane != earlier.vault.store_id
    assert session.verify().problems == ()
    session.close()


def test_the_restored_store_writes_in_a_lane_of_its_own(
    folder: Path, backup: Backup, surroundings: Surroundings
) -> None:
    done = restore(folder, backup, PASSPHRASE, surroundings=surroundings)
    lanes = []
    for one in (folder, done.kept):
        assert one is not None
        session = open_store(one, PASSPHRASE, surroundings=surroundings)
        lanes.append(session.store.lane)
        session.close()
    assert len(set(lanes)) == 2


def test_a_restored_store_opens_with_the_passphrase_of_then(
    session: Session, backup: Backup, surroundings: Surroundings
) -> None:
    change_passphrase(session, PASSPHRASE, "nine loud herons")
    session.close()
    folder = session.vault.folder

    with pytest.raises(WrongPassphrase):
        restore(folder, backup, "nine loud herons", surroundings=surroundings)
    done = restore(folder, backup, PASSPHRASE, surroundings=surroundings)

    assert done.words.endswith(
        "It opens with the passphrases and recovery sheets that were valid at that time."
    )
    open_store(folder, PASSPHRASE, surroundings=surroundings).close()


def test_restoring_twice_keeps_both_that_were_there(
    folder: Path, backup: Backup, surroundings: Surroundings
) -> None:
    restore(folder, backup, PASSPHRASE, surroundings=surroundings)
    (again,) = kept(folder)
    restore(folder, again, PASSPHRASE, surroundings=surroundings)

    assert stores(folder) == [
        "Test kept 2026-12-07 1030 2.fpstore", "Test kept 2026-12-07 1030.fpstore", "Test.fpstore",
    ]  # fmt: skip


def test_a_stale_log_of_the_store_before_never_follows(
    folder: Path, backup: Backup, surroundings: Surroundings
) -> None:
    (folder / "store.db-wal").write_bytes(b"\x37\x7f\x06\x83" * 2000)
    (folder / "store.db-shm").write_bytes(bytes(32768))

    restore(folder, backup, PASSPHRASE, surroundings=surroundings)

    assert [name for name in contents(folder) if name.startswith("store.db-")] == []


@pytest.mark.parametrize("present", ["damaged", "missing"])
def test_a_damaged_or_missing_store_is_no_hindrance(
    folder: Path, backup: Backup, surroundings: Surroundings, tmp_path: Path, present: str
) -> None:
    elsewhere = tmp_path / "stick"
    shutil.copytree(folder / "backups", elsewhere)
    if present == "missing":
        shutil.rmtree(folder)
    else:
        (folder / "store.db").write_bytes(b"")
        (folder / "keys").unlink()
    (found,) = kept(elsewhere)

    done = restore(folder, found, PASSPHRASE, surroundings=surroundings)

    assert (done.kept is None) is (present == "missing")
    session = open_store(folder, PASSPHRASE, surroundings=surroundings)
    assert [line.name for line in session.store.family_lines()] == ["Khan-Walters"]
    session.close()
    assert found.name == backup.name


def test_an_open_store_is_not_restored_over(
    session: Session, backup: Backup, surroundings: Surroundings
) -> None:
    with pytest.raises(StoreInUse):
        restore(session.vault.folder, backup, PASSPHRASE, surroundings=surroundings)

    assert session.verify().problems == ()
    assert stores(session.vault.folder) == ["Test.fpstore"]


def test_a_damaged_backup_changes_nothing(
    folder: Path, backup: Backup, surroundings: Surroundings
) -> None:
    flip(backup.path / "store.db", 8 * 9000)
    before = contents(folder)

    with pytest.raises(BackupDamaged):
        restore(folder, backup, PASSPHRASE, surroundings=surroundings)

    assert contents(folder) == before
    assert stores(folder) == ["Test.fpstore"]


def test_a_store_that_cannot_be_moved_stays(
    folder: Path, backup: Backup, surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if ".restoring-" in path.name and path.parent == folder.parent:
            raise PermissionError(13, "held")
        return rename(path, target)

    before = contents(folder)
    with monkeypatch.context() as during:
        during.setattr(Path, "rename", refused)
        with pytest.raises(NotRestored):
            restore(folder, backup, PASSPHRASE, surroundings=surroundings)

    assert {**contents(folder), "lock": b""} == {**before, "lock": b""}
    assert stores(folder) == ["Test.fpstore"]


def test_a_disk_that_fills_up_in_the_middle_brings_the_store_back_at_the_next_opening(
    folder: Path, backup: Backup, surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def full(path: Path, target: Path) -> Path:
        if path.parent == folder.parent and Path(target).name == folder.name:
            raise OSError(errno.ENOSPC, "no room")
        return rename(path, target)

    with monkeypatch.context() as during:
        during.setattr(Path, "rename", full)
        with pytest.raises(NotBackYet) as told:
            restore(folder, backup, PASSPHRASE, surroundings=surroundings)

    _note, kept = stores(folder)
    assert kept in told.value.sentence
    again = open_store(folder, PASSPHRASE, surroundings=surroundings)
    assert again.verify().problems == ()
    again.close()
    assert stores(folder) == ["Test.fpstore"]


def test_a_family_erased_since_the_backup_stays_erased(
    session: Session, backup: Backup, surroundings: Surroundings
) -> None:
    (family,) = session.store.all(Family)
    erase_family(session, family.id, reason="Asked for.", approved_by="Anil Deshmukh")
    session.close()

    done = restore(session.vault.folder, backup, PASSPHRASE, surroundings=surroundings)

    assert done.erased_again == 1
    assert done.words.endswith("1 family that had been erased since was erased again.")
    restored = open_store(session.vault.folder, PASSPHRASE, surroundings=surroundings)
    assert restored.store.all(Family) == ()
    assert restored.verify().problems == ()
    restored.close()


def test_a_shelf_alone_knows_what_was_erased(
    session: Session, backup: Backup, clock: SetClock, tmp_path: Path
) -> None:
    (family,) = session.store.all(Family)
    erase_family(session, family.id, reason="Asked for.", approved_by="Anil Deshmukh")
    clock.at += timedelta(days=1)
    make(session)
    stick = tmp_path / "stick"
    shutil.copytree(backup.place, stick)
    older = next(one for one in kept(stick) if one.name == backup.name)

    done = restore(
        tmp_path / "Other.fpstore", older, PASSPHRASE, surroundings=session.vault.surroundings
    )

    assert (done.kept, done.erased_again) == (None, 1)


@pytest.mark.parametrize("listed", [None, b"?", b"familyplan erased 1\n"])
def test_the_certificates_tell_what_was_erased_when_the_list_does_not(
    session: Session, backup: Backup, surroundings: Surroundings, listed: bytes | None
) -> None:
    (family,) = session.store.all(Family)
    erase_family(session, family.id, reason="Asked for.", approved_by="Anil Deshmukh")
    session.close()
    (session.vault.folder / "erased").unlink()
    if listed is not None:
        (session.vault.folder / "erased").write_bytes(listed)

    done = restore(session.vault.folder, backup, PASSPHRASE, surroundings=surroundings)

    assert (done.erased_again, "could not be read" in done.words) == (1, False)
    assert [one.family for one in erased_list.read(session.vault.folder)] == [family.id]


def test_a_list_of_erased_records_that_cannot_be_read_is_told(
    folder: Path, backup: Backup, surroundings: Surroundings
) -> None:
    (folder / "erased").write_bytes(b"?")
    (folder / "store.db").write_bytes(b"")

    done = restore(folder, backup, PASSPHRASE, surroundings=surroundings)

    assert "The list of erased records could not be read, and neither could" in done.words


def test_a_backup_of_another_store_does_not_take_this_one_s_place(
    session: Session, backup: Backup, surroundings: Surroundings, tmp_path: Path
) -> None:
    other = create_store(
        tmp_path / "Other.fpstore", PASSPHRASE, User(name="Zoë"), surroundings=surroundings
    )
    stranger = make(other)
    other.close()
    session.close()
    folder = session.vault.folder
    before = contents(folder)

    with pytest.raises(OtherStore) as refused:
        restore(folder, stranger, PASSPHRASE, surroundings=surroundings)

    assert "is of another store than “Test”" in refused.value.sentence
    assert contents(folder) == before
    found = (stranger, backup)
    assert meant(found, folder, "") == backup
    assert meant(found, folder, stranger.name) == stranger
    assert meant(found, tmp_path / "New.fpstore", "") == stranger
    # Where the keys file is not this main file's, nobody can say whose store it was.
    shutil.copyfile(other.vault.folder / "keys", folder / "keys")
    assert restore(folder, backup, PASSPHRASE, surroundings=surroundings).kept is not None


KILLED = """
import os, pathlib, sys
from familyplan.session.backups import kept
from familyplan.session.restoring import restore
from familyplan.vault.kdf import Derivation
from familyplan.vault.opening import Surroundings
folder, number = pathlib.Path(sys.argv[1]), int(sys.argv[2])
steps = 0
def counted(function):
    def step(*given, **named):
        global steps
        steps += given[0].parent == folder.parent or given[0].name == "backups"
        if steps == number:
            os._exit(9)
        return function(*given, **named)
    return step
around = Surroundings(derivation=lambda: Derivation.fresh(19456, 1, 1), ballast_bytes=4096)
(backup,) = kept(folder)
for name in ("rename", "replace", "rmdir", "unlink"):
    setattr(pathlib.Path, name, counted(getattr(pathlib.Path, name)))
restore(folder, backup, "seven quiet otters", surroundings=around)
"""


@pytest.mark.slow
def test_a_kill_at_any_step_leaves_the_old_store_or_the_new_one(
    folder: Path, backup: Backup, surroundings: Surroundings, tmp_path: Path
) -> None:
    seen: set[int] = set()
    code = 9
    for number in range(1, 60):
        trial = tmp_path / f"{number}" / folder.name
        shutil.copytree(folder, trial)
        code = python(KILLED, str(trial), str(number)).returncode

        session = open_store(trial, PASSPHRASE, surroundings=surroundings)
        seen.add(len(session.store.all(Note)))
        assert session.verify().problems == ()
        assert [one.name for one in kept(session)] == [backup.name]
        session.close()
        assert not list(trial.parent.glob(".*.swap"))
        assert not list(trial.parent.glob("*.restoring-*"))
        shutil.rmtree(trial.parent)
        if code == 0:
            break
    assert code == 0
    assert seen == {0, 2}
