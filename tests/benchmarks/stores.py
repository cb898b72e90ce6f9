"""The stores measures are taken on: made once, kept beside the user's caches, copied for a run."""

from __future__ import annotations

import hashlib
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from platformdirs import user_cache_path

from benchmarks.making import MADE_BY, NOW, SEED, fill, known_family, large_family
from benchmarks.timing import ROOT
from familyplan.clock import SetClock
from familyplan.model import User
from familyplan.session import SUFFIX, Session, Surroundings, create_store, open_store
from familyplan.store.migrations import SCHEMA_VERSION

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE: Final = "seven quiet otters"
TYPED_FAMILY: Final = "Khan-Walters"
_BY: Final = User(name="Rosa Menendez", role="Family support worker", agency="Family Help, North")
_HOUR_S: Final = 3_600


@dataclass(frozen=True, slots=True)
class Size:
    """How many families a store holds, whether each is a light one, and whether one is big."""

    families: int
    light: bool
    big: bool = False

    @property
    def words(self) -> str:
        """Say the size."""
        if not self.families:
            return "one big family"
        return f"{self.families:,} {'light' if self.light else 'full'}"

    @property
    def key(self) -> str:
        """Name what is in a store of this size."""
        weight = "light" if self.light else "full"
        return f"{self.families}-{weight}{'-and-a-big-one' if self.big else ''}-seed{SEED}"


CASELOAD: Final = Size(12, light=False)
DISTRICT: Final = Size(1_000, light=False)
COUNTY: Final = Size(10_000, light=True, big=True)
ALONE: Final = Size(0, light=True, big=True)


def surroundings() -> Surroundings:
    """Give the real vault on a day that never changes."""
    return Surroundings(clock=SetClock(NOW), recovery_first=False)


def kept(size: Size) -> Path:
    """Give the kept store of a size, making it if this computer has none that is as it should be.

    The passphrase slot has the real derivation. Stores of other generators are thrown away.
    """
    shelf = user_cache_path("familyplan-benchmarks", appauthor=False)
    name = f"{size.key}-schema{SCHEMA_VERSION}-{_made_by()}"
    folder = shelf / f"{name}{SUFFIX}"
    if folder.exists():
        return folder
    shelf.mkdir(parents=True, exist_ok=True)
    for older in shelf.glob(f"{size.key}-*{SUFFIX}"):
        shutil.rmtree(older)
    part = shelf / f"{name}-being-made{SUFFIX}"
    session = create_store(part, PASSPHRASE, _BY, surroundings=surroundings())
    try:
        fill(session, size.families, light=size.light, big=size.big)
    finally:
        session.close()
    part.rename(folder)
    return folder


def age(size: Size) -> str:
    """Say how long ago the kept store of a size was made; it is made now if there is none."""
    hours = (time.time() - (kept(size) / "keys").stat().st_mtime) / _HOUR_S
    return f"made {hours:.1f} hours ago"


def copied(size: Size, into: Path) -> Path:
    """Copy the kept store of a size to where it may be written in."""
    return shutil.copytree(kept(size), into / f"{size.key}{SUFFIX}")


def opened(folder: Path) -> Session:
    """Open a store with its passphrase."""
    return open_store(folder, PASSPHRASE, surroundings=surroundings())


def typed_family(session: Session) -> str:
    """Give the id of the family that was typed verb by verb."""
    lines = session.store.family_lines()
    return next(line.family for line in lines if line.name == TYPED_FAMILY)


def seeded_families(session: Session) -> list[str]:
    """Give the ids of the families of a store that were made by seed and differ by its size."""
    others = {known_family(), large_family(), typed_family(session)}
    return [line.family for line in session.store.family_lines() if line.family not in others]


def _made_by() -> str:
    """Give a few letters that change with whatever decides what is in a store."""
    found = hashlib.sha256()
    for pattern in MADE_BY:
        for file in sorted(ROOT.glob(pattern)):
            found.update(file.read_bytes())
    return found.hexdigest()[:12]
