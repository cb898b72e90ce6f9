"""Undo and redo from the log: across restarts, each user's own, refused where things moved on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.held import rows_held
from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import Goal, Person, User
from familyplan.model.partial_date import parse
from familyplan.session import Session, create_store, open_store
from familyplan.store.errors import MovedOn
from familyplan.vault.changing import add_passphrase_slot

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Surroundings

WORDS = "seven quiet otters"


def _person(session: Session) -> Person:
    family = session.run(actions.families.start, "Khan-Walters")
    return session.run(
        actions.families.add_person, Person(scope=family.id, name="Yusuf", born=parse("about 2019"))
    )


def _rename(session: Session, person: Person, name: str) -> None:
    session.run(actions.records.edit, "person", person.id, name=name)


def _name(session: Session, person: Person) -> str:
    found = session.store.get(Person, person.id)
    return found.name if found else "nobody"


def test_undo_goes_back_step_by_step_and_redo_comes_forward_again(session: Session) -> None:
    person = _person(session)
    for name in ("Joe", "Josef", "Yusef"):
        _rename(session, person, name)

    back = [(session.undo(), _name(session, person)) for _ in range(4)]
    forward = [(session.redo(), _name(session, person)) for _ in range(4)]

    assert back == [
        ("changed “Name” of “Josef”", "Josef"),
        ("changed “Name” of “Joe”", "Joe"),
        ("changed “Name” of “Yusuf”", "Yusuf"),
        ("added Yusuf to the family", "nobody"),
    ]
    assert [name for _said, name in forward] == ["Yusuf", "Joe", "Josef", "Yusef"]
    assert session.redo_words() == ""
    assert session.verify().problems == ()


def test_undo_and_redo_are_still_there_after_a_restart(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    folder = tmp_path / "Test.fpstore"
    session = create_store(folder, WORDS, User(name="Rosa"), surroundings=surroundings)
    person = _person(session)
    before = rows_held(session.store.db)
    _rename(session, person, "Joe")
    _rename(session, person, "Josef")
    session.undo()
    session.close()

    session = open_store(folder, WORDS, surroundings=surroundings)
    assert (session.undo_words(), session.redo_words()) == (
        "changed “Name” of “Yusuf”",
        "changed “Name” of “Joe”",
    )
    session.undo()
    assert rows_held(session.store.db) == before
    session.close()

    session = open_store(folder, WORDS, surroundings=surroundings)
    session.redo()
    session.redo()
    assert _name(session, person) == "Josef"
    session.close()


def test_a_new_action_ends_what_could_be_done_again(session: Session) -> None:
    person = _person(session)
    _rename(session, person, "Joe")
    session.undo()

    _rename(session, person, "Josef")

    assert session.redo_words() == ""
    with pytest.raises(Refused, match=r"^There is nothing to do again\.$"):
        session.redo()


def test_there_is_nothing_to_undo_in_a_new_store(session: Session) -> None:
    assert session.undo_words() == ""
    with pytest.raises(Refused, match=r"^There is nothing to undo\.$"):
        session.undo()


def test_putting_back_is_refused_with_both_values_where_the_place_moved_on(
    session: Session,
) -> None:
    person = _person(session)
    _rename(session, person, "Joe")
    line = session.history(person.scope)[0]
    _rename(session, person, "Josef")
    before = rows_held(session.store.db)

    with pytest.raises(MovedOn) as refused:
        session.put_back(line)

    assert refused.value.sentence == (
        "This cannot be undone, because “Name” has been changed again since. It is now “Josef”; "
        "before, it was “Yusuf”. Change it by hand if the earlier one is right."
    )
    assert rows_held(session.store.db) == before


def test_putting_back_an_addition_is_refused_once_it_was_changed(session: Session) -> None:
    person = _person(session)
    line = session.history(person.scope)[0]
    _rename(session, person, "Joe")

    with pytest.raises(MovedOn, match="It is now “Joe”; before, it was “Yusuf”"):
        session.put_back(line)


def test_an_old_action_can_be_put_back_while_its_place_stands(session: Session) -> None:
    person = _person(session)
    session.run(actions.records.edit, "person", person.id, school="Hillside Primary")
    line = session.history(person.scope)[0]
    _rename(session, person, "Joe")

    assert session.put_back(line) == "changed “School, nursery or college” of “Yusuf”"

    found = session.store.get(Person, person.id)
    assert found is not None
    assert (found.name, found.school) == ("Joe", "")
    assert session.history(person.scope)[0].words == (
        "undid: changed “School, nursery or college” of “Yusuf”"
    )


def test_removing_a_record_that_was_changed_can_be_undone_and_done_again(
    session: Session,
) -> None:
    person = _person(session)
    _rename(session, person, "Joe")
    session.run(actions.records.remove, "person", person.id)

    for _ in range(2):
        session.undo()
        assert _name(session, person) == "Joe"
        session.redo()
        assert _name(session, person) == "nobody"


def test_adding_to_a_list_can_be_put_back_though_somebody_else_was_added_since(
    session: Session,
) -> None:
    person = _person(session)
    goal = session.run(actions.plan.add_goal, Goal(scope=person.scope, words="Sleep"))
    session.run(actions.records.edit, "goal", goal.id, raters=("a",))
    line = session.history(person.scope)[0]
    session.run(actions.records.edit, "goal", goal.id, raters=("a", "b"))

    session.put_back(line)

    found = session.store.get(Goal, goal.id)
    assert found is not None
    assert found.raters == ("b",)


def test_what_somebody_else_did_is_not_offered_for_undo(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    folder = tmp_path / "Test.fpstore"
    session = create_store(folder, WORDS, User(name="Rosa"), surroundings=surroundings)
    tunde = session.run(actions.accounts.add_user, User(name="Tunde"))
    add_passphrase_slot(session.vault, "kettle on at four", user_id=tunde.id, label="Tunde")
    person = _person(session)
    session.close()

    session = open_store(folder, "kettle on at four", surroundings=surroundings)
    assert session.user.name == "Tunde"
    assert session.undo_words() == ""
    _rename(session, person, "Joe")
    assert session.undo_words() == "changed “Name” of “Yusuf”"
    session.close()

    session = open_store(folder, WORDS, surroundings=surroundings)
    assert session.undo_words() == "added Yusuf to the family"
    with pytest.raises(MovedOn):
        session.undo()
    assert _name(session, person) == "Joe"
    session.close()


def test_openings_and_copies_cannot_be_put_back(session: Session) -> None:
    session.note_event("exported", what="a family")

    with pytest.raises(Refused, match="it says what happened"):
        session.put_back(session.history()[0])
