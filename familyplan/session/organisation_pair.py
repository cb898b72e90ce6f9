"""The two files of a partnership's recovery key on the disk: never over another file."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from familyplan.errors import KnownError
from familyplan.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session.keys import OrganisationFiles

__all__ = ["PRIVATE_ENDING", "PUBLIC_ENDING", "PairNotWritten", "write_pair"]

PRIVATE_ENDING: Final = ".fpprivate"
PUBLIC_ENDING: Final = ".fppublic"
_PRIVATE_FILE: Final = 0o600


class PairNotWritten(KnownError):
    """One of the two files could not be written, so neither is there."""

    def __init__(self, name: str, why: str) -> None:
        """Name the file and give the system's own words."""
        super().__init__(
            say(
                "The file {name} could not be written ({why}), so neither file was kept. Choose "
                "another name or another place.",
                name=name,
                why=why,
            )
        )


def write_pair(files: OrganisationFiles, *, private: Path, public: Path) -> None:
    """Write both files, readable to this user only, or neither.

    Raises:
        PairNotWritten: a file of that name is there already, or it could not be written.

    """
    written: list[Path] = []
    for path, data in ((private, files.private), (public, files.public)):
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
            written.append(path)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            for begun in written:
                with suppress(OSError):
                    begun.unlink()
            raise PairNotWritten(path.name, error.strerror or type(error).__name__) from error
