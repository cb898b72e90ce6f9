"""The place Today: register Page(gate) under "today"; it asks the gate to go where one can act."""

from __future__ import annotations

from familyplan_ui.today.page import Page

__all__ = ["Page"]
