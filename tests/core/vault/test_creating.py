"""A new store is whole and under its name, or not there at all."""

from __future__ import annotations

import errno
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE, contents, python
from familyplan.clock import SetClock
from familyplan.vault import ballast, files, lock
from familyplan.vault.creating import create
from familyplan.vault.errors import (
    DiskFull,
    NetworkFolder,
    ReadOnlyFolder,
    ShortPassphrase,
    StoreExists,
    SyncedFolder,
)
from familyplan.vault.opening import open_vault
from familyplan.vault.places import Mount

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from familyplan.clock import Clock
    from familyplan.vault.kdf import Derivation
    from familyplan.vault.opening import OpenVault, Surroundings


def make(folder: Path, around: Surroundings, passphrase: str = PASSPHRASE) -> OpenVault:
    """Make a store for one user."""
    return create(folder, passphrase, user_id="user-1", label="Asha", surroundings=around)


def test_a_new_store_has_an_empty_database_its_keys_its_folders_and_its_ballast(
    opened: OpenVault, folder: Path
) -> None:
    tables = opened.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    opened.close()
    assert tables == (0,)
    assert {path.name: path.is_dir() for path in folder.iterdir()} == {
        "store.db": False,
        "keys": False,
        "lock": False,
        "ballast": False,
        "papers": True,
        "backups": True,
    }
    assert (folder / "store.db").stat().st_size == 4096
    assert (folder / "ballast").stat().st_size == 4096
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_two_stores_share_no_id_and_no_salt(tmp_path: Path, around: Surroundings) -> None:
    one, two = (make(tmp_path / name, around) for name in ("One.fpstore", "Two.fpstore"))
    assert one.store_id != two.store_id
    assert one.slot_id != two.slot_id
    assert one.key.raw != two.key.raw
    one.close()
    two.close()


def test_folders_above_that_are_not_there_yet_are_made(
    tmp_path: Path, around: Surroundings
) -> None:
    make(tmp_path / "stores" / "here" / "New.fpstore", around).close()
    assert (tmp_path / "stores" / "here" / "New.fpstore" / "store.db").is_file()


def test_an_empty_folder_of_that_name_becomes_the_store(folder: Path, around: Surroundings) -> None:
    folder.mkdir()
    make(folder, around).close()
    assert (folder / "keys").is_file()


@pytest.mark.parametrize("taken", ["a file", "a folder with something in it", "a store"])
def test_what_is_there_already_is_never_overwritten(
    taken: str, folder: Path, around: Surroundings
) -> None:
    if taken == "a file":
        folder.write_text("sea")
    elif taken == "a store":
        make(folder, around).close()
    else:
        folder.mkdir()
        (folder / "holiday.txt").write_text("sea")
    before = contents(folder.parent)
    with pytest.raises(StoreExists) as caught:
        make(folder, around)
    assert caught.value.sentence == (
        "There is already something called Mill Lane.fpstore here. It was left as it is. Choose "
        "another name or another folder."
    )
    assert contents(folder.parent) == before


def test_a_short_passphrase_makes_nothing(folder: Path, around: Surroundings) -> None:
    with pytest.raises(ShortPassphrase):
        make(folder, around, "elevenchars")
    assert not folder.exists()


def test_no_store_is_made_where_it_would_be_spoilt(tmp_path: Path, around: Surroundings) -> None:
    with pytest.raises(SyncedFolder):
        make(tmp_path / "Dropbox" / "Mill Lane.fpstore", around)
    shared = replace(around, mounts=lambda: (Mount("/", "ext4"), Mount(str(tmp_path), "nfs4")))
    with pytest.raises(NetworkFolder):
        make(tmp_path / "Mill Lane.fpstore", shared)
    with pytest.raises(ReadOnlyFolder):
        make(tmp_path / "Mill Lane.fpstore", replace(around, can_write=lambda _folder: False))
    assert list(tmp_path.iterdir()) == []


def test_a_failure_half_way_leaves_nothing_behind(folder: Path, around: Surroundings) -> None:
    def fail() -> Derivation:
        raise MemoryError

    with pytest.raises(MemoryError):
        make(folder, replace(around, derivation=fail))
    assert list(folder.parent.iterdir()) == []


