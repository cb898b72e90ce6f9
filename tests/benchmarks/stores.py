"""The stores measures are taken on: invented families by seed and size, made once and kept."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from platformdirs import user_cache_path

from familyplan import actions
from familyplan.clock import LONDON, SetClock
from familyplan.model import User
from familyplan.sample import Recipe, families, shared_directory
from familyplan.session import SUFFIX, Session, Surroundings, create_store, open_store
from familyplan.store.migrations import SCHEMA_VERSION
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE: Final = "seven quiet otters"
SEED: Final = 7
_KNOWN_SEED: Final = 8
TYPED_FAMILY: Final = "Khan-Walters"
_NOW: Final = datetime(2026, 12, 7, 9, 30, tzinfo=LONDON)
_BY: Final = User(name="Rosa Menendez", role="Family support worker", agency="Family Help, North")


@dataclass(frozen=True, slots=True)
class Size:
    """How many families a store holds, and whether each is a light one."""

    families: int
    light: bool

    @property
    def words(self) -> str:
        """Say the size."""
        return f"{self.families:,} {'light' if self.light else 'full'}"

    @property
    def key(self) -> str:
        """Name the store of this size."""
        weight = "light" if self.light else "full"
        return f"{self.families}-{weight}-seed{SEED}-schema{SCHEMA_VERSION}"


CASELOAD: Final = Size(12, light=False)
DISTRICT: Final = Size(1_000, light=False)
COUNTY: Final = Size(10_000, light=True)
SMALL_COUNTY: Final = Size(1_000, light=True)


def surroundings() -> Surroundings:
    """Give the real vault on a day that never changes."""
    return Surroundings(clock=SetClock(_NOW), recovery_first=False)


def kept(size: Size) -> Path:
    """Give the kept store of a size, making it if this computer has none yet.

    Beside its families by seed each store holds one full family that is the same in all, so that
    only the number of the others differs, and one typed verb by verb. The passphrase slot has the
    real derivation.
    """
    shelf = user_cache_path("familyplan-benchmarks", appauthor=False)
    folder = shelf / f"{size.key}{SUFFIX}"
    if folder.exists():
        return folder
    shelf.mkdir(parents=True, exist_ok=True)
    part = shelf / f"{size.key}-being-made{SUFFIX}"
    shutil.rmtree(part, ignore_errors=True)
    session = create_store(part, PASSPHRASE, _BY, surroundings=surroundings())
    try:
        khan_walters(session)
        _add(session, _known_recipe(), 1)
        _add(session, Recipe(seed=SEED, today=_NOW.date(), light=size.light), size.families)
    finally:
        session.close()
    part.rename(folder)
    return folder


def copied(size: Size, into: Path) -> Path:
    """Copy the kept store of a size to where it may be written in."""
    return shutil.copytree(kept(size), into / f"{size.key}{SUFFIX}")


def opened(folder: Path) -> Session:
    """Open a store with its passphrase."""
    return open_store(folder, PASSPHRASE, surroundings=surroundings())


def known_family() -> str:
    """Give the id of the full family that is the same in each store."""
    return next(families(_known_recipe(), 1))[0].id


def typed_family(session: Session) -> str:
    """Give the id of the family that was typed verb by verb."""
    lines = session.store.family_lines()
    return next(line.family for line in lines if line.name == TYPED_FAMILY)


def _known_recipe() -> Recipe:
    return Recipe(seed=_KNOWN_SEED, today=_NOW.date(), light=False)


def _add(session: Session, recipe: Recipe, how_many: int) -> None:
    session.run(actions.importing.bring_in, shared_directory(recipe), invented=True)
    for records in families(recipe, how_many):
        session.run(actions.importing.bring_in, records, invented=True)
