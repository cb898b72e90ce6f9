"""The place Families: what its rows say, how typing narrows them, and how a family is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from walk import walk

from familyplan import actions
from familyplan.model import Person
from familyplan_ui.families import Page
from familyplan_ui.families.facts import looks, soft_line, spoken
from familyplan_ui.families.matching import marks, terms
from familyplan_ui.families.sampling import Sampling
from familyplan_ui.theme import MODES, Mode, Theme
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate


@pytest.fixture
def page(qtbot: QtBot, gate: Gate) -> Page:
    khan_walters(gate.session)
    for name, school in (("Nowak-Hill", ""), ("O'Brien", "Hilltop Nursery"), ("Łukasik", "")):
        family = gate.session.run(actions.families.start, name, "")
        child = Person(scope=family.id, name="Sam", place="child", school=school)
        gate.session.run(actions.families.add_person, child)
    made = Page(gate)
    qtbot.addWidget(made)
    made.resize(1190, 640)
    made.arrive()
    made.show()
    return made


def shown(page: Page) -> list[str]:
    return [page.model.line(at).name for at in range(page.model.rowCount())]


def test_the_list_is_by_name_and_says_what_is_known(page: Page) -> None:
    assert shown(page) == ["Khan-Walters", "Łukasik", "Nowak-Hill", "O'Brien"]
    line = page.model.line(0)
    assert soft_line(line) == "FP-0001 · 6 people"
    assert looks(line, page.model.today) == ()
    assert spoken(line, page.model.today) == (
        "Khan-Walters, FP-0001 · 6 people, Lead: Rosa Menendez, Next meeting: Wed 9 Dec, "
        "Last contact: Wed 11 Nov"
    )
    assert [look.words for look in looks(page.model.line(1), page.model.today)] == [
        "No lead",
        "No next date",
    ]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("k", ["Khan-Walters"]),
        ("lukasik", ["Łukasik"]),
        ("obrien", ["O'Brien"]),
        ("hill", ["Khan-Walters", "Nowak-Hill", "O'Brien"]),
        ("m11ae", ["Khan-Walters"]),
        ("rosa", ["Khan-Walters"]),
        ("fp-0001", ["Khan-Walters"]),
        ("sam hill", ["Nowak-Hill", "O'Brien"]),
        ("illside", []),
    ],
)
def test_typing_narrows_the_list_at_once(page: Page, typed: str, names: list[str]) -> None:
    QTest.keyClicks(page.filter, typed)
    assert shown(page) == names


def test_a_row_says_where_it_matched_if_its_name_does_not_show_it(page: Page) -> None:
    QTest.keyClicks(page.filter, "hill")
    assert [page.model.where(at) for at in range(3)] == ["Hillside Primary", "", "Hilltop Nursery"]


def test_a_hidden_address_is_no_way_to_find_a_family(page: Page) -> None:
    QTest.keyClicks(page.filter, "quill")
    assert shown(page) == []


def test_marks_cover_the_letters_typed_and_no_more() -> None:
    assert marks("Nowak-Hill", terms("hil")) == [(6, 9)]
    assert marks("O'Brien", terms("obr")) == [(0, 4)]
    assert marks("M1 1AE", terms("m11")) == [(0, 4)]
    assert marks("Łukasz", terms("Łu")) == [(0, 2)]


def test_enter_opens_the_first_match_and_arrows_another(gate: Gate, page: Page) -> None:
    asked: list[object] = []
    gate.asked.connect(lambda place, args: asked.append((place, *args)))
    QTest.keyClicks(page.filter, "hill")
    QTest.keyClick(page.filter, Qt.Key.Key_Return)
    QTest.keyClick(page.filter, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert asked == [("family", page.model.line(at).family) for at in (0, 1)]


def test_the_model_keeps_qts_promises(page: Page) -> None:
    tester = QAbstractItemModelTester(
        page.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    QTest.keyClicks(page.filter, "hill")
    page.filter.clear()
    assert tester.model() is page.model


def test_mine_are_those_i_lead(page: Page) -> None:
    page.views.choose("mine")
    page.views.chosen.emit("mine")
    assert shown(page) == ["Khan-Walters"]


def test_a_family_begun_elsewhere_appears(gate: Gate, page: Page) -> None:
    gate.run(actions.families.start, "Adeyemi", "")
    assert shown(page)[0] == "Adeyemi"


def test_starting_asks_for_a_name_and_opens_the_family(gate: Gate, page: Page) -> None:
    asked: list[str] = []
    gate.asked.connect(lambda _place, args: asked.append(args[0]))
    page.start_family()
    QTest.keyClick(page.start.name, Qt.Key.Key_Return)
    assert page.start._name.error == (
        "Give the family a name first, such as a first name or a surname."
    )
    QTest.keyClicks(page.start.name, "Osei")
    QTest.keyClicks(page.start.reference, "FP-7")
    QTest.keyClick(page.start.reference, Qt.Key.Key_Return)
    assert [(line.name, line.reference) for line in gate.session.store.family_lines()][-1] == (
        "Osei",
        "FP-7",
    )
    assert asked == [gate.session.store.family_lines()[-1].family]
    page.arrive()
    assert page.start.isHidden()
    assert "Osei" in shown(page)
    assert page.filter.isVisibleTo(page)
    assert page.table.isVisibleTo(page)


def test_a_half_typed_name_is_there_again(qtbot: QtBot, gate: Gate, page: Page) -> None:
    page.start_family()
    QTest.keyClicks(page.start.name, "Ose")
    gate.keeping.emit()
    again = Page(gate)
    qtbot.addWidget(again)
    again.arrive()
    assert again.start.name.text() == "Ose"


def test_an_empty_store_teaches_and_offers_invented_families(qtbot: QtBot, gate: Gate) -> None:
    page = Page(gate)
    qtbot.addWidget(page)
    sampling = Sampling(gate)
    page.offer_sample(sampling)
    page.arrive()
    page.show()
    press(page, "Explore with invented families first")
    assert sampling.isVisible()
    qtbot.waitUntil(lambda: page.model.rowCount() == 12, timeout=20_000)
    assert not sampling.isVisible()
    assert len(gate.session.store.family_lines()) == 12


def test_cancelling_keeps_the_invented_families_that_are_here(qtbot: QtBot, gate: Gate) -> None:
    page = Page(gate)
    qtbot.addWidget(page)
    sampling = Sampling(gate)
    page.offer_sample(sampling)
    page.arrive()
    page.show()
    press(page, "Explore with invented families first")
    qtbot.waitUntil(lambda: len(gate.session.store.family_lines()) > 0, timeout=20_000)
    press(page, "Cancel")
    here = len(gate.session.store.family_lines())
    assert page.model.rowCount() == here < 12
    qtbot.wait(100)
    assert len(gate.session.store.family_lines()) == here


def test_nothing_is_brought_into_a_store_that_was_locked_meanwhile(
    qtbot: QtBot, gate: Gate
) -> None:
    page = Page(gate)
    qtbot.addWidget(page)
    sampling = Sampling(gate)
    page.offer_sample(sampling)
    sampling.start()
    gate.lock()
    qtbot.wait(300)
    assert not gate.is_open


@pytest.mark.parametrize("mode", MODES[1:])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_is_walked(
    qtbot: QtBot, theme: Theme, page: Page, mode: Mode, percent: int
) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    QTest.keyClicks(page.filter, "hill")
    qtbot.wait(20)
    assert walk(page) == []
    page.start_family()
    qtbot.wait(20)
    assert walk(page) == []
