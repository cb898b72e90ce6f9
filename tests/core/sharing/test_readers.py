"""Who a copy may be for, and whom a typed name means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from familyplan.errors import Refused
from familyplan.model import Group, Involvement, Person, Rows, Standing
from familyplan.model.partial_date import parse
from familyplan.sharing import reader_of, readers, resolve
from familyplan.words import speak
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.session import Session


@pytest.fixture
def kept(session: Session) -> KhanWalters:
    return khan_walters(session)


@pytest.fixture
def rows(session: Session, kept: KhanWalters) -> Rows:
    return session.store.family(kept.family.id)


@pytest.fixture
def _own_terms() -> Iterator[None]:
    speak(terms={"lead_practitioner": "key person"})
    yield
    speak()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hina Patel", "Hina Patel"), ("hina", "Hina Patel"), ("SENCO", "Hina Patel"),
        ("Hillside Primary", "Hina Patel"), ("Hina Patel, Hillside Primary", "Hina Patel"),
        ("Sadia", "Sadia Khan"), ("Mum", "Sadia Khan"), ("سعدیہ خان", "Sadia Khan"),
        ("Nani", "Zainab Bibi"), ("Yusuf", "Yusuf Khan-Walters"), ("Dad", "Daniel Walters"),
        ("Lead practitioner", "Rosa Menendez"), ("lead", "Rosa Menendez"),
        ("Rosa", "Rosa Menendez"), ("Canal Homes", "Canal Homes"), ("volunteer", "Imam"),
        ("family support worker", "Rosa Menendez"),
    ],
)  # fmt: skip
def test_a_name_a_label_a_role_or_an_agency_means_one_reader(
    rows: Rows, text: str, name: str
) -> None:
    assert resolve(rows, text).name == name


@pytest.mark.usefixtures("_own_terms")
def test_the_lead_is_found_by_the_partnerships_own_word(rows: Rows) -> None:
    assert resolve(rows, "Key person").name == "Rosa Menendez"


def test_the_lead_is_marked_and_knows_their_agency(rows: Rows) -> None:
    lead = resolve(rows, "lead")
    assert (lead.kind, lead.is_lead, lead.addressed) == (
        "involvement", True, "Rosa Menendez, Family Help, North",
    )  # fmt: skip
    assert not resolve(rows, "Hina").is_lead


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Khan", "“Khan” can mean Sadia Khan; Amina Khan-Walters; Yusuf Khan-Walters. Type"),
        ("the family", "A copy is made for one named person, never for a whole family"),
        ("Bob", "Nobody here is called “Bob”. You can choose Sadia Khan; "),
        ("", "Nobody here is called “”."),
        ("   ", "Nobody here is called"),
        ("Baby", "Nobody here is called “Baby”."),
    ],
)  # fmt: skip
def test_what_means_nobody_or_several_is_refused_in_words(
    rows: Rows, text: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        resolve(rows, text)
    assert refused.value.sentence.startswith(sentence)


def test_a_family_without_a_lead_says_so(rows: Rows) -> None:
    without = Rows(one for one in rows if not isinstance(one, Standing))
    with pytest.raises(Refused, match="no lead practitioner yet"):
        resolve(without, "lead practitioner")


def test_whoever_left_the_team_is_named_as_gone(rows: Rows, kept: KhanWalters) -> None:
    left = replace(kept.seats["hina"], until=parse("2026"))
    without = Rows([*(one for one in rows if one.id != left.id), left])
    with pytest.raises(Refused, match="Hina Patel, Hillside Primary is not part of the team"):
        resolve(without, "Hina")


def test_two_workers_of_one_agency_are_told_apart_by_their_names(
    rows: Rows, kept: KhanWalters
) -> None:
    second = Involvement(id="second", agency=kept.seats["hina"].agency, role="Teacher")
    both = Rows([*rows, second])
    with pytest.raises(Refused, match="can mean Hina Patel, Hillside Primary; Hillside Primary"):
        resolve(both, "Hillside Primary")
    assert resolve(both, "Teacher").id == "second"


def test_a_group_can_be_a_reader() -> None:
    rows = Rows([Group(id="g", name="Mum's sisters"), Person(id="p", name="Ana")])
    assert resolve(rows, "mums sisters").kind == "group"


def test_suggested_readers_are_those_asked_then_the_rest_of_the_team(
    rows: Rows, kept: KhanWalters
) -> None:
    asked = [one.name for one in readers(rows, kept.meetings["next"].id)]
    assert sorted(asked) == sorted(
        ["Sadia Khan", "Daniel Walters", "Zainab Bibi", "Yusuf Khan-Walters", "Rosa Menendez",
         "Hina Patel", "Canal Homes", "Imam"]
    )  # fmt: skip
    assert readers(rows)[0].name == "Rosa Menendez"
    assert {one.kind for one in readers(rows)} == {"involvement"}


def test_nobody_is_no_reader() -> None:
    assert readers(Rows([])) == ()
    with pytest.raises(Refused, match="You can choose nobody yet"):
        resolve(Rows([]), "Ana")


def test_the_lead_of_a_record_that_names_two_or_one_who_left_is_nobody_in_particular(
    rows: Rows, kept: KhanWalters
) -> None:
    second = Standing(id="s2", scope="f", role="lead", held_by=kept.seats["hina"].id)
    with pytest.raises(Refused, match="“lead” can mean"):
        resolve(Rows([*rows, second]), "lead")
    gone = replace(kept.seats["rosa"], until=parse("2026-11-01"))
    left = Rows([gone if one.id == gone.id else one for one in rows])
    with pytest.raises(Refused, match="no lead practitioner yet"):
        resolve(left, "lead")
    former = reader_of(left, gone.id)
    assert former is not None
    assert not former.is_lead
