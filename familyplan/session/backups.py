"""Backups of the open store: made beside the work, checked before any earlier one goes."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from familyplan import __version__
from familyplan.cipher import DatabaseError, connect_in_memory
from familyplan.errors import KnownError
from familyplan.model import Setting
from familyplan.session import backup_trouble, pruning, second_place, shelf
from familyplan.session.backup_errors import BackupNotMade, BackupUnderWay, NoRoomForBackup
from familyplan.session.backup_papers import copy_papers
from familyplan.session.pruning import Rules
from familyplan.session.shelf import ASKED, DAILY, WORK, Backup
from familyplan.store import facts as store_facts
from familyplan.store.errors import StoreTrouble
from familyplan.store.reading import Reader
from familyplan.store.verifying import verify
from familyplan.vault import copying, database, keys_on_disk
from familyplan.vault.creating import BACKUPS, PAPERS
from familyplan.vault.errors import ReadOnlyFolder, StoreInUse
from familyplan.vault.files import known_troubles

if TYPE_CHECKING:
    from collections.abc import Callable

    from familyplan.cipher import Connection
    from familyplan.clock import Clock
    from familyplan.session.session import Session
    from familyplan.store.facts import Facts
    from familyplan.vault.opening import OpenVault

    Progress = Callable[[int, int], None]

__all__ = [
    "Backup",
    "Rules",
    "before",
    "changed",
    "due",
    "kept",
    "make",
    "named",
    "note_made",
    "send_newest",
    "sending",
    "write",
]

KEEP: Final = "backup.keep"
# A longer history is replayed by the rehearsal only; its pages and chains are checked all the same.
REPLAYED_STEPS: Final = 100_000
_EACH_DAY: Final = timedelta(hours=20)
_TRIES: Final = 2
_OF: Final = 100


def _quiet(_done: int, _of: int) -> None:
    """Tell nobody."""


def kept(where: Session | Path) -> tuple[Backup, ...]:
    """Give the backups of a store, newest first; from a path no key is needed.

    A path may be a store's folder, a shelf of backups, or a second place with shelves in it.
    """
    if not isinstance(where, Path):
        return shelf.shelf(where.vault.folder / BACKUPS)
    shelves = [where / BACKUPS, where, *second_place.shelves(where)]
    found = {one.path: one for place in shelves for one in shelf.shelf(place)}
    return shelf.in_order(found.values())


def named(backups: tuple[Backup, ...], name: str) -> Backup | None:
    """Give the backup of this name, the newest for "", or None."""
    if not name:
        return next((one for one in backups if not one.problem), None)
    return next((one for one in backups if one.name == name), None)


def due(session: Session) -> str:
    """Say why a backup is due now: "daily", "work" (something changed since the last), or ""."""
    if session.vault.read_only:
        return ""
    now = session.clock.now()
    good = [one for one in kept(session) if not one.problem and one.why != WORK]
    if not any(abs(now - one.made_at) < _EACH_DAY for one in good):
        return DAILY
    return WORK if changed(session) else ""


def changed(session: Session) -> bool:
    """Say whether something was changed or typed since the last good backup."""
    # One from ahead of a clock that was put back says nothing of what was typed since.
    now = session.clock.now()
    good = [one for one in kept(session) if not one.problem and one.made_at <= now]
    latest = store_facts.last_edit(session.store.db)
    if not any(one.facts.last_edit == latest for one in good):
        return not session.vault.read_only
    typed = [datetime.fromisoformat(draft.at) for draft in session.store.drafts()]
    return not session.vault.read_only and any(at > good[0].made_at for at in typed)


def make(
    session: Session, why: str = ASKED, progress: Progress = _quiet, *, note: bool = True
) -> Backup:
    """Make one backup, check it, copy it to the second place, and prune by the rules.

    It reads on connections of its own, so a worker thread may run it with `note=False` and the
    window's thread then calls `note_made`; otherwise the event is logged here.

    Raises:
        NoRoomForBackup, BackupNotMade, DiskFull, ReadOnlyFolder: nothing half is left, and every
            earlier backup is kept.

    """
    vault = session.vault
    try:
        made = write(vault, session.clock, why, progress)
    except KnownError as error:
        if note:
            backup_trouble.note_failed(session, why, error)
        raise
    connection = vault.reader()
    try:
        reader = Reader(connection)
        settings = {one.key: one.value for one in reader.all(Setting)}
    finally:
        connection.close()
    rules, place = Rules.read(settings.get(KEEP)), settings.get(second_place.KEY)
    sent = second_place.send(vault, made, place, rules=rules, clock=session.clock)
    pruning.prune(made.place, rules, session.clock.now(), store_id=vault.store_id, made=made.name)
    progress(_OF, _OF)
    if note:
        note_made(session, made, sent=sent)
    return made


def send_newest(session: Session) -> bool | None:
    """Bring the newest backup to the second place if it is not there: a stick was just put in.

    False means that the place is away or took it badly; None that no place was chosen. It reads
    settings through the session, so call it on the session's own thread.
    """
    return sending(session)()


def sending(session: Session) -> Callable[[], bool | None]:
    """Read on the session's thread what `send_newest` needs; what this gives runs on any thread."""
    vault, clock = session.vault, session.clock
    place = second_place.second_place(session).path
    setting, rules = session.setting(second_place.KEY), Rules.read(session.setting(KEEP))

    def send() -> bool | None:
        newest = named(kept(vault.folder), "")
        if newest is None or place is None:
            return None
        if any(one.name == newest.name and not one.problem for one in kept(place)):
            return True
        return second_place.send(vault, newest, setting, rules=rules, clock=clock)

    return send


