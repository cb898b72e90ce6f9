"""The ballast: bytes kept on the disk so that a full one can be given room to save and clean up.

With 0 bytes free even deleting a row fails, because the deletion itself is written first.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from familyplan.vault.files import NO_LINK, PRIVATE_FILE, known_troubles

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "ballast"
USUAL_BYTES: Final = 32 * 1024 * 1024
_PIECE: Final = 1024 * 1024
_PLENTY: Final = 4


def lay(folder: Path, size: int = USUAL_BYTES) -> None:
    """Fill the ballast to `size` bytes, random so that no file system folds them away.

    Raises:
        DiskFull: there is no room for it; the room it took is given back.

    """
    with known_troubles(folder):
        fill(folder, size)


def fill(folder: Path, size: int) -> None:
    """Do what `lay` does, leaving the system's own errors as they are."""
    path = folder / NAME
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | NO_LINK, PRIVATE_FILE)
        with os.fdopen(handle, "wb") as file:
            for start in range(0, size, _PIECE):
                file.write(os.urandom(min(_PIECE, size - start)))
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def lay_again(folder: Path, size: int = USUAL_BYTES) -> None:
    """Lay a ballast that was released, where there is plenty of room for it again."""
    with suppress(OSError):
        if not (folder / NAME).exists() and shutil.disk_usage(folder).free > _PLENTY * size:
            fill(folder, size)


def held(folder: Path) -> int:
    """Give the number of bytes that could be released."""
    path = folder / NAME
    return path.stat().st_size if path.is_file() else 0


def release(folder: Path) -> int:
    """Give the bytes back to the disk, and say how many they were."""
    size = held(folder)
    (folder / NAME).unlink(missing_ok=True)
    return size
