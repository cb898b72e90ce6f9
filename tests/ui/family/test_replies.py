"""Replies in other languages: typed in under the reply that is open, wherever there are replies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from by_name import named, press, type_into
from family_pages import names_on, settle, shown, words_on
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from walk import walk

from familyplan import actions
from familyplan.model import Reply, Translation
from familyplan_ui.family.replies import Replies
from familyplan_ui.story import Page as Story
from familyplan_ui.theme import Theme
from familyplan_ui.understanding import Page as Understanding
from familyplan_ui.widgets import RowList
from khan_walters import KhanWalters, khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

PUNJABI = "ਮੈਂ ਜੂਨ ਵਿੱਚ ਪੁੱਛਿਆ ਸੀ"
ADD = "Add a translation of this reply"
PAGES = {"event": Story, "voice": Understanding}


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture(params=PAGES)
def beside(
    request: pytest.FixtureRequest, qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> tuple[Any, Reply]:
    """Give a page with an entry open that was replied to, and the reply."""
    entry = whole_story(gate.session, kept)[request.param]
    sadia = kept.people["sadia"].id
    reply = Reply(scope=kept.family.id, to=entry.id, words="I asked in June", said_by=(sadia,))
    made = replace(reply, id=gate.session.run(actions.records.add, reply).id)
    page = PAGES[request.param](gate, kept.family.id)
    shown(qtbot, gate, page, kept.family.id, size=(1190, 1600))
    page.show_row(entry.id)
    settle(qtbot, page)
    return page, made


def _replies(page: QWidget) -> Replies:
    (found,) = [one for one in page.findChildren(Replies) if one.isVisibleTo(page)]
    return found


def test_a_reply_that_is_open_takes_translations(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, beside: tuple[Any, Reply]
) -> None:
    page, reply = beside
    assert ADD not in names_on(page)
    _replies(page).open(reply.id)
    settle(qtbot, page)
    press(page, ADD)
    settle(qtbot, page)
    type_into(page, "Language", "Punjabi")
    named(page, "In that language", QPlainTextEdit).setPlainText(PUNJABI)
    type_into(page, "Translated by", "Nani")
    press(page, "Keep this translation")
    (made,) = [one for one in gate.rows(kept.family.id).of(Translation) if one.to == reply.id]
    assert (made.words, made.translator) == (PUNJABI, "Nani")
    assert any(PUNJABI in one for one in words_on(page))
    found = named(page, "This reply in other languages", RowList)
    assert found.count() == 1


def test_a_reply_not_kept_yet_and_one_without_words_take_none(
    qtbot: QtBot, gate: Gate, beside: tuple[Any, Reply]
) -> None:
    page, reply = beside
    _replies(page).add()
    settle(qtbot, page)
    assert ADD not in names_on(page)
    gate.session.run(actions.records.edit, "reply", reply.id, words="")
    _replies(page).open(reply.id)
    settle(qtbot, page)
    assert ADD not in names_on(page)


def test_another_reply_has_its_own_translations(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, beside: tuple[Any, Reply]
) -> None:
    page, reply = beside
    scope = kept.family.id
    other = gate.run(actions.records.add, Reply(scope=scope, to=reply.to, words="So did I"))
    assert other is not None
    told = Translation(scope=scope, to=reply.id, language="Punjabi", words=PUNJABI, translator="N")
    gate.run(actions.records.add, told)
    replies = _replies(page)
    for one, there in ((reply.id, True), (other.id, False), (reply.id, True)):
        replies.open(one)
        settle(qtbot, page)
        assert any(PUNJABI in words for words in words_on(page)) == there


def test_half_a_translation_waits_for_its_reply(qtbot: QtBot, beside: tuple[Any, Reply]) -> None:
    page, reply = beside
    replies = _replies(page)
    replies.open(reply.id)
    settle(qtbot, page)
    press(page, ADD)
    settle(qtbot, page)
    named(page, "In that language", QPlainTextEdit).setFocus()
    QTest.keyClicks(named(page, "In that language", QPlainTextEdit), "Half a")
    replies.close_form()
    settle(qtbot, page)
    replies.open(reply.id)
    settle(qtbot, page)
    assert "In that language" not in names_on(page)
    press(page, ADD)
    assert named(page, "In that language", QPlainTextEdit).toPlainText() == "Half a"


@pytest.mark.parametrize("percent", [pytest.param(100, marks=pytest.mark.slow), 200])
def test_a_reply_with_a_translation_passes_the_walk(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, beside: tuple[Any, Reply], percent: int
) -> None:
    page, reply = beside
    Theme.current().set_percent(percent)
    told = Translation(
        scope=kept.family.id, to=reply.id, language="Punjabi", words=PUNJABI, translator="N"
    )
    made = gate.run(actions.records.add, told)
    assert made is not None
    replies = _replies(page)
    replies.open(reply.id)
    settle(qtbot, page)
    assert list(walk(page)) == []
    assert replies.translations is not None
    replies.translations.open(made.id)
    settle(qtbot, page)
    assert walk(page) == []
