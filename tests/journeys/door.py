"""At the door: making a store and opening one, as a person does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from journeys.reading import ScreenReader

PASSPHRASE = "seven quiet otters swim"
STORE = "North team"


def make_store(reader: ScreenReader, folder: Path) -> Path:
    """Fill in the first page and create a store; give its folder."""
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
    assert reader.there("Families", 40)
    return folder / f"{STORE}.fpstore"


def unlock(reader: ScreenReader, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase and open the store."""
    reader.write("Passphrase", passphrase)
    reader.press("Unlock")
    assert reader.there("Families", 40)
