"""How long a record is kept: the youngest child, the latest day it can be, and what stops it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from familyplan.model import Episode, Hold, Meeting, Note, PartialDate, Person, Record, Rows
from familyplan.model.partial_date import on_day, parse
from familyplan.practice.disposal import dispose_on, flags, restricted
from familyplan.practice.retention import (
    BadSchedule,
    Basis,
    Rule,
    Schedule,
    read_schedule,
    starting_schedule,
)

ENDED = date(2012, 3, 31)
STARTING = starting_schedule()


def person(born: str = "", place: str = "child", **more: Any) -> Person:  # noqa: ANN401 - field values
    return Person(id=f"p{born}", place=place, born=parse(born) if born else None, **more)


def help_given(kind: str = "early_help", until: date | None = ENDED) -> Episode:
    return Episode(id=f"e{kind}", kind=kind, until=on_day(until) if until else None)


def due(*records: Record, schedule: Schedule = STARTING) -> tuple[date | None, tuple[str, ...]]:
    found = dispose_on(Rows(records), schedule)
    return found.on, found.uncertain


@pytest.mark.parametrize(
    ("kind", "born", "on"),
    [
        ("early_help", "12 May 2001", date(2026, 5, 12)),
        ("early_help", "29 February 2000", date(2025, 3, 1)),
        ("early_help", "May 2001", date(2026, 5, 31)),
        ("early_help", "2001", date(2026, 12, 31)),
        ("early_help", "about 2001", date(2027, 12, 31)),
        ("cin", "12 May 1990", date(2015, 3, 31)),
        ("cin", "12 May 2001", date(2022, 5, 12)),
        ("cp", "12 May 2001", date(2047, 3, 31)),
        ("Looked after", "12 May 2001", date(2076, 5, 12)),
        ("drug_alcohol", "12 May 2001", date(2019, 3, 31)),
        ("something of our own", "12 May 2001", date(2026, 5, 12)),
    ],
)
def test_each_line_of_the_schedule_gives_its_day(kind: str, born: str, on: date) -> None:
    assert due(person(born), help_given(kind)) == (on, ())


def test_the_longest_rule_and_the_youngest_child_govern() -> None:
    children = (person("1 May 1995"), person("2 June 2003"))
    found = dispose_on(Rows([*children, help_given()]), STARTING)
    assert (found.on, found.youngest) == (date(2028, 6, 2), children[1].id)
    assert due(*children, help_given(), help_given("cp"))[0] == date(2047, 3, 31)
    assert found.because == (
        "Early help and Family Help: until the 25th birthday. For this family that is 2 June 2028."
    )


def test_a_looked_after_child_who_died_counts_from_the_death() -> None:
    child = person("12 May 2001", died=parse("1 June 2010"))
    assert due(child, help_given("looked_after"))[0] == date(2025, 6, 1)
    grown = person("12 May 1981", died=parse("1 June 2010"))
    assert due(grown, help_given("looked_after"))[0] == date(2056, 5, 12)


@pytest.mark.parametrize(
    ("records", "asked"),
    [
        ((person("7", name="Amina"), help_given()), ("Find out when Amina was born.",)),
        ((person(place="", name="Sam"), help_given()), ("Find out when Sam was born.",)),
        (
            (person(place="parent"), help_given()),
            ("Write down who the children of this family are.",),
        ),
        (
            (person("2001"), Episode(id="e", kind="cp", until=parse("before the move"))),
            ("Write down on which day help ended.",),
        ),
    ],
)
def test_what_is_not_known_stops_it_and_is_said(
    records: tuple[Record, ...], asked: tuple[str, ...]
) -> None:
    assert due(*records) == (None, asked)


@pytest.mark.parametrize("episodes", [(), (help_given(until=None),)])
def test_help_that_has_not_ended_is_not_due(episodes: tuple[Record, ...]) -> None:
    found = dispose_on(Rows([person("1 May 1980"), *episodes]), STARTING)
    assert (found.on, found.uncertain) == (None, ())
    assert found.because == "Help has not ended, as far as this record says."


@pytest.mark.parametrize(
    ("hold", "on"),
    [
        (Hold(id="h", what="legal_hold"), None),
        (Hold(id="h", what="restriction"), None),
        (Hold(id="h"), None),
        (Hold(id="h", what="legal_hold", until=parse("when the case is over")), None),
        (Hold(id="h", what="legal_hold", until=parse("2030")), date(2030, 12, 31)),
        (Hold(id="h", what="legal_hold", until=parse("2020")), date(2026, 5, 12)),
        (Hold(id="h", what="objection"), date(2026, 5, 12)),
    ],
)
def test_a_hold_stops_it_until_it_is_lifted(hold: Hold, on: date | None) -> None:
    assert due(person("12 May 2001"), help_given(), hold)[0] == on


def test_whatever_happened_last_counts_as_contact() -> None:
    later = Note(id="n", happened=parse("June 2015"))
    meeting = Meeting(id="m", on=date(2016, 1, 1))
    child = person("2001")
    assert due(child, help_given("cp"), later)[0] == date(2050, 6, 30)
    assert due(child, help_given("cp"), later, meeting)[0] == date(2051, 1, 1)


def test_flags_say_what_stands_gravest_first() -> None:
    rows = Rows(
        [
            Hold(id="o", what="objection"),
            Hold(id="l", what="legal_hold", until=parse("2020")),
            Hold(id="r", what="restriction"),
        ]
    )
    today = date(2026, 12, 7)
    assert [(flag.what, flag.hold) for flag in flags(rows, today)] == [
        ("restriction", "r"), ("objection", "o"),
    ]  # fmt: skip
    assert restricted(rows, today)
    assert not restricted(Rows([Hold(id="r", what="restriction", until=parse("2020"))]), today)


def test_a_schedule_written_as_a_setting_reads_back_as_itself() -> None:
    written = json.loads(json.dumps([rule.written() for rule in STARTING.rules]))
    assert read_schedule(written) == Schedule(STARTING.rules, local=True)
    assert read_schedule(None) == STARTING
    assert not STARTING.local
    assert all(rule.source and rule.words for rule in STARTING.rules)


@pytest.mark.parametrize(
    "value",
    [
        {"a": 1}, ["x"], [{"key": "a"}],
        [{"key": "a", "label": "A", "basis": "moon", "years": 1, "otherwise": True}],
        [{"key": "a", "label": "A", "basis": "closure", "years": -1, "otherwise": True}],
        [{"key": "a", "label": "A", "basis": "closure", "years": True, "otherwise": True}],
        [{"key": "a", "label": "A", "basis": "closure", "years": 6}],
        [{"key": "a", "label": "A", "basis": "closure", "years": 6, "otherwise": True}] * 2,
    ],
)  # fmt: skip
def test_a_schedule_that_cannot_be_used_is_refused(value: object) -> None:
    with pytest.raises(BadSchedule, match="was kept"):
        read_schedule(value)


days = st.dates(date(1950, 1, 1), date(2030, 12, 31))
vague = st.one_of(
    days.map(on_day),
    days.map(lambda day: parse(f"{day:%Y-%m}")),
    days.map(lambda day: parse(f"{day.year}")),
    days.map(lambda day: parse(f"about {day.year}")),
)
rules = st.builds(
    Rule, key=st.just("a"), label=st.just("A"), basis=st.sampled_from(Basis),
    years=st.integers(0, 80), quiet_years=st.integers(0, 10), otherwise=st.sampled_from([True]),
)  # fmt: skip


def _family(births: list[PartialDate], ended: date) -> list[Record]:
    children = [Person(id=f"p{n}", place="child", born=born) for n, born in enumerate(births)]
    return [*children, Episode(id="e", kind="early_help", until=on_day(ended))]


@given(st.lists(vague, min_size=1, max_size=4), vague, days, rules)
def test_one_more_child_never_brings_the_day_forward(
    births: list[PartialDate], another: PartialDate, ended: date, rule: Rule
) -> None:
    schedule = Schedule((rule,), local=True)
    fewer, _ = due(*_family(births, ended), schedule=schedule)
    more, _ = due(*_family([*births, another], ended), schedule=schedule)
    assert fewer is not None
    assert more is not None
    assert more >= fewer


@given(vague, days, rules)
def test_no_day_a_birth_can_have_been_gives_a_later_one(
    born: PartialDate, ended: date, rule: Rule
) -> None:
    schedule = Schedule((rule,), local=True)
    on, _ = due(*_family([born], ended), schedule=schedule)
    latest, earliest = born.latest(), born.earliest()
    assert on is not None
    assert latest is not None
    assert earliest is not None
    for day in (earliest, earliest + (latest - earliest) / 2, latest):
        known, _ = due(*_family([on_day(day)], ended), schedule=schedule)
        assert known is not None
        assert known <= on
    if rule.basis is Basis.BIRTHDAY:
        assert on >= latest + relativedelta(years=rule.years)


@given(st.lists(vague, max_size=3), days, rules, st.sampled_from(["legal_hold", "restriction"]))
def test_a_standing_hold_stops_every_rule(
    births: list[PartialDate], ended: date, rule: Rule, what: str
) -> None:
    found = due(
        *_family(births, ended), Hold(id="h", what=what), schedule=Schedule((rule,), local=True)
    )
    assert found == (None, ())


@given(st.lists(vague, min_size=1, max_size=3), days, days, rules)
def test_later_contact_never_brings_the_day_forward(
    births: list[PartialDate], ended: date, noted: date, rule: Rule
) -> None:
    schedule = Schedule((rule,), local=True)
    before, _ = due(*_family(births, ended), schedule=schedule)
    after, _ = due(*_family(births, ended), Note(id="n", happened=on_day(noted)), schedule=schedule)
    assert before is not None
    assert after is not None
    assert after >= before
