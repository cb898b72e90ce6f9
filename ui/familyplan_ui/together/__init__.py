"""Looking at the record together with the family: one page alone, of what all who are here may see.

The page reads the store only through `familyplan.sharing.together`; nothing on it is hidden, it was
never let through. While it is shown, the window shows nothing else (`Place.alone`).
"""

from __future__ import annotations

from familyplan_ui.together.page import Page

__all__ = ["Page"]
