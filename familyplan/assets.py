"""Where the files of resources/ are, in a checkout, an installed wheel or a frozen program."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


def folder() -> Path:
    """Give the resources folder: the checkout's own if there is one, else the packaged copy."""
    here = Path(__file__).resolve().parent
    beside = here.parent / "resources"
    return beside if (beside / "vocabulary").is_dir() else here / "resources"


@cache
def read_json(name: str) -> Any:  # noqa: ANN401 - JSON of any shape; each caller checks its own
    """Read one JSON file of resources/, by its path below that folder."""
    return json.loads((folder() / name).read_text(encoding="utf-8"))
