"""The plan: goals in the family's words, ratings, actions, needs, own words, notes, versions."""

from __future__ import annotations

from familyplan_ui.plan.page import Page

__all__ = ["Page"]
