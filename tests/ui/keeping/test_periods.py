"""The schedule: each period with its source, made one's own, put back, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from family_pages import words_on

from familyplan import actions
from familyplan.practice.retention import SETTING, starting_schedule
from familyplan.session import retention
from familyplan_ui.keeping.periods import Periods
from familyplan_ui.settings import Page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def periods(qtbot: QtBot, gate: Gate) -> Periods:
    made = Periods(gate)
    qtbot.addWidget(made)
    made.show_now()
    made.show()
    return made


def test_every_period_says_how_long_and_whose_words_that_is(periods: Periods) -> None:
    said = words_on(periods)
    assert (
        "These are the periods Family Plan starts with, as published schedules had them in "
        "November 2026. They are not national law: put your own schedule in their place."
    ) in said
    assert (
        "18 years from the birth of the child, then 3 years without contact. "
        "From: Child in need, Devon schedule"
    ) in said
    assert (
        "75 years from the birth of the child, or 15 years after a death before 18. "
        "From: Looked-after child, Merton and Blackpool schedules"
    ) in said
    assert not periods.back.isVisible()


def test_a_period_is_made_one_s_own_and_taken_back(periods: Periods, gate: Gate) -> None:
    periods.change("drug_alcohol")
    type_into(periods, "Years", "9")
    periods.form.basis.setCurrentText("The day help ended")
    type_into(periods, "Whose schedule says so", "Our schedule, page 4")
    press(periods, "Keep this period")
    found = retention.schedule(gate.session.store)
    (rule,) = [one for one in found.rules if one.key == "drug_alcohol"]
    assert (rule.years, rule.words, found.local) == (9, "9 years after help ended", True)
    said = words_on(periods)
    assert "9 years after help ended. From: Our schedule, page 4" in said
    assert (
        "This is your partnership's own schedule. It is a local setting, not national law." in said
    )
    press(periods, "Put Family Plan's periods back")
    assert retention.schedule(gate.session.store) == starting_schedule()
    gate.undo()
    assert retention.schedule(gate.session.store) == found


def test_going_back_by_hand_is_the_starting_schedule_again(periods: Periods, gate: Gate) -> None:
    for years in ("9", "7"):
        periods.change("drug_alcohol")
        type_into(periods, "Years", years)
        press(periods, "Keep this period")
    assert retention.schedule(gate.session.store) == starting_schedule()


@pytest.mark.parametrize("years", ["0", "", "many", "151", "-3", "7.5"])
def test_what_is_no_number_of_years_is_said_at_the_field(
    periods: Periods, gate: Gate, years: str
) -> None:
    periods.change("drug_alcohol")
    type_into(periods, "Years", years)
    press(periods, "Keep this period")
    assert periods.form.years_frame.error == "Write a number of years from 1 to 150."
    assert gate.session.setting(SETTING) is None


def test_a_schedule_that_cannot_be_used_is_said_and_can_be_put_back(
    periods: Periods, gate: Gate
) -> None:
    gate.run(actions.accounts.set_setting, SETTING, [{"key": "half"}])
    periods.show_now()
    assert periods.whose.text().startswith("The retention schedule cannot be used")
    press(periods, "Put Family Plan's periods back")
    assert periods.list.count() == 6


def test_the_page_stays_where_it_is_when_a_period_was_kept(qtbot: QtBot, gate: Gate) -> None:
    page = Page(gate)
    qtbot.addWidget(page)
    page.resize(900, 420)
    page.show()
    page.arrive("keeping")
    section = page.section(Periods)
    section.change("drug_alcohol")
    type_into(page, "Years", "9")
    qtbot.waitUntil(lambda: page._scroll.verticalScrollBar().value() > 0)
    press(page, "Keep this period")
    assert page._scroll.verticalScrollBar().value() > 0
    assert any("9 years after the last contact" in words for words in words_on(section))
