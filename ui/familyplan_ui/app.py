"""Where the desktop starts: the process made safe, the application, one window."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from familyplan.display import need_display
from familyplan.errors import Refused
from familyplan_ui import looks
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.mishaps import hear

_SIZE = (1366, 728)


def main() -> int:
    """Open the window, on the store named on the command line if one is, until it is closed."""
    keep_to_this_user()
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
    desktop = Desktop(Outside(), named[0] if named else None)
    hear(desktop.refuse)
    desktop.window.resize(*_SIZE)
    desktop.window.show()
    return app.exec()


def keep_to_this_user() -> None:
    """Make files this process writes readable by this user alone; a crash leaves no memory."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
