"""Copies of database, keys and papers are whole, private, of one moment, and open by themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE, contents
from familyplan.vault import copying, database, keys_on_disk
from familyplan.vault.errors import NetworkFolder, WrongPassphrase
from familyplan.vault.opening import open_vault
from familyplan.vault.places import Mount

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from familyplan.vault.opening import OpenVault, Surroundings


@pytest.fixture
def vault(store: Path, around: Surroundings) -> Iterator[OpenVault]:
    """Open a store of 200 rows."""
    opened = open_vault(store, PASSPHRASE, surroundings=around)
    yield opened
    opened.close()


@pytest.fixture
def copy(vault: OpenVault, tmp_path: Path) -> Path:
    """Copy database and keys into a folder."""
    folder = tmp_path / "copy"
    copying.new_folder(folder)
    source = vault.reader()
    copying.copy_compact(source, folder / database.NAME)
    source.close()
    copying.copy_keys(vault.folder, folder)
    return folder


def rows(vault: OpenVault, folder: Path) -> int:
    """Count the rows of a copy."""
    connection = copying.open_with_key(vault, folder)
    try:
        return int(connection.execute("SELECT count(*) FROM rows").fetchone()[0])
    finally:
        connection.close()


def test_a_copy_is_private_and_fits_the_keys(vault: OpenVault, copy: Path) -> None:
    assert {path.stat().st_mode & 0o777 for path in copy.iterdir()} == {0o600}
    assert copy.stat().st_mode & 0o777 == 0o700
    assert (copy / database.NAME).read_bytes()[:16] == keys_on_disk.read(copy).salt
    assert copying.same_key(vault, copy)
    assert rows(vault, copy) == 200


def test_an_exact_copy_is_of_the_moment_its_reading_began(vault: OpenVault, copy: Path) -> None:
    source = vault.reader()
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM rows").fetchone()
    vault.connection.execute("DELETE FROM rows WHERE n < 150")
    (copy / database.NAME).unlink()

    copying.copy_exact(vault, source, copy / database.NAME)
    source.close()

    assert rows(vault, copy) == 200
    assert (copy / database.NAME).read_bytes()[:16] == keys_on_disk.read(copy).salt


def test_after_a_copy_the_reader_still_cannot_write(vault: OpenVault, tmp_path: Path) -> None:
    source = vault.reader()
    copying.copy_compact(source, tmp_path / "store.db")

    assert source.execute("PRAGMA query_only").fetchone() == (1,)
    source.close()


def test_a_copy_never_goes_over_a_file_that_is_there(vault: OpenVault, tmp_path: Path) -> None:
    target = tmp_path / "store.db"
    target.write_bytes(b"mine")
    source = vault.reader()

    with pytest.raises(FileExistsError):
        copying.copy_compact(source, target)

    source.close()
    assert target.read_bytes() == b"mine"


def test_a_copy_on_a_network_drive_opens_without_a_trace(
    copy: Path, around: Surroundings, tmp_path: Path
) -> None:
    away = copying.OnlyLooking(
        **{**vars(around), "mounts": lambda: (Mount(str(tmp_path), "nfs", ""),)}
    )
    before = contents(copy)

    opened = copying.open_copy(copy, PASSPHRASE, away)
    assert opened.read_only
    opened.close()
    with pytest.raises(WrongPassphrase):
        copying.open_copy(copy, "kettle on at four", away)

    assert contents(copy) == before


def test_a_live_store_on_a_network_drive_is_refused_as_ever(
    vault: OpenVault, around: Surroundings, tmp_path: Path
) -> None:
    drive = Mount(str(tmp_path), "nfs", "")
    live = replace(around, mounts=lambda: (drive,))
    with pytest.raises(NetworkFolder):
        open_vault(vault.folder, PASSPHRASE, surroundings=live)


def test_files_are_copied_once_and_lost_ones_named(tmp_path: Path) -> None:
    source, target = tmp_path / "from", tmp_path / "to"
    source.mkdir()
    for name in ("a", "b"):
        (source / name).write_bytes(name.encode() * 9)

    assert copying.copy_missing(("a", "b", "c"), source, target) == ("c",)
    times = {path.name: path.stat().st_mtime_ns for path in target.iterdir()}
    (source / "a").unlink()

    assert copying.copy_missing(("a", "b", "c"), source, target) == ("c",)
    assert {path.name: path.stat().st_mtime_ns for path in target.iterdir()} == times


def test_a_copy_that_cannot_be_finished_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"whole")

    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as during:
        during.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            copying.copy_file(tmp_path / "a", tmp_path / "b")

    assert [path.name for path in tmp_path.iterdir()] == ["a"]
