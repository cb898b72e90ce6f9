"""Opening the desktop from the command line, which must not import it: it is found by name."""

from __future__ import annotations

import os
import sys
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from familyplan.display import need_display
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
    need_display(environment)
    sys.exit(found[0].load()())
