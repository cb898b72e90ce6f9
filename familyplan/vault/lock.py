"""One store, one window: the operating system's lock, and a note saying who holds it."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import psutil
from filelock import FileLock, Timeout

from familyplan.vault.errors import StoreInUse
from familyplan.vault.files import PRIVATE_FILE, write_new

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.clock import Clock

NAME: Final = "lock"
HOLDER: Final = "lock.holder"


@dataclass(frozen=True)
class Held:
    """A lock that is held until `release()`, from whichever thread."""

    folder: Path
    lock: FileLock

    def release(self) -> None:
        """Take the note away and let the next window in."""
        with suppress(OSError):
            # A note left behind misleads nobody: the lock decides, the note only names.
            (self.folder / HOLDER).unlink(missing_ok=True)
        self.lock.release()


def take(folder: Path, clock: Clock) -> Held:
    """Take the lock of a store folder and note who holds it.

    The lock file itself stays empty and in its place, because a lock on a file that was deleted
    and made again is no lock; it falls with the process, so a crash never leaves it held.

    Raises:
        StoreInUse: another window or process holds it.

    """
    lock = FileLock(
        folder / NAME,
        timeout=0,
        mode=PRIVATE_FILE,
        thread_local=False,
        fallback_to_soft=False,
        preserve_lock_file=True,
    )
    try:
        lock.acquire()
    except Timeout as error:
        raise _in_use(folder) from error
    held = Held(folder, lock)
    note = {
        "pid": os.getpid(),
        "host": platform.node(),
        "since": clock.now().isoformat(timespec="seconds"),
    }
    try:
        # It names whoever is here now; after a power cut nobody is.
        write_new(folder / HOLDER, json.dumps(note).encode("utf-8"), lasting=False)
    except OSError:
        held.release()
        raise
    return held


def _in_use(folder: Path) -> StoreInUse:
    """Name the holder, where the note can be read and is not left over from another."""
    try:
        note = json.loads((folder / HOLDER).read_bytes())
        pid, host = int(note["pid"]), str(note["host"])
    except (OSError, ValueError, KeyError, TypeError):
        return StoreInUse(folder.stem)
    if host == platform.node() and not psutil.pid_exists(pid):
        return StoreInUse(folder.stem)
    return StoreInUse(folder.stem, pid, host)
