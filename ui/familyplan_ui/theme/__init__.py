"""How the program looks: colours by role, type, icons, focus ring; one `Theme` holds them."""

from __future__ import annotations

from familyplan_ui.theme.roles import PALETTES, Role, Scheme
from familyplan_ui.theme.theme import MODES, Mode, Theme
from familyplan_ui.theme.type import Size

__all__ = ["MODES", "PALETTES", "Mode", "Role", "Scheme", "Size", "Theme"]
