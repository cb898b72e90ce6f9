"""Keeps Python's constants alive on Python 3.11, where PySide6 6.12 slowly counts them away.

PySide6 6.12.0 gives back None, True and False without counting the reference (seen with
`sys.getrefcount(None)`: one less for each call of a method without a result). From Python 3.12 on
they cannot be counted away (PEP 683); before that the process ends with "deallocating None" after
some thousand calls.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_ENOUGH: Final = 1 << 40


def keep_constants() -> None:
    """Give the constants more references than a process can drop; nothing on 3.12 or later."""
    if sys.version_info < (3, 12):
        for constant in (None, True, False, NotImplemented, Ellipsis):
            if sys.getrefcount(constant) < _ENOUGH // 2:
                ctypes.c_ssize_t.from_address(id(constant)).value += _ENOUGH
