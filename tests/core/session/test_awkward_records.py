"""What families and forms really bring: kept as typed, however long, odd or missing it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from core.held import store_shared_by_a_file
from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import Action, Agency, Involvement, Meeting, Note, Person
from familyplan.model.partial_date import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.session import Session

TEXTS = {
    "emoji": "Yusuf 🙂👨‍👩‍👧‍👦 smiled",
    "both directions": "Sadia سعدیہ said \u2067\u05e9\u05dc\u05d5\u05dd\u2069 and left",
    "tabs and lines": "one\ttwo\nthree",
    "20 kB": "He said it again and again. " * 740,
    "no spaces": "x" * 5000,
    "spaces at the ends": "  kept as typed  ",
    "quotes": 'Robert\'); DROP TABLE "note";--',
    "placeholders": "{what} %s {0} {{}}",
    "combining": "Zoe\u0308 and Zo\u00eb",
}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Keep one store for all of these, because each works in a family of its own."""
    opened = store_shared_by_a_file(tmp_path_factory.mktemp("shared"))
    yield opened
    opened.close()


@pytest.fixture
def scope(session: Session) -> str:
    """Give the scope of a new family."""
    return session.run(actions.families.start, "Khan-Walters").id


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_kept_exactly_as_typed(session: Session, scope: str, text: str) -> None:
    note = session.run(actions.records.add, Note(scope=scope, words=text))
    session.run(actions.records.edit, "note", note.id, type="visit")

    found = session.store.get(Note, note.id)
    assert found is not None
    assert found.words == text
    assert [line.words for line in session.history(scope)][:2]
    session.undo()
    session.undo()
    session.redo()
    again = session.store.get(Note, note.id)
    assert again is not None
    assert again.words == text
    assert session.verify().problems == ()


def test_half_of_a_letter_pasted_from_elsewhere_is_kept_without_harm(
    session: Session, scope: str
) -> None:
    note = session.run(actions.records.add, Note(scope=scope, words="cut \ud83d here"))

    found = session.store.get(Note, note.id)
    assert found is not None
    assert found.words == "cut \ufffd here"
    session.store.keep_draft("note/new", scope, "cut \ud83d")
    assert session.store.drafts("note/new")[0].text == "cut \ufffd"
    assert session.verify().problems == ()


def test_an_agency_s_name_may_be_200_characters_long(session: Session, scope: str) -> None:
    name = "Partnership " * 16 + "for Hill"
    assert len(name) == 200

    session.run(actions.team.join, Involvement(scope=scope, role="Helper"), agency_name=name)

    assert name in {agency.name for agency in session.store.all(Agency)}
    assert len(session.history(scope)[0].words) < 300


@pytest.mark.parametrize("name", ["", "   ", "\t\n", "\u00a0\u2003"])
def test_a_name_of_only_spaces_is_refused_in_words(session: Session, scope: str, name: str) -> None:
    with pytest.raises(Refused, match=r"^Say who it is in any words"):
        session.run(actions.families.add_person, Person(scope=scope, name=name))
    with pytest.raises(Refused, match=r"^Give the family a name first"):
        session.run(actions.families.start, name)
    with pytest.raises(Refused, match=r"^Say which agency"):
        session.run(actions.team.join, Involvement(scope=scope, role=name), agency_name=name)
    with pytest.raises(Refused, match=r"^Say what is to be done first"):
        session.run(actions.plan.add_action, Action(scope=scope, what=name))
    assert session.store.family(scope).of(Person) == ()


@pytest.mark.parametrize(
    "person",
    [
        Person(name="Li"),
        Person(label="the new partner"),
        Person(own_script="سعدیہ"),
        Person(unborn=True),
    ],
)
def test_one_name_a_label_or_no_name_yet_is_enough(
    session: Session, scope: str, person: Person
) -> None:
    given = {"name", "label", "own_script", "unborn"}
    values = {field: getattr(person, field) for field in given}
    kept = session.run(actions.families.add_person, Person(scope=scope, **values))

    assert session.store.get(Person, kept.id) == kept


def test_a_family_of_14(session: Session, scope: str) -> None:
    for number in range(14):
        session.run(
            actions.families.add_person,
            Person(scope=scope, name=f"Person {number}", born=parse(str(2000 + number))),
        )

    assert {line.family: line.people for line in session.store.family_lines()}[scope] == 14
    assert len(session.store.family(scope).of(Person)) == 14


@pytest.mark.parametrize(
    "said", ["29 February 2024", "29 February 2025", "1900", "31 December 2100"]
)
def test_a_date_is_kept_as_said(session: Session, scope: str, said: str) -> None:
    person = session.run(
        actions.families.add_person, Person(scope=scope, name="Jo", born=parse(said))
    )

    found = session.store.get(Person, person.id)
    assert found is not None
    assert found.born is not None
    assert found.born.said == said


def test_an_action_whose_owner_left_stays_with_its_history(session: Session, scope: str) -> None:
    seat = session.run(
        actions.team.join, Involvement(scope=scope, role="GP"), practitioner_name="Dr Achebe"
    )
    kept = session.run(
        actions.plan.add_action, Action(scope=scope, what="Refer Yusuf", owner=seat.id)
    )

    session.run(actions.team.leave, seat.id, "Retired")
    found = session.store.get(Action, kept.id)
    assert found is not None
    assert found.owner == seat.id

    session.run(actions.records.remove, "involvement", seat.id)
    found = session.store.get(Action, kept.id)
    assert found is not None
    assert (found.what, found.owner) == ("Refer Yusuf", "")


def test_a_meeting_nobody_is_asked_to_is_kept(session: Session, scope: str) -> None:
    meeting = session.run(actions.meetings.plan_meeting, Meeting(scope=scope, on=date(2028, 2, 29)))
    session.run(actions.meetings.hold, meeting.id)

    assert session.history(scope)[0].words == "marked the meeting on 29 February 2028 as held"
