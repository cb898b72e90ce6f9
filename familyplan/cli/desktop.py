"""Opening the desktop from the command line, which must not import it: it is found by name."""

from __future__ import annotations

import os
import sys
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from familyplan.errors import Refused
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping


def open_desktop(environment: Mapping[str, str] = os.environ) -> None:
    """Run the desktop until its window is closed.

    Raises:
        Refused: the desktop is not installed, or there is no display.

    """
    found = list(entry_points(group="gui_scripts", name="familyplan-desktop"))
    if not found:
        raise Refused(
            say("The desktop is not installed here. “familyplan --help” lists what else there is.")
        )
    if not _has_display(environment):
        raise Refused(
            say(
                "There is no display to open a window on. “familyplan --help” lists what can be "
                "done without one."
            )
        )
    sys.exit(found[0].load()())


def _has_display(environment: Mapping[str, str]) -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
