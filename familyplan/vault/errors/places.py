"""What can be wrong with the place a store lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.vault.errors.base import VaultError
from familyplan.words import say

if TYPE_CHECKING:
    from pathlib import Path


class StoreExists(VaultError):
    """A store was to be made where there already is something."""

    def __init__(self, store: str) -> None:
        """Name the folder."""
        super().__init__(
            say(
                "There is already something called {store} here. It was left as it is. Choose "
                "another name or another folder.",
                store=store,
            )
        )


class SyncedFolder(VaultError):
    """The folder is kept in step with a cloud service, which would copy half-written files."""

    def __init__(self, folder: Path, service: str) -> None:
        """Name the folder and the service."""
        self.service = service
        super().__init__(
            say(
                "{folder} is copied by {service}, which can mix up a store while it is open. "
                "Nothing was changed. Keep the store in a folder on this computer only; backups "
                "may go to {service}.",
                folder=folder,
                service=service,
            )
        )


class NetworkFolder(VaultError):
    """The folder lies on a network file system, whose locks SQLite cannot rely on."""

    def __init__(self, folder: Path, kind: str) -> None:
        """Name the folder and its kind of file system."""
        self.kind = kind
        super().__init__(
            say(
                "{folder} is on a network drive, where an open store can be damaged. Nothing was "
                "changed. Keep the store on this computer; backups may go to the network drive.",
                folder=folder,
            )
        )


class ReadOnlyFolder(VaultError):
    """Something had to be written where nothing can be."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            say(
                "{folder} cannot be written to. Nothing was changed. Copy the store to a folder of "
                "your own, or ask for the right to write there.",
                folder=folder,
            )
        )


class NoAccess(VaultError):
    """The files are there, but this user of the computer may not read them."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "{store} cannot be read with the rights you have on this computer. Nothing was "
                "changed. Ask whoever looks after your computers, or sign in as its owner.",
                store=store,
            )
        )


class NameTooLong(VaultError):
    """The store's name, or that of a folder above it, is longer than systems take."""

    def __init__(self, name: str) -> None:
        """Name it, shortened."""
        super().__init__(
            say(
                "The name “{name}…” is too long for this computer. Nothing was made or changed. "
                "Choose a shorter one.",
                name=name[:40],
            )
        )


class FileRefused(VaultError):
    """The system would not make a file that is needed beside the store."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            say(
                "This computer refused to make a file that is needed in {folder}. Everything saved "
                "before is safe. Make some room on the disk, check that you may write in that "
                "folder, then try again.",
                folder=folder,
            )
        )


class DiskFull(VaultError):
    """There is no room left on the disk, or it takes nothing more for another reason."""

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            say(
                "The disk with {folder} is full or takes nothing more. What was saved before is "
                "kept. Free some space, then try again.",
                folder=folder,
            )
        )