LIMITED = """
import pathlib, resource, sys
from familyplan.vault.creating import create
from familyplan.vault.errors import DiskFull
from familyplan.vault.kdf import Derivation
from familyplan.vault.opening import Surroundings
around = Surroundings(derivation=lambda: Derivation.fresh(19456, 1, 1))
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    create(pathlib.Path(sys.argv[1]), sys.argv[2], user_id="u", label="l", surroundings=around)
except DiskFull as error:
    print(error.sentence)
"""


def test_a_disk_without_room_for_the_ballast_makes_no_store(folder: Path) -> None:
    done = python(LIMITED, str(folder), PASSPHRASE)
    sentence = (
        f"The disk with {folder.parent} is full or takes nothing more. What was saved before is "
        "kept. Free some space, then try again."
    )
    assert (done.stdout, done.stderr) == (f"{sentence}\n", "")
    assert list(folder.parent.iterdir()) == []


def test_the_ballast_can_be_released_and_laid_again(store: Path) -> None:
    assert ballast.held(store) == 4096
    assert ballast.release(store) == 4096
    assert (ballast.held(store), ballast.release(store)) == (0, 0)
    ballast.lay(store, 3 * 1024 * 1024 + 1)
    assert ballast.held(store) == 3 * 1024 * 1024 + 1


def test_the_usual_ballast_is_32_mib_that_no_file_system_folds_away(tmp_path: Path) -> None:
    ballast.lay(tmp_path)
    path = tmp_path / ballast.NAME
    assert path.stat().st_size == 32 * 1024 * 1024
    with path.open("rb") as file:
        first, second = file.read(1024 * 1024), file.read(1024 * 1024)
    assert first != second


def test_replacing_a_file_leaves_the_old_one_when_it_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    files.replace(path, b"old")
    (tmp_path / "keys.tmp").mkdir()
    with pytest.raises(IsADirectoryError):
        files.replace(path, b"new")
    assert path.read_bytes() == b"old"
    (tmp_path / "keys.tmp").rmdir()
    files.replace(path, b"new")
    assert contents(tmp_path) == {"keys": b"new"}


def test_a_full_disk_seen_by_sqlite_has_the_same_sentence(opened: OpenVault) -> None:
    pages = opened.connection.execute("PRAGMA page_count").fetchone()[0]
    opened.connection.execute(f"PRAGMA max_page_count={pages}").fetchall()
    with pytest.raises(DiskFull), files.known_troubles(opened.folder):
        opened.connection.execute("CREATE TABLE one_page_too_many (n)")
    opened.close()


def test_a_disk_without_any_room_gets_the_ballast_back_so_that_the_store_opens(
    store: Path, around: Surroundings, opened: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.close()
    taking = lock.take

    def take(folder: Path, clock: Clock) -> lock.Held:
        if ballast.held(folder):
            raise DiskFull(folder)
        return taking(folder, clock)

    with monkeypatch.context() as patch:
        patch.setattr(lock, "take", take)
        again = open_vault(store, PASSPHRASE, surroundings=around)
    assert ballast.held(store) == 0
    again.close()
    assert ballast.held(store) == 4096


def test_a_full_disk_with_no_ballast_left_is_said_to_be_full(
    store: Path, around: Surroundings, opened: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.close()
    ballast.release(store)
    full = DiskFull(store)

    def take(_folder: Path, _clock: Clock) -> lock.Held:
        raise full

    monkeypatch.setattr(lock, "take", take)
    with pytest.raises(DiskFull):
        open_vault(store, PASSPHRASE, surroundings=around)


class NoRoomForTheNote(SetClock):
    """Tells the time once, for the slot; asked again, for the lock's note, there is no room."""

    asked = 0

    def now(self) -> datetime:
        """Give the time, or say that the disk is full."""
        self.asked += 1
        if self.asked > 1:
            raise OSError(errno.ENOSPC, "no room")
        return super().now()


def test_a_disk_that_fills_up_when_the_new_store_is_opened_leaves_nothing_behind(
    tmp_path: Path, around: Surroundings
) -> None:
    folder = tmp_path / "New.fpstore"
    full = replace(around, clock=NoRoomForTheNote(around.clock.now()))
    with pytest.raises(DiskFull):
        make(folder, full)
    assert list(tmp_path.iterdir()) == []
    make(folder, around).close()
