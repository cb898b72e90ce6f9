"""The audit: who opened the store, what was looked at, what left, in words and on paper."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pikepdf
import pytest

from familyplan import actions
from familyplan.model import ContactPoint, Home, Note, Person, Protection
from familyplan.model.values import Answer
from familyplan.session import Session, Surroundings, open_store
from familyplan.session.audit import Sort, as_pages, audit, note_viewed

if TYPE_CHECKING:
    from familyplan.clock import SetClock
    from familyplan.model import Family

DAY = date(2026, 12, 7)


@pytest.fixture
def family(session: Session) -> Family:
    return session.run(actions.families.start, "Khan-Walters")


def words(session: Session, **narrowed: object) -> list[str]:
    return [line.words for line in audit(session, DAY, DAY, **narrowed)]  # type: ignore[arg-type]  # passed on


def test_openings_and_changes_are_told_in_the_order_they_were_written(
    session: Session, surroundings: Surroundings
) -> None:
    session.run(actions.families.start, "Khan-Walters")
    session.close()
    again = open_store(session.vault.folder, "seven quiet otters", surroundings=surroundings)
    told = audit(again, DAY, DAY)
    again.close()
    assert [(line.who, line.sort) for line in told] == [
        ("Rosa Menendez", Sort.KEYS),
        ("Rosa Menendez", Sort.CHANGED),
        ("Rosa Menendez", Sort.OPENED),
    ]
    assert told[1].family == "Khan-Walters"
    assert told[1].words == "started a plan with the family “Khan-Walters”"


def test_a_period_holds_its_first_and_its_last_day_and_no_other(
    session: Session, family: Family, clock: SetClock
) -> None:
    clock.at += timedelta(days=1)
    session.run(actions.records.add, Note(scope=family.id, words="the day after"))
    after = DAY + timedelta(days=1)
    assert [line.at.date() for line in audit(session, after, after)] == [after]
    assert len(audit(session, DAY, after)) == len(audit(session, DAY, DAY)) + 1
    assert audit(session, date(2020, 1, 1), date(2020, 12, 31)) == ()


def test_one_family_is_asked_for_alone_and_one_sort_too(session: Session) -> None:
    session.run(actions.families.start, "Khan-Walters")
    other = session.run(actions.families.start, "Bird")
    assert words(session, family=other.id) == ["started a plan with the family “Bird”"]
    assert words(session, sorts=[Sort.KEYS]) == ["added the user Rosa Menendez"]


def test_what_has_been_looked_at_is_logged_once_a_sitting(session: Session, family: Family) -> None:
    sadia = session.run(actions.families.add_person, Person(scope=family.id, name="Sadia Khan"), "")
    session.run(actions.records.add, Protection(scope=family.id, person=sadia.id))
    rows = session.store.family(family.id)
    assert [note_viewed(session, rows, sadia.id) for _each in range(3)] == [True, False, False]
    assert words(session, sorts=[Sort.SEEN]) == ["looked at what is kept back about Sadia Khan"]


def test_looking_at_somebody_with_nothing_kept_back_is_nobodys_business(
    session: Session, family: Family
) -> None:
    dad = session.run(actions.families.add_person, Person(scope=family.id, name="Neil"), "")
    assert not note_viewed(session, session.store.family(family.id), dad.id)
    assert words(session, sorts=[Sort.SEEN]) == []


def test_an_unsafe_number_and_a_hidden_home_count_as_kept_back(
    session: Session, family: Family
) -> None:
    mum = session.run(actions.families.add_person, Person(scope=family.id, name="Ana"), "")
    point = ContactPoint(
        scope=family.id, person=mum.id, way="phone", value="07700 900123", safe=Answer("no")
    )
    session.run(actions.records.add, point)
    refuge = session.run(actions.families.add_home, Home(scope=family.id, hidden=True), ())
    rows = session.store.family(family.id)
    assert note_viewed(session, rows, mum.id)
    assert note_viewed(session, rows, refuge.id)


def test_it_prints_as_pages_anybody_can_have_read_aloud(session: Session, family: Family) -> None:
    lines = audit(session, DAY, DAY)
    data = as_pages(session, lines, (DAY, DAY), "")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Record of use"
        assert pdf.Root.MarkInfo.Marked
    empty = as_pages(session, (), (DAY, DAY), family.name)
    assert empty.startswith(b"%PDF")
