"""How long things take: many runs, their middle and their slow end, and processes timed whole."""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent.parent
PROBES: Final = Path(__file__).resolve().parent / "probes"
_LONGEST_S: Final = 300
_NO_BYTECODE: Final = "PYTHONDONTWRITEBYTECODE"


class ProbeFailed(Exception):
    """A process under measurement ended badly; the text says how."""


def p95(seconds: Iterable[float]) -> float:
    """Give the time 95 of 100 runs stay within."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def median(seconds: Iterable[float]) -> float:
    """Give the time in the middle."""
    return statistics.median(seconds)


def each(
    work: Callable[[Any], object],
    inputs: Iterable[Any],
    *,
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Time `work` on each input, in seconds of `clock`."""
    taken = []
    for given in inputs:
        gc.collect(0)
        before = clock()
        work(given)
        taken.append(clock() - before)
    return taken


def in_turn(first: Callable[[], float], second: Callable[[], float], runs: int) -> tuple[
    list[float], list[float]
]:  # fmt: skip
    """Run two measures in turn, so that a change of the machine's speed meets both alike."""
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(first())
        theirs.append(second())
    return ours, theirs


def environment() -> dict[str, str]:
    """Give a process the program's own modules, their bytecode kept as if installed, no screen."""
    paths = os.pathsep.join(str(ROOT / part) for part in ("tests", "ui", "."))
    kept = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    return {
        **kept,
        "PYTHONPATH": paths,
        "PYTHONPYCACHEPREFIX": str(
            user_cache_path("familyplan-benchmarks", appauthor=False) / "bytecode"
        ),
        "QT_QPA_PLATFORM": "offscreen",
    }


def until_said(probe: str, *arguments: str) -> tuple[float, dict[str, Any]]:
    """Start a probe and give the seconds until it says it is there, and what it says.

    A probe prints one line of JSON the moment what is waited for has happened, and ends.

    Raises:
        ProbeFailed: it ended without saying so.

    """
    command = [sys.executable, str(PROBES / f"{probe}.py"), *arguments]
    before = time.perf_counter()
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said = process.stdout.readline()
        taken = time.perf_counter() - before
        trouble = process.stderr.read()
        process.wait(_LONGEST_S)
    if process.returncode or not said:
        raise ProbeFailed(f"{probe}: {trouble.strip().splitlines()[-1:]}")
    return taken, json.loads(said)


def ran_for(command: Sequence[str]) -> float:
    """Run a command to its end and give the seconds it took.

    Raises:
        CalledProcessError: it ended badly.

    """
    before = time.perf_counter()
    subprocess.run(command, capture_output=True, timeout=_LONGEST_S, check=True)
    return time.perf_counter() - before


def told(
    probe: str,
    *arguments: str,
    under: Sequence[str] = (),
    extra: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Run a probe to its end, perhaps `under` another command, and give what it says.

    Raises:
        ProbeFailed: it ended badly.

    """
    command = [*under, sys.executable, str(PROBES / f"{probe}.py"), *arguments]
    ran = subprocess.run(
        command,
        env={**environment(), **(extra or {})},
        capture_output=True,
        text=True,
        timeout=_LONGEST_S,
        check=False,
    )
    if ran.returncode:
        raise ProbeFailed(f"{probe}: {ran.stderr.strip().splitlines()[-1:]}")
    found: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    return found
