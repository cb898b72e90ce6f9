"""Which days are working days: weekends and the ordinary bank holidays are none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from familyplan.practice.working_days import (
    bank_holidays,
    from_day_on,
    is_working,
    working_days_after,
)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        pytest.param(
            2021, "1/1 2/4 5/4 3/5 31/5 30/8 27/12 28/12", id="Christmas on a Saturday: both move"
        ),
        pytest.param(
            2023, "2/1 7/4 10/4 1/5 29/5 28/8 25/12 26/12", id="New Year's Day on a Sunday"
        ),
        pytest.param(2024, "1/1 29/3 1/4 6/5 27/5 26/8 25/12 26/12", id="nothing moves"),
        pytest.param(2026, "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12", id="Boxing Day, a Saturday"),
        pytest.param(
            2033, "3/1 15/4 18/4 2/5 30/5 29/8 26/12 27/12", id="Christmas, a Sunday, goes last"
        ),
    ],
)
def test_the_bank_holidays_of_a_year(year: int, days: str) -> None:
    """As "UK bank holidays" (gov.uk/bank-holidays) lists them, less what one year alone had."""
    told = [one.split("/") for one in days.split()]
    assert sorted(bank_holidays(year)) == [date(year, int(m), int(d)) for d, m in told]


def test_every_year_has_eight_and_none_is_on_a_weekend() -> None:
    for year in range(1972, 2200):
        found = bank_holidays(year)
        assert (year, len(found)) == (year, 8)
        assert [one for one in found if one.weekday() > 4] == []


def test_a_holiday_of_one_year_only_is_a_working_day() -> None:
    assert is_working(date(2023, 5, 8))
    assert not is_working(date(2023, 5, 1))


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        pytest.param(date(2026, 12, 9), 5, date(2026, 12, 16), id="over one weekend"),
        pytest.param(date(2026, 12, 12), 5, date(2026, 12, 18), id="from a Saturday"),
        pytest.param(date(2026, 12, 22), 5, date(2026, 12, 31), id="over Christmas"),
        pytest.param(date(2026, 12, 29), 5, date(2027, 1, 6), id="over New Year"),
        pytest.param(date(2026, 4, 1), 2, date(2026, 4, 7), id="over Easter"),
        pytest.param(date(2026, 12, 25), 0, date(2026, 12, 25), id="none at all"),
    ],
)
def test_working_days_are_counted_from_the_next_one_on(day: date, count: int, found: date) -> None:
    assert working_days_after(day, count) == found


def test_a_day_that_is_none_gives_the_next_and_a_working_day_itself() -> None:
    assert from_day_on(date(2026, 12, 25)) == date(2026, 12, 29)
    assert from_day_on(date(2026, 12, 29)) == date(2026, 12, 29)


def test_no_more_than_four_days_in_a_row_are_none() -> None:
    day = date(2000, 1, 1)
    while day.year < 2100:
        assert from_day_on(day) - day <= timedelta(days=4)
        day += timedelta(days=1)
