"""What the store takes to read a family and to find a few letters, before anything is painted."""

from __future__ import annotations

import random
from functools import partial
from typing import TYPE_CHECKING, Final

from benchmarks.making import SEED
from benchmarks.stores import seeded_families
from benchmarks.table import Row, at_most, ms, verdict
from benchmarks.timing import each, p95

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.places import Places
    from familyplan.session import Session

_FAMILIES: Final = 100
_BUDGET_S: Final = 0.050
TYPED: Final = (
    "k", "kh", "kha", "s", "sl", "sle", "m", "a", "d", "ring", "ring g", "ring gp", "łuk", "o",
    "hill", "hillside p", "fp-0", "warm", "b", "e",
)  # fmt: skip


def rows(places: Places) -> list[Row]:
    """Measure the store by itself at every size."""
    found: list[Row] = []
    counted: list[int] = []
    for size in places.sizes:
        with places.session(size) as session:
            asked = random.Random(SEED).choices(seeded_families(session), k=_FAMILIES)
            read = p95(each(session.store.family, asked))
            counted.append(statements(session, partial(session.store.family, asked[0])))
            search = p95(each(session.store.find, TYPED * 3))
        found += [
            Row(f"reading a family (store alone), p95, {size.words}", ms(read)),
            at_most(f"Find (store alone), p95, {size.words}", search, _BUDGET_S),
        ]
    same = len(set(counted)) == 1
    what = "reading a family, SQL statements at each size"
    return [*found, Row(what, ", ".join(map(str, counted)), "", "", "equal", verdict(same))]


def statements(session: Session, work: Callable[[], object]) -> int:
    """Count the SQL statements `work` runs on the session's connection."""
    counted = 0

    def count(_sql: str) -> None:
        nonlocal counted
        counted += 1

    session.store.db.conn.set_trace_callback(count)
    try:
        work()
    finally:
        session.store.db.conn.set_trace_callback(None)
    return counted
