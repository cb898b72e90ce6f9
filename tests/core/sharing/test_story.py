"""Sharing the whole story: replies and papers, safety plans, warnings, and what relatives get."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.sharing.marked import KINDS, ON, family, given, reader
from familyplan.model import (
    Agency,
    Agreement,
    AreaScore,
    Assessment,
    Contingency,
    FormAnswer,
    Meeting,
    Need,
    Note,
    Paper,
    Person,
    Protection,
    Record,
    Release,
    Reply,
    SafePerson,
    SafetyPlan,
    SharingDecision,
    StepChange,
    StoryEvent,
    Voice,
    WorkerWarning,
)
from familyplan.sharing import View, view
from familyplan.sharing.letting_out import bound

ALL = given(*KINDS)
NEED = Need(id="n", scope="f", words="The flat is cold", about=("child",))
REPLY = Reply(id="r", scope="f", to="n", words="It is warm now", said_by=("gran",))
EVENT = StoryEvent(id="e", scope="f", words="Moved house", about=("child",))
SAFE = SafetyPlan(id="s", scope="f", about=("mother",), first_steps="Go next door",
                  kept_where="The blue book", copies=("mother", "school"))  # fmt: skip
HELPER = SafePerson(id="h", scope="f", plan="s", who="gran", phone="01632 960777",
                    name="Nana from the corner", will_do="Take the children in")  # fmt: skip
WHAT_IF = Contingency(id="w", scope="f", plan="s", if_="He rings the bell", then="Ring 999")
EVERYONE = ("leading", "school", "mother", "father", "gran", "friend", "child")


def seen(who: str, *extra: Record) -> View:
    rows = family(*extra)
    return view(rows, reader(rows, who), ON)


def see(row_id: str, *extra: Record, who: tuple[str, ...] = EVERYONE) -> list[str]:
    return see_each((row_id,), *extra, who=who)[0]


def see_each(
    row_ids: tuple[str, ...], *extra: Record, who: tuple[str, ...] = EVERYONE
) -> list[list[str]]:
    """Give who sees each of several rows of one family, looked at once."""
    rows = family(*extra)
    views = {one: view(rows, reader(rows, one), ON).rows for one in who}
    return [[one for one in who if views[one].any(row_id) is not None] for row_id in row_ids]


@pytest.mark.parametrize("permissions", [ALL, given("plan"), given("basics"), ()])
def test_a_reply_is_seen_by_whoever_sees_the_entry_and_by_nobody_else(
    permissions: tuple[Record, ...],
) -> None:
    for entry in (NEED, replace(NEED, information="health"), replace(NEED, not_for=("gran",))):
        of_reply, of_entry = see_each(("r", "n"), *permissions, entry, REPLY)
        assert of_reply == of_entry


def test_a_reply_can_itself_be_kept_from_somebody() -> None:
    kept = replace(REPLY, not_for=("father",))
    assert set(see("r", *ALL, NEED, REPLY)) - set(see("r", *ALL, NEED, kept)) == {"father"}


def test_a_reply_beside_a_childs_words_goes_only_where_the_child_let_them() -> None:
    words = Voice(id="v", scope="f", words="I miss him", said_by=("child",), may_know=("gran",))
    beside = replace(REPLY, to="v")
    assert see_each(("r", "v"), *ALL, words, beside) == [["gran", "child"]] * 2


def test_a_reply_goes_when_the_words_beside_it_name_something_protected() -> None:
    uncle = Person(id="uncle", scope="f", name="Zinnia Quillfeather", not_for=("gran",))
    named = replace(NEED, words="Ask Zinnia Quillfeather")
    found = seen("gran", uncle, named, REPLY)
    need = found.rows.find(Need, "n")
    assert need is not None
    assert need.words == ""
    assert found.rows.any("r") is None
    assert seen("mother", uncle, named, REPLY).rows.any("r") is not None


def test_a_reply_to_nothing_is_nobodys() -> None:
    assert see("r", *ALL, replace(REPLY, to="gone")) == []


def test_a_paper_goes_where_its_entry_goes_and_no_further() -> None:
    words = Voice(id="v", scope="f", words="I miss him", said_by=("child",), may_know=("gran",))
    drawing = Paper(id="p", scope="f", name="A drawing", to="v", about=("child",))
    assert see("p", *ALL, words, drawing) == ["gran", "child"]
    assert see("p", *ALL, replace(drawing, to="")) == [
        "leading", "school", "mother", "gran", "child",
    ]  # fmt: skip


def test_a_paper_of_a_childs_own_is_the_childs_to_give() -> None:
    drawing = Paper(id="p", scope="f", name="A drawing", information="words", said_by=("child",))
    assert see("p", *ALL, drawing) == ["leading", "school", "child"]
    assert see("p", *given("basics", "plan"), drawing) == ["leading", "child"]


def test_no_paper_goes_to_somebody_a_person_is_protected_from() -> None:
    letter = Paper(id="p", scope="f", name="A letter")
    assert see("p", *ALL, letter, who=("father",)) == []
    out = Release(id="rel", scope="f", reader="father", what="p", reason="He wrote it")
    out = bound(out, letter)
    assert see("p", *ALL, letter, out, who=("father",)) == ["father"]


@pytest.mark.parametrize("information", ["health", "offence", "home_money"])
@pytest.mark.slow
def test_events_scores_answers_and_papers_follow_their_kind_of_information(
    information: str,
) -> None:
    rows: tuple[Record, ...] = (
        replace(EVENT, id="x", information=information),
        AreaScore(id="x", scope="f", about=("child",), area="three-columns.well", value=None,
                  comment="He sleeps", information=information),
        FormAnswer(id="x", scope="f", about=("child",), question="Who?", information=information),
        Paper(id="x", scope="f", about=("child",), name="Letter", information=information),
    )  # fmt: skip
    for row in rows:
        assert see("x", *given("basics", "plan"), row, who=("school",)) == []
        assert see("x", *given("plan", information), row, who=("school",)) == ["school"]
        assert see("x", *ALL, row, who=("friend",)) == []
    like_a_need = replace(NEED, id="x", information=information)
    assert see("x", *ALL, rows[0]) == see("x", *ALL, like_a_need)


def test_an_area_tells_what_a_statement_is_about_where_nobody_said() -> None:
    debts = replace(NEED, areas=("triangle.income",))
    assert see("n", *given("plan"), debts, who=("school",)) == []
    assert see("n", *given("plan", "home_money"), debts, who=("school",)) == ["school"]
    ours = replace(NEED, areas=("our-own.area",))
    assert see("n", *given("plan"), ours, who=("school",)) == ["school"]


def test_a_safety_plan_is_for_whom_it_names_and_for_the_lead() -> None:
    assert see("s", *ALL, SAFE) == ["leading", "school", "mother"]
    assert see("s", *ALL, replace(SAFE, copies=())) == ["leading", "mother"]
    assert see("s", *ALL, replace(SAFE, copies=("gran",))) == ["leading", "mother", "gran"]
    assert see("s", replace(SAFE, copies=("school",))) == ["leading", "mother"]


def test_a_safety_plan_never_reaches_the_one_it_protects_from() -> None:
    named = replace(SAFE, copies=("father", "mother"))
    rows = (*ALL, named, HELPER, WHAT_IF)
    for row_id in ("s", "h", "w"):
        assert see(row_id, *rows, who=("father",)) == []
    children = replace(SAFE, about=("child",), copies=())
    assert see("s", *ALL, children) == ["leading", "mother"]


def test_a_child_has_a_safety_plan_only_where_it_was_given_to_them() -> None:
    theirs = replace(SAFE, about=("child",), copies=())
    assert see("s", *ALL, theirs, who=("child",)) == []
    assert see("s", *ALL, replace(theirs, copies=("child",)), who=("child",)) == ["child"]


def test_safe_people_and_what_ifs_go_with_their_plan() -> None:
    rows = (*ALL, SAFE, HELPER, WHAT_IF)
    of_helper, of_what_if = see_each(("h", "w"), *rows)
    assert of_helper == ["leading", "school", "mother", "gran"]
    assert of_what_if == ["leading", "school", "mother"]
    helper = seen("mother", *rows).rows.find(SafePerson, "h")
    assert helper is not None
    assert (helper.name, helper.phone) == ("Nana from the corner", "01632 960777")
    to_school = seen("school", *rows).rows.find(SafePerson, "h")
    assert to_school is not None
    assert to_school.name == ""


def test_where_a_safety_plan_is_kept_is_told_like_where_somebody_lives() -> None:
    def kept(who: str, *permissions: Record) -> str:
        found = seen(who, *permissions, SAFE).rows.find(SafetyPlan, "s")
        return found.kept_where if found else "no plan"

    assert kept("mother") == "The blue book"
    assert kept("school", *given("basics", "plan")) == ""
    assert kept("school", *ALL) == "The blue book"
    protected = Protection(id="k", scope="f", person="mother", what=("whereabouts",))
    assert kept("school", *ALL, protected) == ""
    assert kept("leading", protected) == ""


def test_a_protected_number_of_a_safe_person_is_said_nowhere() -> None:
    keep = Protection(id="k", scope="f", person="gran", from_=("school",), what=("contact",))
    plan = replace(SAFE, about=("child",))
    told = replace(NEED, words="Ring 01632 960777 at night")
    found = seen("school", *ALL, keep, plan, HELPER, told)
    assert "960777" not in repr(found.written()["rows"])
    assert "960777" in repr(seen("school", *ALL, plan, HELPER, told).written()["rows"])


def test_a_warning_for_workers_is_never_for_anybody_of_the_family() -> None:
    warning = WorkerWarning(id="ww", scope="f", words="Visit in pairs", about=("gran",))
    assert see("ww", *ALL, warning) == ["leading", "school"]
    assert see("ww", *given("basics"), warning) == ["leading", "school"]
    assert see("ww", warning) == ["leading"]


def test_a_decision_to_share_stays_with_the_lead() -> None:
    decision = SharingDecision(id="d", scope="f", concern="A mark", about=("child",))
    assert see("d", *ALL, decision) == ["leading"]


def test_an_assessment_is_for_whom_it_is_about_and_who_answers_for_them() -> None:
    made = Assessment(id="a", scope="f", about=("child",), conclusion="Reading is hard",
                      child_comments="I was not asked", parent_comments="He tries",
                      level="several")  # fmt: skip
    assert see("a", *ALL, made) == ["leading", "school", "mother", "child"]
    there = replace(made, present=("gran", "father"))
    assert see("a", *ALL, there) == ["leading", "school", "mother", "father", "gran", "child"]
    for who, child_said, parent_said in (
        ("mother", True, True), ("gran", False, False), ("father", False, False),
        ("child", True, False),
    ):  # fmt: skip
        found = seen(who, there).rows.find(Assessment, "a")
        assert found is not None
        assert (bool(found.child_comments), bool(found.parent_comments)) == (
            child_said, parent_said,
        )  # fmt: skip
        assert found.level == ""


def test_what_somebody_said_when_they_agreed_to_help_is_their_own() -> None:
    agreed = Agreement(id="ag", scope="f", state="agreed", by=("mother",), words="For the boys")
    assert see("ag", agreed) == ["leading", "mother"]
    both = replace(agreed, by=("mother", "gran"))
    words = {
        who: found.words
        for who in ("mother", "gran", "leading")
        if (found := seen(who, both).rows.find(Agreement, "ag")) is not None
    }
    assert words == dict.fromkeys(("mother", "gran", "leading"), "For the boys")


def test_a_service_for_people_who_are_hurt_is_not_told_by_an_event() -> None:
    refuge = Agency(id="dv", scope="directory", name="Safe Nights", type="domestic_abuse")
    event = replace(EVENT, agency="dv")
    step = StepChange(id="st", scope="f", direction="across", agency="dv", reason="More help")
    for row_id in ("e", "st"):
        assert see(row_id, *ALL, refuge, event, step, who=("father",)) == []
    assert see("e", *ALL, refuge, event, who=("mother",)) == ["mother"]
    assert see("e", *ALL, EVENT, who=("father",)) == ["father"]


def test_what_was_talked_about_at_a_meeting_is_for_who_was_asked() -> None:
    meeting = Meeting(id="m2", scope="f", discussion="The boiler", safety_update="All is well")
    found = seen("gran", meeting).rows.find(Meeting, "m2")
    assert found is None or (found.discussion, found.safety_update) == ("", "")


def test_who_was_seen_alone_is_for_the_team_and_on_no_family_copy() -> None:
    note = Note(id="no", scope="f", words="A visit", seen=("child",), alone=("child",),
                where="at home", for_team="everyone", about=("child",))  # fmt: skip
    at_school = seen("school", *ALL, note).rows.find(Note, "no")
    at_home = seen("mother", note).rows.find(Note, "no")
    assert at_school is not None
    assert at_home is not None
    assert (at_school.alone, at_school.where) == (("child",), "at home")
    assert (at_home.words, at_home.seen, at_home.alone, at_home.where) == ("A visit", (), (), "")
