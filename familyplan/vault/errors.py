"""Everything that can stand between a person and their store, each with its own sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.errors import KnownError
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from pathlib import Path


class VaultError(KnownError):
    """A store could not be made or opened; nothing in its folder was changed."""


class WrongPassphrase(VaultError):
    """The passphrase opens no slot of this store; the store itself is sound as far as seen."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "That passphrase does not open {store}. The store is as it was. Check capital "
                "letters and the keyboard language, then try again.",
                store=store,
            )
        )


class ShortPassphrase(VaultError):
    """A new passphrase has fewer characters than the floor."""

    def __init__(self, least: int) -> None:
        """Say how many characters are needed."""
        super().__init__(
            say_many(
                "A passphrase needs at least {n} character. Three or four words you can remember "
                "make a good one.",
                "A passphrase needs at least {n} characters. Three or four words you can remember "
                "make a good one.",
                least,
            )
        )


class NotAStore(VaultError):
    """The folder holds no store of this program, or a main file that belongs to another."""

    def __init__(self, store: str) -> None:
        """Name the folder."""
        super().__init__(
            say(
                "{store} is not a Family Plan store, or its main file belongs to another store. "
                "Nothing in the folder was changed. Choose the folder that was made by this "
                "program, or restore a backup.",
                store=store,
            )
        )


class MissingStore(VaultError):
    """The keys are there, but `store.db` is not."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "The main file of {store} is missing; its keys are still there. Nothing in the "
                "folder was changed. Look for store.db where the folder was copied from, or "
                "restore a backup.",
                store=store,
            )
        )


class EmptyStore(VaultError):
    """`store.db` has 0 bytes: SQLite would open it as a new, empty database."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "The main file of {store} is empty. A copy may have stopped half way, or the disk "
                "was full. Nothing in the folder was changed. Restore a backup.",
                store=store,
            )
        )


class TruncatedStore(VaultError):
    """`store.db` ends too early."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "The main file of {store} is cut short. A copy may have stopped half way. Nothing "
                "in the folder was changed. Copy the whole folder again, or restore a backup.",
                store=store,
            )
        )


class DamagedStore(VaultError):
    """The passphrase is right, but `store.db` does not decrypt: some of its bytes changed."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "Your passphrase is right, but the main file of {store} is damaged. Nothing in the "
                "folder was changed. Restore a backup.",
                store=store,
            )
        )


class KeysMissing(VaultError):
    """`store.db` is there, but `keys` is not. `previous_good` tells whether `keys.prev` is."""

    def __init__(self, store: str, *, previous_good: bool) -> None:
        """Name the store and whether the previous keys can be put back."""
        self.previous_good = previous_good
        said = say("The keys file of {store} is missing.", store=store)
        super().__init__(f"{said} {_keys_next(previous_good=previous_good)}")


class KeysDamaged(VaultError):
    """`keys` cannot be read. `previous_good` tells whether `keys.prev` can."""

    def __init__(self, store: str, *, previous_good: bool) -> None:
        """Name the store and whether the previous keys can be put back."""
        self.previous_good = previous_good
        said = say("The keys file of {store} is damaged.", store=store)
        super().__init__(f"{said} {_keys_next(previous_good=previous_good)}")


class KeysAltered(VaultError):
    """`keys` reads well and a slot opened, but something without the data key rewrote it."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "The keys file of {store} was changed by something other than this program, so "
                "the store stays closed. Nothing in the folder was changed. Tell whoever looks "
                "after your computers, and restore the keys file from a backup.",
                store=store,
            )
        )


class NewerKeys(VaultError):
    """`keys` was written by a later version of the program."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        super().__init__(
            say(
                "{store} was made by a newer version of Family Plan. Nothing in the folder was "
                "changed. Update this program, then open it again.",
                store=store,
            )
        )


class StoreInUse(VaultError):
    """Another process (or window) has the store open: `pid` and `host` where they are known."""

    def __init__(self, store: str, pid: int | None = None, host: str | None = None) -> None:
        """Name the store and who holds it."""
        self.pid = pid
        self.host = host
        said = say(
            "{store} is open in another window. Close it there, then try again.", store=store
        )
        if pid is not None and host is not None:
            held = say("It is held by process {pid} on {host}.", pid=pid, host=host)
            said = f"{said} {held}"
        super().__init__(said)


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


class UnfitProgram(VaultError):
    """The SQLite underneath is too old or set up otherwise than this program relies on."""

    def __init__(self, what: str) -> None:
        """Say which check failed (a technical word, for whoever mends the installation)."""
        super().__init__(
            say(
                "This copy of Family Plan is not put together safely, so no store was opened "
                "({what}). Install the program again.",
                what=what,
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


def _keys_next(*, previous_good: bool) -> str:
    """Say what to do about an unusable keys file."""
    if previous_good:
        return say(
            "The copy from before the last change is good: put it back and use the passphrase of "
            "that time. Nothing in the folder was changed."
        )
    return say(
        "Nothing in the folder was changed. Take the file called keys from a backup of this store."
    )
