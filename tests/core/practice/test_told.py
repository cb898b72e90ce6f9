"""After a no: which copies had already left for that agency, and whether it has been told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from familyplan.model import (
    Action,
    Agency,
    Disclosure,
    Involvement,
    Permission,
    Person,
    Record,
    Rows,
)
from familyplan.model.partial_date import parse
from familyplan.practice.told import to_be_told

SCHOOL = Agency(id="s", name="Hillside")
SEAT = Involvement(id="hina", agency="s")
YUSUF = Person(id="y", name="Yusuf", place="child")
YES = Permission(id="yes", agency="s", information="health", state="superseded")
NO = Permission(
    id="no", agency="s", information="health", state="withdrawn", since=parse("7 December 2026")
)
COPY = Disclosure(
    id="d", reader="hina", reader_name="Hina Patel", stage="made", relied_on=("yes",),
    made_at=datetime(2026, 12, 3, 9, tzinfo=UTC),
)  # fmt: skip
WHAT = "Tell Hillside that “Health” about the whole family must not be used any more"


def found(*records: Record) -> list[tuple[str, list[str]]]:
    told = to_be_told(Rows([SCHOOL, SEAT, YUSUF, *records]))
    return [(one.what, [copy.id for copy in one.copies]) for one in told]


def test_an_agency_whose_copies_relied_on_the_yes_must_be_told() -> None:
    assert found(YES, NO, COPY) == [(WHAT, ["d"])]


def test_an_answer_changed_in_its_place_counts_too() -> None:
    assert found(NO, replace(COPY, relied_on=("no",))) == [(WHAT, ["d"])]


def test_one_persons_no_reaches_what_relied_on_the_whole_familys_yes() -> None:
    what = "Tell Hillside that “Health” about Yusuf must not be used any more"
    assert found(YES, replace(NO, person="y", state="refused"), COPY) == [(what, ["d"])]


@pytest.mark.parametrize(
    "copy",
    [
        replace(COPY, stage="intended"),
        replace(COPY, relied_on=()),
        replace(COPY, reader="somebody else"),
        replace(COPY, made_at=datetime(2026, 12, 8, 9, tzinfo=UTC)),
    ],
)
def test_what_never_left_for_them_or_left_later_is_not_told(copy: Disclosure) -> None:
    assert found(YES, NO, copy) == []


@pytest.mark.parametrize("state", ["given_verbal", "superseded", "expired", "not_asked"])
def test_only_a_no_is_told(state: str) -> None:
    assert found(YES, replace(NO, state=state), COPY) == []


def test_another_kind_of_information_is_none_of_it() -> None:
    assert found(replace(YES, information="school"), NO, COPY) == []


@pytest.mark.parametrize(("status", "done"), [("not_started", False), ("done", True)])
def test_the_action_of_the_plan_says_whether_they_were_told(status: str, done: bool) -> None:  # noqa: FBT001 - a case
    action = Action(id="a", what=WHAT, status=status)
    (told,) = to_be_told(Rows([SCHOOL, SEAT, YES, NO, COPY, action]))
    assert (told.action, told.done) == (action, done)
