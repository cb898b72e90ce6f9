"""Who may have been entered twice: names as people spell them, dates, homes, twins and siblings."""

from __future__ import annotations

import pytest

from familyplan.model.partial_date import parse
from familyplan.practice.duplicates import (
    SAME_BIRTH,
    SAME_HOME,
    SAME_NAME,
    SAME_REFERENCE,
    SHARED_PERSON,
    SOUNDS_ALIKE,
    TURNED_BIRTH,
    FamilyFacts,
    PersonFacts,
    find,
    home_key,
    people_alike,
)
from familyplan.practice.sounding import Alike, alike, keys

HOME = frozenset({home_key("4 Canal Row", "M1 1AE")})

SAME = [
    ("Łukasz Nowak", "Lukasz Nowak"),
    ("Małgorzata Zielińska", "MALGORZATA ZIELINSKA"),
    ("Nguyễn Văn An", "Nguyen Van An"),
    ("An Nguyen Van", "Nguyễn Văn An"),
    ("محمد خان", "محمد خان"),
    ("Khan-Walters", "Khan Walters"),
    ("Siân O'Brien", "Sian O\u2019Brien"),
]
SOUND = [
    ("Aisha Khan", "Ayesha Khan"),
    ("Mohammed Ali", "Muhammad Ali"),
    ("Hassan Khan", "Hasan Khan"),
    ("Fatima Bibi", "Fatema Bibi"),
    ("Yusuf Ali", "Yousef Ali"),
    ("Zainab Shah", "Zaynab Shah"),
    ("Husain Raza", "Hussein Raza"),
    ("Khadija Begum", "Khadijah Begum"),
    ("Ahmed Malik", "Ahmad Malik"),
    ("Sara Ali", "Sarah Ali"),
    ("Stephen Grant", "Steven Grant"),
    ("Sophie Page", "Sofie Page"),
    ("Anna Kowalska", "Anna Kowalski"),
    ("Lan Nguyen", "Nguyễn Thị Lan"),
    ("Jayden Smith", "Jaydon Smith"),
]
TWO = [
    ("Hassan Khan", "Hussain Khan"),
    ("Amina Bibi", "Amira Bibi"),
    ("Adam Khan", "Aidan Khan"),
    ("Ella Smith", "Ellie Smith"),
    ("Daniel Brown", "Danielle Brown"),
    ("Jamal Shah", "Jamila Shah"),
    ("Oliver Grant", "Olivia Grant"),
    ("Maryam Ali", "Miriam Ali"),
    ("Muhammad Khan", "Mahmood Khan"),
    ("Imran Malik", "Irfan Malik"),
    ("Nguyễn Văn An", "Nguyễn Văn Anh"),
    ("Trần Dũng", "Trần Dụng"),
    ("Thanh Tran", "Thang Tran"),
    ("محمد خان", "احمد خان"),
    ("Jean Page", "Jane Page"),
    ("", ""),
    ("\u200b", "Khan"),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        *((*pair, Alike.SAME) for pair in SAME),
        *((*pair, Alike.SOUNDS) for pair in SOUND),
        *((*pair, Alike.NO) for pair in TWO),
    ],
)
def test_names_as_people_spell_them(one: str, other: str, expected: Alike) -> None:
    assert alike(one, other) is expected
    assert alike(other, one) is expected


@pytest.mark.parametrize(("one", "other"), [*SAME, *SOUND])
def test_names_that_are_alike_are_looked_up_under_a_key_they_share(one: str, other: str) -> None:
    assert keys(one) & keys(other)


def person(name: str, born: str = "", **more: object) -> PersonFacts:
    values: dict[str, object] = {"id": name, "family": "f", "names": (name,), "child": True}
    return PersonFacts(**{**values, "born": parse(born) if born else None, **more})  # type: ignore[arg-type]  # as named


