"""How figures grow from a small store of families to one ten times as large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.table import Row, against, ms

if TYPE_CHECKING:
    from benchmarks.places import Places

_BUDGET: Final = 1.5


def rows(places: Places) -> list[Row]:
    """Tell the growth between the two largest sizes of everything that was measured at both."""
    small, large = places.sizes[-2:]
    names = dict.fromkeys(name for name, _size in places.grown)
    found = []
    for name in names:
        before, after = places.grown.get((name, small)), places.grown.get((name, large))
        if before and after:
            what = f"{small.families:,} -> {large.families:,} families: {name}"
            found.append(against(what, ms(after), ms(before), after / before, _BUDGET))
    return found
