"""The place Record asked for: a request, its deadline, deciding place by place, the copy."""

from __future__ import annotations

from familyplan_ui.access.page import Page

__all__ = ["Page"]
