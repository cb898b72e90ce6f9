"""Who may see what: the matrix of permissions, the chosen answer, and what left."""

from __future__ import annotations

from familyplan_ui.sharing.page import Page

__all__ = ["Page"]
