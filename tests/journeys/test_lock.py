"""Locking in the middle of a sentence: nothing of it is seen, and all of it is there again."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from journeys import door, held
from journeys.hands import Hands
from journeys.program import Program

if TYPE_CHECKING:
    from pathlib import Path

    from journeys.reading import ScreenReader

pytestmark = pytest.mark.journey

HALF = "Likes to build dens and"
CLIPBOARD = (
    "from PySide6.QtGui import QGuiApplication\n"
    "app = QGuiApplication([])\n"
    "print(app.clipboard().text())\n"
)


def _clipboard() -> str:
    """Paste, as another program would."""
    told = subprocess.run(
        [sys.executable, "-c", CLIPBOARD], capture_output=True, text=True, check=True, timeout=30
    )
    return told.stdout.strip()


def _is_locked(reader: ScreenReader) -> None:
    assert reader.there("Unlock")
    assert reader.stands_at("Passphrase")
    assert [name for name in reader.names() if "Khan" in name or "Yusuf" in name] == []


@pytest.mark.parametrize("keys", ["ctrl+l", "ctrl+shift+l", "Pause"])
def test_a_lock_in_the_middle_of_a_sentence_hides_all_and_loses_nothing(
    tmp_path: Path, keys: str
) -> None:
    store = held.make_store(tmp_path, door.PASSPHRASE)
    with Program(tmp_path, str(store)) as program:
        reader, hands = program.reader, Hands(program.reader)
        door.unlock(reader)
        hands.family("Khan")
        hands.person({"Name": "Yusuf", "Part in the family": "Child or young person"})
        reader.focus("Good to know")
        reader.type(HALF)
        reader.keys("ctrl+a", "ctrl+c")
        assert _clipboard() == HALF
        reader.keys(keys)
        _is_locked(reader)
        assert _clipboard() == ""
        assert program.process.poll() is None
        reader.type(door.PASSPHRASE)
        reader.keys("Return")
        assert reader.there("Good to know", 40)
        assert reader.read("Good to know") == HALF
        program.quit()
