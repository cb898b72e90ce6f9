"""The plan page: goals in the family's words, actions in one line, ratings, moving, and lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from by_name import named, press, type_into
from family_pages import names_on, shown, standing_on, words_on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from familyplan import actions
from familyplan.model import Action, Goal, PlanVersion, Rating, Voice
from familyplan_ui.plan import Page
from familyplan_ui.widgets.ticks import MoreButton
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

HEAR = "I can hear my teacher and my friends"
LINE = f"Add an action for “{HEAR}”"


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1190, 900))


def _goals(gate: Gate, kept: KhanWalters) -> list[str]:
    return [one.words for one in actions.plan.in_order(gate.rows(kept.family.id).of(Goal))]


def _choose(page: Page, of: str, act: str) -> None:
    menu = named(page, of, MoreButton).menu_of_acts
    next(one for one in menu.actions() if one.text() == act).trigger()


def test_a_line_is_read_back_before_it_is_kept(page: Page, gate: Gate, kept: KhanWalters) -> None:
    line = named(page, LINE, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "Dad - ring GP about hearing test - Fri")
    for words in ("Daniel Walters, Dad", "Ring GP about hearing test", "Friday 11 December 2026"):
        assert words in words_on(page)
    QTest.keyClick(line, Qt.Key.Key_Return)
    made = gate.rows(kept.family.id).of(Action)[-1]
    assert (made.what, made.owner, made.goal) == (
        "Ring GP about hearing test", kept.people["daniel"].id, kept.goals["hear"].id,
    )  # fmt: skip
    assert made.due is not None
    assert made.due.exact == date(2026, 12, 11)
    assert (line.text(), standing_on()) == ("", LINE)


def test_a_line_with_an_unknown_owner_asks_before_anything_is_kept(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    line = named(page, LINE, QLineEdit)
    before = gate.rows(kept.family.id).of(Action)
    QTest.keyClicks(line, "nurse - call Sadia - Fri")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert gate.rows(kept.family.id).of(Action) == before
    assert standing_on() == "Who"
    press(page, "Keep this action")
    assert gate.rows(kept.family.id).of(Action)[-1].what == "Call Sadia"


def test_half_a_line_is_there_again_after_a_kill(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters
) -> None:
    QTest.keyClicks(named(page, LINE, QLineEdit), "Dad - ring")
    gate.keep_typing()
    again = shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id)
    assert named(again, LINE, QLineEdit).text() == "Dad - ring"


def test_nought_is_a_rating(page: Page, gate: Gate, kept: KhanWalters) -> None:
    press(page, "Rate “Mornings without shouting”")
    assert standing_on() == "Number"
    press(page, "Number 0")
    type_into(page, "When", "October 2026")
    type_into(page, "What they said about it", "Worse than ever")
    press(page, "Keep this rating")
    made = gate.rows(kept.family.id).of(Rating)[-1]
    assert (made.value, made.comment, made.said_by) == (
        Decimal(0), "Worse than ever", (kept.people["sadia"].id,),
    )  # fmt: skip
    assert made.happened is not None
    assert made.happened.said == "October 2026"
    assert standing_on() == "Rate “Mornings without shouting”"


def test_half_a_rating_waits_for_its_own_goal(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters
) -> None:
    press(page, f"Rate “{HEAR}”")
    type_into(page, "What they said about it", "He heard the joke")
    press(page, "Rate “Mornings without shouting”")
    assert named(page, "What they said about it", QPlainTextEdit).toPlainText() == ""
    gate.keep_typing()
    again = shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id)
    press(again, f"Rate “{HEAR}”")
    words = named(again, "What they said about it", QPlainTextEdit)
    assert words.toPlainText() == "He heard the joke"


def test_a_number_off_the_scale_is_refused_and_stays(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    before = len(gate.rows(kept.family.id).of(Rating))
    press(page, f"Rate “{HEAR}”")
    type_into(page, "Number", "11")
    press(page, "Keep this rating")
    assert len(gate.rows(kept.family.id).of(Rating)) == before
    assert named(page, "Number", QLineEdit).text() == "11"
    assert "Choose a number from 0 to 10. Nothing was kept." in words_on(page)


def test_a_goal_begins_with_its_words_and_opens_to_its_first_action(
    qtbot: QtBot, page: Page, gate: Gate, kept: KhanWalters
) -> None:
    press(page, "Add a goal")
    assert standing_on() == "The goal, in the family's words"
    type_into(page, "The goal, in the family's words", "Dinner together")
    press(page, "Keep this goal")
    assert _goals(gate, kept)[-1] == "Dinner together"
    qtbot.waitUntil(lambda: standing_on() == "Add an action for “Dinner together”")


def test_a_goal_moves_and_is_removed_and_comes_back(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    _choose(page, "More for “Our home is warm and dry”", "Move up")
    assert _goals(gate, kept) == [HEAR, "Our home is warm and dry", "Mornings without shouting"]
    _choose(page, "More for “Our home is warm and dry”", "Remove")
    assert _goals(gate, kept) == [HEAR, "Mornings without shouting"]
    gate.undo()
    assert _goals(gate, kept) == [HEAR, "Our home is warm and dry", "Mornings without shouting"]
    assert "Rate “Our home is warm and dry”" in names_on(page)


def test_ticking_an_action_marks_it_done_and_unticking_takes_it_back(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    for wanted in ("done", "not_started"):
        named(page, "Done: Seat Yusuf at the front", QCheckBox).click()
        statuses = {one.what: one.status for one in gate.rows(kept.family.id).of(Action)}
        assert statuses["Seat Yusuf at the front"] == wanted


def test_details_are_kept_as_they_are_typed_and_one_form_is_open_at_a_time(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    _choose(page, "More for “Mornings without shouting”", "Edit")
    type_into(page, "Why it matters", "He wants to laugh with the others")
    _choose(page, "More for “Seat Yusuf at the front”", "Edit")
    found = gate.rows(kept.family.id).find(Goal, kept.goals["mornings"].id)
    assert found is not None
    assert found.why == "He wants to laugh with the others"
    assert "Close this goal's details" not in names_on(page)
    assert "Close this action" in names_on(page)


def test_by_person_shows_everybodys_actions_under_their_name(page: Page) -> None:
    press(page, "By person")
    words = words_on(page)
    dad = words.index("Daniel Walters, Dad")
    assert words[dad + 1] == "2 open"
    assert "for “Mornings without shouting”" in words
    assert LINE not in names_on(page)


def test_own_words_and_the_agreed_plan_are_added_under_the_goals(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    page.show_row(kept.people["amina"].id)
    type_into(page, "In their own words", "I like it quiet")
    press(page, "Keep this own words")
    voice = gate.rows(kept.family.id).of(Voice)[-1]
    assert (voice.words, voice.said_by) == ("I like it quiet", (kept.people["amina"].id,))
    press(page, "Keep the plan as agreed")
    type_into(page, "Name of this version", "Winter plan")
    press(page, "Keep this version of the plan")
    version = gate.rows(kept.family.id).of(PlanVersion)[-1]
    assert version.name == "Winter plan"
    assert isinstance(version.content, dict)
    assert len(version.content["goals"]) == 3


def test_an_empty_plan_teaches_and_offers_the_first_goal(qtbot: QtBot, gate: Gate) -> None:
    family = gate.session.run(actions.families.start, "Nobody yet", "")
    page = shown(qtbot, gate, Page(gate, family.id), family.id)
    assert "Goals go here, in the family's own words." in words_on(page)
    press(page, "Write the first goal")
    assert standing_on() == "The goal, in the family's words"
