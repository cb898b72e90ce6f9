"""Opening a store: the checks in their order, and the open store that comes out of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from familyplan.cipher import Connection, DatabaseError
from familyplan.vault import (
    ballast,
    database,
    diagnosis,
    keys_on_disk,
    lock,
    settling,
    unlocking,
)
from familyplan.vault.database import Way
from familyplan.vault.errors import (
    DeviceNotAllowed,
    DiskFull,
    KeysMissing,
    MissingStore,
    NoAccess,
    NotAStore,
    ReadOnlyFolder,
)
from familyplan.vault.files import known_troubles
from familyplan.vault.secrets_in import DeviceKey
from familyplan.vault.surroundings import Surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.vault.keyfile import KeyFile
    from familyplan.vault.secret import DataKey
    from familyplan.vault.secrets_in import Secret
    from familyplan.vault.slots import Slot
    from familyplan.vault.unlocking import Unlocked

__all__ = ["OpenVault", "Surroundings", "connected", "open_vault"]


@dataclass(eq=False)
class OpenVault:
    """An open store. `connection` writes (unless `read_only`) and belongs to the opening thread.

    `user_id`, `slot_id` and `slot_kind` say whose slot opened it, `label` what stands on that;
    `generation` numbers its data key; `keys` is the keys file as it was last read or written, and
    `revision` the highest of its revisions that is known of.
    """

    connection: Connection
    store_id: str
    user_id: str
    slot_id: str
    slot_kind: str
    label: str
    generation: int
    revision: int
    folder: Path
    read_only: bool
    surroundings: Surroundings = field(repr=False)
    keys: KeyFile = field(repr=False)
    key: DataKey = field(repr=False)
    held: lock.Held | None = field(repr=False)
    closed: bool = False

    def reader(self) -> Connection:
        """Open one more connection that can only read, for the thread that calls this.

        Raises:
            RuntimeError: the store was closed.

        """
        way = Way.FROZEN if self.read_only else Way.READING
        return database.connect(self.folder / database.NAME, self.key, way)

    def close(self) -> None:
        """Fold the log into the file, close, wipe the key, and let others in; twice is fine."""
        if self.closed:
            return
        self.closed = True
        try:
            if self.connection.in_transaction:
                self.connection.rollback()
            if not self.read_only:
                _tidy(self.connection)
        finally:
            self.connection.close()
            self.key.wipe()
            if not self.read_only:
                ballast.lay_again(self.folder, self.surroundings.ballast_bytes)
            if self.held is not None:
                self.held.release()


def open_vault(
    folder: Path,
    secret: Secret,
    *,
    slot_id: str | None = None,
    surroundings: Surroundings | None = None,
) -> OpenVault:
    """Open a store with a secret, or say which of many things stands in the way.

    A passphrase is tried on the slot `slot_id`, or on every passphrase slot in turn, each taking as
    long as its derivation. In a folder that cannot be written the store opens read-only. A failed
    opening changes nothing: it never makes, replaces or mends a file. Only a disk without any room
    gets the ballast back, because not even the lock could be taken on it. An opening that succeeds
    also finishes what was cut off while the keys were changed.

    Raises:
        VaultError: one of its kinds, in familyplan.vault.errors.

    """
    around = surroundings or Surroundings()
    around.refuse_unsafe(folder)
    _check_present(folder)
    if isinstance(secret, DeviceKey) and not around.policy().device_slot:
        raise DeviceNotAllowed
    try:
        return _opened(folder, secret, slot_id, around)
    except DiskFull:
        if not ballast.release(folder):
            raise
        return _opened(folder, secret, slot_id, around)


def _opened(folder: Path, secret: Secret, slot_id: str | None, around: Surroundings) -> OpenVault:
    held = _hold(folder, around)
    found: Unlocked | None = None
    try:
        start = diagnosis.check_file(folder)
        keys = keys_on_disk.read(folder)
        diagnosis.check_belongs(folder, keys, start)
        found = unlocking.unlock(folder, keys, secret, slot_id=slot_id, device=around.device)
        key = unlocking.right_generation(folder, keys, found, start)
        vault = connected(folder, (keys, found.slot, key), held, around)
    except BaseException:
        if found is not None:
            found.wipe()
        if held is not None:
            held.release()
        raise
    try:
        settling.settle(vault, found.pending, secret)
    except BaseException:
        vault.close()
        raise
    return vault


def connected(
    folder: Path,
    inside: tuple[KeyFile, Slot, DataKey],
    held: lock.Held | None,
    around: Surroundings,
) -> OpenVault:
    """Connect to a store whose lock is held and whose key is known."""
    keys, slot, key = inside
    read_only = held is None
    way = Way.FROZEN if read_only else Way.WRITING
    with known_troubles(folder):
        connection = database.connect(folder / database.NAME, key, way)
    return OpenVault(
        connection=connection,
        store_id=keys.store_id,
        user_id=slot.face.user_id,
        slot_id=slot.face.id,
        slot_kind=slot.face.kind,
        label=slot.face.label,
        generation=keys.generation,
        revision=keys.revision,
        folder=folder,
        read_only=read_only,
        surroundings=around,
        keys=keys,
        key=key,
        held=held,
    )


def _check_present(folder: Path) -> None:
    """Look for the two files without which there is no store, before touching anything."""
    try:
        main = (folder / database.NAME).is_file()
        keys = (folder / keys_on_disk.NAME).is_file()
    except PermissionError as error:
        raise NoAccess(folder.stem) from error
    if not main and not keys:
        raise NotAStore(folder.name)
    if not main:
        raise MissingStore(folder.stem)
    if not keys:
        good = keys_on_disk.previous_good(folder)
        raise KeysMissing(folder.stem, previous_good=good)


def _hold(folder: Path, around: Surroundings) -> lock.Held | None:
    """Take the lock; nothing where the folder cannot be written, so that it opens read-only.

    A log beside store.db means that the last changes are not in the file yet (or that somebody has
    it open), and folding them in needs writing.
    """
    if around.can_write(folder):
        with known_troubles(folder):
            return lock.take(folder, around.clock)
    if (folder / database.WAL).exists():
        raise ReadOnlyFolder(folder)
    return None


def _tidy(connection: Connection) -> None:
    """Leave the file in order for next time.

    Every commit is safe already, so a full disk or a damaged page must not keep the store open.
    """
    for statement in ("PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"):
        with suppress(DatabaseError):
            connection.execute(statement).fetchall()
