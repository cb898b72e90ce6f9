"""The pages of one family serve the next: nothing of the first stays, nothing is squeezed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from family_pages import words_on
from PySide6.QtWidgets import QApplication, QFocusFrame, QLabel, QWidget

from familyplan import actions
from familyplan.model import Family, Need, Person
from familyplan.packs.asked import Asked
from familyplan.session.copies import make_copy
from familyplan.session.sent import Sought
from familyplan.sharing import reader_of
from familyplan_ui.family.people_page import Page as PeoplePage
from familyplan_ui.family.person_detail import PersonDetail
from familyplan_ui.family.workspace import Workspace
from familyplan_ui.forms import RecordForm, RecordList
from familyplan_ui.overview.columns import Columns
from familyplan_ui.rooms import tabs
from familyplan_ui.sharing.sent_list import SentList
from familyplan_ui.understanding import Page as UnderstandingPage
from familyplan_ui.understanding.assessments import AssessmentsView

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from familyplan_ui.gate import Gate
    from khan_walters import KhanWalters

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def space(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Workspace:
    """Show the Khan-Walters family."""
    made = Workspace(gate, tabs())
    qtbot.addWidget(made)
    made.resize(1190, 600)
    made.show()
    made.arrive(kept.family.id)
    qtbot.wait(10)
    return made


def _squeezed(space: Workspace) -> list[str]:
    """Give the words that have less height than they need."""
    return [
        label.text()
        for label in space.findChildren(QLabel)
        if label.isVisible() and label.wordWrap() and label.text()
        if label.height() < label.heightForWidth(label.width())
    ]


def _okafors(gate: Gate) -> Family:
    made = gate.session.run(actions.families.start, "Okafor", "FP-0002")
    ada = Person(scope=made.id, name="Ada Okafor", place="child")
    gate.session.run(actions.families.add_person, ada)
    return made


def _only(space: Workspace, kind: type[W]) -> W:
    (found,) = space.findChildren(kind)
    return found


def test_nothing_of_the_first_family_is_read_with_the_second(
    qtbot: QtBot, space: Workspace, gate: Gate, kept: KhanWalters
) -> None:
    other = _okafors(gate)
    for tab in ("overview", "meetings", "people", "understanding", "sharing"):
        space.arrive(kept.family.id, tab)
        qtbot.wait(10)
        space.arrive(other.id, tab)
        qtbot.wait(10)
        assert not [words for words in words_on(space) if "Rosa" in words or "Hillside" in words]


def test_what_was_open_of_the_first_family_is_put_away_for_the_second(
    qtbot: QtBot, space: Workspace, gate: Gate, kept: KhanWalters
) -> None:
    other = _okafors(gate)
    statement = gate.run(actions.records.add, Need(scope=kept.family.id, words="Sleeps badly."))
    assert statement is not None
    space.arrive(kept.family.id, "understanding", statement.id)
    space.arrive(kept.family.id, "people", next(iter(kept.seats.values())).id)
    people, understanding = _only(space, PeoplePage), _only(space, UnderstandingPage)
    assert (people.row, understanding.row) == ("", statement.id)  # the team has no row

    space.arrive(other.id, "people")
    qtbot.wait(10)
    ada = gate.rows(other.id).of(Person)[0]
    assert people.row == ada.id
    people.people.add_person()
    space.arrive(kept.family.id, "people")
    qtbot.wait(10)
    assert people.row == gate.rows(kept.family.id).of(Person)[0].id

    space.arrive(other.id, "understanding")
    understanding.show_view("assessments")
    assert understanding.row == ""
    space.arrive(kept.family.id, "understanding")
    assert understanding.row == ""
    assert not understanding.assessments.isVisible()


def test_the_page_of_a_person_is_made_once_for_all_families(
    qtbot: QtBot, space: Workspace, gate: Gate, kept: KhanWalters
) -> None:
    other = _okafors(gate)
    space.arrive(kept.family.id, "people")
    made = _only(space, PersonDetail)
    editors = made.form.editors
    space.arrive(other.id, "people")
    qtbot.wait(10)
    assert _only(space, PersonDetail) is made
    assert made.form.editors == editors
    assert made.form.record == gate.rows(other.id).of(Person)[0]


def test_what_is_added_on_a_page_that_served_before_belongs_to_the_family_shown(
    qtbot: QtBot, space: Workspace, gate: Gate, kept: KhanWalters
) -> None:
    other = _okafors(gate)
    space.arrive(kept.family.id, "people")
    space.arrive(other.id, "people")
    qtbot.wait(10)
    detail = _only(space, PersonDetail)
    blanks = []
    for shown in detail.lists:
        shown.add()
        forms = [one for one in shown.findChildren(RecordForm) if one.record is not None]
        blanks += [one.record for one in forms]
        shown.close_form()
    assert {one.scope for one in blanks if one is not None} == {other.id}
    assert len(blanks) == len(detail.lists)

    space.arrive(kept.family.id, "sharing")
    space.arrive(other.id, "sharing")
    for shown in space.findChildren(RecordList):
        if shown.isVisible():
            shown.add()
            scopes = {one.record.scope for one in shown.findChildren(RecordForm) if one.record}
            assert scopes == {other.id}

    space.arrive(other.id, "understanding")
    statements = _only(space, UnderstandingPage).statements
    statements.add_statement("three-columns.worries")
    begun = [one.record for one in statements.findChildren(RecordForm) if one.record is not None]
    assert [one.scope for one in begun] == [other.id]


def test_the_assessments_are_made_when_somebody_looks_at_them(
    space: Workspace, kept: KhanWalters
) -> None:
    space.arrive(kept.family.id, "understanding")
    assert space.findChildren(AssessmentsView) == []
    _only(space, UnderstandingPage).show_view("assessments")
    assert len(space.findChildren(AssessmentsView)) == 1


def test_nothing_is_looked_for_in_the_copies_of_the_second_family(
    qtbot: QtBot, space: Workspace, gate: Gate, kept: KhanWalters, tmp_path: Path
) -> None:
    other = _okafors(gate)
    space.arrive(kept.family.id, "sharing")
    assert space.findChildren(SentList) == []  # made once something has left
    _copy_to_daniel(gate, kept, tmp_path)
    copies = _only(space, SentList)
    copies.seeking.words.setText("nobody")
    copies.seeking.since.line.setText("1 March 2020")
    assert not copies.list.isVisible()
    space.arrive(other.id, "sharing")
    space.arrive(kept.family.id, "sharing")
    qtbot.wait(10)
    assert _only(space, SentList) is copies
    assert copies.seeking.sought() == Sought()
    assert copies.list.isVisible()


def _copy_to_daniel(gate: Gate, kept: KhanWalters, out: Path) -> None:
    reader = reader_of(gate.rows(kept.family.id), kept.people["daniel"].id)
    assert reader is not None
    asked = Asked(meeting=kept.meetings["next"].id)
    make_copy(gate.session, kept.family.id, asked, reader, out=out, channel="print")


def test_the_overview_is_never_squeezed_into_heights_of_another_family(
    qtbot: QtBot, space: Workspace, gate: Gate, kept: KhanWalters
) -> None:
    other = gate.session.run(actions.families.start, "Okafor", "FP-0002")
    for width in (1190, 760, 1500):
        space.resize(width, 600)
        for family in (other.id, kept.family.id):
            space.arrive(family)
            qtbot.wait(10)
            assert _squeezed(space) == []


def test_the_overview_is_as_high_as_it_needs_to_be_before_it_is_painted(
    qtbot: QtBot, space: Workspace, gate: Gate, kept: KhanWalters
) -> None:
    other = _okafors(gate)
    for number in range(30):
        one = Person(scope=other.id, name=f"Okafor {number}", place="relative")
        gate.session.run(actions.families.add_person, one)
    columns = _only(space, Columns)
    for family in (other.id, kept.family.id) * 2:
        space.arrive(family)
        at_once = columns.height()
        qtbot.wait(50)
        assert columns.height() == at_once


def test_a_page_that_holds_the_keyboard_has_no_ring_round_it(
    qtbot: QtBot, space: Workspace
) -> None:
    space.activateWindow()
    qtbot.wait(10)
    space.setFocus()
    assert QApplication.focusWidget() is space
    rings = [one for one in QApplication.allWidgets() if isinstance(one, QFocusFrame)]
    assert [one for one in rings if one.isVisible()] == []
