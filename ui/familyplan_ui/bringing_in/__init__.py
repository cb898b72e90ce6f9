"""Bringing families in from a spreadsheet or a file of this program, step by step."""

from __future__ import annotations

from familyplan_ui.bringing_in.page import Page

__all__ = ["Page"]
