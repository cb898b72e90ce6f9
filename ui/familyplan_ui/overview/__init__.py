"""The family's overview: one page a lead can talk from."""

from __future__ import annotations

from familyplan_ui.overview.page import Page

__all__ = ["Page"]
