"""Agencies a family does not want: named once, and nothing of any kind is shared with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import named, press, type_into
from family_pages import settle, shown, words_on
from PySide6.QtWidgets import QPushButton
from walk import walk

from familyplan.model import Agency, Permission
from familyplan.model.vocabulary import choices
from familyplan_ui.sharing import Page
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate
    from familyplan_ui.theme import Mode, Theme

NONE = "None named by the whole family. With one named here, nothing is shared."


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id, size=(1190, 900))


def _unwanted(page: Page, name: str) -> None:
    type_into(page, "Agency they do not want", name)
    press(page, "Share nothing with it")


def _of(gate: Gate, kept: KhanWalters, name: str) -> list[Permission]:
    rows = gate.rows(kept.family.id)
    agency = next(one for one in rows.of(Agency) if one.name == name)
    return [
        one for one in rows.of(Permission) if one.agency == agency.id and one.state != "superseded"
    ]


def test_an_agency_not_in_the_team_is_named_and_refused_everything(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    assert NONE in words_on(page)
    _unwanted(page, "Northside Police")
    said = _of(gate, kept, "Northside Police")
    assert {one.state for one in said} == {"refused"}
    assert [one.information for one in said] == list(choices("information"))
    assert NONE not in words_on(page)
    assert "Since 7 Dec" in words_on(page)
    assert gate.undo() == "noted that nothing is to be shared with Northside Police"
    assert NONE in words_on(page)


def test_one_person_may_not_want_it_where_the_family_does(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    page._who.choose(kept.people["sadia"].id)
    page._show()
    _unwanted(page, "hillside primary")
    said = _of(gate, kept, "Hillside Primary")
    hers = [one for one in said if one.person == kept.people["sadia"].id]
    assert [one.state for one in hers] == ["refused"] * len(choices("information"))
    assert len(said) > len(hers)
    assert "Named here by Sadia: nothing of any kind is shared with it." in words_on(page)


def test_without_a_name_nothing_is_kept_and_it_says_so(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    before = gate.rows(kept.family.id).of(Permission)
    refused: list[str] = []
    gate.refused.connect(refused.append)
    named(page, "Share nothing with it", QPushButton).click()
    assert refused == ["Say first which agency they do not want."]
    assert gate.rows(kept.family.id).of(Permission) == before


@pytest.mark.parametrize(("mode", "percent"), [("light", 100), ("dark", 200)])
def test_nothing_is_found_on_the_page(
    qtbot: QtBot, theme: Theme, page: Page, mode: Mode, percent: int
) -> None:
    theme.set_mode(mode)
    theme.set_percent(percent)
    _unwanted(page, "Northside Police")
    settle(qtbot, page)
    assert walk(page) == []
