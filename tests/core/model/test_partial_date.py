"""Dates as people say them: kept, placed, sorted, and never made more exact than they were."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familyplan.model import PartialDate
from familyplan.model.partial_date import on_day, parse

TODAY = date(2026, 12, 7)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("spring 2019", date(2019, 3, 1), date(2019, 5, 31)),
        ("In the summer of 2020", date(2020, 6, 1), date(2020, 8, 31)),
        ("winter 2019", date(2019, 12, 1), date(2020, 2, 29)),
    ],
)
def test_a_season_keeps_its_words_and_has_its_place(said: str, first: date, last: date) -> None:
    found = parse(said)
    assert (found.said, found.edtf, found.exact) == (said, "", None)
    assert (found.earliest(), found.latest()) == (first, last)


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("3/3/2026", "2026-03-03"),
        ("03.04.26", "2026-04-03"),
        ("3/3/98", "1998-03-03"),
        ("4/5/48", "1948-05-04"),
        ("2026-3-9", "2026-03-09"),
        ("12 May 2019", "2019-05-12"),
        ("Wed 9th of December 2026", "2026-12-09"),
        ("Wednesday 9 Dec, 2026", "2026-12-09"),
        ("29 February 2024", "2024-02-29"),
        ("March 2019", "2019-03"),
        ("in Sept 2020", "2020-09"),
        ("2019-03", "2019-03"),
        ("2015", "2015"),
        ("about 2015", "2015~"),
        ("around March 2019", "2019-03~"),
        ("c. 1992", "1992~"),
    ],
)
def test_what_has_a_calendar_form_gets_it_and_keeps_its_words(said: str, edtf: str) -> None:
    found = parse(said)

    assert (found.said, found.edtf, found.anchor) == (said, edtf, "")


@pytest.mark.parametrize(
    "said",
    [
        "by the birth",
        "age 3",
        "7",
        "8 weeks",
        "after the move",
        "29 February 2025",
        "29/2/2025",
        "31/4/2026",
        "13/13/2026",
        "2026-13",
        "1 Juni 2026",
        "about Easter",
        "3019",
        "0000-00-00",
    ],
)
def test_what_has_none_is_kept_as_said_and_gets_no_day(said: str) -> None:
    found = parse(said)

    assert (found.said, found.edtf, found.anchor) == (said, "", said.lower())
    assert (found.exact, found.earliest(), found.latest()) == (None, None, None)


def test_nothing_said_is_nothing() -> None:
    assert parse("   ") == PartialDate()
    assert not parse("")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2026-12-07"),
        ("Tomorrow", "2026-12-08"),
        ("yesterday", "2026-12-06"),
    ],
)
def test_today_is_understood_only_where_today_is_known(said: str, day: str) -> None:
    assert parse(said, TODAY).edtf == day
    assert parse(said).edtf == ""


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("12 May 2019", "2019-05-12", "2019-05-12"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("February 2025", "2025-02-01", "2025-02-28"),
        ("2015", "2015-01-01", "2015-12-31"),
        ("about 2015", "2014-01-01", "2016-12-31"),
        ("about March 2019", "2019-02-01", "2019-04-30"),
        ("about 29 February 2024", "2024-01-29", "2024-03-29"),
    ],
)
def test_the_span_is_all_the_days_it_can_have_been(said: str, first: str, last: str) -> None:
    found = parse(said)

    assert (found.earliest(), found.latest()) == (
        date.fromisoformat(first),
        date.fromisoformat(last),
    )


def test_only_a_whole_day_is_exact() -> None:
    assert parse("12 May 2019").exact == date(2019, 5, 12)
    assert parse("about 12 May 2019").exact is None
    assert parse("May 2019").exact is None


def test_a_known_day_is_said_in_words() -> None:
    assert on_day(date(2024, 2, 29)) == PartialDate(said="29 February 2024", edtf="2024-02-29")


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_of_two_centuries_is_read_back(day: date) -> None:
    assert parse(on_day(day).said) == on_day(day)
    assert parse(day.isoformat()).exact == day
    assert parse(f"{day.day}/{day.month}/{day.year}").exact == day


@given(st.text())
def test_any_text_is_kept_and_gets_a_day_only_where_it_names_one(said: str) -> None:
    found = parse(said)

    assert found.said == " ".join(said.split())
    if found.exact:
        assert len(re.findall(r"\d+", found.said)) >= 2
    if found.edtf:
        assert found.earliest() is not None
