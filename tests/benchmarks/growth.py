"""How figures grow from a small store of families to one ten times as large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.stores import ALONE
from benchmarks.table import Row, against, ms

if TYPE_CHECKING:
    from benchmarks.places import Places

_BUDGET: Final = 1.5


def rows(places: Places) -> list[Row]:
    """Tell the growth of everything that was measured both beside few families and beside many."""
    small, large = places.sizes[-2:]
    found = []
    for name in dict.fromkeys(name for name, _size in places.grown):
        for size, said in ((small, f"{small.families:,}"), (ALONE, "alone")):
            before, after = places.grown.get((name, size)), places.grown.get((name, large))
            if before and after:
                what = f"{said} -> {large.families:,} families: {name}"
                found.append(against(what, ms(after), ms(before), after / before, _BUDGET))
    return found
