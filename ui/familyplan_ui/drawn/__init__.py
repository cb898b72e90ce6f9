"""Drawings saved as pictures: asked for whom, drawn anew for them, noted, written whole."""

from __future__ import annotations

from familyplan_ui.drawn.saving import SavePicture, save_button, save_picture

__all__ = ["SavePicture", "save_button", "save_picture"]
