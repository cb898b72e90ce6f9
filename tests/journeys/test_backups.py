"""A backup is made, something is written that should not have been, and the backup is restored."""

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


def test_a_backup_is_restored_and_the_store_as_it_was_is_kept_beside(tmp_path: Path) -> None:
    store = held.make_store(tmp_path, door.PASSPHRASE)
    with Program(tmp_path, str(store)) as program:
        reader, hands = program.reader, Hands(program.reader)
        door.unlock(reader)
        hands.family("Khan")
        _back_up(reader)
        hands.family("Hill")
        _restore(reader)
        door.unlock(reader)
        hands.open_family("khan")
        program.quit()
    kept = next(folder for folder in tmp_path.glob("North team*.fpstore*") if folder != store)
    assert _families(store) == ["Khan"]
    assert _families(kept) == ["Hill", "Khan"]


def _back_up(reader: ScreenReader) -> None:
    _go_to_backups(reader)
    reader.press("Back up now")
    reader.says("The new backup is made and checked", door.SLOW)


def _restore(reader: ScreenReader) -> None:
    _go_to_backups(reader)
    assert reader.says("Restore this one…: ")
    reader.press(reader.says("Restore this one…: "))
    reader.says("The present store is not lost")
    reader.write("Passphrase", door.PASSPHRASE)
    reader.press("Restore it")
    reader.press("Go to the passphrase")


def _go_to_backups(reader: ScreenReader) -> None:
    reader.press("Settings", "push button")
    reader.press("Backups", "radio button")


def _families(store: Path) -> list[str]:
    told = held.exported(store, door.PASSPHRASE)
    return sorted(fields["name"] for kind, fields in told if kind == "family")
