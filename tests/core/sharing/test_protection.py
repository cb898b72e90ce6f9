"""What may be dangerous is kept back: in rows, in what hangs on them, and in free text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.sharing.marked import KINDS, family, given, has, reader, seen, why
from familyplan.model import (
    ContactPoint,
    Goal,
    Home,
    Person,
    Practitioner,
    Protection,
    Residence,
)
from familyplan.model.partial_date import parse

GOAL = Goal(id="g", scope="f", words="Sleep all night", about=("child",))
ALL = given(*KINDS)


REFUGE = (
    Home(id="h", scope="f", name="The flat", address="12 Mill Lane\nFirst floor",
         postcode="LS1 4DY", area="North"),
    Residence(id="res", scope="f", person="gran", home="h"),
    ContactPoint(id="cp", scope="f", person="gran", value="07700 900 456"),
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Met at 12 Mill Lane on Friday", "post to LS14DY", "LS1  4dy", "in mill lane 12 mill lane",
        "ring 07700900456", "07700-900-456 after six",
    ],
)  # fmt: skip
def test_protected_values_are_caught_in_free_text_in_any_spelling(text: str) -> None:
    keep = Protection(id="p", scope="f", person="gran", from_=("father",),
                      what=("whereabouts", "contact"))  # fmt: skip
    told = replace(GOAL, why=text)
    found = seen("father", *REFUGE, keep, told)
    assert why(found, "g", "why") == "names_protected"
    assert text not in repr(found.written())
    assert [has(found, one) for one in ("h", "res", "cp")] == [False, False, False]
    assert why(seen("mother", *REFUGE, keep, told), "g", "why") == ""


def test_protection_from_nobody_in_particular_is_from_everyone_but_the_person() -> None:
    keep = Protection(id="p", scope="f", person="gran", what=("everything",))
    for who in ("leading", "school", "mother", "father"):
        assert not has(seen(who, *ALL, *REFUGE, keep), "gran")
    assert has(seen("gran", *REFUGE, keep), "gran")


def test_a_protection_that_has_ended_or_not_begun_keeps_nothing_back() -> None:
    kept = Protection(id="p", scope="f", person="gran", what=("everything",))
    for keep in (replace(kept, until=parse("2025")), replace(kept, since=parse("2027"))):
        assert has(seen("mother", keep), "gran")


def test_a_protected_parents_child_is_not_found_by_its_school() -> None:
    keep = Protection(id="p", scope="f", person="gran", from_=("father",), what=("school",))
    niece = Person(id="niece", scope="f", name="Nila", place="child", school="Mill Academy")
    home = (REFUGE[0], REFUGE[1], Residence(id="r2", scope="f", person="niece", home="h"))
    found = seen("father", *home, keep, niece)
    assert why(found, "niece", "school") == "protected"
    assert has(found, "niece")


def test_a_hidden_address_is_hidden_from_everyone() -> None:
    home = replace(REFUGE[0], hidden=True)
    found = seen("leading", home, replace(GOAL, why="Near 12 Mill Lane"))
    assert "Mill Lane" not in repr(found.written())


def test_a_workers_hidden_name_is_on_no_copy_and_in_no_text() -> None:
    worker = Practitioner(id="practitioner-marked", scope="directory", name="Oskar Lind",
                          role="Nurse", name_hidden=True)  # fmt: skip
    for who in ("leading", "school", "mother"):
        found = seen(who, *ALL, worker, replace(GOAL, why="Oskar said so"))
        assert "Oskar" not in repr(found.written())
        kept = found.rows.find(Practitioner, "practitioner-marked")
        assert kept is not None
        assert kept.role == "Nurse"


@pytest.mark.parametrize(
    ("name", "text", "caught"),
    [
        ("Bo Adeyemi", "Then Bo came round", True), ("Bo Adeyemi", "Mr Adeyemi rang", True),
        ("Ali Ffff", "The Ffff children", False), ("Ali Ffff", "Ali's van", True),
        ("An Tran", "Had an early night", False), ("Łukasz Nowak", "Lukasz was there", True),
        ("Bo Adeyemi", "Boats and bottles", False),
    ],
)  # fmt: skip
def test_somebody_who_must_not_be_named_is_not_named_in_passing(
    name: str, text: str, *, caught: bool
) -> None:
    uncle = Person(id="uncle", scope="f", name=name, not_for=("gran",))
    found = seen("gran", uncle, replace(GOAL, why=text))
    assert (why(found, "g", "why") == "names_protected") is caught


def test_a_workers_own_copy_does_not_carry_their_hidden_name() -> None:
    worker = Practitioner(id="practitioner-marked", scope="directory", name="Oskar Lind",
                          role="Nurse", name_hidden=True)  # fmt: skip
    rows = family(worker)
    seat = next(one for one in rows if one.id == "seat-marked")
    assert "Oskar" not in reader(rows, seat.id).addressed
