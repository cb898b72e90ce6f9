"""What can stand between a person and the main file of their store."""

from __future__ import annotations

from familyplan.vault.errors.base import VaultError
from familyplan.words import say


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


class KeysOfAnother(NotAStore):
    """`keys` and `store.db` are each sound as far as seen, but not of the same store."""

    def __init__(self, store: str) -> None:
        """Name the store."""
        VaultError.__init__(
            self,
            say(
                "The keys file and the main file of {store} do not belong together: one of them "
                "came here from another store, or the main file was overwritten. Nothing in the "
                "folder was changed. Put both files of the same store here, or restore a backup.",
                store=store,
            ),
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


class KeysOutdated(DamagedStore):
    """The secret is right, but its data key fits no page of `store.db` at all.

    Either the whole file was overwritten, or `keys` is from before a new data key.
    """

    def __init__(self, store: str) -> None:
        """Name the store."""
        VaultError.__init__(
            self,
            say(
                "Your passphrase is right, but nothing in the main file of {store} can be read "
                "with this keys file. Either all of the file is damaged, or the keys file is from "
                "before the store got a new data key. Nothing in the folder was changed. Put back "
                "the newest keys file there is (keys.prev beside it, or the one in the newest "
                "backup), or restore a backup.",
                store=store,
            ),
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
