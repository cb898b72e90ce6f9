"""Which store was opened last on this computer, so that the door can offer it."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

import platformdirs

_FILE: Final = "last-store.json"


class Recent:
    """Remembers one path in the user's own folder for settings; a lost file costs one choice."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = (folder or platformdirs.user_config_path("family-plan")) / _FILE

    def last(self) -> Path | None:
        """Give the store opened last, if it is still there."""
        with suppress(OSError, ValueError, TypeError, KeyError):
            path = Path(json.loads(self._file.read_text(encoding="utf-8"))["store"])
            return path if path.is_dir() else None
        return None

    def remember(self, store: Path) -> None:
        """Remember a store; a folder that cannot be written is no reason to stop anybody."""
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"store": str(store.absolute())})
            self._file.write_text(text, encoding="utf-8")
