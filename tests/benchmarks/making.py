"""Making a store to measure on: what is in it, laid down as fast as it can be."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Final

from benchmarks.big_family import big_family
from familyplan import actions
from familyplan.clock import LONDON
from familyplan.sample import Recipe, families, shared_directory
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session

NOW: Final = datetime(2026, 12, 7, 9, 30, tzinfo=LONDON)
SEED: Final = 7
_KNOWN_SEED: Final = 8
_BIG_SEED: Final = 9
_AT_ONCE: Final = 100
# Everything that decides what is in a store: its tables and what makes its records.
MADE_BY: Final = (
    "familyplan/sample/*.py",
    "resources/sample/*.json",
    "familyplan/store/migrations/*.py",
    "tests/khan_walters.py",
    "tests/benchmarks/big_family.py",
    "tests/benchmarks/making.py",
)


def fill(session: Session, how_many: int, *, light: bool, big: bool) -> None:
    """Bring in families by seed, one typed verb by verb, one full one, and perhaps the big one.

    The last three are the same in every store, so that only the number of the others differs.
    """
    _hurry(session)
    _add(session, _recipe(SEED, light=light), how_many)
    khan_walters(session)
    _add(session, _recipe(_KNOWN_SEED), 1)
    if big:
        session.run(actions.importing.bring_in, big_family(_recipe(_BIG_SEED)), invented=True)


def known_family() -> str:
    """Give the id of the full family that is the same in each store."""
    return next(families(_recipe(_KNOWN_SEED), 1))[0].id


def large_family() -> str:
    """Give the id of the big family."""
    return next(families(_recipe(_BIG_SEED), 1))[0].id


def _recipe(seed: int, *, light: bool = False) -> Recipe:
    return Recipe(seed=seed, today=NOW.date(), light=light)


def _hurry(session: Session) -> None:
    """Let what is being made be lost with the power: it would be made again."""
    for setting in ("synchronous=OFF", "cache_size=-262144"):
        session.store.db.conn.execute(f"PRAGMA {setting}").fetchall()


def _add(session: Session, recipe: Recipe, how_many: int) -> None:
    """Bring families in, many in one action; each has its own place in the history all the same."""
    session.run(actions.importing.bring_in, shared_directory(recipe), invented=True)
    coming = families(recipe, how_many)
    while some := [one for records in islice(coming, _AT_ONCE) for one in records]:
        session.run(actions.importing.bring_in, some, invented=True)
