"""Finding: folded, from one letter, in protected words only when asked, never what is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.held import store_shared_by_a_file
from familyplan import actions
from familyplan.model import ContactPoint, Goal, Home, Identifier, Note, Person
from familyplan.session import open_store
from familyplan.words.folding import folded, tight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from familyplan.session import Session, Surroundings

PEOPLE = {
    "łukasz": Person(name="Łukasz Wójcik", former_names=("Quill",)),
    "obrien": Person(name="Siobhán O’Brien", known_as="Shiv"),
    "soren": Person(name="Søren Åberg", school="Straße Primary"),
    "arabic": Person(name="Sadia Khan", own_script="سعدیہ خان"),
    "mono": Person(label="the new partner"),
}


@pytest.fixture(scope="module")
def found_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Keep people whose names are hard to type."""
    session = store_shared_by_a_file(tmp_path_factory.mktemp("search"))
    scope = session.run(actions.families.start, "Wójcik-O’Brien", "FP/2026-17").id
    for key, person in PEOPLE.items():
        actions_kept = Person(
            id=f"person-{key}", scope=scope, name=person.name, known_as=person.known_as,
            own_script=person.own_script, label=person.label, school=person.school,
            former_names=person.former_names,
        )  # fmt: skip
        session.run(actions.families.add_person, actions_kept)
    for record in (
        Home(id="home", scope=scope, name="Sadia's", postcode="M1 1AE", address="4 Canal Row"),
        ContactPoint(id="phone", scope=scope, person="person-mono", value="07700 900 123"),
        Identifier(id="number", scope=scope, person="person-mono", typed="999 000 0018"),
        Note(id="note", scope=scope, words="He can't stop laughing; 100 % better."),
    ):
        session.run(actions.records.add, record)
    yield session
    session.close()


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("lukasz", "person-łukasz"),
        ("LUKASZ wojcik", "person-łukasz"),
        ("Łukasz", "person-łukasz"),
        ("wojcik luk", "person-łukasz"),
        ("lukaszwoj", "person-łukasz"),
        ("obrien", "person-obrien"),
        ("o'brien", "person-obrien"),
        ("O’BRIEN", "person-obrien"),
        ("siobhan", "person-obrien"),
        ("soren aberg", "person-soren"),
        ("strasse", "person-soren"),
        ("سعدیہ", "person-arabic"),
        ("new part", "person-mono"),
        ("m11ae", "home"),
        ("M1 1AE", "home"),
        ("m1", "home"),
        ("07700900123", "phone"),
        ("07700 900", "phone"),
        ("9990000018", "number"),
        ("quill", "person-łukasz"),
        ("cant stop", "note"),
        ("100", "note"),
    ],
)
def test_what_is_typed_finds_the_row(found_in: Session, typed: str, row: str) -> None:
    assert row in [hit.row for hit in found_in.store.find(typed)]


@pytest.mark.parametrize("letter", ["l", "s", "o", "w", "ł", "س"])
def test_one_letter_is_enough(found_in: Session, letter: str) -> None:
    assert found_in.store.find(letter) != []


@pytest.mark.parametrize("typed", ["", "   ", "'", "-", "zebra", "lukasz zebra"])
def test_what_nobody_is_called_finds_nothing(found_in: Session, typed: str) -> None:
    assert found_in.store.find(typed) == []


@pytest.mark.parametrize("typed", ["quill", "m11ae", "canal", "9990000018"])
def test_protected_words_are_searched_only_when_asked(found_in: Session, typed: str) -> None:
    assert [hit.guarded for hit in found_in.store.find(typed)] == [True]
    assert found_in.store.find(typed, guarded=False) == []


def test_a_row_found_by_plain_words_is_not_called_guarded(found_in: Session) -> None:
    (hit,) = found_in.store.find("lukasz")

    assert (hit.kind, hit.row, hit.guarded) == ("person", "person-łukasz", False)


