"""Shows a bare window of the same size, and says when it was painted and what memory it takes."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.painting import say_when_painted

application = QApplication([])
window = QWidget()
window.resize(1180, 760)
say_when_painted(window)
window.show()
sys.exit(application.exec())
