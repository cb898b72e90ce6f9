"""Processes under strace, which writes down their system calls with every byte of them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from spoiling import Call

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent
_LINE: Final = re.compile(r"^(\d+) +(\w+)\((.*)$")
_LONGEST_S: Final = 120


@dataclass(frozen=True, slots=True)
class Run:
    """What a process said line by line, how it ended (-9: killed), and what it complained."""

    said: tuple[str, ...]
    ended: int
    complained: str


def run(
    command: list[str],
    trace: Path,
    *,
    watched: tuple[str, ...],
    bytes_shown: int,
    environment: dict[str, str] | None = None,
) -> Run:
    """Run one of this folder's scripts whole under strace, writing down the bytes it handles."""
    traced = in_full(command, trace, watched, bytes_shown)
    done = subprocess.run(
        traced, capture_output=True, text=True, check=False, timeout=_LONGEST_S,
        env={**environ(), **(environment or {})},
    )  # fmt: skip
    said = tuple(line for line in done.stdout.splitlines(keepends=True) if line.endswith("\n"))
    killed = done.returncode in {-signal.SIGKILL, 128 + signal.SIGKILL}
    ended = -signal.SIGKILL if killed else done.returncode
    return Run(tuple(line.rstrip("\n") for line in said), ended, done.stderr)


def in_full(
    command: list[str], trace: Path, watched: tuple[str, ...], bytes_shown: int
) -> list[str]:
    """Give the command that runs one of this folder's scripts and writes its every byte down."""
    return [
        "strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", str(bytes_shown),
        *_only(watched), "-o", str(trace), sys.executable, str(HERE / command[0]), *command[1:],
    ]  # fmt: skip


def environ() -> dict[str, str]:
    """Give the environment for this folder's scripts: the program, the tests, and no caches."""
    path = os.pathsep.join(map(str, (ROOT, HERE.parent, HERE, ROOT / "ui")))
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": path}


def _only(watched: tuple[str, ...]) -> tuple[str, ...]:
    # Not every machine has every call, which the question marks allow for.
    return "-e", "trace=" + ",".join(f"?{name}" for name in watched), "-e", "signal=none"


def calls(trace: Path) -> list[Call]:
    """Read what strace wrote down, each call with its number among those of its name."""
    counted: Counter[tuple[int, str]] = Counter()
    found = []
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            match = _LINE.match(line)
            if match is None:
                continue
            thread, name = int(match[1]), match[2]
            counted[thread, name] += 1
            found.append(Call(thread, name, counted[thread, name], match[3]))
    return found
