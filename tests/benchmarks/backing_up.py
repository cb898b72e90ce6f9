"""What a checked backup costs, beside the same copy made and checked by hand."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING, Final

from benchmarks.table import Row, against, ms
from benchmarks.timing import in_turn, median
from familyplan.session import backups
from familyplan.vault import copying, database

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.places import Places
    from familyplan.session import Session

_BUDGET: Final = 1.5
_RUNS: Final = 3
_MB: Final = 1_000_000


def rows(places: Places) -> list[Row]:
    """Back the largest store up in both ways, in turn."""
    with places.session(places.sizes[-1]) as session:
        size = copying.database_bytes(session.vault.folder) / _MB
        ours, theirs = in_turn(
            lambda: _ours(session), lambda: _by_hand(session, places.scratch), _RUNS
        )
    mine, hand = median(ours), median(theirs)
    what = f"backup of a {size:,.0f} MB store, verified"
    said = f"VACUUM INTO + integrity check {ms(hand)}"
    return [against(what, ms(mine), said, mine / hand, _BUDGET)]


def _ours(session: Session) -> float:
    before = time.perf_counter()
    made = backups.write(session.vault, session.clock, "work")
    taken = time.perf_counter() - before
    shutil.rmtree(made.path)
    return taken


def _by_hand(session: Session, scratch: Path) -> float:
    folder = scratch / "by-hand"
    folder.mkdir()
    before = time.perf_counter()
    source = session.vault.reader()
    copying.copy_compact(source, folder / database.NAME)
    source.close()
    copy = copying.open_with_key(session.vault, folder)
    for check in ("cipher_integrity_check", "integrity_check"):
        copy.execute(f"PRAGMA {check}").fetchall()
    copy.close()
    taken = time.perf_counter() - before
    shutil.rmtree(folder)
    return taken
