"""What the program has read once somebody has stood at the unlock page for a while."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

_AT_THE_DOOR = """
import builtins, json, linecache, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
import familyplan_ui
from familyplan_ui.desktop import Desktop, Outside
from familyplan_ui.recent import Recent
from familyplan_ui.theme import Theme

application = QApplication([])
Theme().apply(application)
nowhere = Path(sys.argv[1])
desktop = Desktop(Outside(recent=Recent(nowhere), home=nowhere, back_up_seconds=0))
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
_MAKES_PDF = {"reportlab", "fontTools", "PIL", "uharfbuzz", "bidi", "PySide6.QtPdf"}
_SPEAKS_TO_THE_WEB = {"ssl", "http.client", "urllib.request", "PySide6.QtNetwork"}


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Give what a process of its own has read, at the door, of all that lies behind it."""
    ran = subprocess.run(
        [sys.executable, "-c", _AT_THE_DOOR, str(tmp_path_factory.mktemp("nowhere"))],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(filter(None, sys.path)), "QT_QPA_PLATFORM": "offscreen"},
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


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
