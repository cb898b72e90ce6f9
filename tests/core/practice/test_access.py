"""By when somebody who asked for their record must have it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from familyplan.model import AccessRequest, Rows
from familyplan.model.partial_date import parse
from familyplan.practice.access import deadline, due, open_requests, what_is_missing


@pytest.mark.parametrize(
    ("asked", "last"),
    [
        pytest.param(date(2026, 9, 3), date(2026, 10, 5), id="a Saturday becomes Monday"),
        pytest.param(date(2026, 12, 4), date(2027, 1, 4), id="the same day next month"),
        pytest.param(date(2027, 1, 29), date(2027, 3, 1), id="no 29 February; the 28th a Sunday"),
        pytest.param(date(2028, 1, 31), date(2028, 2, 29), id="the leap day ends February"),
        pytest.param(date(2027, 3, 31), date(2027, 4, 30), id="April has no 31st"),
        pytest.param(date(2026, 11, 25), date(2026, 12, 29), id="Christmas, a weekend, its Monday"),
        pytest.param(date(2026, 12, 1), date(2027, 1, 4), id="New Year's Day, then a weekend"),
        pytest.param(date(2027, 2, 26), date(2027, 3, 30), id="Good Friday to after Easter Monday"),
        pytest.param(date(2027, 4, 3), date(2027, 5, 4), id="the early May holiday"),
        pytest.param(date(2026, 7, 31), date(2026, 9, 1), id="the August holiday"),
        pytest.param(date(2027, 11, 27), date(2027, 12, 29), id="a Boxing Day kept on a Tuesday"),
        pytest.param(date(2026, 12, 31), date(2027, 2, 1), id="over the year, and a Sunday"),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_next_working_day(asked: date, last: date) -> None:
    assert deadline(asked) == last


@pytest.mark.parametrize(
    ("asked", "last"),
    [
        (date(2026, 12, 4), date(2027, 3, 4)),
        (date(2026, 11, 30), date(2027, 3, 1)),
        (date(2027, 11, 29), date(2028, 2, 29)),
    ],
)
def test_a_complex_request_has_two_months_more(asked: date, last: date) -> None:
    assert deadline(asked, longer=True) == last


def request(asked: str = "4 December 2026", **values: Any) -> AccessRequest:  # noqa: ANN401 - fields by name
    return AccessRequest(id="r", scope="f", person="p", asked_on=parse(asked), **values)


def words(asked: AccessRequest, today: date) -> str:
    found = due(asked, today)
    return found.words if found else ""


def test_the_days_left_are_said_in_words() -> None:
    assert words(request(), date(2026, 12, 23)) == "Due 4 January 2027, 12 days left"
    assert words(request(), date(2027, 1, 3)) == "Due 4 January 2027, 1 day left"
    assert words(request(), date(2027, 1, 4)) == "Due today, 4 January 2027"
    assert words(request(), date(2027, 1, 6)) == "Was due 4 January 2027, 2 days late"


def test_a_month_counts_from_its_first_day_and_what_is_closed_is_due_no_more() -> None:
    assert words(request("December 2026"), date(2026, 12, 23)) == "Due 4 January 2027, 12 days left"
    assert due(request(state="answered"), date(2026, 12, 23)) is None
    assert due(AccessRequest(id="r"), date(2026, 12, 23)) is None


def test_the_request_that_came_first_stands_first() -> None:
    later = AccessRequest(id="l", asked_on=parse("8 December 2026"))
    first = AccessRequest(id="e", asked_on=parse("1 December 2026"))

    assert open_requests(Rows([later, request(state="refused"), first])) == (first, later)


def test_nothing_is_handed_over_before_it_is_known_who_asks() -> None:
    assert what_is_missing(request()).startswith("Write down first how you made sure")
    assert what_is_missing(request(identity="Known", asked_by="Ash & Co")) == (
        "Write down first why Ash & Co may ask for somebody else."
    )
    assert what_is_missing(request(identity="Known", asked_by="Ash & Co", on_behalf="A form")) == ""
