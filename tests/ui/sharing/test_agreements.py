"""Beside permission: agreement to help, decisions to share without it, and who must be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import named, press, type_into
from family_pages import names_on, settle, shown, words_on
from walk import walk

from familyplan import actions
from familyplan.model import Action, Agreement, Answer, Disclosure, Permission, SharingDecision
from familyplan_ui.sharing import Page
from familyplan_ui.sharing.cell import PermissionCell
from familyplan_ui.theme import Theme
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.theme import Mode

HEALTH = "Hillside Primary, Health: Yes, said, 3 Mar"
WHAT = "Tell Hillside Primary that “Health” about the whole family must not be used any more"


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1190, 900))


def _rows(gate: Gate, kept: KhanWalters) -> Rows:
    return gate.rows(kept.family.id)


def _copy_for_hina(gate: Gate, kept: KhanWalters) -> None:
    """Have a copy leave for the school that relied on the family's yes about health."""
    yes = next(
        one
        for one in _rows(gate, kept).of(Permission)
        if one.information == "health" and one.state == "given_verbal"
    )
    began = gate.session.run(
        actions.sharing.intend_copy,
        Disclosure(scope=kept.family.id, reader=kept.seats["hina"].id, reader_name="Hina Patel",
                   relied_on=(yes.id,)),
    )  # fmt: skip
    gate.session.run(actions.sharing.confirm_copy, began.id)


def test_help_and_sharing_are_two_things_with_a_sentence_each(page: Page) -> None:
    words = words_on(page)
    assert words.index("Who may see what") < words.index("Agreement to help")
    for sentence in (
        "What each agency may know. Somebody can want help and still keep things private.",
        "Whether the family wants this help. It says nothing about what may be shared.",
    ):
        assert sentence in words


def test_agreement_to_help_changes_no_permission(page: Page, gate: Gate, kept: KhanWalters) -> None:
    before = _rows(gate, kept).of(Permission)
    press(page, "Write down what they said about help")
    type_into(page, "How it stands", "Agreed")
    type_into(page, "On", "3 December 2026")
    press(page, "Keep this agreement to help")
    made = _rows(gate, kept).of(Agreement)[-1]
    assert (made.state, made.on and made.on.said) == ("agreed", "3 December 2026")
    assert made.episode
    assert _rows(gate, kept).of(Permission) == before
    assert "Agreed" in words_on(page)


def test_a_decision_is_written_down_with_what_was_left_out(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    press(page, "Write down a decision")
    for field, typed in (
        ("Decided by", "Rosa Menendez"),
        ("Decided on", "3 December 2026"),
        ("Decision", "Shared"),
        ("Legal reason", "Risk of significant harm"),
        ("What exactly was shared", "That the children are safe tonight"),
        ("What was left out", "Where they are"),
    ):
        type_into(page, field, typed)
    press(page, "Keep this decision to share without consent")
    made = _rows(gate, kept).of(SharingDecision)[-1]
    assert (made.outcome, made.legal_reason, made.left_out) == ("shared", "harm", "Where they are")
    words = words_on(page)
    assert "Shared, 3 Dec" in words
    assert "Family not told" in words
    gate.run(actions.records.edit, "sharing_decision", made.id, family_told=Answer("yes"))
    assert "Family told" in words_on(page)


def test_every_field_of_the_decision_is_on_its_form(page: Page) -> None:
    press(page, "Write down a decision")
    names = names_on(page)
    for label in (
        "Decided by", "Decided on", "About", "The concern, in a sentence", "Decision",
        "Legal reason", "Why consent was not asked for, or was refused",
        "Would asking raise the risk", "Advice taken from, and when", "What exactly was shared",
        "With which agency", "With whom", "How it was shared", "What was left out",
        "Whose identity was protected, and how", "Was the family told", "Told on",
        "Why they were not told", "Look at it again", "What came of it",
    ):  # fmt: skip
        assert label in names, label


def test_what_left_before_somebody_said_no_must_be_told(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    _copy_for_hina(gate, kept)
    assert "Must be told" not in words_on(page)
    named(page, HEALTH, PermissionCell).click()
    press(page, "Stopped")
    words = words_on(page)
    assert "Hillside Primary: “Health” about the whole family is not allowed any more" in words
    assert "1 copy had left: Hina Patel on 7 Dec" in words
    press(page, next(name for name in names_on(page) if name.startswith("Put it in the plan")))
    action = _rows(gate, kept).of(Action)[-1]
    assert (action.what, action.owner) == (WHAT, kept.seats["rosa"].id)
    assert "In the plan" in words_on(page)
    gate.run(actions.plan.mark_action, action.id, "done")
    assert "Told 7 Dec" in words_on(page)


def test_an_entry_that_was_found_is_opened(page: Page, gate: Gate, kept: KhanWalters) -> None:
    made = gate.run(actions.records.add, Agreement(scope=kept.family.id, state="declined"))
    assert made is not None
    page.show_row(made.id)
    assert "Close this agreement to help" in names_on(page)


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("contrast", 200)])
def test_nothing_is_found_with_a_form_open(
    qtbot: QtBot, qapp: QApplication, page: Page, mode: Mode, percent: int
) -> None:
    Theme(mode, percent).apply(qapp)
    named(page, HEALTH, PermissionCell).click()
    for button in ("Write down what they said about help", "Write down a decision"):
        press(page, button)
        settle(qtbot, page)
        assert walk(page) == [], button


def test_the_details_of_an_answer_wait_while_another_form_asks_the_same(page: Page) -> None:
    named(page, HEALTH, PermissionCell).click()
    assert "More about this answer" in words_on(page)
    press(page, "Write down what they said about help")
    assert "More about this answer" not in words_on(page)
    press(page, "Not now: agreement to help")
    assert "More about this answer" in words_on(page)
    press(page, "Write down a decision")
    named(page, "Hillside Primary, Home, money: No, 3 Mar", PermissionCell).click()
    assert "More about this answer" in words_on(page)
    assert "Decided by" not in names_on(page)
