"""Every field of every noun is written down and read back as it was; wrong shapes are refused."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from familyplan.model import (
    Answer,
    Kind,
    Money,
    Note,
    PartialDate,
    Person,
    Rating,
    Setting,
    WhyNot,
    declarations,
    nouns,
)
from familyplan.model.notation import (
    NotationError,
    changed_fields,
    read,
    read_record,
    reader,
    write,
    write_record,
)

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=20)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=4,
)
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: WORDS,
    Kind.LONG_TEXT: WORDS,
    Kind.CHOICE: WORDS,
    Kind.REF: WORDS,
    Kind.FLAG: st.booleans(),
    Kind.REFS: st.frozensets(WORDS, max_size=3).map(lambda ids: tuple(sorted(ids))),
    Kind.TEXTS: st.lists(WORDS, max_size=3).map(tuple),
    Kind.ANSWER: st.none()
    | WORDS.map(Answer)
    | st.sampled_from(list(WhyNot)[1:]).map(lambda why: Answer(why_not=why)),
    Kind.PARTIAL_DATE: st.none()
    | st.builds(
        PartialDate,
        WORDS,
        st.sampled_from(["", "2019", "2019-03", "2024-02-29", "2015~"]),
        WORDS,
        st.none() | st.integers(0, 99),
    ),
    Kind.DAY: st.none() | st.dates(),
    Kind.TIME: st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    Kind.STAMP: st.none() | st.datetimes(timezones=st.just(UTC)),
    Kind.NUMBER: st.none() | st.integers(-5, 10**9),
    Kind.SCORE: st.none() | st.decimals(-100, 100, allow_nan=False, allow_infinity=False),
    Kind.MONEY: st.none() | st.builds(Money, st.integers(), st.integers(0, 2100)),
    Kind.DATA: DATA,
}
FIELDS = [
    (kind, name, declared)
    for kind, record_type in nouns().items()
    for name, declared in declarations(record_type).items()
]


def test_there_is_a_value_to_try_for_every_kind_of_field() -> None:
    assert set(VALUES) == set(Kind)


@settings(max_examples=400)
@given(st.data())
def test_every_field_of_every_noun_is_read_back_as_written(data: st.DataObject) -> None:
    _kind, _name, declared = data.draw(st.sampled_from(FIELDS))
    value = data.draw(VALUES[declared.kind])

    through_json = json.loads(json.dumps(write(declared, value)))

    assert read(declared, through_json) == value


@settings(max_examples=400)
@given(st.data())
def test_a_field_read_again_and_again_is_read_as_it_is_once(data: st.DataObject) -> None:
    _kind, _name, declared = data.draw(st.sampled_from(FIELDS))
    of_its_kind = VALUES[declared.kind].map(lambda value: write(declared, value))
    written = data.draw((of_its_kind | DATA).filter(lambda one: one is not None))
    reading = reader(declared)
    try:
        found = read(declared, written)
    except NotationError as refused:
        with pytest.raises(NotationError, match=f"^{refused}$"):
            reading(written)
    else:
        assert reading(written) == found


@given(st.data())
@pytest.mark.parametrize("kind", list(nouns()))
@settings(max_examples=5)
def test_a_whole_record_is_read_back_as_written(kind: str, data: st.DataObject) -> None:
    record_type = nouns()[kind]
    values = {
        name: data.draw(VALUES[declared.kind])
        for name, declared in declarations(record_type).items()
    }
    record = record_type(id="1", scope="2", **values)

    assert read_record(record_type, "1", "2", write_record(record)) == record


def test_what_is_not_known_is_not_written() -> None:
    assert write_record(Person(id="1", scope="2")) == {}


def test_nought_no_and_empty_settings_are_values() -> None:
    assert write_record(Rating(value=Decimal(0))) == {"value": "0"}
    assert write_record(Setting(key="sound", value=False)) == {"key": "sound", "value": False}


def test_fields_this_program_does_not_know_are_left_out() -> None:
    assert read_record(Person, "1", "2", {"name": "Jo", "shoe_size": 4}) == Person(
        id="1", scope="2", name="Jo"
    )


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("name", 3),
        ("unborn", "yes"),
        ("former_names", "Quill"),
        ("former_names", [1]),
        ("born", "2019"),
        ("born", {"edtf": "2019-13"}),
        ("born", {"edtf": "2019-1-5"}),
        ("born", {"edtf": "soon"}),
        ("sex", {"why_not": "shy"}),
        ("sex", ["f"]),
    ],
)
def test_a_value_of_the_wrong_shape_is_refused(field: str, written: object) -> None:
    with pytest.raises(NotationError):
        read_record(Person, "1", "2", {field: written})


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity", "many", 5, True])
def test_a_rating_is_a_number_on_a_scale(written: object) -> None:
    with pytest.raises(NotationError):
        read(declarations(Rating)["value"], written)


def test_changed_fields_are_named() -> None:
    old, new = Person(name="Jo", unborn=True), Person(name="Joe", unborn=True)

    assert changed_fields(old, new) == ("name",)


def test_days_and_stamps_are_written_as_iso() -> None:
    day, stamp = declarations(nouns()["meeting"])["on"], declarations(Rating)["recorded_at"]

    assert write(day, date(2026, 12, 9)) == "2026-12-09"
    moment = datetime(2026, 12, 9, 15, 30, tzinfo=UTC)
    assert write(stamp, moment) == "2026-12-09T15:30:00+00:00"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\x0bfour", "one\ntwo\nthree\nfour"),
        ("bell\x07 nul\x00 esc\x1b[31m", "bell nul esc[31m"),
        ("half \ud83d", "half \ufffd"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_what_no_page_can_show_is_not_kept(typed: str, kept: str) -> None:
    assert write(declarations(Note)["words"], typed) == kept
