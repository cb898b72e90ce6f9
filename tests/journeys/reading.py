"""The test's side of the screen reader: each method is one thing a person does or hears."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any, Self

# The system's Python has the accessibility bindings; no package on PyPI does.
SYSTEM_PYTHON = "/usr/bin/python3"
SERVER = Path(__file__).parent / "screen_reader.py"
PATIENCE = 15.0


class ScreenReader:
    """A screen reader pointed at one program, and the keyboard in front of it."""

    def __init__(self, program: str) -> None:
        """Start the process that reads the screen."""
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, "-W", "ignore", str(SERVER), program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()

    def _ask(self, what: str, *given: object) -> Any:  # noqa: ANN401 - whatever was asked for
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": what, "with": given}) + "\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        if "refused" in said:
            raise LookupError(said["refused"])
        return said["answer"]

    # With the screen reader's own commands

    def press(self, name: str, *roles: str) -> None:
        """Press a button, tab or menu item by its accessible name."""
        self._ask("press", name, roles)

    def unfold(self, name: str, heading: str) -> None:
        """Open the group of this heading, unless the field of this name is there already."""
        self._ask("unfold", name, heading)

    def tick(self, name: str, *, on: bool = True) -> None:
        """Tick a box, or clear it."""
        self._ask("tick", name, on)

    def write(self, name: str, text: str) -> None:
        """Put text into the field of this name."""
        self._ask("write", name, text)

    def choose(self, name: str, option: str) -> None:
        """Choose an option of the list of this name: open it, arrow down, Enter."""
        self._choose(name, self._ask("option", name, option))

    def _choose(self, name: str, at: int) -> None:
        self.keys("Home", *["Down"] * at, "Return")
        self._ask("chosen", name, at)

    def fill(self, name: str, words: str) -> None:
        """Write into a field or choose in a list, whichever it is."""
        at = self._ask("fill", name, words)
        if at >= 0:
            self._choose(name, at)

    def focus(self, name: str, *roles: str) -> None:
        """Move the keyboard to a control."""
        self._ask("focus", name, roles)

    def go_to_row(self, name: str, within: str) -> None:
        """Go with the arrow keys to the row of a list whose words begin with `name`."""
        at = self._ask("row", name, within)
        self.keys("Home", *["Down"] * at)
        self._ask("stands_on", name, within)

    def open_row(self, name: str, within: str) -> None:
        """Go to a row and press Enter on it."""
        self.go_to_row(name, within)
        self.keys("Return")

    # With the keyboard

    def keys(self, *keys: str) -> None:
        """Press keys one after another, as xdotool names them: "Tab", "ctrl+k"."""
        subprocess.run(["xdotool", "key", "--delay", "20", *keys], check=True, timeout=20)

    def type(self, text: str) -> None:
        """Type letters where the keyboard is."""
        subprocess.run(["xdotool", "type", "--delay", "8", text], check=True, timeout=60)

    def click(self, name: str, *roles: str) -> None:
        """Press the mouse on a control and let go a moment later, as hands do."""
        across, down = self._ask("middle", name, roles)
        subprocess.run(
            ["xdotool", "mousemove", str(across), str(down), "mousedown", "1", "sleep", "0.12",
             "mouseup", "1"],
            check=True,
            timeout=20,
        )  # fmt: skip

    def tab_to(self, name: str, most: int = 80) -> None:
        """Press Tab until the keyboard is at the control of this name."""
        passed: list[str] = []
        while self.focused() != name:
            passed.append(self.focused())
            assert len(passed) <= most, f"Tab never came to {name!r}, only to {passed}"
            self.keys("Tab")

    # What is heard

    def read(self, name: str, *roles: str) -> str:
        """Hear what a field holds."""
        return str(self._ask("read", name, roles))

    def describe(self, name: str, *roles: str) -> str:
        """Hear what is said after a control's name."""
        return str(self._ask("describe", name, roles))

    def focused(self) -> str:
        """Hear where the keyboard is."""
        return str(self._ask("focused"))

    def stands_at(self, name: str, within: float = PATIENCE) -> bool:
        """Say whether the keyboard comes to a control in time."""
        until = time.monotonic() + within
        while self.focused() != name:
            if time.monotonic() > until:
                return False
        return True

    def there(self, name: str, within: float = PATIENCE) -> bool:
        """Say whether something of this name comes up in time."""
        return bool(self._ask("there", name, within))

    def says(self, part: str, within: float = PATIENCE) -> str:
        """Wait until something on the screen says these words; hear all of it."""
        return str(self._ask("says", part, within))

    def names(self, *roles: str) -> list[str]:
        """Hear the name of everything on the screen."""
        return list(self._ask("names", roles))

    def outline(self) -> list[list[str]]:
        """Give role, name and description of everything on the screen."""
        return list(self._ask("outline"))
