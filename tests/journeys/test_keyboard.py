"""A whole job with the keyboard alone: from the passphrase to an action that is undone again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journeys import door, held
from journeys.program import Program

if TYPE_CHECKING:
    from pathlib import Path

    from journeys.reading import ScreenReader

pytestmark = pytest.mark.journey

GOAL = "Walk to school together"


def test_a_plan_is_begun_with_the_keyboard_alone(tmp_path: Path) -> None:
    store = held.make_store(tmp_path, door.PASSPHRASE)
    with Program(tmp_path, str(store)) as program:
        reader = program.reader
        assert reader.there("Unlock")
        assert reader.stands_at("Passphrase")
        reader.type(door.PASSPHRASE)
        reader.keys("Return")
        assert reader.there("Families", 40)
        reader.tab_to("Families")
        reader.keys("space")
        reader.tab_to("Start with your first family")
        reader.keys("space")
        reader.tab_to("What to call the family")
        reader.type("Okafor")
        reader.keys("Return")
        reader.says("Okafor family")
        _write_a_goal_with_two_actions_and_undo_one(reader)
        program.quit()
    told = held.exported(store, door.PASSPHRASE)
    assert [fields["name"] for kind, fields in told if kind == "family"] == ["Okafor"]
    assert [fields["words"] for kind, fields in told if kind == "goal"] == [GOAL]
    assert [fields["what"] for kind, fields in told if kind == "action"] == [
        "Buy a bell for the bike"
    ]


def _write_a_goal_with_two_actions_and_undo_one(reader: ScreenReader) -> None:
    reader.tab_to("Overview")
    reader.keys("Right", "Right", "Right")
    reader.tab_to("Write the first goal")
    reader.keys("space")
    assert reader.stands_at("The goal, in the family's words")
    reader.type(GOAL)
    reader.tab_to("Keep this goal")
    reader.keys("space")
    assert reader.stands_at(f"Add an action for “{GOAL}”")
    reader.type("Buy a bell for the bike - Friday")
    reader.keys("Return")
    assert reader.there("Done: Buy a bell for the bike")
    reader.type("Sell the car - Friday")
    reader.keys("Return")
    assert reader.there("Done: Sell the car")
    reader.tab_to("Add a need")
    reader.keys("ctrl+z")
    reader.says("Undo: added the action “Buy a bell for the bike”")


def test_the_recovery_sheet_is_made_with_the_keyboard_alone(tmp_path: Path) -> None:
    store = held.make_store(tmp_path, door.PASSPHRASE, sheet=False)
    with Program(tmp_path, str(store)) as program:
        reader = program.reader
        assert reader.stands_at("Passphrase")
        reader.type(door.PASSPHRASE)
        reader.keys("Return")
        assert reader.there("Families", door.SLOW)
        _begin_with_a_family_too_early(reader)
        _make_the_sheet(reader)
        reader.tab_to("Families")
        reader.keys("space")
        assert reader.stands_at("What to call the family")
        assert reader.read("What to call the family") == "Okafor"
        reader.keys("Return")
        reader.says("Okafor family")
        program.quit()


def _begin_with_a_family_too_early(reader: ScreenReader) -> None:
    reader.tab_to("Families")
    reader.keys("space")
    reader.tab_to("Start with your first family")
    reader.keys("space")
    reader.tab_to("What to call the family")
    reader.type("Okafor")
    reader.keys("Return")
    assert reader.stands_at("Make the recovery sheet")
    assert "Make a recovery sheet first" in reader.describe("What to call the family")
    reader.keys("space")


def _make_the_sheet(reader: ScreenReader) -> None:
    assert reader.there("Use our partnership's recovery key…")
    reader.tab_to("Make the recovery sheet")
    reader.keys("space")
    code = door.hear_code(reader)
    reader.tab_to("I have it on paper")
    reader.keys("space")
    for name, group in door.asked_back(reader, code).items():
        reader.tab_to(name)
        reader.type(group)
    reader.keys("Return")
    reader.says("The recovery sheet counts now", door.SLOW)
    assert reader.stands_at("Go on")
    reader.keys("space")