def reasons(one: PersonFacts, other: PersonFacts) -> tuple[str, ...]:
    found = people_alike(one, other)
    return found.reasons if found else ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            person("Aisha Khan", "3 March 2015", homes=HOME),
            person("Ayesha Khan", "3 March 2015", homes=HOME),
            (SOUNDS_ALIKE, SAME_BIRTH, SAME_HOME),
        ),
        (
            person("Aisha Khan", "3 April 2015"),
            person("Aisha Khan", "4 March 2015"),
            (SAME_NAME, TURNED_BIRTH),
        ),
        (person("Aisha Khan", "2015"), person("Aisha Khan", "3 March 2015"), (SAME_NAME,)),
        (person("Aisha Khan"), person("Aisha Khan", family="g"), ()),
        (
            person("Aisha Khan", "3 March 2015"),
            person("Aisha Khan", "3 March 2015", family="g"),
            (SAME_NAME, SAME_BIRTH),
        ),
        # Twins, and siblings named after one another.
        (
            person("Adam Khan", "3 March 2015", homes=HOME),
            person("Aidan Khan", "3 March 2015", homes=HOME),
            (),
        ),
        (
            person("Hassan Khan", "3 March 2015", homes=HOME),
            person("Hussain Khan", "3 March 2015", homes=HOME),
            (),
        ),
        (person("Sara Ali", "3 March 2015"), person("Sarah Ali", "9 June 2018"), ()),
        # Father and son.
        (person("Mohammed Ali", homes=HOME), person("Mohammed Ali", homes=HOME, child=False), ()),
        (
            person("Mohammed Ali", homes=HOME),
            person("Mohammed Ali", homes=HOME, child=None),
            (SAME_NAME, SAME_HOME),
        ),
        # Not born yet, and born.
        (person("Baby Khan", unborn=True), person("Baby Khan"), ()),
        # One name alone is not enough across two families.
        (person("Aisha", "3 March 2015"), person("Aisha Khan", "3 March 2015", family="g"), ()),
    ],
)
def test_who_looks_like_one_person(
    one: PersonFacts, other: PersonFacts, expected: tuple[str, ...]
) -> None:
    assert reasons(one, other) == expected
    assert reasons(other, one) == expected


def family(key: str, name: str, *people: PersonFacts, reference: str = "") -> FamilyFacts:
    homes = frozenset(home for one in people for home in one.homes)
    return FamilyFacts(key, name, reference, people, homes)


def test_families_are_found_by_what_they_have_in_common_and_not_by_name_alone() -> None:
    known = [
        family("a", "Khan", person("Aisha Khan", "3 March 2015", family="a"), reference="FP-1"),
        family("b", "Khan", person("Ayesha Khan", "3 March 2015", family="b")),
        family("c", "Khan", person("Imran Khan", "3 March 2015", family="c")),
        family("d", "Walters", reference="fp 1"),
        family("e", "Nowak", person("Ola", family="e", homes=HOME)),
        family("f", "Nowack", person("Jan", family="f", homes=HOME)),
        family("g", "Page", person("Ann", family="g", homes=HOME)),
    ]

    found = [(pair.one, pair.other, pair.reasons) for pair in find(known)]

    assert found == [
        ("a", "b", (SAME_NAME, SHARED_PERSON)),
        ("a", "d", (SAME_REFERENCE,)),
        ("e", "f", (SOUNDS_ALIKE, SAME_HOME)),
    ]


def test_what_was_said_to_be_two_is_not_asked_again() -> None:
    twice = family("a", "Khan", person("Aisha Khan", "2015"), person("Ayesha", "2015"))
    known = [twice, family("b", "Li", reference="7"), family("c", "Lee", reference="7")]
    (pair,) = find(known)

    assert find(known, frozenset({pair.key})) == ()


def test_an_address_is_compared_whole_and_needs_more_than_a_postcode() -> None:
    assert home_key("4 Canal Row, M1 1AE", "m11ae") == home_key("4, Canal Row", "M1 1AE")
    assert home_key("", "M1 1AE") == ""
