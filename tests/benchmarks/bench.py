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
    growth,
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

_PARTS: Final[dict[str, Callable[[Places], list[Row]]]] = {
    "start": starting.rows,
    "window": window.rows,
    "read": reading.rows,
    "save": saving.rows,
    "log": log_size.rows,
    "draw": drawing.rows,
    "packs": packing.rows,
    "backup": backing_up.rows,
    "growth": growth.rows,
}


def main(arguments: list[str]) -> int:
    """Measure what was asked for, print the table, and give 0 whatever it says."""
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__)
    parser.add_argument("part", nargs="*", choices=[*_PARTS, []], help="measure only these")
    asked = parser.parse_args(arguments).part or list(_PARTS)
    for size in (stores.CASELOAD, stores.DISTRICT, stores.COUNTY):
        _say(f"The store of {size.words} families …")
        stores.kept(size)
    found: list[Row] = []
    with places() as here:
        for name in asked:
            began = time.perf_counter()
            found += _measured(name, here)
            _say(f"{name}: {time.perf_counter() - began:,.0f} s")
    sys.stdout.write(printed(found) + "\n")
    missed = sum(row.verdict == NOT_MET for row in found)
    sys.stdout.write(f"\n{missed} of {len(found)} budgets not met.\n")
    return 0


def _measured(name: str, here: Places) -> list[Row]:
    """Measure one part; what breaks it is said in its place, and the others are still measured."""
    try:
        return _PARTS[name](here)
    except Exception as trouble:  # noqa: BLE001 - whatever it was belongs in the table
        return [cannot(name, "", f"could not be measured: {trouble!r}"[:160])]


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")
