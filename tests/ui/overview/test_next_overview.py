"""The overview of the next family: in the same parts, in reading order, at the width there is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from family_pages import settle, shown, words_on
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from familyplan import actions
from familyplan.figures.team import Sector
from familyplan.model import Agency, Family, Goal, Involvement, Rating
from familyplan_ui.overview import Page, columns
from familyplan_ui.plan.which_way import WhichWay
from familyplan_ui.widgets import DrawingView, RowButton
from familyplan_ui.widgets.section_head import SectionHead
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

_PARTS = (SectionHead, WhichWay, DrawingView, RowButton)


@pytest.fixture
def kept(gate: Gate) -> KhanWalters:
    return khan_walters(gate.session)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    return shown(qtbot, gate, Page(gate, kept.family.id), kept.family.id)


@pytest.fixture
def okafors(gate: Gate) -> Family:
    """Keep a family with one goal, which nobody rated, and nobody in its team."""
    made = gate.session.run(actions.families.start, "Okafor", "FP-0002")
    gate.session.run(actions.plan.add_goal, Goal(scope=made.id, words="Ada swims"))
    return made


def _take(qtbot: QtBot, gate: Gate, page: Page, family_id: str) -> None:
    page.take(family_id)
    page.reload(gate.rows(family_id))
    settle(qtbot, page)


def _parts(page: Page) -> set[QWidget]:
    return {one for one in page.findChildren(QWidget) if isinstance(one, _PARTS)}


def test_another_family_is_shown_in_the_parts_there_are(
    qtbot: QtBot, gate: Gate, page: Page, okafors: Family
) -> None:
    before = _parts(page)

    _take(qtbot, gate, page, okafors.id)

    assert _parts(page) <= before
    words = words_on(page)
    at = words.index("Our goals")
    assert words[at : at + 5] == ["Our goals", "1", "Open plan", "“Ada swims”", "not rated yet"]


def test_nothing_of_the_first_family_stays_even_in_a_part_that_is_not_seen(
    qtbot: QtBot, gate: Gate, page: Page, okafors: Family
) -> None:
    first = [words for words in words_on(page) if len(words.split()) > 4]

    _take(qtbot, gate, page, okafors.id)

    texts = {one.text() for one in page.findChildren(QLabel)}
    buttons = page.findChildren(QAbstractButton)
    texts |= {words for one in buttons for words in (one.text(), one.accessibleName())}
    drawn = page.findChildren(DrawingView)
    texts |= {one.accessibleName() + one.accessibleDescription() for one in drawn}
    assert len(first) > 5
    assert [words for words in first if any(words in text for text in texts)] == []
    assert [text for text in texts if "Yusuf" in text or "Amina" in text] == []


def test_a_family_that_comes_back_is_shown_as_at_first(
    qtbot: QtBot, gate: Gate, page: Page, okafors: Family, kept: KhanWalters
) -> None:
    before = words_on(page)

    _take(qtbot, gate, page, okafors.id)
    _take(qtbot, gate, page, kept.family.id)

    assert words_on(page) == before


def test_a_goal_that_is_rated_later_says_so_in_its_place(
    qtbot: QtBot, gate: Gate, okafors: Family
) -> None:
    page = shown(qtbot, gate, Page(gate, okafors.id), okafors.id)
    (goal,) = gate.rows(okafors.id).of(Goal)
    gate.session.run(actions.plan.rate, Rating(scope=okafors.id, goal=goal.id, value=Decimal(3)))
    settle(qtbot, page)
    words = words_on(page)
    assert "not rated yet" not in words
    assert words[words.index("“Ada swims”") + 1] == "3"


def test_a_team_that_comes_later_is_read_in_the_order_of_its_circle(
    qtbot: QtBot, gate: Gate, okafors: Family
) -> None:
    page = shown(qtbot, gate, Page(gate, okafors.id), okafors.id)
    nobody = "Nobody is in the team yet. School, health, neighbours: all count."
    assert nobody in words_on(page)
    for name, kind in (("Tenants' hall", "voluntary"), ("Ash Surgery", "gp"), ("Hill", "school")):
        seat = Involvement(scope=okafors.id, role="Worker")
        gate.session.run(actions.team.join, seat, agency_name=name)
        agency = next(one for one in gate.directory().of(Agency) if one.name == name)
        gate.session.run(actions.records.edit, "agency", agency.id, type=kind)
        settle(qtbot, page)
    words = words_on(page)
    in_order = [sector.words for sector in Sector]
    named = [one for one in words[words.index("Team") :] if one in in_order]
    assert len(named) > 1
    assert named == sorted(named, key=in_order.index)
    assert nobody not in words


def test_a_section_is_asked_how_high_it_is_only_for_about_the_width_it_has(
    qtbot: QtBot, gate: Gate, page: Page, okafors: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[QWidget, int]] = []
    tall = columns._tall

    def counted(section: QWidget, width: int) -> int:
        asked.append((section, width))
        return tall(section, width)

    monkeypatch.setattr(columns, "_tall", counted)
    _take(qtbot, gate, page, okafors.id)
    # With a scroll bar and without one: Qt has to know which of the two it will be.
    bar = page.verticalScrollBar().sizeHint().width()
    assert len(asked) > 0
    assert [one for one, width in asked if abs(one.width() - width) > bar] == []
