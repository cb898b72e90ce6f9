"""Filters of the list of families: choosing, chips, saving under a name, what stands when empty."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from by_name import named, press, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from walk import walk

from familyplan import actions
from familyplan.model import Action, Meeting
from familyplan.model.partial_date import on_day
from familyplan.session import caseload
from familyplan_ui.families import Page
from familyplan_ui.families.sieve import Sieve
from familyplan_ui.theme import MODES, Mode, Theme
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def page(qtbot: QtBot, gate: Gate) -> Page:
    """Khan-Walters with everything; Adeyemi with an action long late; Nowak, met in five days."""
    khan_walters(gate.session)
    today = gate.clock.today()
    run = gate.session.run
    late = run(actions.families.start, "Adeyemi", "")
    was = on_day(today - timedelta(days=60))
    run(actions.plan.add_action, Action(scope=late.id, what="Ring school", due=was))
    nowak = run(actions.families.start, "Nowak", "")
    meeting = Meeting(scope=nowak.id, on=today + timedelta(days=5))
    run(actions.meetings.plan_meeting, meeting, ())
    return arrived(qtbot, gate)


def arrived(qtbot: QtBot, gate: Gate) -> Page:
    made = Page(gate)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.arrive()
    made.show()
    return made


def shown(page: Page) -> list[str]:
    return [page.model.line(at).name for at in range(page.model.rowCount())]


def choose(page: Page, which: str, choice: str) -> None:
    set_box(page, "Filter by", which)
    set_box(page, which, choice)


def set_box(page: Page, name: str, words: str) -> None:
    """Choose in a box as a screen reader does; a box is called by its label, not by its choice."""
    box = box_called(page, name)
    at = box.findText(words)
    assert at >= 0
    box.setFocus()
    box.setCurrentIndex(at)


def box_called(page: Page, name: str) -> QComboBox:
    """Give the visible box of this name."""
    boxes = [one for one in page.findChildren(QComboBox) if one.isVisibleTo(page)]
    (found,) = [one for one in boxes if one.accessibleName() == name]
    return found


def words_on(page: Page) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def act(page: Page, words: str) -> None:
    """Choose from the menu of saved filters."""
    (found,) = [one for one in page.kept.menu_now().actions() if one.text() == words]
    assert found.isEnabled()
    found.trigger()


def save(page: Page, name: str) -> None:
    act(page, "Save these filters under a name …")
    type_into(page, "Name for these filters", name)
    press(page, "Save these filters")


def test_filters_add_up_and_each_is_a_chip_to_remove(page: Page) -> None:
    choose(page, "Lead", "nobody")
    assert shown(page) == ["Adeyemi", "Nowak"]
    choose(page, "Next meeting", "in the next 7 days")
    assert shown(page) == ["Nowak"]
    assert "1 of 3 families" in words_on(page)
    press(page, "Remove the filter Lead: nobody")
    assert page.focusWidget() is named(
        page, "Remove the filter Next meeting: in the next 7 days", QWidget
    )
    press(page, "Remove the filter Next meeting: in the next 7 days")
    assert shown(page) == ["Adeyemi", "Khan-Walters", "Nowak"]
    assert page.focusWidget() is page.filters.which


def test_typed_letters_narrow_what_the_filters_keep(page: Page) -> None:
    choose(page, "Lead", "nobody")
    QTest.keyClicks(page.filter, "now")
    assert shown(page) == ["Nowak"]
    page.filter.clear()
    assert shown(page) == ["Adeyemi", "Nowak"]


def test_the_keyboard_alone_chooses_and_removes(page: Page) -> None:
    page.filters.which.setFocus()
    QTest.keyClicks(page.filters.which, "Actions")
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert page.focusWidget() is page.filters.choice
    for _twice in range(2):
        QTest.keyClick(page.filters.choice, Qt.Key.Key_Down)
    assert shown(page) == ["Adeyemi"]
    QTest.keyClick(page, Qt.Key.Key_Tab)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert shown(page) == ["Adeyemi", "Khan-Walters", "Nowak"]


def test_names_to_choose_come_from_the_families(page: Page) -> None:
    set_box(page, "Filter by", "Agency or school")
    box = box_called(page, "Agency or school")
    assert "Hillside Primary" in [box.itemText(at) for at in range(box.count())]
    choose(page, "Agency or school", "Hillside Primary")
    assert shown(page) == ["Khan-Walters"]


def test_when_nothing_matches_it_is_said_which_filters_do_it(qtbot: QtBot, page: Page) -> None:
    choose(page, "Actions", "overdue for 4 weeks")
    QTest.keyClicks(page.filter, "now")
    said = "No family matches Actions: overdue for 4 weeks + “now”."
    qtbot.waitUntil(lambda: said in words_on(page))
    press(page, "Clear filters and show all")
    assert shown(page) == ["Adeyemi", "Khan-Walters", "Nowak"]
    assert page.filter.text() == ""


def test_a_change_elsewhere_counts_at_once(gate: Gate, page: Page) -> None:
    choose(page, "Actions", "overdue for 4 weeks")
    (action,) = gate.rows(page.model.line(0).family).of(Action)
    gate.run(actions.plan.mark_action, action.id, "done", "")
    assert shown(page) == []
    gate.undo()
    assert shown(page) == ["Adeyemi"]


def test_what_is_saved_is_there_again_and_may_begin_the_list(
    qtbot: QtBot, gate: Gate, page: Page
) -> None:
    choose(page, "Next meeting", "in the next 7 days")
    page.views.choose("all")
    save(page, "My reviews this month")
    act(page, "Begin the list with “My reviews this month”")
    again = arrived(qtbot, gate)
    assert (shown(again), again.views.key) == (["Khan-Walters", "Nowak"], "all")
    (kept,) = caseload.kept(gate.session).each
    assert dict(kept.chosen) == {"meeting": "7d"}


def test_saving_can_be_undone_like_anything(gate: Gate, page: Page) -> None:
    choose(page, "Lead", "nobody")
    save(page, "Nobody leads")
    assert [one.name for one in caseload.kept(gate.session).each] == ["Nobody leads"]
    assert gate.undo() != ""
    assert caseload.kept(gate.session).each == ()
    gate.redo()
    act(page, "Remove “Nobody leads”")
    assert caseload.kept(gate.session).each == ()
    gate.undo()
    assert [one.name for one in caseload.kept(gate.session).each] == ["Nobody leads"]


def test_a_name_may_be_changed_and_belongs_to_one(gate: Gate, page: Page) -> None:
    choose(page, "Lead", "nobody")
    save(page, "Nobody leads")
    choose(page, "Lead", "me")
    save(page, "")
    assert "Give these filters a name first" in words_on(page)
    save(page, "nobody leads")
    assert "There is “Nobody leads” already. Choose another name." in words_on(page)
    save(page, "Mine & late")
    act(page, "Rename “Mine && late” …")
    type_into(page, "New name", "Mine")
    press(page, "Save these filters")
    assert [one.name for one in caseload.kept(gate.session).each] == ["Mine", "Nobody leads"]
    act(page, "Nobody leads")
    assert dict(page.sieve.chosen) == {"lead": "nobody"}


@pytest.mark.usefixtures("page")
def test_many_families_are_read_away_from_the_window(qtbot: QtBot, gate: Gate) -> None:
    sieve = Sieve(gate, at_once=1)
    lines = gate.session.store.family_lines()
    sieve.choose("actions", "over_4w")
    assert list(sieve.sift(lines)) == []
    with qtbot.waitSignal(sieve.changed):
        assert sieve.reading
    assert [one.name for one in sieve.sift(lines)] == ["Adeyemi"]


@pytest.mark.parametrize("mode", MODES[1:])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_filters_are_walked(
    qtbot: QtBot, theme: Theme, page: Page, mode: Mode, percent: int
) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    choose(page, "Next meeting", "in the next 7 days")
    act(page, "Save these filters under a name …")
    qtbot.wait(20)
    assert walk(page) == []
    press(page, "Not now, save nothing")
    choose(page, "Actions", "overdue for 4 weeks")
    qtbot.wait(20)
    assert walk(page) == []
