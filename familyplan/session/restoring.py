"""Restoring a backup: into a new folder, proven there, then put in the present store's place."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.cipher import DatabaseError
from familyplan.clock import LONDON
from familyplan.errors import KnownError
from familyplan.model import Erasure
from familyplan.model.ids import Ids
from familyplan.session import erased_list, erasing, shelf, swapping
from familyplan.session.backup_errors import BackupDamaged, NoRoomForBackup, OtherStore
from familyplan.session.backups import named
from familyplan.session.erased_list import Erased, ErasedListDamaged
from familyplan.session.looking_inside import Inside, look_inside
from familyplan.session.session import Session
from familyplan.store import facts as store_facts
from familyplan.store.errors import StoreTrouble
from familyplan.store.reading import Reader
from familyplan.vault import copying, diagnosis, keys_on_disk
from familyplan.vault.opening import Surroundings, open_vault
from familyplan.words import say, say_many
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from familyplan.session.shelf import Backup
    from familyplan.vault.lock import Held
    from familyplan.vault.secrets_in import Secret

    Progress = Callable[[int, int], None]

__all__ = ["Inside", "Restored", "look_inside", "meant", "moment_words", "restore"]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: where the earlier store is kept (None: there was none), what is lost.

    `papers_lost` names files of papers the backup should have and has not; `erased_again` counts
    families that had been erased since the backup and were erased once more. `words` tells it.
    """

    folder: Path
    kept: Path | None
    backup: Backup
    papers_lost: tuple[str, ...]
    erased_again: int
    words: str


def _quiet(_done: int, _of: int) -> None:
    """Tell nobody."""


def restore(
    folder: Path,
    backup: Backup,
    secret: Secret,
    *,
    surroundings: Surroundings | None = None,
    progress: Progress = _quiet,
) -> Restored:
    """Make the store in `folder` what the backup holds; a store that is there is kept beside it.

    Everything is built and proven in a new folder first. The present store may be damaged or
    missing; it must not be open. The restored store has the keys of the backup.

    Raises:
        VaultError: the secret does not open the backup, the present store is open, the folder is
            no place for a store; nothing was changed.
        OtherStore, BackupDamaged, NoRoomForBackup, DiskFull, NotRestored: the store is as it was.

    """
    around = surroundings or Surroundings()
    around.refuse_unsafe(folder)
    swapping.settle(folder)
    _prove(backup, secret, around)
    part = swapping.beside(folder)
    try:
        with _nobody_in(folder, around) as held:
            swapping.clear_left(folder)
            _check_fits(folder, backup, around)
            copying.new_folder(part)
            unread = _carry_erased(part, (folder, backup.place), secret, around)
            lost, erased = _build(part, backup, way_in=(secret, around), progress=progress)
            other_keys = _bytes(folder) not in {b"", _bytes(part)}
            _let_go(held)
            kept = swapping.swap(folder, part, around.clock.now())
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    words = _restored_words(backup, kept, lost, erased, other_keys=other_keys)
    words += f" {_unread_words()}" if unread else ""
    return Restored(folder, kept, backup, lost, erased, words)


def meant(found: tuple[Backup, ...], folder: Path, name: str) -> Backup | None:
    """Give the backup of this name, or for "" the newest good one of the store in `folder`."""
    try:
        store_id = keys_on_disk.read(folder).store_id
    except (KnownError, OSError):
        return named(found, name)
    return (
        named(found, name)
        if name
        else named(tuple(one for one in found if one.store_id == store_id), name)
    )


def moment_words(backup: Backup) -> str:
    """Say when a backup was made, where the family lives."""
    at = backup.made_at.astimezone(LONDON)
    return say("{day}, {time}", day=long_date(at.date()), time=at.strftime("%H:%M"))


def _prove(backup: Backup, secret: Secret, around: Surroundings) -> None:
    """Open the backup where it lies and check it, before anything is written anywhere."""
    if backup.problem:
        raise BackupDamaged(backup.name)
    vault = copying.open_copy(backup.path, secret, around)
    try:
        db = Reader(vault.connection).db
        problems = store_facts.pages_and_chains(db)
        if problems or store_facts.facts(db) != backup.facts:
            raise BackupDamaged(backup.name, tuple(problems))
    finally:
        vault.close()


@contextmanager
def _nobody_in(folder: Path, around: Surroundings) -> Iterator[Held | None]:
    """Make sure that no window has the present store open, where there is one."""
    if not folder.is_dir():
        yield None
        return
    with copying.held(folder, around) as taken:
        yield taken


