"""The story passes the accessibility walk, with every kind of family and everything open."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from family_pages import settle, shown
from walk import walk

import whole_story
from awkward_family import awkward_family
from familyplan import actions
from familyplan.model import Note, StoryEvent, WorkerWarning
from familyplan_ui.story import Page
from familyplan_ui.theme import MODES, Mode, Theme
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from familyplan.session import Session
    from familyplan_ui.gate import Gate

SEEN = [
    *(("whole", mode, percent) for mode, percent in product(MODES[1:], (100, 200))),
    ("awkward", "contrast", 200),
    ("empty", "light", 200),
]
WIDTHS = {100: 1190, 200: 1000}


def _whole(session: Session) -> str:
    kept = khan_walters(session)
    whole_story.whole_story(session, kept)
    return kept.family.id


FAMILIES: dict[str, Callable[[Session], str]] = {
    "whole": _whole,
    "awkward": awkward_family,
    "empty": lambda session: session.run(actions.families.start, "Nobody yet", "").id,
}


@pytest.mark.parametrize(("family", "mode", "percent"), SEEN)
def test_nothing_is_found(
    qtbot: QtBot, qapp: QApplication, gate: Gate, family: str, mode: Mode, percent: int
) -> None:
    Theme(mode, percent).apply(qapp)
    family_id = FAMILIES[family](gate.session)
    page = shown(qtbot, gate, Page(gate, family_id), family_id, size=(WIDTHS[percent], 540))
    found = {"first": walk(page)}
    rows = gate.rows(family_id)
    for kind in (StoryEvent, Note, WorkerWarning):
        for row in rows.of(kind)[:1]:
            page.show_row(row.id)
            settle(qtbot, page)
            found[kind.__name__] = walk(page)
    page.picture.fold.open(on=True)
    for name, add in (
        ("event", page.add_event),
        ("note", page.add_note),
        ("warning", page.add_warning),
    ):
        add()
        settle(qtbot, page)
        found[name] = walk(page)
    assert {name: what for name, what in found.items() if what} == {}
