"""Runs every measure and prints the one table."""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import (
    backing_up,
    drawing,
    filtering,
    growth,
    large,
    log_size,
    packing,
    reading,
    saving,
    starting,
    stores,
    window,
)
from benchmarks.places import places
from benchmarks.table import NOT_MET, Row, cannot, printed

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.places import Places
    from benchmarks.stores import Size

_ALL: Final = (stores.CASELOAD, stores.DISTRICT, stores.COUNTY)
# Each part with the stores it needs; growth is told of what the others found.
_PARTS: Final[dict[str, tuple[Callable[[Places], list[Row]], tuple[Size, ...]]]] = {
    "start": (starting.rows, _ALL),
    "window": (window.rows, _ALL),
    "filters": (filtering.rows, _ALL),
    "large": (large.rows, (stores.ALONE, stores.COUNTY)),
    "read": (reading.rows, _ALL),
    "save": (saving.rows, _ALL),
    "log": (log_size.rows, (stores.CASELOAD,)),
    "draw": (drawing.rows, ()),
    "packs": (packing.rows, _ALL),
    "backup": (backing_up.rows, (stores.COUNTY,)),
    "growth": (growth.rows, ()),
}


def main(arguments: list[str]) -> int:
    """Measure what was asked for, print the table, and give 0 whatever it says."""
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=list(_PARTS), help="measure only this; may be repeated"
    )
    asked = parser.parse_args(arguments).only or list(_PARTS)
    began = time.perf_counter()
    for size in dict.fromkeys(size for name in asked for size in _PARTS[name][1]):
        _say(f"The store of {size.words} …")
        _say(f"  {stores.age(size)}, {stores.kept(size)}")
    found: list[Row] = []
    with places() as here:
        for name in asked:
            part_began = time.perf_counter()
            found += _measured(name, here)
            _say(f"{name}: {time.perf_counter() - part_began:,.0f} s")
    sys.stdout.write(printed(found) + "\n")
    missed = sum(row.verdict == NOT_MET for row in found)
    took = (time.perf_counter() - began) / 60
    sys.stdout.write(f"\n{missed} of {len(found)} budgets not met. It took {took:.1f} minutes.\n")
    return 0


def _measured(name: str, here: Places) -> list[Row]:
    """Measure one part; what breaks it is said in its place, and the others are still measured."""
    try:
        return _PARTS[name][0](here)
    except Exception as trouble:  # noqa: BLE001 - whatever it was belongs in the table
        return [cannot(name, "", f"could not be measured: {trouble!r}"[:160])]


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")
