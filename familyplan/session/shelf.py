"""The shelf of backups in one folder: what each says of itself, and which ones are kept."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from familyplan.clock import LONDON
from familyplan.session import erased_list
from familyplan.session.erased_list import ErasedListDamaged
from familyplan.store.facts import Facts
from familyplan.vault import files
from familyplan.vault.copying import PART
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Iterable

ABOUT: Final = "about.json"
PAPERS: Final = "papers"
REPLAY: Final = "replay"
PAGES: Final = "pages"
_STAMP: Final = "%Y%m%dT%H%M%SZ"
_STAMP_LETTERS: Final = 16
_FORMAT: Final = "familyplan backup"
_BEFORE: Final = "before "
WORK: Final = "work"
DAILY: Final = "daily"
ASKED: Final = "asked"
_WHY: Final = {
    WORK: mark("after work"),
    DAILY: mark("daily"),
    ASKED: mark("asked for"),
    "before upgrade": mark("before an upgrade"),
    "before import": mark("before an import"),
    "before new key": mark("before a new data key"),
    "before restore": mark("before a restore"),
}


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup on a shelf. `made_at` is UTC; `checked` is "pages" or "replay".

    `problem` says in words why nothing else is known of it, or is "". `size` counts the bytes of
    its own files; papers lie beside, shared by all backups of the shelf.
    """

    path: Path
    made_at: datetime
    problem: str = ""
    store_id: str = ""
    why: str = ""
    checked: str = ""
    app: str = ""
    size: int = 0
    generation: int = 0
    keys_revision: int = 0
    facts: Facts = field(default_factory=lambda: Facts(0, {}, 0, 0, "", "", ""))
    papers: tuple[str, ...] = ()
    papers_lost: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.path.name

    @property
    def place(self) -> Path:
        """The shelf it lies on."""
        return self.path.parent

    @property
    def families(self) -> int:
        """How many families are in it."""
        return self.facts.counts.get("family", 0)

    @property
    def why_words(self) -> str:
        """Say why it was made."""
        return say(_WHY.get(self.why, self.why))


@dataclass(frozen=True, slots=True)
class Rules:
    """How many backups are kept: of so many days, of so many weeks, none older than so many days.

    The last good one is kept whatever the rules say.
    """

    daily: int = 7
    weekly: int = 4
    oldest_days: int = 35

    @classmethod
    def read(cls, value: object) -> Rules:
        """Read a setting; what is missing or senseless stands as the program comes."""
        said = value if isinstance(value, dict) else {}
        usual = asdict(cls())
        return cls(
            **{
                name: said[name] if type(said.get(name)) is int and said[name] >= 1 else usual[name]
                for name in usual
            }
        )


def stamp(at: datetime, token: str) -> str:
    """Name a backup by its moment."""
    return f"{at.astimezone(UTC).strftime(_STAMP)}-{token}"


def shelf(place: Path) -> tuple[Backup, ...]:
    """Give every backup in a folder, newest first; no key is needed, nothing is changed."""
    try:
        found = [path for path in place.iterdir() if path.is_dir() and _made_at(path)]
    except OSError:
        return ()
    return in_order(map(read, found))


