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

    def __exit__(self, *_exception: object) -> None:
        """End whatever still runs."""
        self.kill()

    def quit(self) -> None:
        """Close the program as a person does, and wait until it has gone."""
        self.reader.keys("ctrl+q")
        assert self.process.wait(PATIENCE) == 0
        self._over()

    def kill(self) -> None:
        """End the program at once, as a flat battery does."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(PATIENCE)
        self._over()

    def _over(self) -> None:
        self.reader.__exit__()
        self._said.close()
