"""What can be seen, without an administrator's rights, of how this computer keeps its disks."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Seen = Literal["yes", "no", "unknown"]

_SECONDS: Final = 20
_CRYPT: Final = "CRYPT-"
# What System.Volume.BitLockerProtection says: learn.microsoft.com, Windows property system.
_BITLOCKER: Final[dict[str, Seen]] = {"1": "yes", "2": "no", "3": "no", "5": "no"}
_ASK_BITLOCKER: Final = (
    "(New-Object -ComObject Shell.Application).NameSpace('{drive}').Self"
    ".ExtendedProperty('System.Volume.BitLockerProtection')"
)


def _asked(words: Sequence[str]) -> str:
    """Run one of the system's own programs and give what it says; "" where it does not answer."""
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(  # noqa: S603 - a system program by its full path, no input of anybody's
            words, capture_output=True, text=True, check=False, timeout=_SECONDS
        )
        return done.stdout
    return ""


@dataclass(frozen=True)
class Computer:
    """The computer as far as a user's program can look; tests give a made-up one.

    `root` is what stands before /sys, /proc and /dev on Linux; `ask` runs a system program.
    """

    platform: str = sys.platform
    root: Path = Path("/")
    ask: Callable[[Sequence[str]], str] = field(default=_asked)
    device_of: Callable[[Path], int] = field(default=lambda path: path.stat().st_dev)

    def disk_encrypted(self, folder: Path) -> Seen:
        """Say whether the disk under a folder is encrypted, as far as it can be seen."""
        if self.platform == "linux":
            return self._under(folder)
        if self.platform == "darwin":
            said = self.ask(["/usr/bin/fdesetup", "status"])
            return "yes" if "FileVault is On" in said else "no" if "is Off" in said else "unknown"
        if self.platform == "win32":
            drive = folder.drive
            if len(drive) != len("C:"):
                return "unknown"
            said = self.ask([_powershell(), "-NoProfile", "-NonInteractive", "-Command",
                             _ASK_BITLOCKER.format(drive=drive)])  # fmt: skip
            return _BITLOCKER.get(said.strip(), "unknown")
        return "unknown"

    def disk_at_once(self, folder: Path) -> Seen:
        """Say the same where asking takes no time worth speaking of, and "unknown" elsewhere."""
        return self.disk_encrypted(folder) if self.platform == "linux" else "unknown"

    def swap_encrypted(self) -> Seen | None:
        """Say whether memory is swapped to encrypted places only; None where there is no swap."""
        if self.platform == "darwin":
            # Swap has been encrypted on every Mac since OS X 10.7, and cannot be otherwise.
            return "yes"
        if self.platform != "linux":
            return "unknown"
        try:
            lines = (self.root / "proc/swaps").read_text(encoding="utf-8").splitlines()[1:]
        except OSError:
            return "unknown"
        found = {self._swap(line.split()) for line in lines if line.split()}
        if not found:
            return None
        return "no" if "no" in found else "unknown" if "unknown" in found else "yes"

    def may_hibernate(self) -> bool | None:
        """Say whether the computer can write its whole memory to disk; None where not seen."""
        if self.platform != "linux":
            return None
        try:
            states = (self.root / "sys/power/state").read_text(encoding="ascii").split()
            ways = (self.root / "sys/power/disk").read_text(encoding="ascii")
        except OSError:
            return None
        return "disk" in states and "[disabled]" not in ways and self.swap_encrypted() is not None

    def _under(self, folder: Path) -> Seen:
        try:
            device = self.device_of(folder)
            number = f"{os.major(device)}:{os.minor(device)}"
        except OSError:
            return "unknown"
        block = self.root / "sys/dev/block" / number
        if block.exists():
            return self._walk(block.resolve())
        # Btrfs and overlays have no device of their own: what they are mounted from has.
        source = self._source(number)
        return self._device(source) if source else "unknown"

    def _source(self, number: str) -> str:
        """Give the device a file system is mounted from, as the system lists it, or ""."""
        with suppress(OSError):
            listed = (self.root / "proc/self/mountinfo").read_text(encoding="utf-8")
            for line in listed.splitlines():
                before, _, after = line.partition(" - ")
                words, more = before.split(), after.split()
                if words[2:3] == [number] and more[1:2] and more[1].startswith("/dev/"):
                    return more[1]
        return ""

    def _device(self, path: str) -> Seen:
        """Look at a device by its path below /dev."""
        real = (self.root / path.lstrip("/")).resolve()
        block = self.root / "sys/class/block" / real.name
        return self._walk(block.resolve()) if block.exists() else "unknown"

    def _walk(self, block: Path) -> Seen:
        """Go down from a device to what it is made of; every part has to be encrypted."""
        with suppress(OSError):
            if (block / "dm/uuid").read_text(encoding="ascii").startswith(_CRYPT):
                return "yes"
        slaves = block / "slaves"
        parts = sorted(slaves.iterdir()) if slaves.is_dir() else []
        if not parts:
            return "no"
        return "yes" if all(self._walk(each.resolve()) == "yes" for each in parts) else "no"

    def _swap(self, words: list[str]) -> Seen:
        name, kind = words[0].replace("\\040", " "), words[1] if len(words) > 1 else ""
        if kind == "file":
            return self._under(self.root / name.lstrip("/"))
        # Compressed memory goes nowhere: it is still memory.
        return "yes" if "/zram" in name else self._device(name)


def core_dumps_off() -> bool | None:
    """Say whether a crash of this process leaves its memory nowhere; None where not seen."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - there is none on Windows

    return resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def _powershell() -> str:
    root = os.environ.get("SYSTEMROOT", "C:\\Windows")
    return f"{root}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"
