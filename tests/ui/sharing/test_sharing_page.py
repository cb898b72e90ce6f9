"""The sharing page: cells named in words, arrow keys, answers kept, one person's before all's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from by_name import named, press, type_into
from family_pages import names_on, shown, standing_on, words_on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from familyplan import actions
from familyplan.model import Action, Agency, Disclosure, Permission, Rows
from familyplan.model.partial_date import parse
from familyplan_ui.sharing import Page
from familyplan_ui.sharing.answers import answered, cell_name
from familyplan_ui.sharing.cell import PermissionCell
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

TODAY = date(2026, 12, 7)


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1190, 900))


def _newest(gate: Gate, kept: KhanWalters) -> Permission:
    return gate.rows(kept.family.id).of(Permission)[-1]


def test_every_cell_says_agency_kind_and_answer(page: Page) -> None:
    names = names_on(page)
    for name in (
        "Hillside Primary, Health: Yes, said, 3 Mar",
        "Hillside Primary, Home, money: No, 3 Mar",
        "Canal Homes, School: Not asked",
    ):
        assert name in names


def test_arrow_keys_move_between_cells_and_enter_chooses(page: Page) -> None:
    cell = named(page, "Hillside Primary, Health: Yes, said, 3 Mar", PermissionCell)
    cell.setFocus()
    for key, there in (
        (Qt.Key.Key_Down, "Canal Homes, Health: Not asked"),
        (Qt.Key.Key_Right, "Canal Homes, Home, money: Yes, signed, 3 Mar"),
        (Qt.Key.Key_Up, "Hillside Primary, Home, money: No, 3 Mar"),
    ):
        QTest.keyClick(page.focusWidget(), key)
        assert standing_on() == there
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert "No, said on 3 March 2026. Nothing of this kind is shared." in words_on(page)


def test_what_somebody_says_now_is_kept_and_the_old_answer_is_replaced(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    named(page, "Hillside Primary, Health: Yes, said, 3 Mar", PermissionCell).click()
    press(page, "Stopped")
    made = _newest(gate, kept)
    assert (made.state, made.information, made.person) == ("withdrawn", "health", "")
    assert "Hillside Primary, Health: Stopped, 7 Dec" in names_on(page)
    states = [one.state for one in gate.rows(kept.family.id).of(Permission)]
    assert states.count("superseded") == 1


def test_a_narrower_yes_and_its_end_are_kept_as_they_are_typed(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    named(page, "Canal Homes, Health: Not asked", PermissionCell).click()
    press(page, "Yes, signed")
    type_into(page, "Only", "hearing")
    type_into(page, "Until", "1 June 2027")
    page.leave()
    assert _newest(gate, kept).only == "hearing"
    assert "Canal Homes, Health: Yes, hearing, 7 Dec" in names_on(page)
    assert "Until 1 June 2027." in words_on(page)


def test_a_persons_own_answer_goes_before_the_whole_familys(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    yusuf = kept.people["yusuf"].id
    people = next(
        one for one in page.findChildren(QComboBox) if one.accessibleName() == "About whom"
    )
    people.activated.emit(people.findData(yusuf))
    assert "Hillside Primary, Health: Yes, said, whole family" in names_on(page)
    named(page, "Hillside Primary, Health: Yes, said, whole family", PermissionCell).click()
    press(page, "They said no")
    made = _newest(gate, kept)
    assert (made.person, made.state) == (yusuf, "refused")
    assert "Hillside Primary, Health: No, 7 Dec" in names_on(page)


def test_asking_is_put_into_the_plan_once(page: Page, gate: Gate, kept: KhanWalters) -> None:
    named(page, "Canal Homes, Health: Not asked", PermissionCell).click()
    before = len(gate.rows(kept.family.id).of(Action))
    press(page, "Ask: put it in the plan")
    press(page, "Ask: put it in the plan")
    every = gate.rows(kept.family.id).of(Action)
    assert len(every) == before + 1
    assert (every[-1].what, every[-1].owner) == (
        "Ask the family about sharing “Health” with Canal Homes", kept.seats["rosa"].id,
    )  # fmt: skip


def test_copies_that_left_are_listed(page: Page, gate: Gate, kept: KhanWalters) -> None:
    gate.session.run(
        actions.sharing.intend_copy,
        Disclosure(scope=kept.family.id, reader=kept.seats["hina"].id, reader_name="Hina Patel",
                   purpose="Meeting pack", pages=2),
    )  # fmt: skip
    words = words_on(page)
    assert words[words.index("Hina Patel", words.index("What left, for whom, when")) :] == [
        "Hina Patel", "7 December 2026, 09:30", "2 pages", "Not confirmed", "Open",
    ]  # fmt: skip


def test_a_yes_whose_last_day_has_passed_has_run_out() -> None:
    rows = Rows([
        Agency(id="a", name="Hillside Primary"),
        Permission(id="p", agency="a", information="health", state="given_verbal",
                   until=parse("1 December 2026")),
    ])  # fmt: skip
    cell = answered(rows, "", "a", "health", today=TODAY)
    assert (cell.state, cell.stands_out) == ("expired", True)
    assert cell_name(rows, cell) == "Hillside Primary, Health: Ran out, 1 Dec"


def test_without_a_team_it_says_where_agencies_come_from(qtbot: QtBot, gate: Gate) -> None:
    family = gate.session.run(actions.families.start, "Nobody yet", "")
    page = shown(qtbot, gate, Page(gate, family.id), family.id)
    with qtbot.waitSignal(gate.asked) as asked:
        press(page, "Add to the team")
    assert asked.args == ["family", (family.id, "people", "")]
