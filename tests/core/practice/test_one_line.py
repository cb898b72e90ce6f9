"""An action typed in one line: who, what, when, with any of them missing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familyplan.model import Agency, Group, Involvement, Person, Practitioner, Rows
from familyplan.practice import OneLine, read_one_line
from familyplan.practice.one_line_dates import read_when

MONDAY = date(2026, 12, 7)
ROWS = Rows(
    [
        Person(id="daniel", name="Daniel Walters", label="Dad"),
        Person(id="sadia", name="Sadia Khan", own_script="سعدیہ خان", label="Mum"),
        Person(id="yusuf", name="Yusuf Khan-Walters", known_as="Yusuf"),
        Person(id="lukasz", name="Łukasz O'Brien"),
        Person(id="sam-1", name="Sam Hill"),
        Person(id="sam-2", name="Sam Reed", label="the neighbour"),
        Person(id="gran", name="Old Gran", died=None),
        Agency(id="school", name="Hillside Primary"),
        Agency(id="housing", name="Canal Homes"),
        Practitioner(id="hina-p", name="Hina Patel", agency="school", role="SENCO"),
        Involvement(id="hina", agency="school", practitioner="hina-p"),
        Involvement(id="canal", agency="housing", role="Housing officer"),
        Group(id="aunts", name="Mum's sisters"),
    ]
)


def read(line: str) -> OneLine:
    return read_one_line(line, ROWS, MONDAY)


def due(line: str) -> str:
    found = read(line).due
    return "" if found is None else found.edtf or found.anchor


def test_a_whole_line_becomes_owner_action_and_date() -> None:
    found = read("Dad - ring GP about hearing test - Fri")
    assert found.due is not None
    assert (found.owner_id, found.owner_words, found.what, found.due.exact, found.doubts) == (
        "daniel", "Dad", "ring GP about hearing test", date(2026, 12, 11), (),
    )  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Dad - ring GP - Fri",
        "Dad – ring GP – Fri",
        "Dad—ring GP—Fri",
        "Dad, ring GP, Fri",
        "  Dad  -  ring GP  -  Fri  ",
        "dad; ring GP; friday",
        "Dad\tring GP\t11/12",
    ],
)
def test_dashes_commas_and_tabs_part_the_same(line: str) -> None:
    found = read(line)
    assert (found.owner_id, found.what, due(line)) == ("daniel", "ring GP", "2026-12-11")


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("Dad", "daniel"), ("Daniel", "daniel"), ("daniel walters", "daniel"), ("Mum", "sadia"),
        ("سعدیہ خان", "sadia"), ("Yusuf", "yusuf"), ("lukasz obrien", "lukasz"),
        ("Lukasz", "lukasz"), ("Hina Patel", "hina"), ("Hina", "hina"), ("SENCO", "hina"),
        ("Hillside Primary", "hina"), ("Hillside", "hina"), ("Canal Homes", "canal"),
        ("housing officer", "canal"), ("Mum's sisters", "aunts"), ("The neighbour", "sam-2"),
    ],
)  # fmt: skip
def test_an_owner_is_known_by_label_name_first_name_script_role_or_agency(
    words: str, owner: str
) -> None:
    found = read(f"{words} - bring the letter - Thu")
    assert (found.owner_id, found.doubts) == (owner, ())


def test_a_name_that_two_people_have_is_asked_about() -> None:
    found = read("Sam - bring cake")
    assert (found.owner_id, found.owner_words, found.what) == ("", "Sam", "bring cake")
    assert found.doubts == ("“Sam” can mean Sam Hill, Sam Reed (the neighbour). Choose one.",)


def test_a_name_nobody_has_is_said_and_the_action_is_kept() -> None:
    found = read("Bob - bring cake - Fri")
    assert (found.owner_id, found.owner_words, found.what) == ("", "Bob", "bring cake")
    assert found.doubts == ("Nobody here is called “Bob”. Choose who does it.",)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("today", "2026-12-07"), ("tomorrow", "2026-12-08"), ("Fri", "2026-12-11"),
        ("friday", "2026-12-11"), ("Weds", "2026-12-09"), ("Thurs", "2026-12-10"),
        ("Mon", "2026-12-14"), ("next Friday", "2026-12-18"), ("next week", "2026-12-14"),
        ("11/12", "2026-12-11"), ("11.12", "2026-12-11"), ("3/3", "2027-03-03"),
        ("29/2", "2028-02-29"), ("11/12/2026", "2026-12-11"), ("11/12/26", "2026-12-11"),
        ("11 December", "2026-12-11"), ("11th December", "2026-12-11"), ("11 Dec", "2026-12-11"),
        ("December 11", "2026-12-11"), ("Fri 11 Dec", "2026-12-11"), ("6 Dec", "2027-12-06"),
        ("11 December 2026", "2026-12-11"), ("2026-12-11", "2026-12-11"), ("in 3 days",
        "2026-12-10"), ("in two weeks", "2026-12-21"), ("in a month", "2027-01-07"),
        ("by Friday", "2026-12-11"), ("on Friday", "2026-12-11"), ("the 20th", "2026-12-20"),
        ("5th", "2027-01-05"), ("March 2027", "2027-03"), ("by the birth", "by the birth"),
        ("before the move", "before the move"), ("next month", "2027-01-07"),
        ("this week", "2026-12-11"),
    ],
)  # fmt: skip
def test_a_time_is_read_as_said(said: str, expected: str) -> None:
    assert due(f"Dad - ring the GP - {said}") == expected
    assert read(f"Dad - ring the GP - {said}").what == "ring the GP"


@pytest.mark.parametrize(
    ("said", "rhythm"),
    [
        ("weekly", "weekly"), ("every week", "weekly"), ("every Monday", "weekly"),
        ("Mondays", "weekly"), ("daily", "daily"), ("every fortnight", "fortnightly"),
        ("monthly", "monthly"), ("from now on", "standing"),
    ],
)  # fmt: skip
def test_a_rhythm_is_no_date(said: str, rhythm: str) -> None:
    assert read(f"Dad - do the school run - {said}").rhythm == rhythm


def test_which_weekday_a_weekly_action_is_on_is_kept() -> None:
    found = read("Dad - do the school run - every Monday")
    assert found.due is not None
    assert (found.rhythm, found.due.said, found.due.exact) == ("weekly", "Mondays", None)


@pytest.mark.parametrize(
    ("line", "owner", "what", "when"),
    [
        ("ring the GP", "", "ring the GP", ""),
        ("ring the GP - Fri", "", "ring the GP", "2026-12-11"),
        ("Dad - ring the GP", "daniel", "ring the GP", ""),
        ("Dad", "daniel", "", ""),
        ("Dad - Fri", "", "Dad", "2026-12-11"),
        ("", "", "", ""),
        ("   ", "", "", ""),
        (" - - ", "", "- -", ""),
        ("find a midwife - by the birth", "", "find a midwife", "by the birth"),
        ("ring the GP, tomorrow", "", "ring the GP", "2026-12-08"),
        ("Ring the GP, then tell Mum", "", "Ring the GP, then tell Mum", ""),
        ("Dad, ring the GP, then tell Mum", "daniel", "ring the GP, then tell Mum", ""),
        ("Dad - half-term - club - Fri", "daniel", "half-term - club", "2026-12-11"),
        ("walk the well-known way", "", "walk the well-known way", ""),
    ],
)
def test_missing_parts_are_allowed(line: str, owner: str, what: str, when: str) -> None:
    found = read(line)
    if line == "Dad - Fri":
        assert (found.owner_id, found.what, due(line)) == ("daniel", "", when)
        return
    if line == " - - ":
        assert found.due is None
        return
    assert (found.owner_id, found.what, due(line)) == (owner, what, when)


@pytest.mark.parametrize("said", ["", "soon", "the GP", "31/2", "45/13", "May", "2027", "sunny"])
def test_what_is_no_time_is_not_made_one(said: str) -> None:
    assert read_when(said, MONDAY) is None


@given(st.text(max_size=80), st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_any_line_is_read_without_losing_its_words(line: str, today: date) -> None:
    found = read_one_line(line, ROWS, today)
    assert found.due is None or found.due.exact is None or found.due.edtf
    assert isinstance(found.what, str)


@given(st.dates(date(2026, 1, 1), date(2060, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_always_within_the_week_to_come(today: date, ahead: int) -> None:
    name = (today + timedelta(days=ahead)).strftime("%a")
    found = read_when(name, today)
    assert found is not None
    assert found.due is not None
    assert found.due.exact == today + timedelta(days=ahead or 7)
