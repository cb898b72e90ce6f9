"""Each rule of good practice: when it finds something, when it keeps quiet, what it offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from familyplan import actions
from familyplan.model import (
    Action,
    Agency,
    Episode,
    Family,
    Involvement,
    Meeting,
    Permission,
    Person,
    PlanVersion,
    Rows,
    Standing,
    Voice,
)
from familyplan.model.partial_date import on_day, parse
from familyplan.practice import RULES, Finding, Severity, check
from familyplan.practice.checks import RULE_NAMES
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.session import Session

TODAY = date(2026, 12, 7)
FAMILY = Family(id="f", name="Khan")
LEAD = Standing(id="l", role="lead", held_by="rosa")
CHILD = Person(id="c", name="Yusuf", place="child", born=parse("12 May 2019"))
SCHOOL = Agency(id="s", name="Hillside")


def found(rule: str, *records: Record) -> list[Finding]:
    return [one for one in check(Rows([FAMILY, LEAD, *records]), TODAY) if one.rule == rule]


def sentences(rule: str, *records: Record) -> list[str]:
    return [one.sentence for one in found(rule, *records)]


def test_every_rule_has_a_name_for_people() -> None:
    assert RULES.keys() == RULE_NAMES.keys()


def test_a_family_without_a_lead_comes_first() -> None:
    action = Action(id="a", what="Ring")
    first = check(Rows([action, FAMILY]), TODAY)[0]
    assert (first.rule, first.severity, first.row) == ("no_lead", Severity.NOW, "f")
    assert first.sentence == "Nobody is lead practitioner."
    assert first.fix is not None
    assert first.fix.action == "team.lead"


@pytest.mark.parametrize(
    "standing",
    [
        replace(LEAD, held_by=""),
        replace(LEAD, until=on_day(TODAY)),
        replace(LEAD, role="key_worker"),
    ],
)
def test_an_empty_ended_or_other_role_is_no_lead(standing: Standing) -> None:
    assert [one.rule for one in check(Rows([FAMILY, standing]), TODAY)] == ["no_lead"]


def test_an_action_without_owner_or_date_is_reported_not_refused() -> None:
    assert sentences("action_without_owner", Action(id="a", what="Ring")) == [
        "Nobody does “Ring” yet."
    ]
    assert sentences("action_without_date", Action(id="a", what="Ring", owner="c"), CHILD) == [
        "“Ring” has no date."
    ]


@pytest.mark.parametrize(
    "action",
    [
        Action(id="a", what="Ring", owner="c", due=parse("by the birth")),
        Action(id="a", what="Read", owner="c", rhythm="weekly"),
        Action(id="a", what="Ring", status="done"),
        Action(id="a", what="Ring", status="dropped"),
        Action(id="a", what="Ring", status="changed"),
    ],
)
def test_an_event_a_rhythm_or_a_closed_action_leaves_no_gap(action: Action) -> None:
    assert sentences("action_without_date", action, CHILD) == []
    assert [s for s in sentences("action_without_owner", action, CHILD) if action.status] == []


@pytest.mark.parametrize(
    "seat",
    [Involvement(id="s", role="Nurse", until=parse("2026")),
     Involvement(id="s", role="Nurse", status="stepped_back")],
)  # fmt: skip
def test_an_action_whose_owner_left_the_team_is_reported(seat: Involvement) -> None:
    ring = Action(id="a", what="Ring", owner="s")
    assert sentences("action_without_owner", ring, seat) == [
        "“Ring” is with Nurse, who has left the team."
    ]


def test_an_action_whose_owner_is_no_longer_on_record_has_no_owner() -> None:
    assert len(found("action_without_owner", Action(id="a", what="Ring", owner="gone"))) == 1


def episode(every: str, since: str = "1 June 2026") -> Episode:
    return Episode(id="e", review_every=every, since=parse(since))


def met(day: date, *, held: bool = True) -> Meeting:
    return Meeting(id=f"m{day}", on=day, held=held)


@pytest.mark.parametrize(
    ("every", "last", "overdue"),
    [
        ("6w", date(2026, 10, 25), True), ("6w", date(2026, 10, 26), False),
        ("4m", date(2026, 8, 6), True), ("4m", date(2026, 8, 7), False),
        ("12w", date(2026, 9, 1), True), ("every 4 weeks", date(2026, 11, 1), True),
        ("", date(2026, 9, 1), True), ("", date(2026, 10, 1), False),
        ("when it suits", date(2026, 9, 1), True),
    ],
)  # fmt: skip
def test_a_review_is_overdue_by_the_rhythm_since_the_last_meeting(
    every: str, last: date, *, overdue: bool
) -> None:
    assert bool(found("review_overdue", episode(every), met(last))) is overdue


def test_the_agreed_plans_own_day_counts_until_the_next_meeting() -> None:
    plan = PlanVersion(id="p", review_due=parse("1 December 2026"))
    assert sentences("review_overdue", plan) == [
        "The plan was to be looked at again by 1 December 2026."
    ]
    assert sentences("review_overdue", plan, met(date(2026, 12, 2)), episode("6w")) == []


def test_a_planned_meeting_settles_it_and_an_unknown_day_is_not_overdue() -> None:
    late = (episode("6w"), met(date(2026, 6, 1)))
    assert sentences("review_overdue", *late, met(date(2026, 12, 9), held=False)) == []
    assert sentences("review_overdue", Episode(id="e", review_every="6w")) == []


def said(day: str, **values: tuple[str, ...]) -> Voice:
    return Voice(id="v", words="No", happened=parse(day), **values)  # type: ignore[arg-type] # refs


def test_a_child_never_or_not_lately_heard_is_found() -> None:
    assert sentences("unheard_child", CHILD) == ["Nothing yet in the words of Yusuf."]
    assert sentences("unheard_child", CHILD, said("5 October 2026", about=("c",))) == [
        "Nothing in the words of Yusuf for 9 weeks."
    ]


@pytest.mark.parametrize(
    "voice",
    [
        said("12 October 2026", about=("c",)),
        said("1 December 2026", said_by=("c",)),
        said("November 2026", about=("c",)),
        Voice(id="v", words="No", about=("c",), recorded_at=datetime(2026, 12, 1, tzinfo=UTC)),
    ],
)
def test_words_within_eight_weeks_are_enough(voice: Voice) -> None:
    assert sentences("unheard_child", CHILD, voice) == []


@pytest.mark.parametrize(
    "child",
    [
        replace(CHILD, unborn=True),
        replace(CHILD, died=parse("2020")),
        replace(CHILD, born=parse("1 May 2001")),
        replace(CHILD, place="parent"),
    ],
)
def test_only_living_children_are_asked_for_their_words(child: Person) -> None:
    assert sentences("unheard_child", child) == []


def permission(**values: Any) -> Permission:  # noqa: ANN401 - field values
    return replace(
        Permission(id="p", agency="s", information="health", state="given_written"), **values
    )


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"until": parse("6 December 2026")}, "permission_expired"),
        ({"state": "expired"}, "permission_expired"),
        ({"asked_again": parse("1 December 2026")}, "permission_ask_again"),
        ({"until": parse("7 December 2026")}, ""),
        ({"until": parse("by the birth")}, ""),
        ({"asked_again": parse("1 January 2027")}, ""),
        ({"state": "refused", "until": parse("2020")}, ""),
        ({"state": "superseded", "until": parse("2020")}, ""),
    ],
)
def test_a_permission_that_ran_out_is_to_be_asked_again(values: dict[str, Any], rule: str) -> None:
    rules = [
        one.rule
        for one in check(Rows([FAMILY, LEAD, SCHOOL, permission(**values)]), TODAY)
        if one.kind == "permission"
    ]
    assert rules == ([rule] if rule else [])


def test_a_finding_names_agency_kind_and_person() -> None:
    one = permission(person="c", until=parse("1 December 2026"))
    assert sentences("permission_expired", one, SCHOOL, CHILD) == [
        "The yes to sharing “Health” with Hillside (Yusuf) has run out."
    ]


def test_a_family_whose_help_has_ended_is_at_rest() -> None:
    ended = Episode(id="e", since=parse("2024"), until=parse("2025"))
    assert check(Rows([FAMILY, ended, CHILD, Action(id="a", what="Ring")]), TODAY) == ()


def test_each_fix_names_an_action_that_exists(session: Session) -> None:
    kept = khan_walters(session)
    rows = session.store.family(kept.family.id)
    extra = [permission(state="expired"), *rows]
    fixes = [one.fix for one in check(Rows(extra), date(2027, 12, 7)) if one.fix]
    assert {one.action for one in fixes} <= actions.verbs().keys()
    assert len({one.action for one in fixes}) >= 4


def test_the_khan_walters_family_has_the_gaps_that_were_put_in(session: Session) -> None:
    kept = khan_walters(session)
    rules = [one.rule for one in check(session.store.family(kept.family.id), TODAY)]
    assert sorted(rules) == ["action_without_owner", "unheard_child"]
