"""Quick notes: caught anywhere with one key, filed with a family later."""

from __future__ import annotations

from familyplan_ui.jotting.box import JottingBox
from familyplan_ui.jotting.to_file import NotesToFile

__all__ = ["JottingBox", "NotesToFile"]
