"""Under the plan: keeping safe, stepping up or down, ending well, asking again, taking up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from family_pages import names_on, settle, shown, words_on
from walk import walk

from familyplan import actions
from familyplan.model import (
    Answer,
    Closure,
    Contingency,
    Episode,
    LaterCheck,
    SafePerson,
    SafetyPlan,
    StepChange,
)
from familyplan.model.partial_date import parse
from familyplan_ui.plan import Page
from familyplan_ui.theme import Theme
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.theme import Mode


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1190, 900))


def _rows(gate: Gate, kept: KhanWalters) -> Rows:
    return gate.rows(kept.family.id)


def test_the_parts_are_folded_and_say_how_they_stand(page: Page) -> None:
    words = words_on(page)
    for heading in ("Safety plan", "Step up or down", "Ending, and asking again later"):
        assert heading in words
    assert "What the family does if things go wrong, and who stands by them." in words
    assert "Help goes on since 7 Dec · Nothing earlier is written down" in words
    assert "Plans for keeping safe" not in words


def test_a_safety_plan_with_its_people_and_what_ifs(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    press(page, "Safety plan")
    assert "Add a safe person" not in names_on(page)
    press(page, "Add a safety plan")
    type_into(page, "What could go wrong", "Shouting at bedtime")
    type_into(page, "Who to ring in working hours", "Rosa, 01632 960111")
    type_into(page, "Agreed on", "3 December 2026")
    press(page, "Keep this safety plan")
    plan = _rows(gate, kept).of(SafetyPlan)[-1]
    assert (plan.could_go_wrong, plan.in_hours) == ("Shouting at bedtime", "Rosa, 01632 960111")
    assert "Safety plan for the family" in words_on(page)
    assert "Shouting at bedtime" not in words_on(page), "not for looking over a shoulder"
    press(page, "Add a safe person")
    type_into(page, "Name, if they are not in the record", "Auntie Bea")
    type_into(page, "What they will do", "Takes the children for the night")
    press(page, "Keep this safe person")
    press(page, "Add a what if")
    type_into(page, "If this happens", "Dad comes to the door")
    type_into(page, "Then", "Nani rings 999")
    press(page, "Keep this what if")
    person, what_if = _rows(gate, kept).of(SafePerson)[-1], _rows(gate, kept).of(Contingency)[-1]
    assert (person.plan, person.name) == (plan.id, "Auntie Bea")
    assert (what_if.plan, what_if.then) == (plan.id, "Nani rings 999")
    press(page, "Safety plan")
    assert "agreed 3 Dec" in words_on(page)


def test_a_step_stays_open_until_the_other_side_accepts(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    press(page, "Step up or down")
    assert any("This is not a threshold tool" in words for words in words_on(page))
    press(page, "Add a step up or down")
    type_into(page, "Which way", "Down: to less help")
    press(page, "Keep this step up or down")
    step = _rows(gate, kept).of(StepChange)[-1]
    assert (step.direction, step.accepted, step.lead_now) == (
        "down", "waiting", kept.seats["rosa"].id,
    )  # fmt: skip
    assert step.episode == _rows(gate, kept).of(Episode)[0].id
    assert {"Waiting", "waiting for the other side"} <= set(words_on(page))
    press(page, "Step up or down")
    assert "1 step waits for the other side" in words_on(page)
    press(page, "Step up or down")
    gate.run(actions.records.edit, "step_change", step.id, accepted="accepted",
             accepted_by="Tom, school")  # fmt: skip
    assert "Waiting" not in words_on(page)
    assert "Accepted" in words_on(page)


def test_a_decided_ending_proposes_to_end_the_help(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    press(page, "Ending, and asking again later")
    press(page, "Write down the ending")
    type_into(page, "Decided on", "7 December 2026")
    type_into(page, "What helped", "Mornings are calm")
    press(page, "Keep this ending")
    closure = _rows(gate, kept).of(Closure)[-1]
    gate.run(actions.records.edit, "closure", closure.id, reasons=("needs_met",))
    assert _rows(gate, kept).of(Episode)[0].until is None, "proposed, never done by itself"
    assert "How the goals stood at the end" in words_on(page)
    press(page, "End this help on 7 Dec")
    episode = _rows(gate, kept).of(Episode)[0]
    assert (episode.until and episode.until.said, episode.ended) == ("7 December 2026", "needs_met")
    assert "Ask the family again by 7 June 2027." in words_on(page)
    gate.undo()
    assert _rows(gate, kept).of(Episode)[0].until is None


def test_asking_again_belongs_to_the_ending_nobody_asked_after(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    ended = gate.run(
        actions.records.add,
        Closure(scope=kept.family.id, decided_on=parse("1 March 2025"),
                episode=_rows(gate, kept).of(Episode)[0].id),
    )  # fmt: skip
    assert ended is not None
    press(page, "Ending, and asking again later")
    assert "Ask the family how it is now: it was due by 1 September 2025." in words_on(page)
    press(page, "Write down how it is now")
    type_into(page, "Is it still well", "Yes")
    press(page, "Keep this later check")
    check = _rows(gate, kept).of(LaterCheck)[-1]
    assert (check.closure, check.still_well) == (ended.id, Answer("yes"))
    assert "Still well" in words_on(page)
    assert not any("Ask the family how it is now" in words for words in words_on(page))


def test_help_that_has_ended_is_taken_up_again(page: Page, gate: Gate, kept: KhanWalters) -> None:
    old = _rows(gate, kept).of(Episode)[0]
    press(page, "Earlier help")
    assert not any("Take up again" in name for name in names_on(page))
    gate.run(
        actions.records.edit, "episode", old.id, until=parse("1 December 2026"), ended="needs_met"
    )
    press(page, next(name for name in names_on(page) if name.startswith("Take up again")))
    new = _rows(gate, kept).of(Episode)[-1]
    assert (new.earlier, new.kind, new.since and new.since.said) == (
        old.id, old.kind, "7 December 2026",
    )  # fmt: skip
    assert "Goes on" in words_on(page)
    press(page, "Earlier help")
    assert "Help goes on since 7 Dec · 1 earlier stretch" in words_on(page)


def test_an_entry_that_was_found_is_unfolded_and_opened(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    made = gate.run(actions.records.add, StepChange(scope=kept.family.id, direction="up"))
    assert made is not None
    page.show_row(made.id)
    assert "Close this step up or down" in names_on(page)


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("contrast", 200)])
def test_nothing_is_found_with_a_form_open(
    qtbot: QtBot, qapp: QApplication, page: Page, mode: Mode, percent: int
) -> None:
    Theme(mode, percent).apply(qapp)
    for heading, button in (
        ("Safety plan", "Add a safety plan"),
        ("Step up or down", "Add a step up or down"),
        ("Ending, and asking again later", "Write down the ending"),
    ):
        press(page, heading)
        press(page, button)
        settle(qtbot, page)
        assert walk(page) == [], button
