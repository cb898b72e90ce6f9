"""Family Plan: one family, one plan, one team. The core, without a window."""

from __future__ import annotations

__version__ = "0.1.0"
