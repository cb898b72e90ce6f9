"""What lies behind the door is read while somebody types, and nothing of Qt away from the window.

PySide6 makes its classes where they are first met; met on the worker while the window was at work,
they ended the program.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from familyplan_ui.rooms import CORE

if TYPE_CHECKING:
    from pathlib import Path

_WHO_READS = """
import sys, threading
elsewhere = []

def note(event, args):
    aside = threading.current_thread() is not threading.main_thread()
    if event == "import" and aside and args[0].startswith(("PySide6", "familyplan_ui")):
        elsewhere.append(args[0])

sys.addaudithook(note)

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from familyplan_ui.desktop import Desktop
from familyplan_ui.theme import Theme

app = QApplication([])
Theme("light", 100).apply(app)
desktop = Desktop()
desktop.window.show()
read = lambda: "familyplan_ui.sharing" in sys.modules
for _ in range(600):
    if not read():
        QTest.qWait(50)
print(read(), sorted(elsewhere))
"""


def _said(code: str, home: Path) -> str:
    surroundings = {
        "PYTHONPATH": ":".join(filter(None, sys.path)),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
    }
    words = [sys.executable, "-c", code]
    ran = subprocess.run(words, capture_output=True, text=True, check=True, env=surroundings)
    return ran.stdout.strip()


def test_every_room_is_read_on_the_windows_own_thread(tmp_path: Path) -> None:
    assert _said(_WHO_READS, tmp_path) == "True []"


def test_the_core_knows_nothing_of_qt(tmp_path: Path) -> None:
    reading = f"import sys\nfor name in {CORE!r}:\n    __import__(name)\n"
    asking = "print([name for name in sys.modules if name.startswith('PySide6')])"
    assert _said(reading + asking, tmp_path) == "[]"
