"""The place Families: register Page(gate) under "families"; it asks gate.go("family", id).

Whoever has invented families to offer calls page.offer_sample(Sampling(gate)).
"""

from __future__ import annotations

from familyplan_ui.families.page import Page

__all__ = ["Page"]
