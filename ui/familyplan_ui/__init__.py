"""The desktop client: draws, listens and calls the core; nobody imports it."""

from __future__ import annotations

from familyplan_ui.importing import import_plainly
from familyplan_ui.lasting import keep_constants

keep_constants()
import_plainly()
