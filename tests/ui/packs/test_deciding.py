"""Deciding what words mean: marked, told, let be read with a reason, kept out, or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from walk import walk

from familyplan import actions
from familyplan.model import Goal, Protection, TextDecision
from familyplan.sharing import resolve, view
from familyplan_ui.packs.deciding import Deciding, decide_texts
from familyplan_ui.packs.page import Page
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan.sharing import View
    from familyplan_ui.gate import Gate

FIRST = "Zainab\u2019s number is on the fridge"
SECOND = "ask Z. Bibi about Saturdays"


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    """Keep the family, with Zainab kept from Daniel and two goals that name her."""
    found = khan_walters(gate.session)
    run, scope = gate.session.run, found.family.id
    zainab, daniel = found.people["zainab"].id, found.people["daniel"].id
    protection = Protection(scope=scope, person=zainab, from_=(daniel,), what=("everything",))
    run(actions.records.add, protection)
    for why in (FIRST, SECOND):
        goal = Goal(scope=scope, words="Eat together", why=why, about=(found.people["yusuf"].id,))
        run(actions.plan.add_goal, goal)
    return found


def copy_for_daniel(gate: Gate, kept: KhanWalters) -> View:
    rows = gate.session.store.family(kept.family.id)
    return view(rows, resolve(rows, "Daniel"), gate.clock.today())


def opened(gate: Gate, kept: KhanWalters, qtbot: QtBot) -> Deciding:
    dialog = decide_texts(gate, kept.family.id, [copy_for_daniel(gate, kept)])
    assert dialog is not None
    qtbot.addWidget(dialog)
    return dialog


def asked(dialog: Deciding, text: str) -> int:
    return next(at for at, one in enumerate(dialog.questions) if one.found.text == text)


def reads(gate: Gate, kept: KhanWalters, text: str) -> bool:
    return text in repr(copy_for_daniel(gate, kept).records)


def test_what_was_found_is_marked_and_told(gate: Gate, kept: KhanWalters, qtbot: QtBot) -> None:
    dialog = opened(gate, kept, qtbot)
    assert walk(dialog) == []
    first = dialog.questions[asked(dialog, FIRST)]
    assert first.names.text().split("\n")[0].startswith("“Zainab’s” may be the name")
    assert "Marked: “Zainab’s”" in first.words.accessibleDescription()
    marked = [one.cursor.selectedText() for one in first.words.extraSelections()]
    assert "Zainab’s" in marked


def test_a_reason_lets_the_words_be_read_and_nothing_less(
    gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    dialog = opened(gate, kept, qtbot)
    first, before = dialog.questions[asked(dialog, FIRST)], len(dialog.waiting)
    QTest.keyClick(first.other, Qt.Key.Key_Space)
    assert "Write down what the words mean" in first.frame.error
    assert not reads(gate, kept, FIRST)
    first.reason.setText("Another Zainab, from the shop")
    QTest.keyClick(first.other, Qt.Key.Key_Space)
    assert reads(gate, kept, FIRST)
    assert len(dialog.waiting) == before - 1
    assert dialog.waiting[0].reason.hasFocus() or not dialog.isActiveWindow()
    gate.undo()
    assert not reads(gate, kept, FIRST)


def test_what_is_kept_out_is_not_asked_about_again(
    gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    dialog = opened(gate, kept, qtbot)
    for one in list(dialog.questions):
        one.keep_out()
    assert dialog.left.text() == "Nothing is left to decide."
    assert {one.verdict for one in gate.session.store.all(TextDecision)} == {"keep"}
    assert decide_texts(gate, kept.family.id, [copy_for_daniel(gate, kept)]) is None
    assert not reads(gate, kept, FIRST)


def test_words_changed_on_the_spot_are_looked_at_again(
    gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    dialog = opened(gate, kept, qtbot)
    one = dialog.questions[asked(dialog, SECOND)]
    one.edit.click()
    one.words.setPlainText("ask Zainab about Sundays")
    one.edit.click()
    assert (one.done, one.found.text) == (False, "ask Zainab about Sundays")
    one.edit.click()
    one.words.setPlainText("ask about Sundays")
    one.edit.click()
    assert one.done
    assert reads(gate, kept, "ask about Sundays")


def test_the_page_of_packs_says_first_that_words_wait_and_opens_the_question(
    gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    page = Page(gate)
    qtbot.addWidget(page)
    page.show()
    page.arrive(kept.family.id, kept.meetings["next"].id)
    daniel = kept.people["daniel"].id
    qtbot.waitUntil(lambda: daniel in page.readers.counted, timeout=60_000)
    waiting = page.weighing.texts
    assert waiting >= 2
    assert page.missing.lines[0].words == f"{waiting} texts to decide first."
    page.missing.buttons[0].click()
    (dialog,) = page.findChildren(Deciding)
    assert len(dialog.waiting) == waiting
    dialog.questions[asked(dialog, FIRST)].keep_out()
    qtbot.waitUntil(lambda: page.weighing.texts == waiting - 1, timeout=60_000)
    dialog.accept()
