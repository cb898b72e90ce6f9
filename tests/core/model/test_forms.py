"""Published forms: every question has a place made for it, and what is filled in is read back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from familyplan.model import Kind, Person, WhyNot, declarations, nouns
from familyplan.model.forms import LED_TO_BY, PART_IN_FAMILY, Form, Question, forms
from familyplan.model.vocabulary import choices
from filled_forms import fill, led_to

if TYPE_CHECKING:
    from familyplan.session import Session

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "forms.md").read_text(encoding="utf-8")
QUESTIONS = {form.key: len(form.questions) for form in forms()}
# Fields that take anything are nobody's place: to stand there is not to have been placed.
ANYTHING_GOES = frozenset(
    {"note.words", "jotting.words", "person.about", "group.about", "paper.shows",
     "plan_version.note", "family.own_words", "episode.ended_note", "action.outcome_note",
     "relationship.note"}
)  # fmt: skip
WHY_NOT = {why.value for why in WhyNot}


def every_form() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("form", forms(), ids=lambda form: form.key)


def test_there_are_as_many_questions_as_the_forms_ask() -> None:
    assert QUESTIONS == {
        "general": 37, "worcestershire": 19, "oxfordshire-consent": 11, "salford-caf": 39,
        "taf-meeting": 21,
    }  # fmt: skip


@every_form()
def test_every_question_stands_in_a_field_that_exists(form: Form) -> None:
    for question in form.questions:
        for place in (question.at, *question.also):
            noun, _dot, name = place.partition(".")
            assert name in declarations(nouns()[noun]), f"{question.key}: {place}"
        for name, _value in question.with_:
            assert name in declarations(nouns()[question.noun]), question.key


@every_form()
def test_no_question_stands_where_anything_goes(form: Form) -> None:
    assert [one.key for one in form.questions if one.at in ANYTHING_GOES] == []


@every_form()
def test_every_question_has_a_place_of_its_own(form: Form) -> None:
    places = [
        (one.at, one.whose, one.with_, one.holds, one.text if one.local else "")
        for one in form.questions
        if not one.continues
    ]
    assert sorted(places) == sorted(set(places))


@every_form()
def test_a_local_question_is_one_no_field_is_made_for(form: Form) -> None:
    assert [one.key for one in form.questions if one.local] == (
        ["additional"] if form.key == "worcestershire" else []
    )


@every_form()
def test_every_choice_is_one_the_field_takes(form: Form) -> None:
    for question in form.questions:
        if question.choices or question.holds:
            declared = declarations(nouns()[question.noun])[question.field]
            keys = {one.key for one in question.choices} | ({question.holds} - {""})
            listed = set(choices(declared.choices)) if declared.choices else keys
            assert keys <= listed | WHY_NOT, question.key


@every_form()
def test_whom_a_question_is_about_can_be_found_in_the_record(form: Form) -> None:
    said = {one.whose for one in form.questions} - {""}
    assert said <= set(PART_IN_FAMILY) | set(LED_TO_BY)
    for kind, name in LED_TO_BY.values():
        assert name in declarations(nouns()[kind])


@every_form()
def test_a_form_is_filled_in_and_read_back_equal(form: Form, session: Session) -> None:
    filled = fill(session, form)
    assert set(filled.written) == {one.key for one in form.questions}
    rows = [*session.store.family(filled.scope)]
    for key, (kind, row, name, value) in filled.written.items():
        kept = session.store.get(nouns()[kind], row)
        assert getattr(kept, name) == value, key
        assert any(one.id == row for one in rows), f"{key} is not among the family's rows"
    assert session.verify().problems == ()


@every_form()
def test_what_was_filled_in_is_about_whom_the_question_is_about(
    form: Form, session: Session
) -> None:
    filled = fill(session, form)
    rows = [*session.store.family(filled.scope)]
    for question in form.questions:
        row = filled.written[question.key][1]
        if question.whose in LED_TO_BY and question.noun in {"agency", "practitioner"}:
            assert led_to(rows, *LED_TO_BY[question.whose], row) or (
                led_to(rows, "involvement", "agency", row)
            ), question.key
        elif question.noun == "person":
            person = session.store.get(Person, row)
            assert person is not None
            assert person.place == PART_IN_FAMILY[question.whose], question.key


@every_form()
def test_the_page_about_forms_has_a_line_for_every_question(form: Form) -> None:
    part = PAGE.split(f"## {form.name}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")][1:]
    found = [line.split(" | ")[0].removeprefix("| ").strip() for line in lines]
    assert found == [one.text for one in form.questions]
    for question, line in zip(form.questions, lines, strict=True):
        _text, place, screen, pack = (cell.strip() for cell in line.strip("|").split(" | "))
        assert f"`{question.at}`" in place, question.key
        assert screen, question.key
        assert pack, question.key


def test_every_place_named_on_the_page_is_a_field_of_the_model() -> None:
    for kind, name in re.findall(r"`([a-z_]+)\.([a-z_]+)`", PAGE):
        assert name in declarations(nouns()[kind]), f"{kind}.{name}"


def test_a_question_that_continues_another_stands_in_the_same_place() -> None:
    for form in forms():
        for one in form.questions:
            if one.continues:
                before = form.question(one.continues)
                assert isinstance(before, Question)
                assert (before.at, before.whose) == (one.at, one.whose)
                declared = declarations(nouns()[one.noun])[one.field]
                assert declared.kind is Kind.ANSWER
