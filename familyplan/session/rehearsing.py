"""Rehearsing a restore: the backup becomes a store beside the open one, is proven, and goes."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from familyplan.cipher import DatabaseError, connect_in_memory
from familyplan.session import shelf
from familyplan.session.backup_errors import BackupDamaged, NoRoomForBackup, OtherKey
from familyplan.session.backup_papers import wrong_papers
from familyplan.session.restoring import moment_words
from familyplan.store import facts as store_facts
from familyplan.store.errors import StoreTrouble
from familyplan.store.migrations import migrate
from familyplan.store.reading import Reader
from familyplan.store.verifying import Report, verify
from familyplan.vault import copying
from familyplan.vault.database import Way
from familyplan.vault.opening import open_vault
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.cipher import Connection
    from familyplan.session.session import Session
    from familyplan.session.shelf import Backup
    from familyplan.store.database import Database
    from familyplan.vault.secrets_in import Secret

    Progress = Callable[[int, int], None]

__all__ = ["Rehearsal", "check", "note_rehearsed", "rehearse"]

FOLDER: Final = "rehearsal"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of a rehearsal: `problems` (technical words) is empty where the backup restores."""

    backup: Backup
    problems: tuple[str, ...]
    words: str


def _quiet(_done: int, _of: int) -> None:
    """Tell nobody."""


def check(session: Session, backup: Backup) -> tuple[str, ...]:
    """Check pages, chains, counts and papers of a backup where it lies; give what is wrong.

    It reads only; any thread may do it.

    Raises:
        OtherKey: the backup was made with another data key.

    """
    if backup.problem:
        return (backup.problem,)
    _same_key(session, backup)
    try:
        connection = copying.open_with_key(session.vault, backup.path)
    except DatabaseError as error:
        return (type(error).__name__,)
    try:
        db = Reader(connection).db
        problems = store_facts.pages_and_chains(db)
        if not problems and store_facts.facts(db) != backup.facts:
            problems = [say("It does not hold what it says it holds.")]
        return (*problems, *_wrong_papers(db, backup))
    finally:
        connection.close()


def rehearse(
    session: Session,
    backup: Backup,
    progress: Progress = _quiet,
    *,
    secret: Secret | None = None,
    note: bool = True,
) -> Rehearsal:
    """Restore a backup beside the open store, replay its whole history, and remove it again.

    Without a secret the data key of the open store is used. A worker thread passes `note=False`,
    and the window's thread then calls `note_rehearsed`.

    Raises:
        OtherKey: the backup was made with another data key, and no secret was given.
        VaultError: the secret does not open it.
        NoRoomForBackup, DiskFull, ReadOnlyFolder: there is no room to rehearse.

    """
    if backup.problem:
        raise BackupDamaged(backup.name)
    if secret is None:
        _same_key(session, backup)
    folder = session.vault.folder / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    missing = copying.room_missing(session.vault.folder, backup.size)
    if missing:
        raise NoRoomForBackup(session.vault.folder, missing)
    copying.new_folder(folder)
    try:
        report = _restored(session, backup, folder, secret=secret, progress=progress)
    except (DatabaseError, StoreTrouble) as error:
        report = Report(0, 0, (type(error).__name__,))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    done = Rehearsal(backup, report.problems, _words(backup, report))
    if note:
        note_rehearsed(session, done)
    return done


def note_rehearsed(session: Session, done: Rehearsal) -> None:
    """Log that a restore was rehearsed."""
    result = "damaged" if done.problems else "whole"
    session.note_event("rehearsed", what=done.backup.name, result=result)


def _restored(
    session: Session, backup: Backup, folder: Path, *, secret: Secret | None, progress: Progress
) -> Report:
    """Build the store, and compare it with what the backup says, then with its own history."""
    around = replace(session.vault.surroundings, ballast_bytes=0)
    papers = (backup.place / shelf.PAPERS, backup.papers)
    copying.copied_store(backup.path, folder, papers, around)
    if secret is not None:
        vault = open_vault(folder, secret, surroundings=around)
        try:
            return _proven(vault.connection, backup, progress)
        finally:
            vault.close()
    connection = copying.open_with_key(session.vault, folder, Way.WRITING)
    try:
        return _proven(connection, backup, progress)
    finally:
        connection.close()


def _proven(connection: Connection, backup: Backup, progress: Progress) -> Report:
    db = Reader(connection).db
    if store_facts.facts(db) != backup.facts:
        return Report(0, 0, (say("It does not hold what it says it holds."),))
    migrate(db)
    in_memory = connect_in_memory()
    try:
        report = verify(db, in_memory, progress)
        return replace(report, problems=(*report.problems, *_wrong_papers(db, backup)))
    finally:
        in_memory.close()


def _same_key(session: Session, backup: Backup) -> None:
    if not copying.same_key(session.vault, backup.path):
        raise OtherKey(backup.name)


def _wrong_papers(db: Database, backup: Backup) -> tuple[str, ...]:
    return tuple(
        say("The paper {name} is missing or damaged.", name=name)
        for name in wrong_papers(db, backup.place / shelf.PAPERS)
    )


def _words(backup: Backup, report: Report) -> str:
    moment = moment_words(backup)
    if report.problems:
        return say(
            "The backup of {moment} does not restore as it should. The present store is as it "
            "was. Make a new backup now.",
            moment=moment,
        )
    held = say_many("{n} family", "{n} families", backup.families)
    return say(
        "The backup of {moment} was restored beside the store and is whole: {held}, and {steps} "
        "steps of history that agree with every entry. The trial copy was removed again.",
        moment=moment,
        held=held,
        steps=report.changesets,
    )
