"""Gives imports back to Python, which PySide6 follows for a feature this program does not use.

PySide6 6.12.0 puts a function of its own in the place of `__import__`. After every import it reads
the source of the module, to see whether it may use `from __feature__ import ...`, and Python keeps
each line that was read: 17 MiB before a store is open, and a fifth of the time it takes to read
our own code (docs/decisions/0006).
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it is this import that puts the function there

_BEFORE = "__orig_import__"


def import_plainly() -> None:
    """Import as Python does from now on; nothing where PySide6 did not interfere."""
    held = vars(builtins)
    held["__import__"] = held.get(_BEFORE, held["__import__"])
