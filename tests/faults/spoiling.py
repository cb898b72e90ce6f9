"""Calls that change a disk, and what may be done to them: cut off before one, or a full disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CHANGING: Final = (
    "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "renameat", "renameat2",
    "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "openat",
)  # fmt: skip
# What would change a disk too, and is not spoilt: no operation may come to use it unnoticed.
UNSWEPT: Final = (
    "open", "creat", "openat2", "writev", "pwritev", "pwritev2", "truncate", "fallocate", "link",
    "linkat", "symlink", "symlinkat", "sendfile", "copy_file_range",
)  # fmt: skip
_SPACE_TAKING: Final = {"write", "pwrite64", "fsync", "fdatasync", "rename", "mkdir", "openat"}
_ONCE_IN: Final = 8


@dataclass(frozen=True, slots=True)
class Call:
    """One system call: its thread, its name, its how-manieth of that name there, what it names."""

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

    @property
    def unswept(self) -> bool:
        """Say whether it would have to be spoilt, and is not."""
        emptied = self.name == "openat" and not self.makes and "O_TRUNC" in self.text
        return emptied or "O_TMPFILE" in self.text or self.name in UNSWEPT


@dataclass(frozen=True, slots=True)
class Spoiling:
    """What to do to a call of the main thread.

    "kill" ends the process right before it; it finds the disk "full once", or "full from then on".
    """

    call: Call
    how: str

    def refuses(self, name: str, *, met: bool) -> bool:
        """Say whether the disk is full for a call: the very one (`met`), or one after it."""
        if self.how == "full once":
            return met
        # Opening a file for reading must go on; making one is refused by its first write.
        return self.how == "full from then on" and name in _SPACE_TAKING - {"openat"}


def places_to_spoil(calls: Iterable[Call], folder: Path) -> list[Spoiling]:
    """Give every way of spoiling a call in `folder`; all of them are of the thread that came first.

    Raises:
        ValueError: a call that changes the folder is one that no sweep spoils.

    """
    found: list[Spoiling] = []
    main = None
    for call in calls:
        main = main or call.thread
        if str(folder) not in call.text:
            continue
        if call.unswept or call.thread != main:
            raise ValueError(f"{call} is not spoilt by any sweep")
        if not call.makes:
            continue
        found.append(Spoiling(call, "kill"))
        if call.takes_space:
            found.append(Spoiling(call, "full from then on"))
            # A disk that is full for one call alone is rare, so a part of them is enough.
            if len(found) % _ONCE_IN < 2:
                found.append(Spoiling(call, "full once"))
    return found


def spread(places: list[Spoiling], most: int) -> list[Spoiling]:
    """Give `most` of the places, evenly spread over the operation, each way in turn."""
    if len(places) <= most:
        return places
    step = len(places) / most
    ways = tuple(dict.fromkeys(place.how for place in places))
    return [
        next(one for one in places[int(at * step) :] + places if one.how == ways[at % len(ways)])
        for at in range(most)
    ]
