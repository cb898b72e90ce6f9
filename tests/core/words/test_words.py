"""Sentences: translated by their English, filled with the partnership's own terms."""

from __future__ import annotations

import gettext
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from familyplan.words import mark, say, say_many, sentence, speak, terms
from familyplan.words.dates import clock_time, day_and_date, day_month, long_date, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator


class Welsh(gettext.NullTranslations):
    """A catalogue of a few sentences."""

    def gettext(self, message: str) -> str:
        """Translate what it knows."""
        return {"Good morning": "Bore da", "Hello {name}": "Helo {name}"}.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Say the plural its own way."""
        return "{n} nod" if msgid1 == "{n} goal" else super().ngettext(msgid1, msgid2, n)


@pytest.fixture
def in_welsh() -> Iterator[None]:
    """Speak Welsh, and English again afterwards."""
    speak(catalogue=Welsh())
    yield
    speak()


def test_english_is_the_key_and_the_default() -> None:
    assert say("Good morning") == "Good morning"
    assert mark("Good morning") == "Good morning"


@pytest.mark.usefixtures("in_welsh")
def test_a_sentence_is_translated_before_it_is_filled() -> None:
    assert say("Good morning") == "Bore da"
    assert say("Hello {name}", name="Sadia") == "Helo Sadia"
    assert say_many("{n} goal", "{n} goals", 2) == "2 nod"
    assert say("Nobody translated this") == "Nobody translated this"


@pytest.mark.parametrize(("n", "said"), [(0, "0 goals"), (1, "1 goal"), (2, "2 goals")])
def test_a_number_takes_the_right_form(n: int, said: str) -> None:
    assert say_many("{n} goal", "{n} goals", n) == said


def test_a_partnership_s_own_terms_fill_the_sentences() -> None:
    sentence = "Who is the {lead_practitioner}?"
    assert say(sentence) == "Who is the lead practitioner?"
    speak(terms={"lead_practitioner": "lead professional"})
    try:
        assert say(sentence) == "Who is the lead professional?"
        assert terms()["plan"] == "family plan"
    finally:
        speak()
    assert say(sentence) == "Who is the lead practitioner?"


@given(st.text())
def test_what_people_typed_is_never_read_as_a_placeholder(typed: str) -> None:
    assert say("“{what}”", what=typed) == f"“{typed}”"
    assert say_many("{n}: {what}", "{n}: {what}", 3, what=typed) == f"3: {typed}"


def test_a_placeholder_nobody_filled_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        say("Hello {name}")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (" before the court date ", "before the court date."),
        ("Ring him today!", "Ring him today!"),
        ("Sadia said: “No.”", "Sadia said: “No.”"),
        ("by half past 3", "by half past 3."),
        ("मेरी माँ की", "मेरी माँ की."),
        ("", ""),
    ],
)
def test_typed_words_become_a_sentence_where_another_follows(typed: str, said: str) -> None:
    assert sentence(typed) == said


def test_days_and_times_are_said_as_people_say_them() -> None:
    day = date(2026, 12, 9)

    assert long_date(day) == "9 December 2026"
    assert day_and_date(day) == "Wednesday 9 December 2026"
    assert day_month(day) == "9 Dec"
    assert short_date(day, date(2026, 1, 1)) == "Wed 9 Dec"
    assert short_date(day, date(2025, 12, 31)) == "Wed 9 Dec 2026"
    assert clock_time(time(9, 5)) == "09:05"
