"""The command line: the same core without a window."""

from __future__ import annotations

from familyplan.cli.program import main, program

__all__ = ["main", "program"]
