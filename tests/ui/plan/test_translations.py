"""Translations beside an entry: typed from the side they are written from, and told when old."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import named, press, type_into
from family_pages import names_on, shown, words_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from familyplan import actions
from familyplan.model import Meeting, Translation
from familyplan.sharing.translated import stale
from familyplan_ui.meetings import Page as Meetings
from familyplan_ui.plan import Page
from familyplan_ui.story.details import EntryDetail
from familyplan_ui.understanding.detail import VoiceDetail
from familyplan_ui.widgets import RowList
from familyplan_ui.widgets.ticks import MoreButton
from khan_walters import KhanWalters, khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

URDU = "میں اپنے استاد کی آواز سن سکتا ہوں"
HEAR = "I can hear my teacher and my friends"
OLD = "The words changed since"


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    made = shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1190, 1400))
    _open(made)
    return made


def _open(page: Page) -> None:
    menu = named(page, f"More for “{HEAR}”", MoreButton).menu_of_acts
    next(one for one in menu.actions() if one.text() == "Edit").trigger()


def test_words_are_typed_in_from_the_side_their_language_is_written_from(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    press(page, "Add a translation")
    words = named(page, "In that language", QPlainTextEdit)
    option = words.document().defaultTextOption
    assert option().textDirection() == Qt.LayoutDirection.LeftToRight
    type_into(page, "Language", "Urdu")
    assert option().textDirection() == Qt.LayoutDirection.RightToLeft
    assert option().alignment() == Qt.AlignmentFlag.AlignRight
    words.setPlainText(URDU)
    type_into(page, "Translated by", "Nani")
    press(page, "Keep this translation")
    (made,) = gate.rows(kept.family.id).of(Translation)
    assert (made.words, made.language, made.translator) == (URDU, "Urdu", "Nani")
    assert made.to == kept.goals["hear"].id
    assert not stale(gate.rows(kept.family.id), made)
    assert any(URDU in one for one in words_on(page))


def test_a_translation_says_that_its_words_changed_until_somebody_says_it_is_right(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    hear = kept.goals["hear"].id
    one = Translation(scope=kept.family.id, to=hear, language="Urdu", words=URDU, translator="N")
    made = gate.run(actions.records.add, one)
    assert made is not None
    assert OLD not in words_on(page)
    gate.run(actions.records.edit, "goal", hear, words="I can hear everybody")
    assert OLD in words_on(page)
    listed = named(page, "In other languages", RowList)
    listed.opened.emit(made.id)
    assert any("stays out of copies" in one for one in words_on(page))
    press(page, "The translation is still right")
    assert OLD not in words_on(page)
    assert not any("stays out of copies" in one for one in words_on(page))
    gate.session.undo()
    assert OLD in words_on(page)


def test_own_words_events_and_decisions_take_translations_too(
    qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> None:
    found = whole_story(gate.session, kept)
    rows, scope = gate.rows(kept.family.id), kept.family.id
    voice, event = VoiceDetail(gate, scope), EntryDetail(gate, scope, "story_event")
    for part, key in ((voice, "voice"), (event, "event")):
        qtbot.addWidget(part)
        part.show_row(rows, found[key].id)
        part.resize(1190, 1400)
        part.show()
        assert "Add a translation" in names_on(part)
    assert any("I am scared at night" in one for one in words_on(voice))
    meetings = shown(qtbot, gate, Meetings(gate, scope), scope)
    assert "Add a translation" not in names_on(meetings)  # nothing was decided there yet
    for one in rows.of(Meeting):
        gate.run(actions.records.edit, "meeting", one.id, decisions="We meet at Nani's")
    assert "Add a translation" in names_on(meetings)
