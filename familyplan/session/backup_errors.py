"""What can go wrong with backups and with restoring them, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.errors import KnownError
from familyplan.words import say

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "BackupDamaged",
    "BackupNotMade",
    "BackupUnderWay",
    "NoRoomForBackup",
    "NoSuchBackup",
    "NotBackYet",
    "NotRestored",
    "OtherKey",
    "OtherStore",
]
_MB = 1_000_000


class NoRoomForBackup(KnownError):
    """The disk has not enough room; nothing was begun."""

    def __init__(self, folder: Path, missing: int) -> None:
        """Name the folder and the bytes that are missing."""
        super().__init__(
            say(
                "There is no room in {folder}: {mb} MB more are needed. Nothing was begun, and "
                "all earlier backups are kept. Make some room, then try again.",
                folder=folder,
                mb=f"{missing / _MB + 0.1:,.1f}",
            )
        )


class BackupNotMade(KnownError):
    """A backup could not be written, or did not come out the same; nothing of it is left."""

    def __init__(self) -> None:
        """Say what was kept and what to do."""
        super().__init__(
            say(
                "No new backup was made: it could not be written, or was not the same as the store "
                "when it was checked. Nothing half is left, and all earlier backups are kept. Run "
                "the check of the whole store, then try again."
            )
        )


class OtherStore(KnownError):
    """A backup of one store was to take the place of another."""

    def __init__(self, backup: str, store: str) -> None:
        """Name both, and say where it may go."""
        super().__init__(
            say(
                "The backup “{backup}” is of another store than “{store}”, so it was not restored "
                "over it. Nothing was changed. Choose a backup of this store, or restore that one "
                "under a name nothing has yet.",
                backup=backup,
                store=store,
            )
        )


class BackupUnderWay(KnownError):
    """One backup is being made already."""

    def __init__(self) -> None:
        """Say that waiting is all there is to do."""
        super().__init__(
            say("A backup of this store is being made already. Nothing was changed. Wait for it.")
        )


class BackupDamaged(KnownError):
    """A backup is not what was written; it is left as it is. `problems` are technical words."""

    def __init__(self, name: str, problems: tuple[str, ...] = ()) -> None:
        """Name the backup."""
        self.problems = problems
        super().__init__(
            say(
                "The backup {name} is damaged: it is not what was written. It and the present "
                "store are left as they are. Choose another backup.",
                name=name,
            )
        )


class NoSuchBackup(KnownError):
    """No backup of this name is here."""

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(
            say(
                "There is no backup called “{name}” here. “familyplan backup list” lists them.",
                name=name,
            )
        )


class OtherKey(KnownError):
    """A backup was made with another data key than the open store has."""

    def __init__(self, name: str) -> None:
        """Name it and say what opens it."""
        super().__init__(
            say(
                "The backup {name} was made before the store got its present data key. It opens "
                "with a passphrase or recovery sheet of that time. Nothing was changed.",
                name=name,
            )
        )


class NotRestored(KnownError):
    """The present store could not give way to the restored one, or the other way round."""

    def __init__(self, store: str) -> None:
        """Name the store, which is as it was."""
        super().__init__(
            say(
                "{store} could not be moved aside for the restored one: something holds its "
                "files. The present store is as it was. Close other windows, then try again.",
                store=store,
            )
        )


class NotBackYet(NotRestored):
    """The present store was moved aside, and could be moved neither on nor back."""

    def __init__(self, store: str, kept: str) -> None:
        """Name the store and the folder it stands in until it is opened again."""
        KnownError.__init__(
            self,
            say(
                "The restore stopped half way, because the disk took nothing more. Nothing is "
                "lost: {store} stands as {kept} beside its place, and opening {store} again puts "
                "it back. Free some space first.",
                store=store,
                kept=kept,
            ),
        )
