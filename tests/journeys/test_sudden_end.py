"""The battery goes flat in the middle of a sentence: the half sentence is there again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from journeys import door, held
from journeys.hands import Hands
from journeys.program import Program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.journey

HALF, LINE = "Likes to build dens and", "Sadia - ask the school nur"
# Half-typed words are written down at the latest two seconds after a key was pressed.
WRITTEN_DOWN = 2.5


def test_half_typed_words_are_there_again_after_the_program_was_killed(tmp_path: Path) -> None:
    store = held.make_store(tmp_path, door.PASSPHRASE)
    with Program(tmp_path, str(store)) as program:
        hands = Hands(program.reader)
        door.unlock(program.reader)
        hands.family("Khan")
        hands.person({"Name": "Yusuf", "Part in the family": "Child or young person"})
        hands.go("Plan")
        program.reader.focus("Add an action")
        program.reader.type(LINE)
        hands.people()
        program.reader.focus("Good to know")
        program.reader.type(HALF)
        time.sleep(WRITTEN_DOWN)
        program.kill()
    with Program(tmp_path, str(store)) as program:
        hands = Hands(program.reader)
        door.unlock(program.reader)
        hands.open_family("khan")
        hands.people()
        assert program.reader.read("Good to know") == HALF
        hands.go("Plan")
        assert program.reader.read("Add an action") == LINE
        program.quit()
    told = held.exported(store, door.PASSPHRASE)
    assert [fields.get("about") for kind, fields in told if kind == "person"] == [HALF]
