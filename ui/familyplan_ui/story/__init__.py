"""The story of a family: what happened, notes and papers as one timeline."""

from __future__ import annotations

from familyplan_ui.story.page import Page

__all__ = ["Page"]
