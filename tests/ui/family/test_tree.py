"""The family tree is looked at, walked by keyboard, and asks for the parent who is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from family_pages import words_on
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from familyplan import actions
from familyplan.model import Action, Answer, OtherAdult, Person, Relationship
from familyplan.practice.children import Known, other_parent
from familyplan_ui.family.people_page import Page
from familyplan_ui.family.people_view import TREE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan.model import Rows
    from familyplan_ui.gate import Gate
    from familyplan_ui.widgets import DrawingView
    from khan_walters import KhanWalters


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    """Show the people of a family whose baby has a mother and nobody else written down."""
    gate.run(
        actions.records.add,
        Relationship(scope=kept.family.id, one=kept.people["sadia"].id, is_="expectant_mother",
                     to=kept.people["baby"].id),
    )  # fmt: skip
    made = Page(gate, kept.family.id)
    qtbot.addWidget(made)
    made.resize(1190, 900)
    made.show()
    made.reload(gate.rows(kept.family.id))
    gate.changed.connect(lambda _changes: made.reload(gate.rows(kept.family.id)))
    return made


def _rows(gate: Gate, kept: KhanWalters) -> Rows:
    return gate.rows(kept.family.id)


def _drawing(page: Page) -> DrawingView:
    page.show_row(TREE)
    view = page.people.tree.view
    assert view is not None
    return view.drawing


def test_the_tree_is_the_first_entry_and_says_everybody(page: Page, kept: KhanWalters) -> None:
    drawing = _drawing(page)
    assert page.people.list.entries[0].name == "Family tree"
    assert {one.id for one in kept.people.values()} <= set(drawing.rows)
    said = drawing.accessibleDescription()
    assert [name for name in ("Sadia Khan", "Daniel Walters", "Baby") if name not in said] == []
    assert "The family tree in words" in words_on(page)


def test_a_click_on_somebody_opens_their_page(page: Page, kept: KhanWalters) -> None:
    drawing = _drawing(page)
    drawing.reach(kept.people["yusuf"].id)
    QTest.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=drawing.reached.center())
    assert page.row == kept.people["yusuf"].id


def test_arrow_keys_come_to_everybody_and_enter_opens(page: Page, kept: KhanWalters) -> None:
    drawing = _drawing(page)
    drawing.setFocus()
    for _ in drawing.rows:
        QTest.keyClick(drawing, Qt.Key.Key_Left)
    passed = []
    for row in drawing.rows:
        passed.append(row)
        if row == kept.people["daniel"].id:
            break
        QTest.keyClick(drawing, Qt.Key.Key_Right)
    QTest.keyClick(drawing, Qt.Key.Key_Return)
    assert page.row == kept.people["daniel"].id


def test_the_ring_adds_the_other_parent_in_one_step(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    drawing = _drawing(page)
    baby = kept.people["baby"].id
    drawing.rowChosen.emit(f"unknown:{baby}")
    assert "The other parent of Baby" in words_on(page)
    type_into(page, "Name", "Omar Aziz")
    type_into(page, "Which parent", "father")
    press(page, "Add this parent")
    rows = _rows(gate, kept)
    omar, tie = rows.of(Person)[-1], rows.of(Relationship)[-1]
    assert (omar.name, tie.one, tie.is_, tie.to) == ("Omar Aziz", omar.id, "father", baby)
    assert page.row == omar.id
    gate.undo()
    assert other_parent(_rows(gate, kept), baby).parents == (kept.people["sadia"].id,)


def test_somebody_in_the_record_already_can_be_the_parent(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    people = len(_rows(gate, kept).of(Person))
    page.people.add_parent(kept.people["baby"].id)
    type_into(page, "Or somebody in the record already", "Daniel Walters")
    press(page, "Add this parent")
    rows = _rows(gate, kept)
    assert len(rows.of(Person)) == people
    assert other_parent(rows, kept.people["baby"].id).known is Known.KNOWN


def test_not_known_yet_is_written_down_and_becomes_an_action(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    baby = kept.people["baby"].id
    page.show_row(baby)
    said = "Parents in the record: Sadia (mother to be). "
    assert f"{said}Nothing is written down about Baby's other parent." in words_on(page)
    press(page, "Nobody knows yet")
    noted = _rows(gate, kept).of(OtherAdult)[-1]
    assert (noted.child, noted.part, noted.known) == (baby, "other_parent", Answer("not_yet"))
    assert f"{said}Who Baby's other parent is, is not known yet." in words_on(page)
    press(page, "Put “find out who” in the plan")
    made = _rows(gate, kept).of(Action)[-1]
    assert (made.what, made.owner) == (
        "Find out who Baby's other parent is", kept.seats["rosa"].id,
    )  # fmt: skip
    assert any(words.endswith("Finding out is in the plan.") for words in words_on(page))
    gate.run(actions.families.add_parent, kept.people["daniel"], baby, "father")
    rows = _rows(gate, kept)
    assert rows.of(OtherAdult)[-1].person == kept.people["daniel"].id


def test_two_parents_in_the_record_need_no_button(page: Page, kept: KhanWalters) -> None:
    page.show_row(kept.people["yusuf"].id)
    words = words_on(page)
    assert "Parents in the record: Sadia (mother) and Daniel (father)." in words
    assert "Add the other parent" not in words


def test_a_grown_up_has_no_such_panel(page: Page, kept: KhanWalters) -> None:
    page.show_row(kept.people["sadia"].id)
    assert "Other parent and other adults" not in words_on(page)


def test_a_wide_tree_scrolls_and_brings_whoever_is_reached(
    page: Page, gate: Gate, kept: KhanWalters, qtbot: QtBot
) -> None:
    for number in range(24):
        gate.run(
            actions.families.add_person,
            Person(scope=kept.family.id, name=f"Somebody Long-Named {number}", place="relative"),
        )
    drawing = _drawing(page)
    view = page.people.tree.view
    assert view is not None
    qtbot.wait(50)
    bar = view.horizontalScrollBar()
    assert bar.maximum() > 0
    drawing.setFocus()
    for _ in drawing.rows:
        QTest.keyClick(drawing, Qt.Key.Key_Right)
        seen = view.viewport().rect()
        centre = drawing.mapTo(view.viewport(), drawing.reached.center())
        assert seen.contains(QPoint(centre.x(), seen.center().y()))
