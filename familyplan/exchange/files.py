"""Writing a file that leaves the store: only for this user, and whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from familyplan.errors import KnownError
from familyplan.words import say


class NotWritten(KnownError):
    """A file could not be written."""

    def __init__(self, name: str) -> None:
        """Say which file, and that nothing was left."""
        super().__init__(
            say(
                "“{name}” could not be written there. Nothing was left behind. Choose a folder "
                "you may write to, with room on the disk.",
                name=name,
            )
        )


def replaceable(path: Path) -> bool:
    """Say whether a file may take this place: never that of a device, a pipe or a folder."""
    return path.is_file() or not path.exists()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, flush it, then give it its name; only its owner may read it.

    Raises:
        NotWritten: the system refused; what was there before is still there.

    """
    beside = ""
    if not replaceable(path):
        raise NotWritten(path.name)
    try:
        handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except OSError as error:
        with suppress(OSError):
            Path(beside).unlink(missing_ok=True)
        raise NotWritten(path.name) from error
