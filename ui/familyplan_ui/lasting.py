"""Keeps Python's None alive on Python 3.11, where PySide6 6.12 slowly counts it away.

Every PySide6 6.12.0 method without a result gives back None without counting the reference
(seen with `sys.getrefcount(None)`: one less per call). From Python 3.12 on None cannot be counted
away (PEP 683); before that the process ends with "deallocating None" after some thousand calls.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_ENOUGH: Final = 1 << 40


def keep_none() -> None:
    """Give None more references than a process can ever drop; does nothing on Python 3.12 on."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < _ENOUGH // 2:
        ctypes.c_ssize_t.from_address(id(None)).value += _ENOUGH
