"""Papers before several people: opened only where no rule and no word in them speaks against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from familyplan.model import (
    Answer,
    Family,
    Home,
    Note,
    Paper,
    Person,
    Practitioner,
    Protection,
    Relationship,
    Residence,
    Rows,
    Voice,
)
from familyplan.sharing import PapersHere, kept_off, reader_of, together

if TYPE_CHECKING:
    from familyplan.model import Record

ON = date(2026, 12, 7)
LETTER = Paper(
    id="letter", scope="f", name="School report", type="letter", about=("child",), file="a.paper"
)
REFUGE = (
    Home(id="refuge", scope="f", name="New home", address="9 Heron Lane", hidden=True),
    Residence(id="r1", scope="f", person="mother", home="refuge"),
    Residence(id="r2", scope="f", person="child", home="refuge"),
)
FEAR = Protection(id="fear", scope="f", person="mother", from_=("father",), what=("whereabouts",))


def family(*more: Record) -> Rows:
    people = {"mother": "parent", "father": "parent", "gran": "relative", "child": "child"}
    ties = [
        Relationship(id=f"{one}-tie", scope="f", one=one, to="child", is_=one,
                     parental_responsibility=Answer("yes"))
        for one in ("mother", "father")
    ]  # fmt: skip
    made = [Person(id=one, scope="f", name=one.title(), place=at) for one, at in people.items()]
    return Rows([Family(id="f", scope="f", name="Heron"), *made, *ties, *more])


def here(rows: Rows, *who: str) -> PapersHere:
    found = [reader for one in who if (reader := reader_of(rows, one)) is not None]
    assert len(found) == len(who)
    return PapersHere(rows, found, together(rows, found, ON))


def opened(rows: Rows, *who: str, words: str = "", whole: bool = False) -> bool:
    return here(rows, *who).may_open("letter", words, whole=whole)


def test_a_paper_that_all_may_see_is_opened() -> None:
    rows = family(LETTER)
    assert opened(rows, "mother")
    assert opened(rows, "mother", "father", "gran", "child")


def test_before_nobody_nothing_is_opened_and_what_is_not_there_neither() -> None:
    assert not opened(family(LETTER))
    assert here(family(LETTER), "mother").kept("gone") is None
    assert here(family(replace(LETTER, file="")), "mother").kept("letter") is None


def test_what_can_never_be_opened_is_known_before_the_file_is_read() -> None:
    text, rows = replace(LETTER, media="text/plain"), family(LETTER, *REFUGE)
    assert here(family(LETTER), "gran").kept("letter") == LETTER
    assert here(rows, "gran").kept("letter") is None
    assert here(family(text, *REFUGE), "gran").kept("letter") == text


@pytest.mark.parametrize(
    ("more", "who"),
    [
        pytest.param((replace(LETTER, not_for=("gran",)),), "gran", id="marked not for one"),
        pytest.param((replace(LETTER, information="health"),), "gran", id="another's health"),
        pytest.param((replace(LETTER, how_sure="unproven"),), "gran", id="a suspicion"),
        pytest.param((LETTER, FEAR), "father", id="somebody is protected from one"),
        pytest.param(
            (replace(LETTER, to="n"), Note(id="n", scope="f", words="Mine", for_team="me")),
            "gran",
            id="beside a private note",
        ),
        pytest.param(
            (
                replace(LETTER, to="v"),
                Voice(id="v", scope="f", words="I like it", said_by=("child",),
                      may_know=("mother",)),
            ),
            "gran",
            id="beside what a child chose to tell one alone",
        ),
    ],
)  # fmt: skip
def test_what_one_may_not_see_nobody_opens(more: tuple[Record, ...], who: str) -> None:
    rows = family(*more)
    assert not opened(rows, "mother", who)
    assert together(rows, [r for r in [reader_of(rows, who)] if r], ON).rows.of(Paper) == ()


def test_a_paper_of_which_something_was_kept_off_is_listed_and_not_opened() -> None:
    rows = family(replace(LETTER, shows="Sent to 9 Heron Lane, by Dr Malik"), *REFUGE)
    found = together(rows, [one for one in [reader_of(rows, "gran")] if one], ON)
    assert [(one.name, one.shows) for one in found.rows.of(Paper)] == [("School report", "")]
    assert not opened(rows, "gran", whole=True)


def test_a_paper_whose_words_say_what_is_kept_back_is_not_opened() -> None:
    worker = Practitioner(id="w", scope="directory", name="Quentin Marlowe", name_hidden=True)
    rows = family(replace(LETTER, media="text/plain"), *REFUGE, worker)
    plain, address, name = "Dear parents", "Bring it to 9, Heron  Lane", "Ask Quentin Marlowe"
    assert opened(rows, "gran", words=plain, whole=True)
    assert not opened(rows, "gran", words="Page 1\n9 Heron\nLane\n", whole=True)
    assert not opened(rows, "gran", words=address, whole=True)
    assert not opened(rows, "mother", "gran", words=address, whole=True)
    assert not opened(rows, "gran", words=name, whole=True)


def test_a_picture_of_somebody_at_a_hidden_home_is_for_those_who_live_there() -> None:
    rows = family(LETTER, *REFUGE)
    assert opened(rows, "mother", "child")
    assert not opened(rows, "mother", "gran")
    nobody = family(replace(LETTER, about=()), *REFUGE)
    assert not opened(nobody, "mother", "gran")
    of_gran = family(replace(LETTER, about=("gran",)), *REFUGE)
    assert opened(of_gran, "mother", "gran")


def test_a_paper_on_the_screen_is_not_counted_as_kept_off() -> None:
    rows = family(replace(LETTER, to="n", size=10, media="image/png"),
                  Note(id="n", scope="f", words="Seen", for_team="everyone"))  # fmt: skip
    here = [one for one in [reader_of(rows, "mother")] if one]
    found = together(rows, here, ON)
    assert [one.id for one in found.rows.of(Paper)] == ["letter"]
    assert {(one.row, one.field) for one in found.withheld} >= {("letter", "to")}
    assert kept_off(found) == 1  # who else may read the note
