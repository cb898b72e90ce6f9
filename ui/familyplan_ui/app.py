"""Where the desktop starts: the process made safe, the application, one window."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from familyplan.display import need_display
from familyplan.errors import Refused
from familyplan.hardening import keep_to_this_user
from familyplan.mishaps import hear, keep_quiet
from familyplan_ui import looks
from familyplan_ui.desktop import Desktop, Outside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from familyplan_ui.locking.again import WindowPlace

_SIZE = (1366, 728)
_AGAIN = "--window="


def main() -> int:
    """Open the window, on the store named on the command line if one is, until it is closed."""
    keep_to_this_user()
    keep_quiet()
    qInstallMessageHandler(be_silent)
    try:
        need_display()
    except Refused as refused:
        sys.stderr.write(f"{refused.sentence}\n")
        return 2
    # Said here, for asking Qt to change the style later would have it make every name of QStyle.
    app = QApplication([*sys.argv, "-style", "Fusion"])
    app.setApplicationName("Family Plan")
    theme = looks.restored()
    theme.begin(app)
    looks.follow(theme)
    named = [Path(argument) for argument in app.arguments()[1:] if not argument.startswith("-")]
    desktop = Desktop(Outside(start_again=start_again), named[0] if named else None)
    hear(desktop.refuse)
    show(desktop.window, app.arguments())
    return app.exec()


def show(window: QWidget, arguments: Sequence[str]) -> None:
    """Show the window: where it was before the lock that began this process, or as at a start."""
    if any(each.startswith(_AGAIN) for each in arguments):
        from familyplan_ui.locking.again import place_in  # noqa: PLC0415 - only after a lock

        place = place_in(arguments)
        if place is not None:
            place.put(window)
            return
    window.resize(*_SIZE)
    window.show()


def start_again(place: WindowPlace) -> None:
    """End this process after a lock, and begin another; raises OSError where that fails."""
    from familyplan_ui.locking import again  # noqa: PLC0415 - an ordinary start does not need it

    again.start_again(place)


def be_silent(_kind: QtMsgType, _where: QMessageLogContext, _words: str | None) -> None:
    """Take a message of Qt's own and write it nowhere: it may quote what is on the screen."""


if __name__ == "__main__":
    sys.exit(main())
