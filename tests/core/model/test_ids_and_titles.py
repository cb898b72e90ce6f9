"""Ids that run forward, and what to call a record in a sentence."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from familyplan.model import (
    Action,
    Agency,
    Goal,
    Group,
    Invitation,
    Involvement,
    Meeting,
    Person,
    Practitioner,
    Record,
    Rows,
    nouns,
)
from familyplan.model.ids import Ids
from familyplan.model.titles import full_name, name_in, person_name, seat_role, shortened, title


def test_ids_run_forward_even_when_the_clock_runs_back() -> None:
    times = iter([5000, 4000, 4000, 9000, 1] + [1] * 9000)
    ids = Ids(lambda: next(times))

    made = [ids.new() for _ in range(9000)]

    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {(text[14], text[19] in "89ab") for text in made} == {("7", True)}


def test_the_same_seed_makes_the_same_ids() -> None:
    assert Ids.seeded(Random(1), 5).new() == Ids.seeded(Random(1), 5).new()
    assert Ids.seeded(Random(1), 5).new() != Ids.seeded(Random(2), 5).new()


@pytest.mark.parametrize(
    ("record", "called"),
    [
        (Person(name="Sadia Khan", known_as="Sadia"), "Sadia"),
        (Person(label="the new partner"), "the new partner"),
        (Person(unborn=True), "Baby, no name yet"),
        (Person(), "Somebody, no name yet"),
        (Practitioner(role="Health visitor"), "Health visitor"),
        (Agency(name="Hillside Primary"), "Hillside Primary"),
        (Group(name="Mum's sisters"), "Mum's sisters"),
        (Goal(words="Mornings\n without shouting"), "Mornings without shouting"),
        (Action(what="Ring the GP"), "Ring the GP"),
        (Meeting(type="review", on=date(2026, 12, 9)), "Review meeting on 9 December 2026"),
        (Involvement(does="Sorts the help in class"), "Sorts the help in class"),
        (Goal(), "goal"),
    ],
)
def test_a_record_is_called_by_what_people_call_it(record: Record, called: str) -> None:
    assert title(record) == called


@pytest.mark.parametrize("kind", list(nouns()))
def test_even_an_empty_record_has_a_title(kind: str) -> None:
    assert title(nouns()[kind]())


def test_a_person_s_names_are_never_made_up() -> None:
    assert person_name(Person(name="Imam")) == "Imam"
    assert full_name(Person(name="Amina Khan-Walters", known_as="Amina")) == "Amina Khan-Walters"
    assert full_name(Person(label="Mum")) == "Mum"


def test_a_seat_is_called_by_its_practitioner_else_its_agency_else_its_role() -> None:
    rows = Rows(
        [
            Agency(id="a", name="Canal Homes"),
            Practitioner(id="p", name="Tunde", agency="a", role="Housing officer"),
            Involvement(id="named", practitioner="p"),
            Involvement(id="agency", agency="a"),
            Involvement(id="role", role="School nurse"),
            Involvement(id="none"),
            Invitation(id="asked", who="named"),
        ]
    )

    names = {one: name_in(rows, one) for one in ("named", "agency", "role", "none", "asked")}
    assert names == {
        "named": "Tunde",
        "agency": "Canal Homes",
        "role": "School nurse",
        "none": "Nobody yet",
        "asked": "Tunde",
    }
    assert name_in(rows, "unknown") == ""
    seat = rows.find(Involvement, "named")
    assert seat is not None
    assert seat_role(rows, seat) == "Housing officer"


def test_a_long_text_is_cut_at_a_word_and_says_so() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("x" * 100, 10) == "x" * 10 + "…"
    assert shortened("short") == "short"
