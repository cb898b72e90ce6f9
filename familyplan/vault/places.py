"""Where a live store may lie: not where a cloud service or a network drive would spoil it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psutil

from familyplan.vault.errors import NetworkFolder, SyncedFolder
from familyplan.vault.errors.places import NameTooLong
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# 255 bytes on most systems, less the ending that a folder has while it is made.
_LONGEST_NAME: Final = 255 - len(".part-12345678")
# SQLite takes 512 bytes (MAX_PATHNAME in its os_unix.c), with the names of its files.
_LONGEST_PATH: Final = 512 - len(".part-12345678/store.db-journal") - 1
_BY_NAME: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
# As in: OneDrive - Example Council; Dropbox (Personal).
_BY_START: Final = {
    "onedrive - ": "OneDrive",
    "dropbox (": "Dropbox",
}
_BY_VARIABLE: Final = {
    "OneDrive": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDriveCommercial": "OneDrive",
}
_BY_FOLDER_INSIDE: Final = {
    ".dropbox.cache": "Dropbox",
    ".tmp.driveupload": "Google Drive",
}
_BY_FILE_INSIDE: Final = {
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "Nextcloud",
}
_MAC_CLOUDS: Final = ("Library", "CloudStorage")
_NETWORK: Final = frozenset(
    {
        "afpfs", "afs", "beegfs", "ceph", "cifs", "davfs", "davfs2", "glusterfs", "gpfs", "lustre",
        "ncpfs", "nfs", "nfs3", "nfs4", "smb2", "smb3", "smbfs", "webdav",
    }
)  # fmt: skip
_NETWORK_FUSE: Final = frozenset(
    {
        "fuse.ceph", "fuse.curlftpfs", "fuse.davfs", "fuse.davfs2", "fuse.glusterfs",
        "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Mount:
    """One mounted file system: where, of what kind, with which options (comma-separated)."""

    point: str
    kind: str
    options: str = ""


def mounts() -> tuple[Mount, ...]:
    """Ask the system which file systems are mounted."""
    return tuple(
        Mount(part.mountpoint, part.fstype, part.opts) for part in psutil.disk_partitions(all=True)
    )


def refuse_unsafe(folder: Path, mounted: Iterable[Mount], environment: Mapping[str, str]) -> None:
    """Refuse a folder for a live store, whether it exists yet or not.

    Raises:
        SyncedFolder: a cloud service keeps it in step.
        NetworkFolder: it lies on a network drive.
        NameTooLong: no system would take its name, with what is added while it is made.

    """
    for part in folder.parts:
        if len(os.fsencode(part)) > _LONGEST_NAME:
            raise NameTooLong(part)
    if len(os.fsencode(folder.absolute())) > _LONGEST_PATH:
        raise NameTooLong(str(folder))
    real = folder.resolve()
    service = _service(real, environment)
    if service is not None:
        raise SyncedFolder(folder, service)
    kind = _network(real, mounted)
    if kind is not None:
        raise NetworkFolder(folder, kind)


def can_write(folder: Path) -> bool:
    """Say whether a folder, and a store's main file in it, can be written; nothing is tried out.

    For a folder that does not exist yet, the nearest one above it is asked.
    """
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    main = folder / "store.db"
    return os.access(there, os.W_OK | os.X_OK) and (not main.exists() or os.access(main, os.W_OK))


def _service(real: Path, environment: Mapping[str, str]) -> str | None:
    """Name the cloud service that keeps this folder, by names, variables and what lies beside."""
    parts = real.parts
    for part in parts:
        name = part.casefold()
        found = _BY_NAME.get(name)
        if found is None:
            found = next((who for start, who in _BY_START.items() if name.startswith(start)), None)
        if found is not None:
            return found
    for at in range(len(parts)):
        if parts[at : at + 2] == _MAC_CLOUDS:
            # As in: GoogleDrive-someone@example.org.
            provider, _, _account = "".join(parts[at + 2 : at + 3]).casefold().partition("-")
            return _BY_NAME.get(provider, say("a cloud service"))
    for variable, who in _BY_VARIABLE.items():
        root = environment.get(variable)
        if root and real.is_relative_to(Path(root).resolve()):
            return who
    return _marked(real)


def _marked(real: Path) -> str | None:
    """Name the cloud service that left its marker in this folder or one above it."""
    for above in (real, *real.parents):
        # A folder we may not look into tells nothing; whether we may open the store is asked later.
        with suppress(PermissionError):
            for name, who in _BY_FOLDER_INSIDE.items():
                if (above / name).is_dir():
                    return who
            for name, who in _BY_FILE_INSIDE.items():
                if (above / name).is_file():
                    return who
    return None


def _network(real: Path, mounted: Iterable[Mount]) -> str | None:
    """Give the kind of network file system this folder lies on, if it lies on one."""
    if str(real).startswith("\\\\"):
        return "unc"
    holding = [mount for mount in mounted if real.is_relative_to(mount.point)]
    if not holding:
        return None
    nearest = max(holding, key=lambda mount: len(Path(mount.point).parts))
    remote = "remote" in nearest.options.split(",")
    kind = nearest.kind.casefold()
    return kind if remote or kind in _NETWORK or kind in _NETWORK_FUSE else None
