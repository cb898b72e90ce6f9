"""The second place of backups: a stick, a network drive or a synced folder, and when last seen."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Final

from familyplan.cipher import DatabaseError
from familyplan.errors import KnownError
from familyplan.session import pruning, shelf
from familyplan.session.backup_errors import BackupDamaged, NoRoomForBackup
from familyplan.store import facts as store_facts
from familyplan.store.reading import Reader
from familyplan.vault import copying, database, files, keys_on_disk
from familyplan.vault.creating import BACKUPS
from familyplan.words import say, say_many

if TYPE_CHECKING:
    from familyplan.clock import Clock
    from familyplan.session.pruning import Rules
    from familyplan.session.session import Session
    from familyplan.session.shelf import Backup
    from familyplan.vault.opening import OpenVault

__all__ = ["KEY", "SecondPlace", "noted", "second_place", "send", "shelves"]

KEY: Final = "backup.second_place"
_SHELF: Final = "FamilyPlan-"
_SEEN: Final = "second.json"
_PATIENCE_DAYS: Final = 7
_LEEWAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """Where the second copies go and how long that place has not been seen.

    `path` is None where none was chosen. `last_seen` is when a backup last arrived there checked,
    or None; `days` since then. `overdue` means: show it in red.
    """

    path: Path | None
    last_seen: datetime | None
    days: int | None
    words: str
    overdue: bool


def second_place(session: Session) -> SecondPlace:
    """Say where the second copies go, and remind of it where it was not seen for long."""
    vault = session.vault
    place = _chosen(vault, session.setting(KEY))
    if place is None:
        words = say(
            "There is no second place for backups yet. If this computer is lost or breaks, the "
            "backups on it go too."
        )
        return SecondPlace(None, None, None, words, overdue=False)
    seen = _last_seen(vault.folder, place)
    # What was noted while the clock was put on would count as of today for years.
    if seen is None or seen > session.clock.now() + _LEEWAY:
        words = say("No backup has arrived in {place} yet.", place=place)
        return SecondPlace(place, None, None, words, overdue=True)
    days = max(0, (session.clock.today() - seen.astimezone(session.clock.now().tzinfo).date()).days)
    if days == 0:
        words = say("The second place has the backup of today.")
    else:
        words = say_many(
            "The second place was last seen {n} day ago. Connect it: {place}",
            "The second place was last seen {n} days ago. Connect it: {place}",
            days,
            place=place,
        )
    return SecondPlace(place, seen, days, words, overdue=days > _PATIENCE_DAYS)


def noted(folder: Path) -> Path | None:
    """Give the second place as a store's folder notes it, which needs no key; None for none.

    Nobody vouches for the note before the store is open, and Windows would sign in to whatever
    server it names: a place on a network is for a person to choose again.
    """
    try:
        said = str(json.loads((folder / BACKUPS / _SEEN).read_bytes())["path"])
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
    return None if PureWindowsPath(said).drive.startswith("\\\\") else Path(said)


def shelves(place: Path) -> tuple[Path, ...]:
    """Give the shelves in a second place, one per store."""
    try:
        return tuple(sorted(path for path in place.glob(f"{_SHELF}*") if path.is_dir()))
    except OSError:
        return ()


def send(
    vault: OpenVault, backup: Backup, setting: object, *, rules: Rules, clock: Clock
) -> bool | None:
    """Copy a backup to the second place and check it there; None where no place was chosen.

    Nothing is raised: that the place is away must not spoil the backup at home.
    """
    place = _chosen(vault, setting)
    if place is None:
        return None
    try:
        if not place.is_dir():
            return False
        on_shelf = place / f"{_SHELF}{vault.store_id}"
        _send(vault, backup, on_shelf)
        note = {"path": str(place), "seen": clock.now().isoformat()}
        files.replace(vault.folder / BACKUPS / _SEEN, json.dumps(note).encode())
        pruning.prune(on_shelf, rules, clock.now(), store_id=vault.store_id, made=backup.name)
    except (OSError, DatabaseError, KnownError):
        return False
    return True


def _send(vault: OpenVault, backup: Backup, on_shelf: Path) -> None:
    on_shelf.mkdir(mode=files.PRIVATE_FOLDER, exist_ok=True)
    pruning.clear_parts(on_shelf)
    missing = copying.room_missing(on_shelf, backup.size)
    if missing:
        raise NoRoomForBackup(on_shelf, missing)
    part = on_shelf / (backup.name + copying.PART)
    copying.new_folder(part)
    try:
        for name in (database.NAME, keys_on_disk.NAME, shelf.ABOUT):
            copying.copy_file(backup.path / name, part / name)
        copying.copy_missing(backup.papers, backup.place / shelf.PAPERS, on_shelf / shelf.PAPERS)
        shelf.carry_erased(vault.folder, on_shelf)
        connection = copying.open_with_key(vault, part)
        try:
            db = Reader(connection).db
            problems = store_facts.pages_and_chains(db)
            if problems or store_facts.facts(db) != backup.facts:
                raise BackupDamaged(backup.name, tuple(problems))
        finally:
            connection.close()
        copying.put_in_place(part, on_shelf / backup.name)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _chosen(vault: OpenVault, setting: object) -> Path | None:
    """Give the place the policy names, the first that is there; else the user's own."""
    ruled = [Path(place).expanduser() for place in vault.surroundings.policy().backup_places]
    for place in ruled:
        with suppress(OSError):
            if place.is_dir():
                return place
    if ruled:
        return ruled[0]
    return Path(setting) if isinstance(setting, str) and setting else None


def _last_seen(folder: Path, place: Path) -> datetime | None:
    try:
        note = json.loads((folder / BACKUPS / _SEEN).read_bytes())
        seen = datetime.fromisoformat(note["seen"])
        return seen if note["path"] == str(place) and seen.tzinfo is not None else None
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
