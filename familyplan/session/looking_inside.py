"""What is in a backup, told without touching it: families, rows by kind, compared with now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from familyplan.cipher import DatabaseError
from familyplan.session.backup_errors import BackupDamaged, OtherKey
from familyplan.store import facts as store_facts
from familyplan.store.errors import StoreTrouble
from familyplan.store.reading import Reader
from familyplan.vault import copying
from familyplan.vault.opening import Surroundings
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from familyplan.cipher import Connection
    from familyplan.session.session import Session
    from familyplan.session.shelf import Backup
    from familyplan.store import FamilyLine
    from familyplan.store.facts import Facts
    from familyplan.vault.secrets_in import Secret

__all__ = ["Inside", "look_inside", "look_with_key"]


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in a backup: its families by name, when anything last changed, and rows by kind.

    `fewer_edits` is how many changes the present store has beyond it (negative: it has fewer), or
    None where no present store was given. `now` counts the present store's rows by kind, or is
    empty. `words` says it in a line.
    """

    backup: Backup
    families: tuple[FamilyLine, ...]
    last_change: datetime | None
    counts: dict[str, int]
    fewer_edits: int | None
    words: str
    now: dict[str, int]


def look_inside(
    backup: Backup,
    secret: Secret,
    *,
    surroundings: Surroundings | None = None,
    present: Session | None = None,
) -> Inside:
    """Open a backup without touching it, and say what is in it; any thread may do it.

    Raises:
        VaultError: the secret does not open it, or it is damaged.
        BackupDamaged: it is not what it says of itself.

    """
    vault = copying.open_copy(backup.path, secret, surroundings or Surroundings())
    try:
        return _inside(backup, vault.connection, present)
    finally:
        vault.close()


def look_with_key(session: Session, backup: Backup) -> Inside:
    """Look into a backup with the data key of the open store, asking nobody; any thread may do it.

    Raises:
        OtherKey: the backup was made with another data key.
        BackupDamaged: it is not what it says of itself.

    """
    if backup.problem:
        raise BackupDamaged(backup.name)
    if not copying.same_key(session.vault, backup.path):
        raise OtherKey(backup.name)
    try:
        connection = copying.open_with_key(session.vault, backup.path)
    except DatabaseError as error:
        raise BackupDamaged(backup.name) from error
    try:
        return _inside(backup, connection, session)
    finally:
        connection.close()


def _inside(backup: Backup, connection: Connection, present: Session | None) -> Inside:
    try:
        reader = Reader(connection)
        found = store_facts.facts(reader.db)
        if not backup.problem and found != backup.facts:
            raise BackupDamaged(backup.name)
        families = tuple(reader.family_lines())
    except StoreTrouble as error:
        raise BackupDamaged(backup.name) from error
    now = None if present is None else _present(present)
    fewer = None if now is None else now.edits - found.edits
    return Inside(
        backup, families, datetime.fromisoformat(found.last_change) if found.last_change else None,
        found.counts, fewer, _words(len(families), fewer), {} if now is None else now.counts,
    )  # fmt: skip


def _present(session: Session) -> Facts:
    connection = session.vault.reader()
    try:
        return store_facts.facts(Reader(connection).db)
    finally:
        connection.close()


def _words(families: int, fewer: int | None) -> str:
    held = say_many("{n} family", "{n} families", families)
    if fewer is None:
        return held
    if fewer == 0:
        return say("{held}; the same changes as now", held=held)
    if fewer > 0:
        than = say_many("{n} change fewer than now", "{n} changes fewer than now", fewer)
    else:
        than = say_many("{n} change more than now", "{n} changes more than now", -fewer)
    return say("{held}; {than}", held=held, than=than)
