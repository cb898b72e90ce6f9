"""Understanding: the children's own words, statements under a lens, and assessments."""

from __future__ import annotations

from familyplan_ui.understanding.page import Page

__all__ = ["Page"]
