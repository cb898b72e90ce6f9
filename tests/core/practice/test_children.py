"""What is known of a child's other parent, and who has turned 16 or 18 since they were asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from familyplan.model import (
    Agency,
    Answer,
    Family,
    OtherAdult,
    Permission,
    Person,
    Record,
    Relationship,
    Rows,
    Standing,
)
from familyplan.model.partial_date import parse
from familyplan.practice import check
from familyplan.practice.children import Known, other_parent

TODAY = date(2026, 12, 7)
FAMILY = Family(id="f", name="Khan")
LEAD = Standing(id="l", role="lead", held_by="rosa")
CHILD = Person(id="c", name="Yusuf", place="child", born=parse("12 May 2010"))
MUM = Person(id="m", name="Sadia", place="parent")
DAD = Person(id="d", name="Daniel", place="parent")
OF_MUM = Relationship(id="r1", one="m", is_="mother", to="c")
OF_DAD = Relationship(id="r2", one="d", is_="father", to="c")
NOBODY_KNOWS = OtherAdult(id="o", child="c", part="other_parent", known=Answer("not_yet"))
SCHOOL = Agency(id="s", name="Hillside")
YES = Permission(
    id="p", person="c", agency="s", information="health", state="given_verbal",
    since=parse("3 March 2024"),
)  # fmt: skip


def sentences(rule: str, *records: Record) -> list[str]:
    rows = Rows([FAMILY, LEAD, *records])
    return [one.sentence for one in check(rows, TODAY) if one.rule == rule]


@pytest.mark.parametrize(
    ("records", "known"),
    [
        ((OF_MUM,), Known.NOT_WRITTEN),
        ((OF_MUM, NOBODY_KNOWS), Known.NOT_YET),
        ((OF_MUM, replace(NOBODY_KNOWS, person="d")), Known.KNOWN),
        ((OF_MUM, replace(NOBODY_KNOWS, known=Answer("not_in_touch"))), Known.KNOWN),
        ((OF_MUM, OF_DAD), Known.KNOWN),
        ((OF_MUM, replace(OF_DAD, is_="step_parent")), Known.NOT_WRITTEN),
    ],
)
def test_what_is_known_of_the_other_parent(records: tuple[Record, ...], known: Known) -> None:
    assert other_parent(Rows([CHILD, MUM, DAD, *records]), "c").known is known


def test_a_child_with_one_parent_and_not_a_word_of_the_other_is_a_gap() -> None:
    said = ["Nothing is written down about the other parent of Yusuf."]
    assert sentences("other_parent", CHILD, MUM, OF_MUM) == said


@pytest.mark.parametrize(
    "records",
    [
        (CHILD, MUM, OF_MUM, NOBODY_KNOWS),
        (CHILD, MUM, DAD, OF_MUM, OF_DAD),
        (CHILD, MUM),
        (replace(CHILD, born=parse("12 May 2000")), MUM, OF_MUM),
    ],
)
def test_a_word_two_parents_or_a_grown_up_leave_no_gap(records: tuple[Record, ...]) -> None:
    assert sentences("other_parent", *records) == []


def test_a_young_person_is_asked_themselves_once_they_turn_sixteen() -> None:
    assert sentences("permission_grown", CHILD, SCHOOL, YES) == [
        "Yusuf has turned 16 since “Health” with Hillside was allowed: ask again."
    ]


def test_turning_eighteen_counts_before_sixteen() -> None:
    grown = replace(CHILD, born=parse("12 May 2008"))
    found = sentences("permission_grown", grown, SCHOOL, replace(YES, since=parse("1 May 2024")))
    assert found == ["Yusuf has turned 18 since “Health” with Hillside was allowed: ask again."]


@pytest.mark.parametrize(
    "permission",
    [
        replace(YES, since=parse("12 May 2026")),
        replace(YES, state="refused"),
        replace(YES, state="superseded"),
        replace(YES, since=None),
    ],
)
def test_asked_at_that_age_already_or_no_yes_is_no_gap(permission: Permission) -> None:
    assert sentences("permission_grown", CHILD, SCHOOL, permission) == []


def test_where_only_the_familys_answers_stand_a_young_person_is_asked_once_for_all() -> None:
    family = replace(YES, person="")
    other = replace(family, id="p2", information="school")
    assert sentences("permission_grown", CHILD, MUM, SCHOOL, family, other) == [
        "Yusuf has turned 16 since the family said what may be shared: ask Yusuf."
    ]


def test_an_answer_of_their_own_goes_before_the_familys() -> None:
    own = replace(YES, id="own", state="refused", since=parse("1 June 2026"))
    assert sentences("permission_grown", CHILD, SCHOOL, replace(YES, person=""), own) == []
