"""How often opening a store failed since it was last opened: a small file that holds only times."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from familyplan.vault import files

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "failed"
TAKEN: Final = "failed.taken"
MOST_TIMES: Final = 1000
FIRST_WAIT_S: Final = 0.5
LONGEST_WAIT_S: Final = 8.0
_MOST_BYTES: Final = 4 * 21 * MOST_TIMES
# "+n": so many tries that lie between this one and the next line are no longer listed.
_LINE: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)(?: \+(\d{1,9}))?")


@dataclass(frozen=True)
class FailedTries:
    """Tries to open a store that failed: how many, the first and the last, as ISO times in UTC.

    `times` are the ones still listed: the first and at most the last 1,000.
    """

    count: int
    first: str
    last: str
    times: tuple[str, ...]


def note(folder: Path, at: datetime) -> None:
    """Add one failed try; where that cannot be written (read-only, full) it stays uncounted."""
    with suppress(OSError):
        path = folder / NAME
        is_new = not path.exists()
        _append(path, at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        if is_new:
            files.sync_folder(folder)
        _shorten(path)


def look(folder: Path) -> FailedTries | None:
    """Give the tries that failed since the last opening, None when there were none."""
    return _told(_read(folder / NAME))


def take(folder: Path) -> FailedTries | None:
    """Set the counted tries aside and give them; new ones are counted afresh.

    What was set aside stays until `settle`: call that once the tries are in the log. After a kill
    in between, `take` gives the same tries again, exactly as they were, before any newer ones.
    """
    aside = folder / TAKEN
    if aside.exists() and not _read(aside):
        settle(folder)
    with suppress(OSError):
        if not aside.exists() and (folder / NAME).exists():
            (folder / NAME).replace(aside)
    return _told(_read(aside))


def settle(folder: Path) -> None:
    """Remove what `take` set aside."""
    with suppress(OSError):
        (folder / TAKEN).unlink()
        files.sync_folder(folder)


def seconds_to_wait(count: int) -> float:
    """Say how long to hold the next try back after `count` failed ones in a row: 0.5 to 8 seconds.

    Only the screen waits: nobody is ever locked out, and nothing is wiped.
    """
    if count < 1:
        return 0.0
    return min(FIRST_WAIT_S * 2.0 ** min(count - 1, MOST_TIMES), LONGEST_WAIT_S)


def _append(path: Path, line: str) -> None:
    """Add a line and wait until it is on the disk; a half-written line before it stays its own."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | files.NO_LINK
    handle = os.open(path, flags, files.PRIVATE_FILE)
    with os.fdopen(handle, "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        broken = size > 0 and file.read(1) != b"\n"
        file.write(b"\n" * broken + line.encode("ascii") + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> list[tuple[str, int]]:
    """Read times, each with how many unlisted tries follow it; what is no such line is left out."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
    except OSError:
        return []
    lines = (_LINE.fullmatch(line) for line in data.decode("ascii", "replace").splitlines())
    return [(line[1], int(line[2] or 0)) for line in lines if line]


def _told(lines: list[tuple[str, int]]) -> FailedTries | None:
    if not lines:
        return None
    times = tuple(time for time, _unlisted in lines)
    count = len(lines) + sum(unlisted for _time, unlisted in lines)
    return FailedTries(count, times[0], times[-1], times)


def _shorten(path: Path) -> None:
    """Once twice too many times are listed, keep the first, the last 1,000 and the sum."""
    lines = _read(path)
    if len(lines) <= 2 * MOST_TIMES:
        return
    dropped = lines[1:-MOST_TIMES]
    unlisted = lines[0][1] + len(dropped) + sum(more for _time, more in dropped)
    kept = [(lines[0][0], unlisted), *lines[-MOST_TIMES:]]
    text = "".join(f"{time} +{more}\n" if more else f"{time}\n" for time, more in kept)
    files.replace(path, text.encode("ascii"))
