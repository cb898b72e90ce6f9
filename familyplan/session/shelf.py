"""The shelf of backups in one folder: what each says of itself, and the order they stand in."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

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
_LONGEST: Final = 1 << 24
_LEEWAY: Final = timedelta(days=1)
_YEARS: Final = range(1900, 9000)
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
        return say(_WHY[self.why]) if self.why in _WHY else say("for another reason")


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


def latest(backups: Iterable[Backup], now: datetime) -> Backup | None:
    """Give the newest good backup that was made by now, or None.

    One from ahead of the clock was made while the clock was wrong, or the clock is wrong now: for
    years it would look as if it were of today.
    """
    return next(
        (one for one in in_order(backups) if not one.problem and one.made_at <= now + _LEEWAY), None
    )


def read(path: Path) -> Backup:
    """Read what a backup says of itself; one that says nothing sensible has a `problem`."""
    made = _made_at(path) or datetime.fromtimestamp(0, UTC)
    # Anybody who can write on a stick or a share can write this file: nothing in it may do harm.
    try:
        said = _said(path / ABOUT)
        if said["format"] != _FORMAT:
            raise ValueError(_FORMAT)  # noqa: TRY301 - one way out for all damage
        return Backup(
            path=path,
            made_at=_moment(said["made_at"]),
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
    except (OSError, ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
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


def carry_erased(source: Path, target: Path) -> None:
    """Add what a store's folder lists as erased to a shelf's list, for a restore anywhere.

    Raises:
        DiskFull, ReadOnlyFolder: it could not be written.

    """
    with suppress(ErasedListDamaged):
        erased_list.remember(target, erased_list.read(source))


def _made_at(path: Path) -> datetime | None:
    try:
        made = datetime.strptime(path.name[:_STAMP_LETTERS], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return None if path.suffix == PART or made.year not in _YEARS else made


def _said(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        data = file.read(_LONGEST + 1)
    said = json.loads(data.decode("utf-8")) if len(data) <= _LONGEST else None
    if not isinstance(said, dict):
        raise TypeError(path)
    return said


def _moment(text: str) -> datetime:
    """Read a moment that can be compared with others and told in any time zone."""
    made = datetime.fromisoformat(text)
    if made.tzinfo is None or made.year not in _YEARS:
        raise ValueError(text)
    return made.astimezone(UTC)


def _facts(said: dict[str, Any]) -> Facts:
    if set(said) != set(Facts.__slots__):
        raise ValueError(tuple(said))
    return Facts(
        schema=int(said["schema"]),
        counts={str(kind): int(count) for kind, count in dict(said["counts"]).items()},
        steps=int(said["steps"]),
        edits=int(said["edits"]),
        last_edit=str(said["last_edit"]),
        last_change=str(said["last_change"]),
        heads=str(said["heads"]),
    )


def _names(said: object) -> tuple[str, ...]:
    """Read file names, none of which leads out of its folder."""
    if not isinstance(said, list):
        raise TypeError(said)
    if any(not isinstance(name, str) or Path(name).name != name or name == ".." for name in said):
        raise ValueError(said)
    return tuple(said)
