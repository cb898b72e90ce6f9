"""Starting the program again in a new process, with its window where it was.

Only a process that ends gives back everything it held: rows, fonts' caches, undo, pictures of
pages. So a lock ends this process and begins another, which has read nothing of any store. Its
arguments carry the window's place and, where the door would not know it, the store's folder.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QCoreApplication, QProcess, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_WINDOW: Final = "--window="
_BEHIND: Final = "--behind"
_SMALL: Final = "--minimised"
_CODING: Final = QByteArray.Base64Option.Base64UrlEncoding


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where a window stood: Qt's own note of its place and size, in letters and digits.

    `behind` when another program's window was in use, `store` only where the door of the next
    process would not offer it by itself.
    """

    geometry: str = ""
    behind: bool = False
    minimised: bool = False
    store: Path | None = None

    def arguments(self) -> list[str]:
        """Give it as arguments of the program."""
        flags = [(_BEHIND, self.behind), (_SMALL, self.minimised)]
        said = [f"{_WINDOW}{self.geometry}", *(flag for flag, on in flags if on)]
        return [*said, str(self.store)] if self.store else said

    def put(self, window: QWidget) -> None:
        """Show a window there."""
        window.restoreGeometry(QByteArray.fromBase64(self.geometry.encode(), _CODING))
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=self.behind)
        if self.minimised:
            window.showMinimized()
            return
        window.show()
        if not self.behind:
            window.raise_()
            window.activateWindow()


def place_of(window: QWidget, store: Path | None = None) -> WindowPlace:
    """Say where a window stands now."""
    return WindowPlace(
        bytes(window.saveGeometry().toBase64(_CODING).data()).decode(),
        not window.isActiveWindow(),
        window.isMinimized(),
        store,
    )


def place_in(arguments: Sequence[str]) -> WindowPlace | None:
    """Read a place from a program's arguments; None where there is none."""
    found = [each.removeprefix(_WINDOW) for each in arguments if each.startswith(_WINDOW)]
    if not found:
        return None
    return WindowPlace(found[-1], _BEHIND in arguments, _SMALL in arguments)


def command(place: WindowPlace) -> list[str]:
    """Give the command this process was started with, now for this place."""
    how = sys.orig_argv[1 : len(sys.orig_argv) - len(sys.argv) + 1]
    kept = [each for each in sys.argv[1:] if not _ours(each)]
    return [sys.executable, *how, *kept, *place.arguments()]


def start_again(place: WindowPlace) -> None:
    """End this process and begin the program anew.

    Raises:
        OSError: it could not be begun; this process goes on.

    """
    program, *words = command(place)
    if sys.platform == "win32":
        if not QProcess.startDetached(program, words)[0]:
            raise OSError(program)
        QCoreApplication.quit()
        return
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    # What this process has open closes with it: Python and Qt mark all of it close-on-exec.
    os.execv(program, [program, *words])  # noqa: S606 - our own program, with no shell between


def _ours(argument: str) -> bool:
    """Say whether an argument is a place of before, or a store: both are said anew."""
    mine = argument.startswith(_WINDOW) or argument in {_BEHIND, _SMALL}
    return mine or (not argument.startswith("-") and Path(argument).is_dir())
