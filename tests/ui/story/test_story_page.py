"""The story page: one timeline of events, notes and papers, filters, adding, replies, warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from family_pages import shown

from familyplan import actions
from familyplan.model import StoryEvent
from familyplan.model.partial_date import parse
from familyplan_ui.story import Page
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    made = khan_walters(gate.session)
    family = made.family.id
    for words, when, order, tone in (
        ("Moved in with Nan", "2019", None, "good"),
        ("Dad went away", "", 2, "hard"),
        ("Started school", "September 2021", None, "mixed"),
    ):
        event = StoryEvent(
            scope=family,
            words=words,
            happened=parse(when) if when else None,
            order=order or (1 if "Nan" in words else 3),
            tone=tone,
            about=(made.people["yusuf"].id,),
        )
        gate.session.run(actions.story.add_entry, event)
    return made


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1190, 700))


def _names(page: Page) -> list[str]:
    return [row.name for row in page.list.painted.rows]


def test_an_event_with_only_an_order_stands_between_its_neighbours(page: Page) -> None:
    assert _names(page)[-3:] == ["Started school", "Dad went away", "Moved in with Nan"]


def test_good_and_hard_events_are_said_alike_in_icon_and_word(page: Page) -> None:
    chips = {row.name: row.chip for row in page.list.painted.rows}
    assert chips["Moved in with Nan"] == ("heart", "Good", "good")
    assert chips["Dad went away"] == ("cloud-rain", "Hard", "attention")


def test_a_late_entry_shows_when_it_was_and_when_it_was_written_down(page: Page) -> None:
    soft = {row.name: row.soft for row in page.list.painted.rows}
    assert soft["Moved in with Nan"] == "2019 · written down 7 Dec · about Yusuf"
    assert soft["Dad went away"] == "order only, place 2 · written down 7 Dec · about Yusuf"
