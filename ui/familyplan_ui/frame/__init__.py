"""The window round the pages: sidebar, menus, status line, and the door."""

from __future__ import annotations

from familyplan_ui.frame.place import Place
from familyplan_ui.frame.window import MainWindow

__all__ = ["MainWindow", "Place"]
