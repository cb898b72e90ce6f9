"""Find (Ctrl+K): open FindBox(gate, commands.listing, commands.run, window).open().

It asks gate.go("family", id, tab, row), gate.go("families", "with", name), or runs a command.
"""

from __future__ import annotations

from familyplan_ui.find.box import FindBox

__all__ = ["FindBox"]
