"""At the door: making a store and its recovery sheet, and opening one, as a person does it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from journeys.reading import ScreenReader

PASSPHRASE = "seven quiet otters swim"
STORE = "North team"
SLOW = 40


def create(reader: ScreenReader, folder: Path) -> Path:
    """Fill in the first page and create a store; give its folder. Its sheet is asked for next."""
    for name, words in (
        ("Where", str(folder)),
        ("Name of the store", STORE),
        ("Your name", "Rosa Menendez"),
        ("Your role", "Family support worker"),
        ("Your agency", "Family Help, North"),
        ("Passphrase", PASSPHRASE),
        ("Passphrase again", PASSPHRASE),
    ):
        reader.write(name, words)
    reader.press("Create the store")
    assert reader.there("Make the recovery sheet", SLOW)
    return folder / f"{STORE}.fpstore"


def make_sheet(reader: ScreenReader) -> str:
    """Make the recovery sheet, type two groups of it back, and give its code."""
    reader.press("Make the recovery sheet")
    code = hear_code(reader)
    reader.press("I have it on paper")
    for at, group in asked_back(reader, code).items():
        reader.write(at, group)
    reader.press("Let the sheet count")
    reader.says("The recovery sheet counts now", SLOW)
    reader.press("Go on")
    return " ".join(code)


def hear_code(reader: ScreenReader) -> list[str]:
    """Hear the groups of the code that is on the screen."""
    assert reader.there("Recovery code", SLOW)
    groups = reader.describe("Recovery code").split("; ")
    return [group.split(": ")[1].replace(" ", "") for group in groups]


def asked_back(reader: ScreenReader, code: list[str]) -> dict[str, str]:
    """Give what to type back by the names of the fields that ask for it."""
    assert reader.there("Let the sheet count")
    fields = [name for name in reader.names("text") if re.fullmatch(r"Group \d", name)]
    return {name: code[int(name.split()[1]) - 1] for name in fields}


def make_store(reader: ScreenReader, folder: Path) -> Path:
    """Create a store with its recovery sheet; give its folder."""
    store = create(reader, folder)
    make_sheet(reader)
    assert reader.there("Families")
    return store


def unlock(reader: ScreenReader, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase and open the store."""
    reader.write("Passphrase", passphrase)
    reader.press("Unlock")
    assert reader.there("Families", SLOW)
