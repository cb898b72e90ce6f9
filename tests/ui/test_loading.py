"""What the program has read once somebody has stood at the unlock page for a while."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_BEGIN = """
import builtins, json, linecache, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
import familyplan_ui
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.recent import Recent
from familyplan_ui.theme import Theme

application = QApplication(["door", "-style", "Fusion"])
nowhere = Path(sys.argv[1])
theme = Theme()
theme.begin(application)
outside = Outside(recent=Recent(nowhere), home=nowhere, back_up_seconds=0)
"""
_WAITED = """
desktop = Desktop(outside)
wanted = {"familyplan_ui.story.shown", "familyplan_ui.sharing.page", "familyplan.session"}
began = time.monotonic()
while not wanted <= set(sys.modules) and time.monotonic() - began < 60:
    application.processEvents()
print(json.dumps({
    "modules": sorted(sys.modules),
    "sources": [name for name in linecache.cache if "families" in name],
    "import": builtins.__import__.__name__,
}))
desktop.window.close()
"""
# PySide6 makes a class with all its names when it is first asked for.
_UNLOCK_PAGE = """
import PySide6.QtGui, PySide6.QtWidgets
store = nowhere / "North.fpstore"
store.mkdir()
desktop = Desktop(outside, store)
desktop.window.show()
picture = desktop.window.grab()
line = desktop.window.focusWidget()
print(json.dumps({
    "painted": not picture.isNull() and isinstance(line, PySide6.QtWidgets.QLineEdit),
    "met": [
        name
        for module, names in (
            (PySide6.QtWidgets, ("QStyle", "QStyleOption", "QAbstractItemView", "QTableView")),
            (PySide6.QtGui, ("QAccessible", "QTextDocument")),
        )
        for name in names
        if name in vars(module)
    ],
}))
desktop.window.close()
"""
_MAKES_PDF = {"reportlab", "fontTools", "PIL", "uharfbuzz", "bidi", "PySide6.QtPdf"}
_SPEAKS_TO_THE_WEB = {"ssl", "http.client", "urllib.request", "PySide6.QtNetwork"}


def _seen(code: str, nowhere: Path) -> dict[str, Any]:
    """Give what a process of its own says of itself after doing this."""
    ran = subprocess.run(
        [sys.executable, "-c", _BEGIN + code, str(nowhere)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(filter(None, sys.path)), "QT_QPA_PLATFORM": "offscreen"},
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Give what has been read, at the door, of all that lies behind it."""
    return _seen(_WAITED, tmp_path_factory.mktemp("nowhere"))


def test_what_makes_pdf_is_not_read_until_a_copy_is_made(seen: dict[str, Any]) -> None:
    loaded = set(seen["modules"])
    assert "familyplan_ui.story.shown" in loaded
    assert loaded & (_MAKES_PDF | {"familyplan_ui.packs.page"}) == set()


def test_nothing_that_speaks_to_the_web_is_read(seen: dict[str, Any]) -> None:
    assert set(seen["modules"]) & _SPEAKS_TO_THE_WEB == set()


def test_no_source_is_read_for_a_feature_of_qt_that_nobody_asked_for(seen: dict[str, Any]) -> None:
    assert "familyplan_ui.families.page" in seen["modules"]
    assert seen["sources"] == []
    assert seen["import"] != "__feature_import__"


def test_the_unlock_page_is_seen_without_the_names_it_does_not_need(tmp_path: Path) -> None:
    seen = _seen(_UNLOCK_PAGE, tmp_path)
    assert (seen["painted"], seen["met"]) == (True, [])
