"""One weight cut out of a variable font, once per computer, since cutting takes a while."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

# Layout tables are left in the original file, where HarfBuzz reads them: cutting them to one
# weight would take ten times as long as cutting the outlines.
_LAYOUT: Final = ("GSUB", "GPOS", "GDEF", "STAT", "DSIG", "BASE")
_DIGEST: Final = 32


def cut(font: TTFont, source: bytes, weight: int) -> bytes:
    """Cut one weight out of a variable font, outlines only; `source` is the font's file.

    The cut is kept in the user's cache folder, where it holds nothing but the font, and is used
    again only if it is whole. Where that folder cannot be used, it is cut anew each time.
    """
    named = hashlib.sha256(source + version("fonttools").encode() + str(weight).encode())
    kept = user_cache_path("familyplan") / "fonts" / f"{named.hexdigest()[:32]}-{weight}"
    with suppress(OSError):
        held = kept.read_bytes()
        if hashlib.sha256(held[_DIGEST:]).digest() == held[:_DIGEST]:
            return held[_DIGEST:]
    made = _cut(font, weight)
    with suppress(OSError):
        _keep(kept, hashlib.sha256(made).digest() + made)
    return made


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)


def _cut(font: TTFont, weight: int) -> bytes:
    # Loaded here, because a computer that has its cuts never needs it.
    from fontTools.varLib import instancer  # noqa: PLC0415

    at = {a.axisTag: a.defaultValue for a in font["fvar"].axes} | {"wght": weight}
    for table in _LAYOUT:
        if table in font:
            del font[table]
    # Left to itself the clock of this machine would be written into the file.
    font.recalcTimestamp = False
    made = instancer.instantiateVariableFont(font, at, optimize=False)
    out = io.BytesIO()
    made.save(out, reorderTables=False)
    return out.getvalue()
