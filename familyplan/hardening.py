"""What this process asks of the system so that its memory and its files stay with this user."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_PR_SET_DUMPABLE: Final = 4  # linux/prctl.h
_PT_DENY_ATTACH: Final = 31  # sys/ptrace.h of macOS
_NO_CRASH_BOX: Final = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX
_NO_HEAP_IN_REPORTS: Final = 0x0001  # WER_FAULT_REPORTING_FLAG_NOHEAP


def hide_memory() -> None:
    """Ask that no crash report and no other program of this user can read this process's memory.

    Linux: prctl(2), PR_SET_DUMPABLE 0. macOS: ptrace(2), PT_DENY_ATTACH. Windows: Windows Error
    Reporting keeps the heap out, and an executable of our own is excluded altogether. Only Linux
    was tried; a system that refuses is no reason not to start.
    """
    with suppress(OSError, AttributeError):
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        elif sys.platform == "darwin":
            ctypes.CDLL(None).ptrace(_PT_DENY_ATTACH, 0, 0, 0)
        elif sys.platform == "win32":
            _keep_out_of_reports()


def keep_to_this_user(hide: Callable[[], None] = hide_memory) -> None:
    """Make files this process writes readable by this user alone; a crash leaves no memory."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hide()


def _keep_out_of_reports() -> None:
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_CRASH_BOX)
        ctypes.windll.kernel32.WerSetFlags(_NO_HEAP_IN_REPORTS)
        name = Path(sys.executable).name
        # The exclusion is kept for this user under the program's name: Python itself is not ours.
        if not name.casefold().startswith("python"):
            ctypes.windll.wer.WerAddExcludedApplication(name, False)  # noqa: FBT003 - Windows' own
