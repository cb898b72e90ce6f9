"""Assessments: begun whole, judged by a practitioner, completed, and readable ever after."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from family_pages import names_on, shown, words_on

from familyplan import actions
from familyplan.model import Answer, Assessment, FormAnswer, Need, Record
from familyplan_ui.understanding import Page
from khan_walters import KhanWalters, khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def story(gate: Gate, kept: KhanWalters) -> dict[str, Record]:
    return whole_story(gate.session, kept)


def _page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    page = shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1166, 560))
    press(page, "Assessments")
    return page


def _assessment(gate: Gate, kept: KhanWalters) -> Assessment:
    return gate.rows(kept.family.id).of(Assessment)[-1]


def test_the_first_assessment_is_begun_from_where_it_would_stand(
    qtbot: QtBot, gate: Gate, kept: KhanWalters
) -> None:
    page = _page(qtbot, gate, kept)
    assert "No assessment is written down yet." in words_on(page)
    press(page, "Start the first assessment")
    type_into(page, "Name of this assessment", "How things are in December")
    type_into(page, "Who was there", "Sadia Khan, Yusuf")
    type_into(page, "What led to it", "The school rang")
    type_into(page, "Level of need, as judged", "Several services together")
    press(page, "Keep this assessment")
    made = _assessment(gate, kept)
    assert (made.title, made.reason, made.level) == (
        "How things are in December",
        "The school rang",
        "several",
    )
    assert set(made.present) == {kept.people["sadia"].id, kept.people["yusuf"].id}
    assert made.started is not None
    assert made.started.exact == gate.clock.today()
    assert page.row == made.id


def test_the_level_of_need_is_said_to_be_a_judgement(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, story: dict[str, Record]
) -> None:
    assert story
    page = _page(qtbot, gate, kept)
    assert "A practitioner's judgement. The program never works this out." in words_on(page)


def test_answers_on_its_form_keep_the_question_as_the_form_puts_it(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, story: dict[str, Record]
) -> None:
    assert story
    page = _page(qtbot, gate, kept)
    assert "Does he ride a bicycle?" in words_on(page)
    assert "Not asked yet · Yusuf" in words_on(page)
    type_into(page, "Another question, as the form puts it", "Any pets?")
    press(page, "Add this question")
    type_into(page, "Answer", "One cat")
    press(page, "Close this answer on a form")
    made = gate.rows(kept.family.id).of(FormAnswer)[-1]
    assert (made.question, made.answer, made.form) == ("Any pets?", Answer("One cat"), "early_help")
    assert "Name of this assessment" in names_on(page)


def test_completing_keeps_what_it_said_as_a_page(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, story: dict[str, Record]
) -> None:
    page = _page(qtbot, gate, kept)
    press(page, "Complete it")
    assert "Complete it" not in names_on(page)
    gate.run(
        actions.records.edit, "need", story["strength"].id, words="Nani has moved", side="worry"
    )
    gate.run(actions.records.edit, "area_score", story["score"].id, value=Decimal(4))
    press(page, "What it said on 27 Mar")
    words = words_on(page)
    for said in (
        "What it said on 27 Mar",
        "How things were in March",
        "“Nani reads with him every night”",
        "Assessment triangle: Education: 2 of 4, lower is better",
        "What it means for each child: Reading is hard because hearing is hard",
        "Does he ride a bicycle?: Not asked yet",
    ):
        assert said in words
    assert "Sadia · about Yusuf · Sadia replied: “I asked in June”" in words
    assert "“Nani has moved”" not in words
    press(page, "Back to the assessment")
    assert "Name of this assessment" in names_on(page)
    for _ in range(3):
        gate.undo()
    assert "Complete it" in names_on(page)
    assert next(one.words for one in gate.rows(kept.family.id).of(Need)) == (
        "Nani reads with him every night"
    )


def test_a_new_assessment_can_be_given_up_and_one_can_be_removed(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, story: dict[str, Record]
) -> None:
    page = _page(qtbot, gate, kept)
    press(page, "Start an assessment")
    press(page, "Not now")
    assert page.row == story["assessment"].id
    press(page, "Remove this assessment")
    assert "No assessment is written down yet." in words_on(page)
    gate.undo()
    assert page.row == story["assessment"].id


def test_a_person_goes_by_the_name_they_have_now(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, story: dict[str, Record]
) -> None:
    gate.run(actions.understanding.complete, story["assessment"].id)
    gate.run(actions.records.edit, "person", kept.people["sadia"].id, name="Amira", known_as="")
    page = _page(qtbot, gate, kept)
    press(page, "What it said on 27 Mar")
    said = " ".join(words_on(page))
    assert "Amira" in said
    assert "Sadia" not in said


def test_an_area_of_a_partnership_s_own_lens_goes_by_its_name_in_what_was_said(
    qtbot: QtBot, gate: Gate, kept: KhanWalters, story: dict[str, Record]
) -> None:
    own = [{"key": "ours", "name": "Our way", "groups": [{"areas": [
        {"key": "ours.bed", "name": "Sleep, and bed"}]}]}]  # fmt: skip
    gate.run(actions.accounts.set_setting, "lenses", own)
    gate.run(actions.records.edit, "area_score", story["score"].id, area="ours.bed")
    gate.run(actions.understanding.complete, story["assessment"].id)
    page = _page(qtbot, gate, kept)
    press(page, "What it said on 27 Mar")
    assert "Our way: Sleep, and bed: 2 of 4, lower is better" in words_on(page)
