"""A record whose time has come is erased for good: it is found nowhere, its certificate stays."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from ended_families import ended

from familyplan.session import open_store
from journeys import door, held
from journeys.program import Program

if TYPE_CHECKING:
    from pathlib import Path

    from journeys.reading import ScreenReader

pytestmark = pytest.mark.journey

REFERENCE = "FP-0007"


def test_a_record_that_is_due_is_erased_and_its_certificate_stays(tmp_path: Path) -> None:
    store = _with_a_family_due(tmp_path)
    with Program(tmp_path, str(store)) as program:
        reader = program.reader
        door.unlock(reader)
        _review_and_erase(reader)
        _is_found_nowhere(reader)
        program.quit()
    told = held.run_program("families", str(store), passphrase=door.PASSPHRASE)
    assert "Nowak" not in told
    assert "Hill" in told


def _with_a_family_due(folder: Path) -> Path:
    store = held.make_store(folder, door.PASSPHRASE)
    with closing(open_store(store, door.PASSPHRASE)) as session:
        ended(session, "Nowak", REFERENCE, "1 May 1995")
        ended(session, "Hill", "FP-0008", "1 May 2019")
    return store


def _review_and_erase(reader: ScreenReader) -> None:
    reader.press("Settings", "push button")
    reader.press("Keeping", "radio button")
    reader.press("Look through the records")
    reader.says("1 record is due for review", door.SLOW)
    reader.open_row(f"Nowak ({REFERENCE})", "Due for review")
    reader.press("Erase this record for good")
    reader.says("Erase the record of Nowak for good")
    for field, words in (
        ("Why it is erased", "Kept as long as the schedule says"),
        ("Who approved it", "Amira Stone"),
        (f"Type “{REFERENCE}” to go on", REFERENCE.lower()),
    ):
        reader.write(field, words)
    reader.press("Erase for good")
    reader.says("The record is erased", door.SLOW)
    reader.says("Amira Stone")
    reader.press("Close")


def _is_found_nowhere(reader: ScreenReader) -> None:
    assert reader.says("Approved by Amira Stone")
    assert [name for name in reader.names() if "Nowak" in name] == []
    reader.press("Families", "push button")
    reader.press("All", "radio button")
    reader.write("Show families with", "nowak")
    reader.says("No family here matches")
    reader.keys("ctrl+k")
    assert reader.stands_at("Find")
    reader.type("nowak")
    reader.says("Nothing begins like that")
    reader.keys("Escape")
