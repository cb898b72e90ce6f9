"""Meetings of a family: planned, prepared, held."""

from __future__ import annotations

from familyplan_ui.meetings.page import Page

__all__ = ["Page"]
