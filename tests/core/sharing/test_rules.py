"""The order in which sharing decides, one rule at a time, on the Khan-Walters and on small rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.sharing.marked import KINDS, ON, family, given, has, reader, seen, why
from familyplan.model import (
    Action,
    Answer,
    ContactPoint,
    Goal,
    Group,
    Home,
    Invitation,
    Meeting,
    Note,
    Permission,
    Person,
    Rating,
    Release,
    Residence,
    Rows,
    Voice,
    kind_of,
)
from familyplan.model.partial_date import parse
from familyplan.sharing import own_screen, view
from familyplan.sharing.letting_out import bound
from familyplan.sharing.tables import OPEN

GOAL = Goal(id="g", scope="f", words="Sleep all night", about=("child",))
ALL = given(*KINDS)


def yes(information: str, **values: Any) -> Permission:  # noqa: ANN401 - field values
    made = Permission(
        id=f"y-{information}-{len(values)}", scope="f", agency="school-agency",
        information=information, state="given_written",
    )  # fmt: skip
    return replace(made, **values)


def test_without_any_permission_only_what_is_open_to_the_table_is_left() -> None:
    for record in seen("school").records:
        if record.id != "voice-marked":
            assert OPEN.get(kind_of(record)), record


def test_a_goal_needs_the_plan_and_the_kind_of_information_it_holds() -> None:
    health = replace(GOAL, information="health")
    assert not has(seen("school", *given("basics", "plan"), health), "g")
    assert not has(seen("school", *given("basics", "health"), health), "g")
    assert has(seen("school", *given("plan", "health"), health), "g")


def test_an_outcome_tells_what_a_goal_is_about_where_nobody_said() -> None:
    debts = replace(GOAL, outcome="finance")
    assert not has(seen("school", *given("plan"), debts), "g")
    assert has(seen("school", *given("plan", "home_money"), debts), "g")


def test_actions_and_ratings_of_a_withheld_goal_go_with_it() -> None:
    rows = (
        replace(GOAL, information="health"),
        Action(id="a", scope="f", what="Ring the clinic", goal="g"),
        Rating(id="r", scope="f", goal="g"),
    )
    found = seen("school", *given("plan", "basics"), *rows)
    assert [has(found, one.id) for one in rows] == [False, False, False]


def test_what_was_said_about_one_person_goes_before_the_whole_family() -> None:
    no = yes("plan", person="child", state="refused")
    found = seen("school", *given("plan"), no, GOAL)
    assert not has(found, "g")
    assert why(found, "g", "words") == "refused"
    only_child = yes("plan", person="child")
    assert has(seen("school", only_child, GOAL), "g")
    assert not has(seen("school", only_child, replace(GOAL, about=("gran",))), "g")


def test_a_row_about_two_people_needs_the_yes_of_both() -> None:
    both = replace(GOAL, about=("child", "gran"))
    assert not has(seen("school", yes("plan", person="child"), both), "g")
    two = (yes("plan", person="child"), yes("plan", person="gran", capacity="understands"))
    assert has(seen("school", *two, both), "g")


def test_a_no_beats_a_yes_where_both_stand() -> None:
    both = (yes("plan"), yes("plan", state="withdrawn", words="No more"))
    assert not has(seen("school", *both, GOAL), "g")


@pytest.mark.parametrize(
    ("values", "allowed"),
    [
        ({"until": parse("7 December 2026")}, True),
        ({"until": parse("6 December 2026")}, False),
        ({"until": parse("December 2026")}, True),
        ({"until": parse("until the move")}, False),
        ({"since": parse("8 December 2026")}, False),
        ({"since": parse("7 December 2026")}, True),
        ({"since": parse("when she was ready")}, True),
    ],
)
def test_a_yes_holds_from_its_first_day_to_its_last(
    values: dict[str, Any], *, allowed: bool
) -> None:
    assert has(seen("school", yes("plan", **values), GOAL), "g") is allowed


def test_another_agencys_yes_opens_nothing() -> None:
    assert not has(seen("school", yes("plan", agency="lead-agency"), GOAL), "g")


def test_a_narrower_yes_lets_through_what_it_names_and_says_so_for_the_rest() -> None:
    only = yes("health", only="hearing only")
    hear = replace(GOAL, words="I can hear my teacher", information="health")
    teeth = replace(GOAL, id="t", words="No toothache", information="health")
    found = seen("school", yes("plan"), only, hear, teeth)
    assert (has(found, "g"), has(found, "t")) == (True, False)
    left = found.left_out("t", "words")
    assert left is not None
    assert found.limits == ("Health: hearing only",)
    assert left.reason == "Hillside may know only this of “Health”: hearing only"


def test_what_a_screen_lists_as_left_out_is_what_a_person_would_look_for() -> None:
    found = seen("gran", replace(GOAL, how_sure="fact", recorded_by="u", information="health"))
    shown = [(one.row, one.field) for one in found.withheld if not one.bookkeeping]
    assert [field for row, field in shown if row == "g"] == ["about", "words"]


def test_what_a_rule_could_not_read_waits_for_a_person() -> None:
    teeth = replace(GOAL, words="No toothache", information="health")
    found = seen("school", yes("plan"), yes("health", only="hearing only"), teeth)
    left = {one.field: one.to_decide for one in found.withheld if one.row == "g"}
    assert left["words"]
    assert not left["information"]


def released(**values: Any) -> Release:  # noqa: ANN401 - field values
    made = Release(id="rel", scope="f", reader="school", what="g", reason="The hospital rang")
    return replace(made, **values)


@pytest.mark.parametrize(
    ("values", "out"),
    [
        ({}, True), ({"field_name": "words"}, True), ({"reason": " "}, False),
        ({"reader": "leading"}, False), ({"what": "other"}, False),
        ({"until": parse("6 December 2026")}, False), ({"until": parse("by the birth")}, False),
        ({"until": parse("8 December 2026")}, True),
    ],
)  # fmt: skip
def test_a_release_with_a_reason_beats_everything(values: dict[str, Any], *, out: bool) -> None:
    hidden = replace(GOAL, not_for=("school",))
    assert has(seen("school", bound(released(**values), hidden), hidden), "g") is out


def test_what_was_let_out_goes_no_more_once_it_says_something_else() -> None:
    home = Home(id="g", scope="f", name="Home", address="4 Canal Row", hidden=True)
    for part, now, out in (
        ("address", home, True),
        ("address", replace(home, address="12 Mill Lane"), False),
        ("address", replace(home, name="The flat"), True),
        ("", home, True),
        ("", replace(home, address="12 Mill Lane"), False),
        ("", replace(home, postcode="LS1 4DY"), False),
    ):
        found = seen("school", bound(released(field_name=part), home), now)
        shown = found.rows.find(Home, "g")
        assert (shown is not None and shown.address != "") is out, (part, now)


def test_a_release_bound_to_no_words_lets_nothing_out() -> None:
    hidden = replace(GOAL, not_for=("school",))
    assert not has(seen("school", released(), hidden), "g")
    assert not has(seen("school", released(field_name="words"), hidden), "g")


def test_not_for_holds_for_the_reader_their_group_their_agency_and_the_lead() -> None:
    for who, named in (
        ("school", "school"), ("school", "seat-marked"), ("leading", "leading"),
        ("gran", "gran"), ("gran", "aunts"),
    ):  # fmt: skip
        aunts = Group(id="aunts", scope="f", name="Aunts", members=("gran",))
        found = seen(who, *ALL, aunts, replace(GOAL, not_for=(named,)))
        same_agency = named != "seat-marked"
        assert has(found, "g") is not same_agency


def test_a_person_somebody_must_not_see_is_gone_with_all_that_hangs_on_them() -> None:
    uncle = Person(id="uncle", scope="f", name="Deniz Adeyemi", not_for=("gran",))
    phone = ContactPoint(id="cp", scope="f", person="uncle", value="07700 900456")
    meeting = Meeting(id="m", scope="f")
    asked = Invitation(id="i", scope="f", meeting="m", who="uncle")
    named = replace(GOAL, words="Deniz comes on Sundays")
    found = seen("gran", uncle, phone, meeting, asked, named)
    assert [has(found, one) for one in ("uncle", "cp", "i", "m")] == [False, False, False, True]
    assert "Deniz" not in repr(found.written())
    assert has(seen("mother", uncle, phone, meeting, asked, named), "i")


def test_a_child_decides_who_may_know_their_words_even_before_the_lead() -> None:
    words = Voice(id="v", scope="f", words="I miss him", about=("child",), said_by=("child",),
                  may_know=("gran",))  # fmt: skip
    for who, may in (
        ("gran", True), ("child", True), ("mother", False), ("leading", False), ("school", False),
    ):  # fmt: skip
        assert has(seen(who, *ALL, words), "v") is may
    assert has(seen("school", *ALL, replace(words, may_know=("school",))), "v")


def test_words_of_a_child_who_was_not_asked_stay_off_family_copies() -> None:
    words = Voice(id="v", scope="f", words="I miss him", said_by=("child",))
    assert has(seen("child", words), "v")
    found = seen("mother", words)
    assert not has(found, "v")
    assert why(found, "v", "words") == "not_asked_child"
    assert has(seen("school", *ALL, words), "v")


def test_a_suspicion_stays_off_family_copies_but_not_from_who_said_it() -> None:
    doubt = replace(GOAL, how_sure="unproven", said_by=("gran",))
    assert [has(seen(who, doubt), "g") for who in ("mother", "father", "child", "gran")] == [
        False, False, False, True,
    ]  # fmt: skip
    assert has(seen("leading", doubt), "g")


def test_a_number_that_is_not_safe_is_given_to_no_agency() -> None:
    unsafe = ContactPoint(id="cp", scope="f", person="gran", value="1", safe=Answer("no"))
    assert why(seen("school", *ALL, unsafe), "cp", "value") == "unsafe"
    assert has(seen("leading", unsafe), "cp")


def test_a_baby_on_its_way_is_health_and_the_households_own() -> None:
    baby = Person(id="bump", scope="f", label="Bump", unborn=True)
    at_home = Residence(id="rb", scope="f", person="bump", home="home-marked")
    may = [has(seen(who, baby, at_home), "bump") for who in ("mother", "gran", "father", "friend")]
    assert may == [True, True, False, False]
    assert not has(seen("school", *given("basics"), baby), "bump")
    assert has(seen("school", *given("basics", "health"), baby), "bump")


def test_health_of_another_person_is_for_them_and_for_who_answers_for_a_child() -> None:
    health = replace(GOAL, information="health")
    may = {who: has(seen(who, health), "g") for who in ("mother", "father", "child", "gran")}
    assert may == {"mother": True, "father": True, "child": True, "gran": False}
    grans = replace(health, about=("gran",))
    assert [has(seen(who, grans), "g") for who in ("mother", "gran")] == [False, True]


def test_a_note_for_me_is_on_nobodys_copy_and_one_for_the_team_is_the_teams() -> None:
    note = Note(id="n", scope="f", words="Ask about sleep", about=("child",))
    for chosen, expected in (
        ("me", [False, False, False]), ("team", [True, True, False]),
        ("everyone", [True, True, True]), ("", [True, False, False]),
    ):  # fmt: skip
        found = [
            why(seen(who, *ALL, replace(note, for_team=chosen)), "n", "words") == ""
            for who in ("leading", "school", "gran")
        ]
        assert found == expected


def test_an_agencys_report_needs_the_permission_for_what_it_works_with() -> None:
    sent = Invitation(id="i", scope="f", meeting="meeting-marked", who="seat-marked",
                      update="Weight is fine", update_seen=Answer("yes"))  # fmt: skip
    gp = next(one for one in family() if one.id == "agency-marked")
    gp = replace(gp, type="gp")  # type: ignore[call-arg] # an agency
    assert why(seen("school", *given("plan"), gp, sent), "i", "update") == "no_permission"
    assert why(seen("school", *given("plan", "health"), gp, sent), "i", "update") == ""
    unseen = replace(sent, update_seen=None)
    assert why(seen("school", *ALL, gp, unseen), "i", "update") == "not_seen"
    assert why(seen("gran", gp, sent), "i", "update") == "not_involved"


def test_a_group_reads_as_an_outsider_and_is_bound_by_what_any_member_may_not_see() -> None:
    aunts = Group(id="aunts", scope="f", name="Aunts", members=("gran",))
    found = seen("aunts", aunts, replace(GOAL, id="own", whose=("aunts",)), GOAL)
    assert (has(found, "own"), has(found, "g")) == (True, False)
    hidden = replace(GOAL, whose=("aunts",), not_for=("gran",))
    assert not has(seen("aunts", aunts, hidden), "g")


def test_the_users_own_screen_shows_everything() -> None:
    rows = family()
    found = own_screen(rows, ON)
    assert (len(found.records), found.withheld) == (len(rows), ())


def test_an_empty_family_makes_an_empty_view() -> None:
    rows = Rows([Person(id="p", name="Ana")])
    found = view(rows, reader(rows, "p"), ON)
    assert [one.id for one in found.records] == ["p"]
