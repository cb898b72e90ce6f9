"""What a person waits for who goes through a caseload: the first filter, and every one after."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from benchmarks.desktop import unlocked
from benchmarks.painting import drain, until, until_painted
from benchmarks.table import Row, at_most, ms
from benchmarks.timing import p95
from familyplan.practice.filters import FILTERS
from familyplan_ui.families import Page

if TYPE_CHECKING:
    from benchmarks.places import Places
    from benchmarks.stores import Size
    from familyplan_ui.desktop import Desktop

_BUDGET_S: Final = 0.050
_BESIDE: Final = {"lead": "me"}


def rows(places: Places) -> list[Row]:
    """Measure at every size, each choice alone and beside another filter."""
    found = []
    for size in places.sizes:
        with unlocked(places.folder(size)) as desktop:
            found += _filters(desktop, size)
    return found


def _filters(desktop: Desktop, size: Size) -> list[Row]:
    page = desktop.window.go("families")
    assert isinstance(page, Page)
    drain()
    began = time.perf_counter()
    page.sieve.choose_all({"actions": "over"})
    until(lambda: not page.sieve.reading)
    drain()
    first = time.perf_counter() - began
    taken = []
    for key, one in FILTERS.items():
        for choice in one.choices:
            for beside in ({}, _BESIDE):
                chosen = {**beside, key: choice}
                taken.append(until_painted(page.filters, lambda c=chosen: page.sieve.choose_all(c)))  # type: ignore[misc]  # bound now
    what = f"another filter on the list of families, painted, p95, {size.words}"
    return [
        at_most(what, p95(taken), _BUDGET_S),
        Row(f"the first filter, all families read for it, {size.words}", ms(first)),
    ]
