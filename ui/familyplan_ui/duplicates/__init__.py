"""What was entered twice: a calm word while typing, and a page to bring it together."""

from __future__ import annotations

from familyplan_ui.duplicates.page import Page

__all__ = ["Page"]
