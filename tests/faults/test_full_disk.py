"""When the disk is full an edit is refused in words, and everything said to be kept is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import tracing

from familyplan import actions
from familyplan.model import Note
from familyplan.session import Session, Surroundings, open_store

FILLING = Path(__file__).parent / "filling.py"


@pytest.mark.parametrize("room", [0, 4096, 20_000, 65_536, 300_000])
def test_a_full_disk_refuses_in_words_and_loses_nothing(
    session: Session, surroundings: Surroundings, room: int
) -> None:
    family = session.run(actions.families.start, "Khan-Walters")
    folder = session.vault.folder
    session.close()

    told = subprocess.run(
        [sys.executable, str(FILLING), str(folder), family.id, str(room)],
        capture_output=True,
        text=True,
        check=True,
        env=tracing.environ(),
    ).stdout.splitlines()

    opened = open_store(folder, "seven quiet otters", surroundings=surroundings)
    try:
        notes = [note.words.split()[1] for note in opened.store.all(Note)]
        assert notes == [*(str(number + 1) for number in range(int(told[0]))), "after"]
        assert told[1].startswith("This was not saved, because the disk is full.")
        assert opened.verify().problems == ()
    finally:
        opened.close()
