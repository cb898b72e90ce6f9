"""Bringing together what was entered twice: nothing is lost, nobody is told more, all goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from core.held import derived, rows_held
from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import (
    Answer,
    ContactPoint,
    Family,
    Home,
    Involvement,
    Note,
    Paper,
    Permission,
    Person,
    Protection,
    Record,
    Relationship,
    Release,
    Residence,
    Standing,
    nouns,
)
from familyplan.model.partial_date import parse
from familyplan.session import papers
from familyplan.sharing.permissions import asked, of_agency
from khan_walters import KhanWalters, khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from familyplan.session import Session

LETTER = b"Dear Ms Khan, the meeting is on Monday."


@pytest.fixture
def kept(session: Session) -> KhanWalters:
    """Keep a family with a whole story behind it."""
    made = khan_walters(session)
    whole_story(session, made)
    return made


def add(session: Session, record: Record) -> Any:  # noqa: ANN401 - as given
    return session.run(actions.records.add, record)


def nowhere(session: Session, row_id: str) -> list[Record]:
    """Give every record that still speaks of this id."""
    return [
        record
        for record_type in nouns().values()
        for record in session.store.all(record_type)
        if row_id in str(record)
    ]


def there_and_back(session: Session, *done: Any) -> None:  # noqa: ANN401 - an action and its own
    """Do it, undo it, do it again: each time every row and word is exactly what it was."""
    db = session.store.db
    before = rows_held(db), derived(db)
    session.run(*done)
    after = rows_held(db), derived(db)
    assert after != before
    session.undo()
    assert (rows_held(db), derived(db)) == before
    session.redo()
    assert (rows_held(db), derived(db)) == after
    assert session.verify().problems == ()


def test_two_entries_of_one_person_become_one(session: Session, kept: KhanWalters) -> None:
    scope, amina = kept.family.id, kept.people["amina"]
    run = session.run
    home = next(one.home for one in session.store.all(Residence) if one.person == amina.id)
    twice = run(
        actions.families.add_person,
        Person(
            scope=scope, name="Ameena Khan-Walters", legal_name="Ameena Khan", pronouns="she/her",
            born=parse("4 March 2015"), former_names=("Amina Walters",), about="Likes drawing.",
            religion=Answer("Islam"), unborn=True,
        ),
        home,
    )  # fmt: skip
    add(session, Relationship(scope=scope, one=twice.id, is_="sister", to=amina.id))
    mother = kept.people["sadia"].id
    add(session, Relationship(scope=scope, one=mother, is_="mother", to=twice.id))
    phone = ContactPoint(scope=scope, person=twice.id, way="phone", value="07700 900123")
    add(session, phone)
    add(session, Release(scope=scope, reader=mother, what=twice.id, reason="Court order"))
    add(session, Note(scope=scope, about=(twice.id, amina.id), words="Both at Nan's."))

    there_and_back(session, actions.merging.merge_people, amina.id, twice.id)

    one = session.store.get(Person, amina.id)
    assert one is not None
    assert (one.name, one.pronouns, one.unborn) == ("Amina Khan-Walters", "she/her", False)
    assert (one.legal_name, one.religion) == ("Ameena Khan", Answer("Islam"))
    assert one.former_names == ("Amina Walters",)
    assert "Likes drawing." in one.about
    assert nowhere(session, twice.id) == []
    note = next(n for n in session.store.all(Note) if n.for_team == "me" and n.about == (one.id,))
    assert "Name: Ameena Khan-Walters" in note.words
    assert "Date of birth or age: 4 March 2015" in note.words
    ties = [r for r in session.store.all(Relationship) if {r.one, r.to} == {mother, one.id}]
    assert [tie.is_ for tie in ties] == ["mother"]
    lives = [r.home for r in session.store.all(Residence) if r.person == one.id]
    assert len(lives) == len(set(lives))


def test_who_is_protected_from_somebody_cannot_become_one_with_them(
    session: Session, kept: KhanWalters
) -> None:
    sadia, daniel = kept.people["sadia"].id, kept.people["daniel"].id
    add(session, Protection(scope=kept.family.id, person=sadia, from_=(daniel,)))

    with pytest.raises(Refused):
        session.run(actions.merging.merge_people, sadia, daniel)
    with pytest.raises(Refused):
        session.run(actions.merging.merge_people, sadia, sadia)
    with pytest.raises(Refused):
        session.run(actions.merging.merge_families, kept.family.id, kept.family.id)


@pytest.fixture
def second(session: Session, kept: KhanWalters) -> str:
    """Keep a second record of the same family, with a paper, a team and a lead of its own."""
    run = session.run
    family = run(actions.families.start, "Khan", "FP-0077").id
    home = Home(scope=family, address="4, Canal Row", postcode="M11AE", tenure="Rented")
    amina = run(actions.families.add_person, Person(scope=family, name="Ameena Khan"))
    run(actions.families.add_home, home, (amina.id,))
    agency = kept.seats["hina"].agency
    run(
        actions.team.join,
        Involvement(scope=family, agency=agency, practitioner=kept.seats["hina"].practitioner),
    )
    mine = run(actions.team.join, Involvement(scope=family, role="Lead"), agency_name="Other")
    run(actions.team.hand_over_lead, mine.id, since=parse("2026"))
    run(
        actions.story.add_paper,
        Paper(scope=family, name="Letter.pdf"),
        lambda tx: papers.keep(session, family, LETTER, tx=tx),
    )
    return str(family)


def test_a_second_record_of_a_family_becomes_part_of_the_first(
    session: Session, kept: KhanWalters, second: str
) -> None:
    first = kept.family.id
    lead = next(one for one in session.store.all(Standing) if one.scope == first and not one.until)
    people = {one.id for one in session.store.all(Person)}

    there_and_back(session, actions.merging.merge_families, first, second)

    assert [line.family for line in session.store.family_lines()] == [first]
    assert {one.id for one in session.store.all(Person)} == people
    assert {one.scope for one in session.store.all(Person)} == {first}
    rows = session.store.family(first)
    assert [one.id for one in rows.of(Standing) if not one.until] == [lead.id]
    canal = [one for one in rows.of(Home) if "Canal Row" in one.address]
    assert [one.tenure for one in canal] == ["Rented"]
    hina = kept.seats["hina"]
    assert [one.id for one in rows.of(Involvement) if one.practitioner == hina.practitioner] == [
        hina.id
    ]
    told = [line.words for line in session.history(first)]
    assert told.count("brought two records of one family together") == 1
    assert "started a plan with the family “Khan”" in told
    letter = next(one for one in rows.of(Paper) if one.name == "Letter.pdf")
    assert papers.read(session, letter.file) == LETTER
    family = rows.find(Family, first)
    assert family is not None
    assert family.reference == kept.family.reference
    assert any("Reference: FP-0077" in one.words for one in rows.of(Note))
    assert {hit.scope for hit in session.store.find("Ameena")} == {first}


def test_a_yes_of_one_family_tells_nobody_of_the_others_people(
    session: Session, kept: KhanWalters, second: str
) -> None:
    agency = kept.seats["hina"].agency
    today = session.clock.today()
    for kind, scopes in (("plan", (kept.family.id,)), ("school", (kept.family.id, second))):
        for scope in scopes:
            given = Permission(scope=scope, agency=agency, information=kind, state="given_written")
            session.run(actions.sharing.set_permission, given)
    (theirs,) = [one.id for one in session.store.all(Person) if one.scope == second]
    ours = kept.people["amina"].id

    def allowed(kind: str, person: str) -> bool:
        rows = session.store.family(kept.family.id)
        return asked(of_agency(rows, agency), kind, person, today).allowed

    assert allowed("plan", ours)
    session.run(actions.merging.merge_families, kept.family.id, second)

    assert [allowed("plan", one) for one in (ours, theirs, "")] == [True, False, True]
    assert [allowed("school", one) for one in (ours, theirs, "")] == [True, True, True]

    session.run(actions.merging.merge_people, ours, theirs)
    assert allowed("plan", ours)


def put_back(session: Session, action: str) -> None:
    line = next(one for one in session.history() if one.action == action)
    session.put_back(line)


def test_what_was_written_since_of_both_is_not_torn_apart(
    session: Session, kept: KhanWalters, second: str
) -> None:
    (theirs,) = [one for one in session.store.all(Person) if one.scope == second]
    note = add(session, Note(scope=second, words="Rang."))
    session.run(actions.records.remove, "note", note.id)
    session.run(actions.merging.merge_families, kept.family.id, second)
    both = Note(scope=kept.family.id, about=(theirs.id,), words="At Nan's.")
    both = add(session, both)
    before = rows_held(session.store.db)

    with pytest.raises(Refused, match="speaks of both"):
        put_back(session, "family.merge")
    with pytest.raises(Refused, match="part of another"):
        put_back(session, "record.remove")
    assert rows_held(session.store.db) == before

    session.run(actions.records.remove, "note", both.id)
    put_back(session, "family.merge")
    assert {one.scope for one in session.store.all(Person)} == {kept.family.id, second}
    assert session.verify().problems == ()
