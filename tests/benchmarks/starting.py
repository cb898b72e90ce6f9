"""What starting and unlocking cost, in processes of their own, against the least they could."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from benchmarks.table import Row, against, ms, times, verdict
from benchmarks.timing import in_turn, median, told, until_said

if TYPE_CHECKING:
    from benchmarks.places import Places
    from benchmarks.stores import Size

_RUNS: Final = 7
_UNLOCKS: Final = 5
_START: Final = 1.5
_UNLOCK: Final = 1.3
_UNLOCK_MORE_S: Final = 0.060
_MEMORY: Final = 2.5
_NOT_YET: Final = ("sqlite_utils", "keyring", "cattrs", "reportlab")


def rows(places: Places) -> list[Row]:
    """Measure start, what it loads, unlock and memory."""
    largest = places.sizes[-1]
    return [*_start(places, largest), *_unlock(places), _memory(places, largest)]


def _start(places: Places, size: Size) -> list[Row]:
    folder = str(places.folder(size))
    said: list[dict[str, Any]] = []

    def ours() -> float:
        taken, told_us = until_said("unlock_page", folder)
        said.append(told_us)
        return taken

    until_said("bare_window")
    ours()
    mine, bare = in_turn(ours, lambda: until_said("bare_window")[0], _RUNS)
    loaded = sorted(set(_NOT_YET) & {name.split(".")[0] for name in said[-1]["modules"]})
    ratio = median(mine) / median(bare)
    what = "start to unlock page painted"
    reference = f"{ms(median(bare))} bare window"
    clean = verdict(not loaded)
    loads = f"of {', '.join(_NOT_YET)}, loaded then"
    return [
        against(what, ms(median(mine)), reference, ratio, _START),
        Row(loads, ", ".join(loaded) or "none", "", "", "none", clean),
    ]


def _unlock(places: Places) -> list[Row]:
    found = []
    for size in places.sizes:
        folder = str(places.folder(size))
        mine, least = in_turn(
            lambda folder=folder: told("unlock_families", folder)["seconds"],  # type: ignore[misc]  # bound now
            lambda folder=folder: told("raw_open", folder)["seconds"],  # type: ignore[misc]  # bound now
            _UNLOCKS,
        )
        ours, reference = median(mine), median(least)
        places.keep("open", size, ours)
        holds = ours <= reference * _UNLOCK + _UNLOCK_MORE_S
        budget = f"<= {_UNLOCK:g}x + {ms(_UNLOCK_MORE_S)}"
        what = f"unlock to families list usable, {size.words}"
        least_said = f"{ms(reference)} Argon2id, raw open, one query"
        row = Row(what, ms(ours), least_said, times(ours / reference), budget, verdict(holds))
        found.append(row)
    return found


def _memory(places: Places, size: Size) -> Row:
    folder = str(places.folder(size))
    mine, bare = in_turn(
        lambda: float(told("unlock_families", folder)["rss"]),
        lambda: float(until_said("bare_window")[1]["rss"]),
        3,
    )
    ours, theirs = median(mine), median(bare)
    what = f"memory, {size.words} families open"
    reference = f"{theirs / 2**20:,.0f} MiB bare window"
    return against(what, f"{ours / 2**20:,.0f} MiB", reference, ours / theirs, _MEMORY)
