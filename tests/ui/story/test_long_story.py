"""A long story stays quick: what is not looked at waits, what did not change is not done again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from by_name import press, type_into
from family_pages import settle, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from familyplan import actions
from familyplan.model import Reply, StoryEvent, Translation
from familyplan_ui.story import Page, lines
from familyplan_ui.theme import Theme
from familyplan_ui.widgets.lettering import Lettering
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

MANY = 2000


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    made = khan_walters(gate.session)
    story = [
        StoryEvent(id=f"e{at}", scope=made.family.id, words=f"Event {at}", order=at)
        for at in range(MANY)
    ]
    gate.session.run(actions.importing.bring_in, story)
    return made


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the lines that are made and the texts that are measured."""
    counted: Counter[str] = Counter()
    for where, name in ((lines, "painted"), (Lettering, "height")):
        _count(monkeypatch, where, name, counted)
    return counted


def _count(monkeypatch: pytest.MonkeyPatch, where: Any, name: str, into: Counter[str]) -> None:  # noqa: ANN401 - a module or a class
    work = getattr(where, name)

    def counting(*args: object, **kwargs: object) -> object:
        into[name] += 1
        return work(*args, **kwargs)

    monkeypatch.setattr(where, name, counting)


def _shown(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    """Show the story and wait until all of it is laid out, which takes many turns."""
    page = shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id)
    _laid_out(qtbot, page)
    return page


def _laid_out(qtbot: QtBot, page: Page) -> None:
    last = page.list.painted.index(page.list.painted.rowCount() - 1)
    qtbot.waitUntil(lambda: page.list.visualRect(last).isValid())


def test_a_line_is_made_once_it_is_looked_at(
    gate: Gate, qtbot: QtBot, kept: KhanWalters, work: Counter[str]
) -> None:
    page = Page(gate, kept.family.id)
    qtbot.addWidget(page)
    page.reload(gate.rows(kept.family.id))
    assert (len(page.list.painted.rows), page.list.key) == (MANY, f"e{MANY - 1}")
    assert work["painted"] <= MANY / 10


def test_an_event_added_is_the_only_line_made_and_measured(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, work: Counter[str]
) -> None:
    page = _shown(qtbot, gate, kept)
    assert work["painted"] == MANY
    work.clear()
    gate.did(actions.records.add, StoryEvent(scope=kept.family.id, words="First swim", order=5))
    _laid_out(qtbot, page)
    assert work["painted"] == 1
    assert work["height"] < MANY / 4  # what is seen is measured where it is painted
    names = [row.name for row in page.list.painted.rows]
    assert names[-8:-4] == ["Event 6", "Event 5", "First swim", "Event 4"]


def test_the_story_that_was_shown_last_is_shown_again_without_any_work(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, work: Counter[str]
) -> None:
    page = _shown(qtbot, gate, kept)
    other = gate.session.run(actions.families.start, "Nowak").id
    work.clear()
    page.take(other)
    page.take(kept.family.id)
    page.reload(gate.rows(kept.family.id))
    settle(qtbot, page)
    assert work["painted"] == 0
    assert [row.name for row in page.list.painted.rows[:2]] == ["Event 1999", "Event 1998"]


def test_a_line_is_as_tall_as_its_words_whatever_it_said_before(
    qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> None:
    page = _shown(qtbot, gate, kept)
    least = page.list.sizeHintForRow(0)
    long = "She told us how it was for her, and for a long time nobody said a word. " * 3
    gate.did(actions.records.edit, "story_event", f"e{MANY - 1}", words=long)
    settle(qtbot, page)
    tallest = page.list.sizeHintForRow(0)
    assert tallest > least
    assert page.list.visualRect(page.list.painted.index(1)).top() == tallest
    gate.undo()
    settle(qtbot, page)
    assert page.list.sizeHintForRow(0) == least


def test_larger_letters_make_every_line_taller(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> None:
    page = _shown(qtbot, gate, kept)
    before = page.list.sizeHintForRow(MANY - 1)
    Theme.current().set_percent(200)
    settle(qtbot, page)
    assert page.list.sizeHintForRow(MANY - 1) > before


def test_the_last_line_is_reached_by_the_scroll_bar_and_by_the_keyboard(
    qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> None:
    page = _shown(qtbot, gate, kept)
    bar = page.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    seen = page.list.visualRect(page.list.painted.index(MANY - 1))
    assert page.list.viewport().rect().contains(seen)
    QTest.keyClick(page.list, Qt.Key.Key_End)
    assert (page.list.key, page.row) == ("e0", "e0")


def test_the_fields_of_an_event_serve_the_next_family_and_keep_nothing_of_the_last(
    qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> None:
    other = gate.session.run(actions.families.start, "Nowak").id
    event = StoryEvent(scope=other, words="Came from Gdynia")
    theirs = gate.session.run(actions.records.add, event)
    page = _shown(qtbot, gate, kept)
    page.opened.first_field()
    detail = page.opened.detail
    type_into(page, "What it meant for the child", "A worry we never name")
    page.take(other)
    assert page.opened.detail is None
    page.reload(gate.rows(other))
    settle(qtbot, page)
    assert page.opened.detail is detail
    assert page.row == theirs.id
    assert not [each for each in page.findChildren(QPlainTextEdit) if "worry" in each.toPlainText()]
    kept_words = gate.rows(kept.family.id).find(StoryEvent, f"e{MANY - 1}")
    assert kept_words is not None
    assert kept_words.impact == "A worry we never name"
    press(page, "Add their own words")
    type_into(page, "In their own words", "It was cold.")
    press(page, "Keep this own reply")
    press(page, "Add a translation")
    type_into(page, "Language", "Polish")
    type_into(page, "In that language", "Zimno.")
    type_into(page, "Translated by", "Ola")
    press(page, "Keep this translation")
    rows = gate.rows(other)
    assert [(one.scope, one.to) for one in rows.of(Reply)] == [(other, theirs.id)]
    assert [(one.scope, one.to) for one in rows.of(Translation)] == [(other, theirs.id)]
