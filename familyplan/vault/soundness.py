"""Checking the pages of an open store, and going on without writing where some are damaged."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from familyplan.cipher import DatabaseError
from familyplan.vault import database, files
from familyplan.vault.database import Way
from familyplan.vault.diagnosis import hot

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.cipher import Connection
    from familyplan.vault.opening import OpenVault

# An empty file that asks the next opening to look at every page; it says nothing about anybody.
DOUBT: Final = "check.next"
# The pages of 125 MB are read and proved in a quarter of a second.
QUICK_BYTES: Final = 256 * 1024 * 1024


def ended_badly(folder: Path) -> bool:
    """Say, before a store is opened, whether it was last closed by a crash or is in doubt.

    The last connection that closes takes the log away, so a log that is there was left behind.
    """
    try:
        return hot(folder) or (folder / DOUBT).exists()
    except PermissionError:
        # The opening itself says what may not be read.
        return False


def doubt(folder: Path) -> None:
    """Ask the next opening to look at every page; where nothing can be written, do nothing."""
    with suppress(OSError):
        files.write_new(folder / DOUBT, b"")


def settle_doubt(folder: Path) -> None:
    """Take the question back once every page was found good."""
    with suppress(OSError):
        (folder / DOUBT).unlink(missing_ok=True)


def quick(vault: OpenVault) -> bool:
    """Say whether the store is small enough to look at every page while somebody waits."""
    return (vault.folder / database.NAME).stat().st_size <= QUICK_BYTES


def pages_damaged(connection: Connection) -> bool:
    """Say whether any page does not decrypt or hangs together wrongly; may take a second.

    After a torn checkpoint the main file alone looks damaged while the log still holds its pages,
    so the log is folded in before anything is called damage.
    """
    if not _sealed_wrong(connection):
        return _hangs_wrong(connection)
    with suppress(DatabaseError):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return _sealed_wrong(connection) or _hangs_wrong(connection)


def stop_writing(vault: OpenVault) -> None:
    """Go on with an open store for reading only; its lock stays held.

    Raises:
        DatabaseError: not even reading is possible any more.

    """
    vault.read_only = True
    vault.connection.close()
    vault.connection = database.connect(vault.folder / database.NAME, vault.key, Way.FROZEN)


def _sealed_wrong(connection: Connection) -> bool:
    try:
        return bool(connection.execute("PRAGMA cipher_integrity_check").fetchall())
    except DatabaseError:
        return True


def _hangs_wrong(connection: Connection) -> bool:
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
    except DatabaseError:
        return True
