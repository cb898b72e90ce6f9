"""The passphrase is forgotten: the sheet from the office opens the store, and a new one is set."""

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

NEW = "eleven brave kites wander"


def test_a_forgotten_passphrase_loses_nothing(tmp_path: Path) -> None:
    with Program(tmp_path) as program:
        reader, hands = program.reader, Hands(program.reader)
        store = door.create(reader, tmp_path)
        code = door.make_sheet(reader)
        hands.family("Khan", "NFH-0241")
        reader.keys("ctrl+l")
        _come_in_by_the_sheet(reader, code)
        _choose_a_new_passphrase(reader)
        _take_the_old_one_away(reader)
        hands.open_family("khan")
        reader.says("Khan family")
        reader.keys("ctrl+l")
        _is_refused(reader, door.PASSPHRASE)
        door.unlock(reader, NEW)
        program.quit()
    told = held.exported(store, NEW)
    assert [fields["name"] for kind, fields in told if kind == "family"] == ["Khan"]


def _come_in_by_the_sheet(reader: ScreenReader, code: str) -> None:
    reader.press("I have a recovery sheet")
    reader.write("Code on the recovery sheet", code.lower())
    reader.press("Open the store")
    assert reader.there("Use this passphrase", door.SLOW)


def _choose_a_new_passphrase(reader: ScreenReader) -> None:
    reader.write("New passphrase", NEW)
    reader.write("New passphrase again", NEW)
    reader.press("Use this passphrase")
    reader.says("The new passphrase opens the store from now on", door.SLOW)


def _take_the_old_one_away(reader: ScreenReader) -> None:
    reader.press("Look through the ways in")
    # The first row is the one with the old passphrase.
    reader.open_row("Rosa Menendez", "Who may open this store")
    reader.press("Take it away")
    reader.says("The way in of Rosa Menendez is gone", door.SLOW)


def _is_refused(reader: ScreenReader, passphrase: str) -> None:
    reader.write("Passphrase", passphrase)
    reader.press("Unlock")
    reader.says("does not open North team", door.SLOW)
