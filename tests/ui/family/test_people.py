"""Who is in the family is typed in by name, stands under its home, and keeps itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from by_name import press, type_into
from PySide6.QtTest import QAbstractItemModelTester

from familyplan import actions
from familyplan.model import (
    ContactPoint,
    Group,
    Home,
    Identifier,
    Person,
    Protection,
    Record,
    Relationship,
    Residence,
    Rows,
)
from familyplan.model.titles import person_name
from familyplan_ui.family.entries import EntryModel
from familyplan_ui.family.people_entries import people_entries
from familyplan_ui.family.people_page import Page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from familyplan.session import Session
    from familyplan_ui.gate import Gate
    from khan_walters import KhanWalters

R = TypeVar("R", bound=Record)


@pytest.fixture
def page(qtbot: QtBot, gate: Gate, kept: KhanWalters) -> Page:
    made = Page(gate, kept.family.id)
    qtbot.addWidget(made)
    made.resize(1190, 540)
    made.show()
    made.reload(gate.rows(kept.family.id))
    gate.changed.connect(lambda _changes: made.reload(gate.rows(kept.family.id)))
    return made


def test_people_stand_under_their_homes(gate: Gate, kept: KhanWalters) -> None:
    entries = people_entries(gate.rows(kept.family.id), gate.clock.today())
    assert [(entry.name, entry.soft) for entry in entries] == [
        ("The family and this help", "Khan-Walters"),
        ("Sadia's home", ""),
        ("Sadia Khan سعدیہ خان", "Mum, about 1992"),
        ("Zainab Bibi", "Nani"),
        ("Amina Khan-Walters", "11 · Hillside Primary"),
        ("Yusuf Khan-Walters", "7 · Hillside Primary"),
        ("Baby", "due about April 2027"),
        ("Daniel's flat", ""),
        ("Daniel Walters", "Dad"),
    ]


class _Counted(Rows):
    """Counts how often records are asked for."""

    asked = 0

    def of(self, record_type: type[R]) -> tuple[R, ...]:
        self.asked += 1
        return super().of(record_type)


def test_listing_them_does_not_go_through_the_record_once_for_each() -> None:
    def asked(people: int) -> int:
        found = [Person(id=f"p{at}", scope="f", name=f"Person {at}") for at in range(people)]
        stays = [Residence(id=f"r{one.id}", scope="f", person=one.id, home="h") for one in found]
        rows = _Counted([Home(id="h", scope="f"), *found, *stays])
        assert len(people_entries(rows, date(2026, 12, 7))) == 1 + people
        return rows.asked

    assert asked(60) == asked(1)


def test_somebody_with_two_homes_stands_once(
    session: Session, gate: Gate, kept: KhanWalters
) -> None:
    yusuf = kept.people["yusuf"]
    flat = gate.rows(kept.family.id).of(Home)[1]
    session.run(actions.records.add, Residence(scope=yusuf.scope, person=yusuf.id, home=flat.id))
    entries = people_entries(gate.rows(kept.family.id), gate.clock.today())
    assert [e.soft for e in entries if e.key == yusuf.id] == [
        "7 · Hillside Primary · also at Daniel's flat"
    ]


def test_the_list_is_a_sound_model(gate: Gate, kept: KhanWalters) -> None:
    model = EntryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_entries(people_entries(gate.rows(kept.family.id), gate.clock.today()))
    model.show_entries([])
    assert tester.model() is model


def test_a_person_is_added_in_a_few_words(page: Page, gate: Gate, kept: KhanWalters) -> None:
    press(page, "Add a person")
    type_into(page, "Name", "Łukasz Żółć")
    type_into(page, "Part in the family", "Somebody important")
    type_into(page, "Date of birth or age", "about 1980")
    type_into(page, "Lives at", "Daniel's flat")
    press(page, "Add this person")
    rows = gate.rows(kept.family.id)
    added = rows.of(Person)[-1]
    assert (added.name, added.place) == ("Łukasz Żółć", "other")
    assert added.born is not None
    assert added.born.said == "about 1980"
    assert rows.of(Residence)[-1].person == added.id
    assert page.people.list.key == added.id


def test_nobody_at_all_is_refused_and_what_was_typed_stays(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    before = len(gate.rows(kept.family.id).of(Person))
    press(page, "Add a person")
    type_into(page, "Name", "   ")
    type_into(page, "Date of birth or age", "7")
    press(page, "Add this person")
    assert len(gate.rows(kept.family.id).of(Person)) == before
    type_into(page, "What the family calls them", "the new partner")
    press(page, "Add this person")
    added = gate.rows(kept.family.id).of(Person)[-1]
    assert person_name(added) == "the new partner"
    assert added.born is not None
    assert added.born.said == "7"


def test_somebody_not_born_yet_needs_no_name(page: Page, gate: Gate, kept: KhanWalters) -> None:
    press(page, "Add a person")
    press(page, "Not born yet")
    type_into(page, "Expected, or how far along", "8 weeks pregnant")
    press(page, "Add this person")
    added = gate.rows(kept.family.id).of(Person)[-1]
    assert added.unborn
    assert person_name(added) == "Baby, no name yet"


def test_a_home_and_a_group_are_added(page: Page, gate: Gate, kept: KhanWalters) -> None:
    press(page, "Add a home")
    type_into(page, "What the family calls it", "Nan’s")
    type_into(page, "Postcode", "M1 1AE")
    press(page, "Add this home")
    press(page, "Add a group")
    type_into(page, "What they are called", "Mum’s sisters")
    type_into(page, "Who belongs to it, if known", "Sadia Khan, Nani")
    press(page, "Add this group")
    rows = gate.rows(kept.family.id)
    assert rows.of(Home)[-1].name == "Nan’s"
    assert rows.of(Group)[-1].members == (kept.people["sadia"].id, kept.people["zainab"].id)


def test_what_belongs_to_a_person_is_added_beside_the_form(
    page: Page, gate: Gate, kept: KhanWalters
) -> None:
    page.show_row(kept.people["baby"].id)
    press(page, "Add a tie")
    type_into(page, "Who", "Sadia Khan")
    type_into(page, "Is the", "mother to be")
    press(page, "Keep this relationship")
    press(page, "Add a way to get in touch")
    type_into(page, "How", "Through somebody else")
    type_into(page, "Number or address", "Sadia")
    type_into(page, "Safe to use", "Not asked yet")
    press(page, "Keep this way to get in touch")
    press(page, "Add a number")
    type_into(page, "Which number", "NHS number")
    type_into(page, "Number", "999 123 4560")
    press(page, "Keep this number")
    press(page, "Add a protection")
    type_into(page, "From whom", "Daniel Walters")
    type_into(page, "What is kept back", "Where they live")
    press(page, "Keep this protection")
    rows, baby = gate.rows(kept.family.id), kept.people["baby"].id
    assert rows.of(Relationship)[-1].is_ == "expectant_mother"
    assert rows.of(Relationship)[-1].to == baby
    assert rows.of(ContactPoint)[-1].person == baby
    assert rows.of(Identifier)[-1].typed == "999 123 4560"
    assert rows.of(Protection)[-1].from_ == (kept.people["daniel"].id,)
    assert rows.of(Protection)[-1].what == ("whereabouts",)


def test_a_tie_is_opened_changed_and_removed(page: Page, gate: Gate, kept: KhanWalters) -> None:
    page.show_row(kept.people["yusuf"].id)
    before = gate.rows(kept.family.id).of(Relationship)
    ties = [tie for tie in before if tie.to == kept.people["yusuf"].id]
    page.people.show_row(kept.people["yusuf"].id)
    detail = page.people.detail
    assert detail is not None
    detail.lists[0].open(ties[0].id)
    type_into(page, "In touch", "Every day")
    press(page, "Close this relationship")
    assert gate.rows(kept.family.id).find(Relationship, ties[0].id).contact == "daily"  # type: ignore[union-attr] # it is there
    detail.lists[0].open(ties[0].id)
    press(page, "Remove this relationship")
    assert len(gate.rows(kept.family.id).of(Relationship)) == len(before) - 1


def test_removing_a_person_can_be_undone(page: Page, gate: Gate, kept: KhanWalters) -> None:
    page.show_row(kept.people["yusuf"].id)
    press(page, "Remove this person")
    assert gate.rows(kept.family.id).find(Person, kept.people["yusuf"].id) is None
    assert "Yusuf" in gate.undo()
    assert gate.rows(kept.family.id).find(Person, kept.people["yusuf"].id) is not None
