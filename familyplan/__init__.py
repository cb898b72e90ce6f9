"""Family Plan: one family, one plan, one team. The core, without a window."""

__version__ = "0.1.0"
