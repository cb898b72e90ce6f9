"""The program under test: started as a person starts it, quit, or killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Self

from journeys.reading import ScreenReader

NAME = "Family Plan"
DESKTOP = (str(Path(sys.executable).parent / "familyplan-desktop"),)
PATIENCE = 20
# Qt answers a question of the bus for itself; nothing is amiss.
HARMLESS = "qt.accessibility.atspi: AtSpiAdaptor::applicationInterface does not implement"


class Program:
    """One running desktop in a home directory of its own, with a screen reader beside it."""

    def __init__(self, home: Path, *words: str) -> None:
        """Start the program with these words after its name."""
        folders = {"HOME": home, "TMPDIR": home / "tmp"}
        for name in ("config", "data", "cache"):
            folders[f"XDG_{name.upper()}_HOME"] = home / f".{name}"
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True)
        self._said = (home / "said.txt").open("ab")
        self.process = subprocess.Popen(
            [*DESKTOP, *words],
            env=os.environ | {key: str(folder) for key, folder in folders.items()},
            stdout=self._said,
            stderr=self._said,
        )
        self.reader = ScreenReader(NAME)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_more: object) -> None:
        """End whatever still runs; after a failure, tell what the program itself said."""
        self.kill()
        if kind is not None:
            sys.stderr.write(self._said_so_far())

    def quit(self) -> None:
        """Close the program as a person does, wait until it has gone, and see all went well."""
        self.reader.keys("ctrl+q")
        assert self.process.wait(PATIENCE) == 0
        self._over()
        said = self._said_so_far().splitlines()
        assert [line for line in said if not line.startswith(HARMLESS)] == []

    def kill(self) -> None:
        """End the program at once, as a flat battery does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(PATIENCE)
        self._over()

    def _said_so_far(self) -> str:
        return Path(self._said.name).read_text(encoding="utf-8")

    def _over(self) -> None:
        self.reader.__exit__()
        self._said.close()