def test_families_come_before_people(found_in: Session) -> None:
    assert [hit.kind for hit in found_in.store.find("wojcik")] == ["family", "person"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("a\"*():^-+'{}%_ NEAROT\x00\\;łß\u202e🙂")) | st.text(max_size=12))
def test_nothing_typed_breaks_the_search(found_in: Session, typed: str) -> None:
    assert isinstance(found_in.store.find(typed), list)


def test_a_removed_row_is_found_no_more_and_comes_back_with_undo(session: Session) -> None:
    scope = session.run(actions.families.start, "Khan").id
    person = session.run(actions.families.add_person, Person(scope=scope, name="Yusuf"))

    session.run(actions.records.remove, "person", person.id)
    assert session.store.find("yusuf") == []
    session.undo()
    assert [hit.row for hit in session.store.find("yusuf")] == [person.id]


def test_a_renamed_row_is_found_by_its_new_name_only(session: Session) -> None:
    scope = session.run(actions.families.start, "Khan").id
    person = session.run(actions.families.add_person, Person(scope=scope, name="Yusuf"))

    session.run(actions.records.edit, "person", person.id, name="Amina")

    assert session.store.find("yusuf") == []
    assert [hit.row for hit in session.store.find("amina")] == [person.id]


def test_a_change_of_no_words_leaves_the_index_as_it_is(session: Session) -> None:
    scope = session.run(actions.families.start, "Khan").id
    goal = session.run(actions.plan.add_goal, Goal(scope=scope, words="Sleep through"))
    written = "SELECT id, block FROM search_data ORDER BY id"
    before = session.store.db.execute(written).fetchall()

    session.run(actions.records.edit, "goal", goal.id, status="met")

    assert session.store.db.execute(written).fetchall() == before
    session.run(actions.records.edit, "goal", goal.id, why="Nights are long")
    assert session.store.db.execute(written).fetchall() != before
    assert [hit.row for hit in session.store.find("sleep nights")] == [goal.id]


def test_closing_puts_parts_of_the_index_together_and_everything_is_found_still(
    session: Session, tmp_path: Path, surroundings: Surroundings
) -> None:
    scope = session.run(actions.families.start, "Khan").id
    session.store.db.conn.execute("INSERT INTO search (search, rank) VALUES ('automerge', 0)")
    notes = [
        session.run(actions.records.add, Note(scope=scope, words=f"Rang about number {n}")).id
        for n in range(8)
    ]
    apart = _parts(session)

    session.close()

    again = open_store(tmp_path / "Test.fpstore", "seven quiet otters", surroundings=surroundings)
    assert (apart > 8, _parts(again)) == (True, 1)
    assert {hit.row for hit in again.store.find("rang")} == set(notes)
    assert [hit.row for hit in again.store.find("rang 7")] == [notes[7]]
    assert again.verify().problems == ()
    again.close()


def test_what_is_in_order_is_not_written_again(session: Session) -> None:
    session.run(actions.families.start, "Khan")
    session.store.tidy()
    log = session.vault.folder / "store.db-wal"
    before = log.read_bytes()

    session.store.tidy()

    assert log.read_bytes() == before


def _parts(session: Session) -> int:
    """Count the parts of the index: the number of each is in the ids of its pages, bit 37 on."""
    asked = "SELECT count(DISTINCT id >> 37) FROM search_data WHERE id >> 37 > 0"
    return int(session.store.db.execute(asked).fetchone()[0])


def test_words_that_are_gone_leave_no_trace_in_the_index(session: Session) -> None:
    scope = session.run(actions.families.start, "Khan").id
    note = session.run(actions.records.add, Note(scope=scope, words="xylophone"))
    session.run(actions.records.remove, "note", note.id)

    blocks = session.store.db.execute("SELECT block FROM search_data").fetchall()
    assert not any(b"xylophone" in bytes(block) for (block,) in blocks)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert " " not in tight(text)
