"""Processes under strace: seeing their system calls, and spoiling the Nth of them.

strace counts calls of one name in each thread, which is what `Call.ordinal` counts too.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent
CHANGING: Final = (
    "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "renameat", "renameat2",
    "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "openat",
)  # fmt: skip
_ASKING: Final = ("access", "faccessat", "faccessat2")
# A path that is nowhere; asking for it tells the watcher that it sees the process.
ATTACHED: Final = "/familyplan-faults-attached"
_SPACE_TAKING: Final = {"write", "pwrite64", "fsync", "fdatasync", "rename", "mkdir", "openat"}
_LINE: Final = re.compile(r"^(\d+) +(\w+)\((.*)$")
_LONGEST_S: Final = 120
_ONCE_IN: Final = 8


@dataclass(frozen=True, slots=True)
class Call:
    """One system call as strace wrote it down: its thread, its name, and its how-manieth it is."""

    thread: int
    name: str
    ordinal: int
    text: str

    @property
    def makes(self) -> bool:
        """Say whether it changes something on a disk; merely opening does not."""
        return self.name != "openat" or "O_CREAT" in self.text

    @property
    def takes_space(self) -> bool:
        """Say whether a full disk could refuse it."""
        return self.name in _SPACE_TAKING and self.makes


@dataclass(frozen=True, slots=True)
class Run:
    """What a traced script said line by line, how it ended (-9: killed), and what it complained."""

    said: tuple[str, ...]
    ended: int
    complained: str


@dataclass(frozen=True, slots=True)
class Spoiling:
    """What to do to a call: nothing (""), kill before it, or say that the disk is full.

    `after` holds how many calls of each name came before, for a disk that stays full.
    """

    call: Call
    how: str
    after: tuple[tuple[str, int], ...] = ()

    def options(self) -> list[str]:
        """Give it as strace takes it."""
        name, ordinal = self.call.name, self.call.ordinal
        if self.how == "kill":
            return ["-e", f"inject={name}:signal=SIGKILL:when={ordinal}"]
        if self.how == "full once":
            return ["-e", f"inject={name}:error=ENOSPC:when={ordinal}"]
        # Opening a file for reading must go on; making one is refused by its first write.
        return [
            option
            for each, before in self.after
            for option in ("-e", f"inject=?{each}:error=ENOSPC:when={before + 1}+")
        ]


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
    path = os.pathsep.join(map(str, (ROOT, HERE.parent, ROOT / "ui")))
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": path}


def attached(process: int, trace: Path, options: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start watching a process that keeps asking for ATTACHED; give strace, once it sees that.

    strace's --seccomp-bpf would be faster, but cannot be had here, and what it injects comes late.
    """
    trace.write_bytes(b"")
    watcher = subprocess.Popen([
        "strace", "-f", "-qq", "-y", "-s", "0", *_only((*CHANGING, *_ASKING)), *options,
        "-o", str(trace), "-p", str(process),
    ])  # fmt: skip
    deadline = time.monotonic() + _LONGEST_S
    while ATTACHED not in trace.read_text(encoding="ascii"):
        if watcher.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("strace did not take hold of the process")
        time.sleep(0.002)
    return watcher


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


def places_to_spoil(trace: Path, folder: Path) -> list[Spoiling]:
    """Give every way of spoiling a call of the main thread that touched `folder`."""
    every = calls(trace)
    main = every[0].thread
    before: Counter[str] = Counter()
    found: list[Spoiling] = []
    for call in every:
        if call.thread != main:
            continue
        if str(folder) in call.text and call.makes:
            found.append(Spoiling(call, "kill"))
            if call.takes_space:
                full = tuple((n, before[n]) for n in sorted(_SPACE_TAKING - {"openat"}))
                found.append(Spoiling(call, "full from then on", full))
                # A disk that is full for one call alone is rare, so a part of them is enough.
                if len(found) % _ONCE_IN < 2:
                    found.append(Spoiling(call, "full once"))
        before[call.name] += 1
    return found


def spread(places: list[Spoiling], most: int) -> list[Spoiling]:
    """Give `most` of the places, evenly spread over the operation, each way in turn."""
    if len(places) <= most:
        return places
    step = len(places) / most
    return [places[int(at * step)] for at in range(most)]
