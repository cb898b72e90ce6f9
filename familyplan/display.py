"""Whether there is anything a window could open on, asked before Qt ends the process for it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from familyplan.errors import Refused
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping


def need_display(environment: Mapping[str, str] = os.environ) -> None:
    """Go on only where a window can open.

    Raises:
        Refused: this is a system whose display is named by the environment, and none is named.

    """
    if sys.platform in {"win32", "darwin"}:
        return
    if not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise Refused(
            say(
                "There is no display to open a window on. “familyplan --help” lists what can be "
                "done without one."
            )
        )
