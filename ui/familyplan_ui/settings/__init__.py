"""Settings: register Page(gate) under "settings" (not listed) and offer it to the frame.

The look is restored and kept by `familyplan_ui.looks`, the partnership's words are spoken by
`familyplan_ui.own_terms`: both are needed before this page is ever made.
"""

from __future__ import annotations

from familyplan_ui.settings.page import Page

__all__ = ["Page"]
