"""What is typed is kept without being asked: drafts within two seconds, changes on leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.model import Goal, Home, Identifier, Person, Relationship
from familyplan_ui.forms import ARRANGEMENTS, RecordForm
from familyplan_ui.forms import typing_field as timing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from familyplan.model import Record
    from familyplan.session import Session
    from familyplan_ui.gate import Gate


@pytest.fixture
def person(session: Session) -> Person:
    family = session.run(actions.families.start, "Hill")
    kept: Person = session.run(
        actions.families.add_person, Person(scope=family.id, name="Jade Hill", label="Mum")
    )
    return kept


@pytest.fixture
def form(qtbot: QtBot, gate: Gate, person: Person) -> Iterator[RecordForm]:
    window, other = QWidget(), QLineEdit()
    made = RecordForm(gate, "person", ARRANGEMENTS["person"])
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(other)
    other.setObjectName("elsewhere")
    qtbot.addWidget(window)
    made.show(person)
    window.show()
    window.activateWindow()
    yield made
    window.close()


def _line(form: RecordForm, name: str) -> QLineEdit:
    control = form.editors[name].control
    assert isinstance(control, QLineEdit)
    return control


def _type(form: RecordForm, name: str, words: str) -> QLineEdit:
    line = _line(form, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    return line


def _leave(form: RecordForm) -> None:
    elsewhere = form.window().findChild(QLineEdit, "elsewhere")
    assert isinstance(elsewhere, QLineEdit)
    elsewhere.setFocus(Qt.FocusReason.TabFocusReason)


def _kept(session: Session, record: Record) -> Person:
    kept = session.store.get(Person, record.id)
    assert kept is not None
    return kept


def test_leaving_a_field_makes_one_change_with_its_words(
    form: RecordForm, session: Session, person: Person
) -> None:
    _type(form, "known_as", "Jay")
    assert _kept(session, person).known_as == ""
    _leave(form)
    assert _kept(session, person).known_as == "Jay"
    assert session.undo_words() == "changed “Known as” of “Jade Hill”"


def test_a_draft_is_written_within_two_seconds_and_goes_when_it_is_kept(
    qtbot: QtBot, form: RecordForm, session: Session, person: Person
) -> None:
    _type(form, "known_as", "Ja")
    place = f"person/{person.id}/known_as"
    qtbot.waitUntil(lambda: session.store.drafts(place) != [], timeout=2_000)
    assert [draft.text for draft in session.store.drafts(place)] == ["Ja"]
    _leave(form)
    assert session.store.drafts() == []


def test_resting_keeps_what_was_typed_although_the_field_is_not_left(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, gate: Gate, session: Session, person: Person
) -> None:
    monkeypatch.setattr(timing, "REST_MS", 60)
    form = RecordForm(gate, "person", ARRANGEMENTS["person"])
    qtbot.addWidget(form)
    form.show(person)
    form.show()
    line = _type(form, "known_as", "Jay")
    qtbot.waitUntil(lambda: _kept(session, person).known_as == "Jay", timeout=2_000)
    assert line.text() == "Jay"


def test_half_typed_text_is_put_back_after_a_kill_and_then_kept(
    qtbot: QtBot, gate: Gate, session: Session, person: Person
) -> None:
    session.store.keep_draft(f"person/{person.id}/about", person.scope, "Loves the se")
    session.store.keep_draft(f"person/{person.id}/health", person.scope, "Waiting")
    form = RecordForm(gate, "person", ARRANGEMENTS["person"])
    qtbot.addWidget(form)
    form.show(person)
    assert form.editors["about"].value() == "Loves the se"
    assert form.editors["about"].said == "This is what you were typing when the program closed."
    assert form.editors["health"].value() == "Waiting"
    assert form.keep()
    kept = _kept(session, person)
    assert (kept.about, kept.health) == ("Loves the se", "Waiting")
    assert session.store.drafts() == []


def test_locking_keeps_what_is_being_typed(
    form: RecordForm, gate: Gate, session: Session, person: Person
) -> None:
    _type(form, "known_as", "Jay")
    assert gate.keep_typing()
    assert _kept(session, person).known_as == "Jay"


def test_ctrl_z_inside_a_box_is_the_boxs_own(
    form: RecordForm, session: Session, person: Person
) -> None:
    line = _type(form, "known_as", "Jay")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    _leave(form)
    assert _kept(session, person).known_as == ""
    assert _kept(session, person).name == "Jade Hill"


def test_a_change_elsewhere_comes_in_and_what_is_being_typed_stays(
    form: RecordForm, session: Session, person: Person
) -> None:
    _type(form, "known_as", "Jay")
    session.run(actions.records.edit, "person", person.id, label="Mummy", known_as="J")
    form.show(_kept(session, person))
    assert _line(form, "known_as").text() == "Jay"
    assert _line(form, "label").text() == "Mummy"


def test_a_change_that_cannot_be_kept_stays_on_the_screen_with_the_sentence(
    form: RecordForm, gate: Gate, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = KnownError("This was not saved, because the disk is full.")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise full

    line = _type(form, "known_as", "Jay")
    with monkeypatch.context() as patched:
        patched.setattr(session, "run", refuse)
        patched.setattr(session.store, "keep_draft", refuse)
        _leave(form)
        assert line.text() == "Jay"
        assert form.frames["known_as"].error == full.sentence
        assert not gate.keep_typing()
        assert not gate.lock()
    assert gate.keep_typing()
    assert form.frames["known_as"].error == ""


def test_a_new_record_is_kept_only_when_asked(
    qtbot: QtBot, gate: Gate, session: Session, person: Person
) -> None:
    form = RecordForm(gate, "goal", ARRANGEMENTS["goal"])
    qtbot.addWidget(form)
    form.show_new(Goal(scope=person.scope))
    form.editors["words"].show_draft("Mornings without shouting")
    assert form.keep()
    assert session.store.family(person.scope).of(Goal) == ()
    again = RecordForm(gate, "goal", ARRANGEMENTS["goal"])
    qtbot.addWidget(again)
    again.show_new(Goal(scope=person.scope))
    assert again.editors["words"].value() == "Mornings without shouting"
    made = again.keep_new(actions.plan.add_goal)
    assert isinstance(made, Goal)
    assert [goal.words for goal in session.store.family(person.scope).of(Goal)] == [made.words]
    assert session.store.drafts() == []


def test_what_a_record_cannot_be_kept_without_is_said_at_its_field(
    qtbot: QtBot, gate: Gate, person: Person
) -> None:
    form = RecordForm(gate, "relationship", ARRANGEMENTS["relationship"])
    qtbot.addWidget(form)
    form.show_new(Relationship(scope=person.scope, to=person.id))
    assert form.keep_new() is None
    assert form.frames["one"].error == "This is needed. Nothing has been changed yet."


def test_a_number_that_looks_wrong_is_warned_about_and_kept(
    qtbot: QtBot, gate: Gate, session: Session, person: Person
) -> None:
    number = session.run(
        actions.records.add, Identifier(scope=person.scope, person=person.id, scheme="nhs")
    )
    form = RecordForm(gate, "identifier", ARRANGEMENTS["identifier"])
    qtbot.addWidget(form)
    form.show(number)
    form.editors["typed"].show_draft("999 000 0000")
    assert form.keep()
    kept = session.store.get(Identifier, number.id)
    assert kept is not None
    assert kept.typed == "999 000 0000"
    assert "NHS number" in form.editors["typed"].said


def test_a_record_of_another_id_is_shown_whole_after_the_first_is_kept(
    qtbot: QtBot, gate: Gate, session: Session, person: Person
) -> None:
    scope = person.scope
    here = session.run(actions.families.add_home, Home(scope=scope, name="Here", area="North"))
    there = session.run(actions.families.add_home, Home(scope=scope, name="There"))
    form = RecordForm(gate, "home", ARRANGEMENTS["home"])
    qtbot.addWidget(form)
    form.show(here)
    form.editors["name"].show_draft("Nan’s")
    form.show(there)
    assert (form.editors["name"].value(), form.editors["area"].value()) == ("There", "")
    kept = session.store.get(Home, here.id)
    assert kept is not None
    assert kept.name == "Nan’s"
