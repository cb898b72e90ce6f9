"""Closed means gone: no copy of the data key stays in the memory of the process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from core.vault.stores import PASSPHRASE

# The key is told to the test in disguise, so that telling it leaves no copy behind either.
OPEN_AND_CLOSE = """
import pathlib, sys
from familyplan.vault.opening import open_vault
vault = open_vault(pathlib.Path(sys.argv[1]), sys.argv[2])
vault.reader().close()
sys.stdout.buffer.write(bytes(byte ^ 0x5A for byte in vault.key.raw))
sys.stdout.flush()
sys.stdin.readline()
vault.close()
print("closed", flush=True)
sys.stdin.readline()
"""


def copies(pid: int, key: bytes) -> tuple[int, int]:
    """Count the key in a process's memory, as bytes and as hexadecimal digits (Linux)."""
    raw = written = 0
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            if "r" not in rights or "[v" in line:  # the kernel's own pages cannot be read
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            memory.seek(start)
            data = memory.read(end - start)
            raw += data.count(key)
            written += data.count(key.hex().encode())
    return raw, written


def test_the_data_key_is_held_once_while_open_and_nowhere_after_closing(store: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_CLOSE, str(store), PASSPHRASE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as work:
        assert work.stdin is not None
        assert work.stdout is not None
        key = bytes(byte ^ 0x5A for byte in work.stdout.read(32))
        assert copies(work.pid, key) == (1, 0)
        work.stdin.write(b"\n")
        work.stdin.flush()
        assert work.stdout.readline() == b"closed\n"
        assert copies(work.pid, key) == (0, 0)
        work.stdin.write(b"\n")
        work.stdin.flush()
        assert work.wait() == 0
