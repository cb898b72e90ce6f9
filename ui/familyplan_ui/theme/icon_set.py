"""The icons of this program out of Lucide's set, kept at hand between starts.

The set opens a database and a web client to give one icon; a start that paints a dozen would wait
for both. What was drawn once is kept as text in the user's cache folder, which holds nothing else.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

COLOUR: Final = "currentColor"
STROKE: Final = 1.75


class NoSuchIconError(LookupError):
    """The icon set has no icon of that name."""


def drawing(name: str, colour: str) -> bytes:
    """Give one icon as SVG in a colour. Raises NoSuchIconError."""
    kept = _kept()
    if name not in kept:
        kept[name] = _from_the_set(name)
        _keep(kept)
    return kept[name].replace(COLOUR, colour).encode()


def _from_the_set(name: str) -> str:
    import lucide  # noqa: PLC0415 - a start that has its icons never needs it

    svg: str = lucide.lucide_icon(name, stroke=COLOUR, stroke_width=str(STROKE))
    if "data-missing-icon" in svg:
        raise NoSuchIconError(name)
    return svg


@functools.cache
def _file() -> Path:
    found = importlib.util.find_spec("lucide")
    origin = Path(found.origin) if found and found.origin else Path()
    data = origin.parent / "data" / "lucide-icons.db"
    about = data.stat() if data.is_file() else None
    edition = f"{about.st_size}-{int(about.st_mtime)}" if about else "unknown"
    return user_cache_path("familyplan") / f"icons-{edition}.json"


@functools.cache
def _kept() -> dict[str, str]:
    with suppress(OSError, ValueError):
        held = json.loads(_file().read_text(encoding="utf-8"))
        if isinstance(held, dict):
            return {str(name): str(svg) for name, svg in held.items() if "<svg" in str(svg)}
    return {}


def _keep(kept: dict[str, str]) -> None:
    import tempfile  # noqa: PLC0415 - a start that has its icons never needs it

    with suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=_file().parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kept, file)
        Path(name).replace(_file())