def in_order(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Put backups in order, newest first; of one moment, the longer history is the newer."""
    return tuple(
        sorted(backups, key=lambda one: (one.made_at, one.facts.steps, one.name), reverse=True)
    )


def read(path: Path) -> Backup:
    """Read what a backup says of itself; one that says nothing sensible has a `problem`."""
    made = _made_at(path) or datetime.fromtimestamp(0, UTC)
    try:
        said: dict[str, Any] = json.loads((path / ABOUT).read_text(encoding="utf-8"))
        if said["format"] != _FORMAT:
            raise ValueError(_FORMAT)  # noqa: TRY301 - one way out for all damage
        return Backup(
            path=path,
            made_at=datetime.fromisoformat(said["made_at"]),
            store_id=str(said["store"]),
            why=str(said["why"]),
            checked=str(said["checked"]),
            app=str(said["app"]),
            size=sum(one.stat().st_size for one in path.iterdir() if one.is_file()),
            generation=int(said["generation"]),
            keys_revision=int(said["keys_revision"]),
            facts=_facts(said["facts"]),
            papers=_names(said["papers"]),
            papers_lost=_names(said["papers_lost"]),
        )
    except (OSError, ValueError, TypeError, LookupError):
        return Backup(path, made, say("This backup is damaged: it does not say what is in it."))


def write(backup: Backup, folder: Path) -> None:
    """Write what a backup says of itself into its folder.

    Raises:
        OSError: it could not be written.

    """
    said = {
        "format": _FORMAT,
        "store": backup.store_id,
        "made_at": backup.made_at.astimezone(UTC).isoformat(),
        "why": backup.why,
        "checked": backup.checked,
        "app": backup.app,
        "generation": backup.generation,
        "keys_revision": backup.keys_revision,
        "facts": asdict(backup.facts),
        "papers": list(backup.papers),
        "papers_lost": list(backup.papers_lost),
    }
    text = json.dumps(said, indent=1, sort_keys=True) + "\n"
    files.write_new(folder / ABOUT, text.encode())


def outdated(backups: Iterable[Backup], rules: Rules, now: datetime) -> tuple[Backup, ...]:
    """Give the backups that need not be kept: never the newest good one."""
    ordered = in_order(backups)
    good = [one for one in ordered if not one.problem]
    oldest = now - timedelta(days=rules.oldest_days)
    recent = now - timedelta(days=rules.daily)
    keep = {one.path for one in good[:1]}
    # The others of a day give way to its last, but not the one whose history was replayed.
    keep |= {
        one.path
        for one in [each for each in good if each.checked == REPLAY][:1]
        if one.made_at >= oldest
    }
    days: set[object] = set()
    weeks: set[object] = set()
    for one in good:
        day = one.made_at.astimezone(LONDON).date()
        week = day.isocalendar()[:2]
        wanted = (day not in days and len(days) < rules.daily) or (
            week not in weeks and len(weeks) < rules.weekly
        )
        days.add(day)
        weeks.add(week)
        if one.made_at >= oldest and (wanted or (_is_before(one) and one.made_at >= recent)):
            keep.add(one.path)
    # What cannot be read may still be salvaged, so it goes only when its time is over.
    keep |= {one.path for one in ordered if one.problem and one.made_at >= oldest}
    return tuple(one for one in ordered if one.path not in keep)


def prune(place: Path, rules: Rules, now: datetime, store_id: str) -> tuple[str, ...]:
    """Remove what need not be kept of one store, then papers no kept backup lists; name both.

    Backups of other stores that lie on the same shelf are left alone, and so are all papers then.
    """
    everything = shelf(place)
    mine = [one for one in everything if one.problem or one.store_id == store_id]
    gone = outdated(mine, rules, now)
    for one in gone:
        remove(one.path)
    removed = [one.name for one in gone if not one.path.exists()]
    kept = [one for one in everything if one.path.exists()]
    if any(one.problem or one.store_id != store_id for one in kept):
        return tuple(removed)
    listed = {paper for one in kept for paper in one.papers}
    for paper in _papers_on(place):
        if paper.name not in listed:
            with suppress(OSError):
                paper.unlink()
                removed.append(paper.name)
    return tuple(removed)


def remove(path: Path) -> None:
    """Take one backup away: first out of its name, so that no half one is ever offered."""
    gone = path.with_name(path.name + PART)
    with suppress(OSError):
        path.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def carry_erased(source: Path, target: Path) -> None:
    """Add what a store's folder lists as erased to a shelf's list, for a restore anywhere.

    Raises:
        DiskFull, ReadOnlyFolder: it could not be written.

    """
    with suppress(ErasedListDamaged):
        erased_list.remember(target, erased_list.read(source))


def clear_parts(place: Path) -> None:
    """Remove what a backup that was cut off left behind."""
    for left in place.glob(f"*{PART}"):
        shutil.rmtree(left, ignore_errors=True)
    for paper in (place / PAPERS).glob(f"*{PART}"):
        with suppress(OSError):
            paper.unlink()


def _papers_on(place: Path) -> tuple[Path, ...]:
    folder = place / PAPERS
    return tuple(sorted(folder.iterdir())) if folder.is_dir() else ()


def _is_before(backup: Backup) -> bool:
    return backup.why.startswith(_BEFORE)


def _made_at(path: Path) -> datetime | None:
    try:
        made = datetime.strptime(path.name[:_STAMP_LETTERS], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return None if path.suffix == PART else made


def _facts(said: dict[str, Any]) -> Facts:
    counts = {str(kind): int(count) for kind, count in said["counts"].items()}
    return Facts(**{**said, "counts": counts})


def _names(said: list[Any]) -> tuple[str, ...]:
    """Read file names, none of which leads out of its folder."""
    if any(not isinstance(name, str) or Path(name).name != name for name in said):
        raise ValueError(said)
    return tuple(said)
