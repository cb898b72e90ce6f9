"""Another person is let in: they open the store as themselves, and what they write says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeys import door, held
from journeys.hands import Hands
from journeys.program import Program

if TYPE_CHECKING:
    from pathlib import Path

    from journeys.reading import ScreenReader

pytestmark = pytest.mark.journey

OWN = "nine patient herons fishing"


def test_another_person_opens_the_store_as_themselves(tmp_path: Path) -> None:
    store = held.make_store(tmp_path, door.PASSPHRASE)
    with Program(tmp_path, str(store)) as program:
        reader = program.reader
        door.unlock(reader)
        _let_in(reader, "Sam Whitlock")
        reader.keys("ctrl+l")
        door.unlock(reader, OWN)
        assert "Sam Whitlock" in reader.names()
        Hands(reader).family("Khan")
        program.quit()
    told = held.run_program("history", str(store), passphrase=door.PASSPHRASE).splitlines()
    assert [line for line in told if "Sam Whitlock" in line and "Khan" in line] != []


def _let_in(reader: ScreenReader, name: str) -> None:
    reader.press("Settings", "push button")
    reader.press("Ways in", "radio button")
    reader.press("Another person…")
    for field, words in (
        ("Their name", name),
        ("Their role", "School nurse"),
        ("Their agency", "Hillside Health"),
        ("Their passphrase", OWN),
        ("Their passphrase again", OWN),
    ):
        reader.write(field, words)
    reader.press("Let them in")
    reader.says(f"{name} can open this store now", door.SLOW)