def _let_go(held: Held | None) -> None:
    """Give the lock back where the folder could not be renamed with it."""
    # Windows renames no folder in which a file is open, not even a lock.
    if held is not None and sys.platform == "win32":
        held.release()


def _refuse_other(folder: Path, backup: Backup) -> None:
    """Refuse to put one store in the place of another; what is damaged or mixed up may be replaced.

    Raises:
        OtherStore: both files of another store than the backup's are there and belong together.

    """
    try:
        present = keys_on_disk.read(folder)
        diagnosis.check_belongs(folder, present, diagnosis.check_file(folder))
    except (KnownError, OSError):
        return
    if present.store_id != keys_on_disk.read(backup.path).store_id:
        raise OtherStore(backup.name, folder.stem)


def _check_fits(folder: Path, backup: Backup, around: Surroundings) -> None:
    """Refuse a backup of another store, or one there is no room for."""
    _refuse_other(folder, backup)
    papers = sum(
        path.stat().st_size
        for path in (backup.place / shelf.PAPERS / name for name in backup.papers)
        if path.is_file()
    )
    missing = copying.room_missing(folder.parent, backup.size + papers + around.ballast_bytes)
    if missing:
        raise NoRoomForBackup(folder.parent, missing)


def _carry_erased(
    part: Path, sources: tuple[Path, Path], secret: Secret, around: Surroundings
) -> bool:
    """Gather every list of what was erased, the store's own first; say whether one is missed."""
    unread = False
    for source in sources:
        try:
            erased_list.remember(part, erased_list.read(source))
        except ErasedListDamaged:
            unread = True
    return not _carry_certificates(part, sources[0], secret, around) and unread


def _carry_certificates(part: Path, folder: Path, secret: Secret, around: Surroundings) -> bool:
    """Add what the present store has certificates of to the list; say whether it could be asked.

    The list beside it is not signed: somebody may have taken a line or all of it away.
    """
    try:
        vault = copying.open_copy(folder, secret, around)
    except (KnownError, OSError, DatabaseError):
        return False
    try:
        certificates = Reader(vault.connection).all(Erasure)
        gone = [Erased(one.family, one.erased_at) for one in certificates if one.erased_at]
    except (StoreTrouble, DatabaseError):
        return False
    finally:
        vault.close()
    erased_list.remember(part, gone)
    return True


def _build(
    part: Path, backup: Backup, *, way_in: tuple[Secret, Surroundings],
    progress: Progress,
) -> tuple[tuple[str, ...], int]:  # fmt: skip
    """Fill the new folder, prove it by replay, and erase again; give lost papers and erasures."""
    secret, around = way_in
    papers = (backup.place / shelf.PAPERS, backup.papers)
    lost = copying.copied_store(backup.path, part, papers, around)
    session = Session(open_vault(part, secret, surroundings=around), around.clock, Ids())
    try:
        # Whoever goes on with the earlier store must not write in the same lane as this one.
        session.store.set_meta(lane=Ids().new())
        report = session.verify(progress)
        if report.problems:
            raise BackupDamaged(backup.name, report.problems)
        erased = erasing.reapply(session, backup.place)
        session.note_event("restored", what=backup.name)
    finally:
        session.close()
    return lost, erased


def _bytes(folder: Path) -> bytes:
    """Give the keys file of a folder as it is, or nothing."""
    try:
        return (folder / keys_on_disk.NAME).read_bytes()
    except OSError:
        return b""


def _unread_words() -> str:
    return say(
        "The list of erased records could not be read, and neither could the store that was there "
        "before: records that were erased since this backup may be back. Look through them, and "
        "erase them again."
    )


def _restored_words(
    backup: Backup, kept: Path | None, lost: tuple[str, ...], erased: int, *, other_keys: bool
) -> str:
    moment = moment_words(backup)
    said = [say("The store is as it was on {moment}.", moment=moment)]
    if kept is not None:
        said.append(say("What was there before is kept as “{kept}”.", kept=kept.name))
    if other_keys:
        said.append(
            say("It opens with the passphrases and recovery sheets that were valid at that time.")
        )
    if lost:
        said.append(
            say_many(
                "{n} paper is missing from the backup.",
                "{n} papers are missing from the backup.",
                len(lost),
            )
        )
    if erased:
        said.append(
            say_many(
                "{n} family that had been erased since was erased again.",
                "{n} families that had been erased since were erased again.",
                erased,
            )
        )
    return " ".join(said)
