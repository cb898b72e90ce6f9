"""Files that are packed folders (Word, Excel), packed so that the same copy has the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["packed"]

_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the first day a ZIP file can hold
_NOTHING: Final[Mapping[str, bytes]] = {}


def packed(data: bytes, instead: Mapping[str, bytes] = _NOTHING) -> bytes:
    """Pack a file again with one date for each part; `instead` gives parts of other content."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as fresh:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            fresh.writestr(part, instead[name] if name in instead else old.read(name))
    return held.getvalue()
