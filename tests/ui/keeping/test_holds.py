"""Holds in a family's head: said in a strip, placed, lifted with a reason, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from by_name import press, type_into
from family_pages import settle, words_on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from familyplan import actions
from familyplan.model import Hold
from familyplan_ui.family import people_page
from familyplan_ui.family.tabs import Tab
from familyplan_ui.family.workspace import FamilyPages, Workspace
from familyplan_ui.forms.choosing import ChoiceEditor
from familyplan_ui.widgets.ticks import MoreButton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ended_families import Ended
    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate

RESTRICTED = "This record is restricted: it is kept, and not shared, until that is lifted."


@pytest.fixture
def pages(qtbot: QtBot, gate: Gate, families: Ended) -> Iterator[FamilyPages]:
    space = Workspace(gate, (Tab("people", "People & team", people_page.Page),))
    qtbot.addWidget(space)
    space.resize(1190, 640)
    space.show()
    space.arrive(families.due)
    assert space.pages is not None
    space.activateWindow()
    settle(qtbot, space)
    yield space.pages
    space.hide()


def kind(pages: FamilyPages) -> ChoiceEditor:
    """Give the editor that says which kind of hold it is."""
    found = pages.holds.place.form.editors["what"]
    assert isinstance(found, ChoiceEditor)
    return found


def choose(pages: FamilyPages, words: str) -> None:
    """Choose from the family's `...` menu."""
    (more,) = [
        each
        for each in pages.header.findChildren(MoreButton)
        if each.accessibleName() == "More for this family"
    ]
    (act,) = [each for each in more.menu_of_acts.actions() if each.text() == words]
    act.trigger()


def standing(gate: Gate, families: Ended) -> tuple[Hold, ...]:
    return gate.session.store.family(families.due).of(Hold)


def test_a_hold_is_placed_said_in_the_head_lifted_and_every_step_undone(
    pages: FamilyPages, gate: Gate, families: Ended
) -> None:
    assert pages.hold_strip.words == ""
    choose(pages, "Hold, restrict or note an objection")
    kind(pages).chooser.setCurrentText("Restricted: kept, not shared")
    type_into(pages, "Why", "Accuracy is disputed.")
    type_into(pages, "Asked for by", "The mother")
    press(pages, "Place this hold")
    assert pages.hold_strip.words == RESTRICTED
    said = words_on(pages.holds)
    assert "Accuracy is disputed." in said
    assert "Asked for by The mother · since 7 December 2026" in said
    press(pages, "Lift it: Restricted: kept, not shared")
    press(pages, "Lift this hold: Restricted: kept, not shared")
    assert pages.hold_strip.words == RESTRICTED
    assert "Write down why it is lifted. The hold still stands." in words_on(pages.holds)
    label = "Why it is lifted: Restricted: kept, not shared"
    type_into(pages, label, "The entry was put right.")
    press(pages, "Lift this hold: Restricted: kept, not shared")
    assert pages.hold_strip.words == ""
    lifted = "Restricted: kept, not shared. Lifted 7 December 2026. The entry was put right."
    assert lifted in words_on(pages.holds)
    gate.undo()
    assert pages.hold_strip.words == RESTRICTED
    gate.undo()
    assert pages.hold_strip.words == ""
    assert standing(gate, families) == ()


def test_each_kind_says_what_it_does(pages: FamilyPages) -> None:
    pages.show_holds()
    assert kind(pages).said == "The record cannot be erased until the hold is lifted."
    kind(pages).chooser.setCurrentText("Objection: to be reviewed")
    assert kind(pages).said == (
        "Stops nothing by itself. It is shown until somebody has decided about it."
    )


def test_two_of_a_kind_can_be_told_apart(pages: FamilyPages, gate: Gate, families: Ended) -> None:
    for why in ("One", "Two"):
        gate.run(actions.records.add, Hold(scope=families.due, what="legal_hold", why=why))
    pages.show_holds()
    assert pages.hold_strip.words == "This record must not be erased: a legal hold stands."
    press(pages, "Lift it: Legal hold: must not be erased (2)")
    label = "Why it is lifted: Legal hold: must not be erased (2)"
    type_into(pages, label, "Case closed.")
    press(pages, "Lift this hold: Legal hold: must not be erased (2)")
    assert [(hold.why, hold.why_lifted) for hold in standing(gate, families)] == [
        ("One", ""),
        ("Two", "Case closed."),
    ]


def test_half_typed_words_are_there_again(pages: FamilyPages, gate: Gate, families: Ended) -> None:
    pages.show_holds()
    type_into(pages, "Why", "Half a")
    gate.keep_typing()
    pages.holds.take(families.due)
    pages.show_holds()
    assert pages.holds.place.form.editors["why"].value() == "Half a"
    press(pages, "Not now: place no hold")
    assert gate.session.store.drafts("hold/") == []


def test_the_panel_gives_way_to_the_history_and_to_another_family(
    pages: FamilyPages, families: Ended
) -> None:
    pages.show_holds()
    press(pages, "History")
    assert pages.holds.isHidden()
    assert not pages.history.isHidden()
    pages.show_holds()
    assert pages.history.isHidden()
    pages.take(families.held)
    assert pages.holds.isHidden()
    assert pages.hold_strip.words == (
        "Somebody objected to how this record is used. It needs a review."
    )


def test_all_of_it_can_be_done_with_the_keyboard(
    pages: FamilyPages, gate: Gate, families: Ended
) -> None:
    pages.show_holds()
    for typed in ("", "Asked by the court.", "A judge", ""):
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClicks(now, typed)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    button = QApplication.focusWidget()
    assert button is not None
    assert button.accessibleName() == "Place this hold"
    QTest.keyClick(button, Qt.Key.Key_Space)
    (hold,) = standing(gate, families)
    assert (hold.what, hold.why, hold.asked_by) == (
        "legal_hold",
        "Asked by the court.",
        "A judge",
    )