def note_made(session: Session, made: Backup, *, sent: bool | None = None) -> None:
    """Log that a backup was made; `sent` tells whether the second place got it, where known."""
    said = {} if sent is None else {"second": "yes" if sent else "no"}
    session.note_event("backup_made", what=made.name, why=made.why, checked=made.checked, **said)


def before(session: Session, why: str, progress: Progress = _quiet) -> Backup:
    """Make the backup without which something larger must not begin, page by page.

    `why` is "before import", "before new key", "before restore" or "before upgrade".

    Raises:
        NoRoomForBackup, BackupNotMade, DiskFull, ReadOnlyFolder: so it must not begin.

    """
    made = write(session.vault, session.clock, why, progress)
    note_made(session, made)
    return made


def write(vault: OpenVault, clock: Clock, why: str, progress: Progress = _quiet) -> Backup:
    """Write and check one backup of an open vault, and nothing else.

    Raises:
        NoRoomForBackup, BackupNotMade, BackupUnderWay, DiskFull, ReadOnlyFolder: nothing half is
            left.

    """
    if vault.read_only:
        raise ReadOnlyFolder(vault.folder)
    place = vault.folder / BACKUPS
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        with copying.held(place, vault.surroundings):
            return _written(vault, place, clock.now(), why=why, progress=progress)
    except StoreInUse as error:
        raise BackupUnderWay from error
    except (OSError, DatabaseError, StoreTrouble) as error:
        raise BackupNotMade from error


def _written(
    vault: OpenVault, place: Path, now: datetime, *, why: str, progress: Progress
) -> Backup:
    pruning.clear_parts(place)
    papers = copying.bytes_missing(vault.folder / PAPERS, place / shelf.PAPERS)
    missing = copying.room_missing(place, copying.database_bytes(vault.folder) + papers)
    if missing:
        raise NoRoomForBackup(place, missing)
    final = place / shelf.stamp(now, copying.token())
    part = final.with_name(final.name + copying.PART)
    copying.new_folder(part)
    try:
        with known_troubles(place):
            backup = _filled(vault, Backup(part, now, store_id=vault.store_id, why=why), progress)
            shelf.write(backup, part)
        copying.put_in_place(part, final)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return shelf.read(final)


def _filled(vault: OpenVault, begun: Backup, progress: Progress) -> Backup:
    """Copy database, keys and papers into a folder, check them, and give what to say of them."""
    part, place = begun.path, begun.place
    progress(0, _OF)
    expected = _copied(vault, part / database.NAME, exact=begun.why.startswith("before"))
    progress(_OF // 3, _OF)
    # After the database, so that the keys are never older than what the database knows of them.
    copying.copy_keys(vault.folder, part)
    keys = keys_on_disk.read(part)
    if not copying.same_key(vault, part):
        raise BackupNotMade
    connection = copying.open_with_key(vault, part)
    try:
        db = Reader(connection).db
        papers = store_facts.papers_needed(db)
        lost = copy_papers(db, vault.folder / PAPERS, place / shelf.PAPERS)
        checked = _checked(connection, expected, begun.why, progress)
    finally:
        connection.close()
    shelf.carry_erased(vault.folder, place)
    return Backup(
        part, begun.made_at, store_id=vault.store_id, why=begun.why, checked=checked,
        app=__version__, generation=keys.generation, keys_revision=keys.revision, facts=expected,
        papers=papers, papers_lost=lost,
    )  # fmt: skip


def _copied(vault: OpenVault, target: Path, *, exact: bool) -> Facts:
    """Copy the database, and give the facts of the very moment that was copied."""
    source = vault.reader()
    try:
        db = Reader(source).db
        for _try in range(0 if exact else _TRIES):
            moment = store_facts.moved(db)
            said = store_facts.facts(db)
            copying.copy_compact(source, target)
            if store_facts.moved(db) == moment:
                return said
            target.unlink()
        # Somebody writes all the time: a copy inside one reading sees a single moment.
        source.execute("BEGIN")
        said = store_facts.facts(db)
        copying.copy_exact(vault, source, target)
        source.execute("COMMIT")
        return said
    finally:
        source.close()


def _checked(connection: Connection, expected: Facts, why: str, progress: Progress) -> str:
    """Check the copy against the store, and say how far."""
    db = Reader(connection).db
    if store_facts.facts(db) != expected:
        raise BackupNotMade
    replay = why in {DAILY, ASKED} and expected.steps <= REPLAYED_STEPS
    if not replay:
        if store_facts.pages_and_chains(db):
            raise BackupNotMade
        return shelf.PAGES
    in_memory = connect_in_memory()
    try:
        report = verify(
            db, in_memory, lambda done, of: progress(_OF // 3 + done * _OF // (of * 2 or 1), _OF)
        )
    finally:
        in_memory.close()
    if report.problems:
        raise BackupNotMade
    return shelf.REPLAY
