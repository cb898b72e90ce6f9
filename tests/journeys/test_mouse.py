"""The mouse goes from a field straight to a box: what was typed is kept, and the click counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeys import door, held
from journeys.hands import Hands
from journeys.program import Program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.journey


def test_a_click_counts_right_after_typing_in_a_field(tmp_path: Path) -> None:
    store = held.make_store(tmp_path, door.PASSPHRASE)
    with Program(tmp_path, str(store)) as program:
        hands, reader = Hands(program.reader), program.reader
        door.unlock(reader)
        hands.family("Khan")
        hands.person({"Name": "Sadia", "Part in the family": "Parent"})
        hands.meeting({"Kind of meeting": "First meeting"})
        where = "When, if no date is known"
        reader.focus("Ask Sadia")  # which scrolls both into view
        reader.focus(where)
        reader.type("two weeks after the first")
        reader.click("Ask Sadia")
        assert reader.there("Update and needs: Sadia")
        assert reader.read(where) == "two weeks after the first"
        program.quit()
    told = held.exported(store, door.PASSPHRASE)
    assert [fields["who"] for kind, fields in told if kind == "invitation"] == ["Sadia"]
    assert [fields["roughly"] for kind, fields in told if kind == "meeting"] == [
        "two weeks after the first"
    ]
