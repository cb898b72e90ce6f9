"""Processes whose calls that change a disk wait for leave: seen, refused, or never made.

The kernel holds each such call until it is answered (seccomp_unotify(2), by way of libseccomp).
A tracer stops at every other call too, which thousands of runs cannot afford.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import select
import signal
import socket
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spoiling import CHANGING, UNSWEPT, Call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spoiling import Spoiling

# From <linux/seccomp.h>: what a filter answers, and how the watcher asks and is asked.
_ALLOW: Final = 0x7FFF0000
_NOTIFY: Final = 0x7FC00000
_RECEIVE: Final = 0xC0502100
_SEND: Final = 0xC0182101
_GO_ON: Final = 1
_PAGE: Final = 4096
# Which arguments of a call are paths, and which are open files or folders.
_PATHS: Final = {
    "openat": (1,), "rename": (0, 1), "renameat": (1, 3), "renameat2": (1, 3), "unlink": (0,),
    "unlinkat": (1,), "mkdir": (0,), "mkdirat": (1,), "rmdir": (0,), "open": (0,), "creat": (0,),
    "openat2": (1,), "truncate": (0,), "link": (0, 1), "linkat": (1, 3), "symlink": (1,),
    "symlinkat": (2,),
}  # fmt: skip
_OPEN: Final = {
    "openat": (0,), "renameat": (0, 2), "renameat2": (0, 2), "unlinkat": (0,), "mkdirat": (0,),
    "rename": (), "unlink": (), "mkdir": (), "rmdir": (), "open": (), "creat": (), "openat2": (0,),
    "truncate": (), "link": (), "linkat": (0, 2), "symlink": (), "symlinkat": (1,),
    "copy_file_range": (2,),
}  # fmt: skip
_FLAGS: Final = {"O_CREAT": os.O_CREAT, "O_TRUNC": os.O_TRUNC, "O_TMPFILE": os.O_TMPFILE}
_LONGEST_S: Final = 120


class _Notice(ctypes.Structure):
    """A call that waits, as seccomp_unotify(2) lays it out."""

    _fields_ = (
        ("id", ctypes.c_uint64), ("thread", ctypes.c_uint32), ("flags", ctypes.c_uint32),
        ("number", ctypes.c_int), ("machine", ctypes.c_uint32), ("at", ctypes.c_uint64),
        ("given", ctypes.c_uint64 * 6),
    )  # fmt: skip


class _Answer(ctypes.Structure):
    """What becomes of it."""

    _fields_ = (
        ("id", ctypes.c_uint64), ("value", ctypes.c_int64), ("error", ctypes.c_int32),
        ("flags", ctypes.c_uint32),
    )  # fmt: skip


@cache
def _library() -> ctypes.CDLL:
    library = ctypes.CDLL("libseccomp.so.2")
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_init.argtypes = [ctypes.c_uint32]
    library.seccomp_load.argtypes = [ctypes.c_void_p]
    library.seccomp_notify_fd.argtypes = [ctypes.c_void_p]
    library.seccomp_rule_add_array.argtypes = [
        ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint, ctypes.c_void_p,
    ]  # fmt: skip
    return library


@cache
def _names() -> dict[int, str]:
    """Give the calls by their numbers on this machine, which need not have every one."""
    resolve = _library().seccomp_syscall_resolve_name
    found = {resolve(name.encode()): name for name in (*CHANGING, *UNSWEPT)}
    return {number: name for number, name in found.items() if number >= 0}


def ask_leave(watcher: socket.socket) -> None:
    """Have every call of this process that changes a disk wait until `watch` answers it."""
    library = _library()
    rules = library.seccomp_init(_ALLOW)
    for number in _names():
        _done(library.seccomp_rule_add_array(rules, _NOTIFY, number, 0, None))
    _done(library.seccomp_load(rules))
    listener = _done(library.seccomp_notify_fd(rules))
    socket.send_fds(watcher, [b"."], [listener])
    os.close(listener)


def _done(result: int) -> int:
    if result < 0:
        raise OSError(-result, os.strerror(-result))
    return result


def watch(process: int, asking: socket.socket, spoiling: Spoiling | None) -> list[Call]:
    """Answer a process until it ends, and spoil one call; give that call, or without one all.

    Reading what a call names takes time, and only the first of many runs needs it of every call.

    Raises:
        TimeoutError: the process did not end within two minutes; it was killed.

    """
    counted: Counter[tuple[int, str]] = Counter()
    calls: list[Call] = []
    for listener, notice in _waiting(process, asking):
        name, thread = _names()[notice.number], int(notice.thread)
        counted[thread, name] += 1
        met = spoiling is not None and thread == process and (name, counted[thread, name]) == (
            spoiling.call.name, spoiling.call.ordinal,
        )  # fmt: skip
        if met or spoiling is None:
            calls.append(Call(thread, name, counted[thread, name], _told(notice, name)))
        if met and spoiling is not None and spoiling.how == "kill":
            # Answered as well, it would often be carried out before the process dies.
            os.kill(process, signal.SIGKILL)
            continue
        refused = spoiling is not None and bool(calls) and spoiling.refuses(name, met=met)
        _answer(listener, notice, refused=refused)
    return calls


def _waiting(process: int, asking: socket.socket) -> Iterator[tuple[int, _Notice]]:
    """Give each call that waits, until the process that sent its listener has ended."""
    _said, listeners, _flags, _from = socket.recv_fds(asking, 1, 1)
    for listener in listeners:
        ended = os.pidfd_open(process)
        try:
            while _asked(listener, ended, process):
                notice = _Notice()
                try:
                    fcntl.ioctl(listener, _RECEIVE, notice)
                except FileNotFoundError:  # the thread was killed meanwhile
                    continue
                yield listener, notice
        finally:
            os.close(listener)
            os.close(ended)


def _asked(listener: int, ended: int, process: int) -> bool:
    """Wait until a call waits for leave, or give False once the process has ended.

    Only the newest kernels let go of a listener before its process has been waited for.
    """
    ready = select.poll()
    ready.register(listener, select.POLLIN)
    ready.register(ended, select.POLLIN)
    found = dict(ready.poll(_LONGEST_S * 1000))
    if not found:
        os.kill(process, signal.SIGKILL)
        raise TimeoutError(f"the process {process} did not end")
    return bool(found.get(listener, 0) & select.POLLIN)


def _answer(listener: int, notice: _Notice, *, refused: bool) -> None:
    answer = _Answer(notice.id, 0, -errno.ENOSPC if refused else 0, 0 if refused else _GO_ON)
    try:
        fcntl.ioctl(listener, _SEND, answer)
    except FileNotFoundError:  # as above
        return


def _told(notice: _Notice, name: str) -> str:
    """Say which files a call that waits is about, and whether it would make one."""
    opened = Path(f"/proc/{notice.thread}/fd")
    links = [opened / str(ctypes.c_int(notice.given[at]).value) for at in _OPEN.get(name, (0,))]
    # What stands for the working folder is no link.
    words = [str(link.readlink()) for link in links if link.is_symlink()]
    words += [_path(notice.thread, notice.given[at]) for at in _PATHS.get(name, ())]
    if name == "openat":
        words += [flag for flag, bits in _FLAGS.items() if notice.given[2] & bits == bits]
    return " ".join(words)


def _path(thread: int, at: int) -> str:
    """Read a path where a process that waits has it, as far as its page goes."""
    memory = os.open(f"/proc/{thread}/mem", os.O_RDONLY)
    try:
        return os.fsdecode(os.pread(memory, _PAGE, at).partition(b"\0")[0])
    finally:
        os.close(memory)
