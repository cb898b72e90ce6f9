"""Quick notes: caught in a small box, never lost half typed, filed with a family from Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press
from family_pages import settle, words_on
from PySide6.QtTest import QTest
from walk import walk

from familyplan import actions
from familyplan.model import Jotting, Note
from familyplan_ui.jotting import JottingBox, NotesToFile
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def box(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> JottingBox:
    del kept
    return _opened(qtbot, gate)


def _opened(qtbot: QtBot, gate: Gate) -> JottingBox:
    made = JottingBox(gate)
    qtbot.addWidget(made)
    made.open()
    settle(qtbot, made)
    return made


def _to_file(qtbot: QtBot, gate: Gate) -> NotesToFile:
    made = NotesToFile(gate)
    qtbot.addWidget(made)
    gate.changed.connect(lambda _changes: made.refresh())
    made.refresh()
    made.resize(900, 400)
    made.show()
    settle(qtbot, made)
    return made


def test_what_is_kept_waits_to_be_filed(qtbot: QtBot, gate: Gate, box: JottingBox) -> None:
    QTest.keyClicks(box.field, "Ring Nan about the key")
    press(box, "Keep this note")
    assert not box.isVisible()
    assert [one.words for one in gate.session.store.all(Jotting)] == ["Ring Nan about the key"]
    assert "Ring Nan about the key" in words_on(_to_file(qtbot, gate))


def test_nothing_is_kept_without_words_and_the_box_says_so(gate: Gate, box: JottingBox) -> None:
    press(box, "Keep this note")
    assert "Write a few words first. Nothing was kept." in words_on(box)
    assert gate.session.store.all(Jotting) == ()


def test_half_a_note_is_there_again_when_the_box_opens_again(
    qtbot: QtBot, gate: Gate, box: JottingBox
) -> None:
    QTest.keyClicks(box.field, "Half a th")
    press(box, "Not now")
    assert _opened(qtbot, gate).field.toPlainText() == "Half a th"


def test_a_note_filed_with_a_family_is_its_note_and_undo_brings_it_back(
    qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> None:
    gate.session.run(actions.story.jot, "Nan has the key")
    caught = gate.session.store.all(Jotting)[0]
    page = _to_file(qtbot, gate)
    press(page, "File it: quick note 1")
    chooser = page.asking.family
    chooser.setCurrentIndex(chooser.findData(kept.family.id))
    press(page, "File it here")
    notes = [one for one in gate.rows(kept.family.id).of(Note) if one.words == "Nan has the key"]
    assert len(notes) == 1
    assert notes[0].recorded_at == caught.at
    assert page.isHidden()
    assert gate.undo() == "filed the quick note “Nan has the key” with the Khan-Walters family"
    assert gate.session.store.all(Jotting) == (caught,)
    assert [one for one in gate.rows(kept.family.id).of(Note) if one in notes] == []


def test_a_family_nobody_knows_is_refused_and_the_note_stays(
    qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> None:
    del kept
    gate.session.run(actions.story.jot, "Nan has the key")
    page = _to_file(qtbot, gate)
    press(page, "File it: quick note 1")
    page.asking.family.setEditText("Nobody")
    press(page, "File it here")
    assert "Choose a family of the list. The note is still here." in words_on(page)
    assert len(gate.session.store.all(Jotting)) == 1


def test_the_walk_finds_nothing(qtbot: QtBot, gate: Gate, box: JottingBox) -> None:
    gate.session.run(actions.story.jot, "Nan has the key")
    gate.session.run(actions.story.jot, "Ask about the bus")
    page = _to_file(qtbot, gate)
    press(page, "File it: quick note 2")
    settle(qtbot, page)
    assert (walk(box), walk(page)) == ([], [])
