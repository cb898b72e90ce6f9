"""Where a live store may lie, and what the lock says about who has it."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from familyplan.clock import SystemClock
from familyplan.vault import lock, places
from familyplan.vault.errors import NetworkFolder, NoAccess, StoreInUse, SyncedFolder
from familyplan.vault.opening import Surroundings, open_vault
from familyplan.vault.places import Mount, refuse_unsafe

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("above", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Example Council", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("iCloud Drive", "iCloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Library/CloudStorage/GoogleDrive-asha@example.org/My Drive", "Google Drive"),
        ("Library/CloudStorage/Dropbox", "Dropbox"),
        ("Library/CloudStorage/OneDrive-ExampleCouncil", "OneDrive"),
        ("Library/CloudStorage/Box-Box", "a cloud service"),
        ("Library/CloudStorage", "a cloud service"),
        ("Google Drive", "Google Drive"),
        ("My Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("nextcloud/Documents/work", "Nextcloud"),
    ],
)
def test_folders_of_cloud_services_are_refused_by_name(
    above: str, service: str, tmp_path: Path
) -> None:
    with pytest.raises(SyncedFolder) as caught:
        refuse_unsafe(tmp_path / above / "Mill Lane.fpstore", (), {})
    assert caught.value.service == service


@pytest.mark.parametrize(
    "above",
    ["Documents", "dropbox-replacement plan", "My Driveway", "Library/Preferences", "cloud"],
)
def test_ordinary_folders_are_allowed(above: str, tmp_path: Path) -> None:
    refuse_unsafe(tmp_path / above / "Mill Lane.fpstore", places.mounts(), {"OneDrive": ""})


def _drop(root: Path) -> None:
    (root / ".dropbox.cache").mkdir()


def _drive(root: Path) -> None:
    (root / ".tmp.driveupload").mkdir()


def _next(root: Path) -> None:
    (root / ".nextcloudsync.log").write_text("")


@pytest.mark.parametrize(
    ("leave", "service"), [(_drop, "Dropbox"), (_drive, "Google Drive"), (_next, "Nextcloud")]
)
def test_folders_of_cloud_services_are_refused_by_what_the_service_left_there(
    leave: Callable[[Path], None], service: str, tmp_path: Path
) -> None:
    refuse_unsafe(tmp_path / "work" / "Mill Lane.fpstore", (), {})
    leave(tmp_path)
    with pytest.raises(SyncedFolder) as caught:
        refuse_unsafe(tmp_path / "work" / "Mill Lane.fpstore", (), {})
    assert caught.value.service == service


def test_a_onedrive_under_another_name_is_known_by_its_variable(tmp_path: Path) -> None:
    named = {"OneDriveCommercial": str(tmp_path / "Council files")}
    with pytest.raises(SyncedFolder):
        refuse_unsafe(tmp_path / "Council files" / "Mill Lane.fpstore", (), named)
    refuse_unsafe(tmp_path / "Other files" / "Mill Lane.fpstore", (), named)


def test_a_link_into_a_cloud_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "work").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(SyncedFolder):
        refuse_unsafe(tmp_path / "work" / "Mill Lane.fpstore", (), {})


@pytest.mark.parametrize(
    ("kind", "options", "refused"),
    [
        ("nfs4", "rw", True),
        ("cifs", "rw", True),
        ("fuse.sshfs", "rw", True),
        ("SMBFS", "rw", True),
        ("NTFS", "rw,remote", True),
        ("NTFS", "rw,fixed", False),
        ("ext4", "rw,relatime", False),
        ("apfs", "rw", False),
        ("tmpfs", "rw", False),
    ],
)
def test_network_drives_are_refused(
    kind: str, options: str, *, refused: bool, tmp_path: Path
) -> None:
    mounted = (Mount("/", "ext4", "rw"), Mount(str(tmp_path), kind, options))
    folder = tmp_path / "Mill Lane.fpstore"
    if refused:
        with pytest.raises(NetworkFolder) as caught:
            refuse_unsafe(folder, mounted, {})
        assert str(folder) in caught.value.sentence
    else:
        refuse_unsafe(folder, mounted, {})


def test_only_the_nearest_mount_counts(tmp_path: Path) -> None:
    inner = tmp_path / "disk"
    mounted = (Mount(str(inner), "ext4"), Mount(str(tmp_path), "nfs4"), Mount("/", "ext4"))
    refuse_unsafe(inner / "Mill Lane.fpstore", mounted, {})
    with pytest.raises(NetworkFolder):
        refuse_unsafe(tmp_path / "disk two" / "Mill Lane.fpstore", mounted, {})


def test_a_folder_is_asked_about_before_it_exists(tmp_path: Path) -> None:
    assert places.can_write(tmp_path / "not" / "there" / "yet")
    (tmp_path / "a file").write_text("sea")
    assert not places.can_write(tmp_path / "a file" / "Mill Lane.fpstore")


def note(folder: Path, data: bytes) -> StoreInUse:
    """Hold a lock with this note beside it, and give what a second taker is told."""
    held = lock.take(folder, SystemClock())
    (folder / lock.HOLDER).write_bytes(data)
    with pytest.raises(StoreInUse) as caught:
        lock.take(folder, SystemClock())
    held.release()
    return caught.value


def test_a_note_names_the_holder_only_where_it_can_be_true(tmp_path: Path) -> None:
    here = socket.gethostname()
    alive = note(tmp_path, json.dumps({"pid": 1, "host": here}).encode())
    elsewhere = note(tmp_path, json.dumps({"pid": 2**22 + 1, "host": "LAPTOP-7"}).encode())
    long_gone = note(tmp_path, json.dumps({"pid": 2**22 + 1, "host": here}).encode())
    half = note(tmp_path, b'{"pid": 1')
    other = note(tmp_path, b"[]")
    assert [(error.pid, error.host) for error in (alive, elsewhere, long_gone, half, other)] == [
        (1, here),
        (2**22 + 1, "LAPTOP-7"),
        (None, None),
        (None, None),
        (None, None),
    ]
    assert half.sentence == (
        f"{tmp_path.stem} is open in another window. Close it there, then try again."
    )


def test_a_released_lock_can_be_taken_again_and_leaves_an_empty_file(tmp_path: Path) -> None:
    lock.take(tmp_path, SystemClock()).release()
    lock.take(tmp_path, SystemClock()).release()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("lock", b"")]


def test_a_folder_that_may_not_be_looked_into_tells_of_no_cloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", locked)
    places.refuse_unsafe(tmp_path, (), {})
    monkeypatch.setattr(Path, "is_file", locked)
    with pytest.raises(NoAccess, match="cannot be read with the rights you have"):
        open_vault(tmp_path, "any passphrase", surroundings=Surroundings(mounts=tuple))
