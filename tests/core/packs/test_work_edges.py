"""Copies for work at their edges: late letters, long lists, long names, lost sheets, no answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument

from core.packs.pdf_reading import content_in_order, faults_of
from core.packs.work_copies import TABLE, TODAY, copy_of, held_by, outline, said_in
from familyplan.errors import Refused
from familyplan.model import (
    Action,
    Agency,
    Closure,
    Family,
    Goal,
    Home,
    Invitation,
    Involvement,
    Meeting,
    Permission,
    Person,
    Practitioner,
    Release,
    Residence,
    Rows,
    StepChange,
    Translation,
    Voice,
)
from familyplan.model.partial_date import on_day, parse
from familyplan.packs.asked import Asked
from familyplan.packs.document import text_in_order
from familyplan.packs.kinds import KINDS
from familyplan.packs.outcomes_letter import letter_due
from familyplan.packs.render import render
from familyplan.sharing import View
from familyplan.sharing.letting_out import bound

if TYPE_CHECKING:
    from familyplan.model import Record

SCHOOL = (
    Agency(id="b", name="Hillside Primary"),
    Involvement(id="hina", scope="f", agency="b"),
)
YES = Permission(
    id="yes", scope="f", agency="b", information="plan", state="given_written",
    since=on_day(date(2026, 3, 3)),
)  # fmt: skip
GOAL = Goal(id="g", scope="f", words="Mornings without shouting")
LETTER = Asked(meeting="m")
LONGEST = "Maria-Aleksandra Wojciechowska-Featherstonehaugh " * 3
WORK = (
    "agency_copy", "action_list", "visit_sheet", "review", "outcomes_letter", "hand_over",
    "step_record", "closure_record",
)  # fmt: skip


def family(*records: Record) -> Rows:
    found = {one.id: one for one in (*TABLE, *SCHOOL, *records)}
    return Rows(found.values())


def test_a_letter_is_due_on_the_fifth_working_day() -> None:
    assert letter_due(date(2026, 12, 9)) == date(2026, 12, 16)
    assert letter_due(date(2026, 12, 11)) == date(2026, 12, 18)
    assert letter_due(date(2026, 12, 12)) == date(2026, 12, 18)


def test_bank_holidays_are_no_working_days_and_the_letter_says_which_are_counted() -> None:
    assert letter_due(date(2026, 12, 22)) == date(2026, 12, 31)
    rows = family(Meeting(id="m", scope="f", on=date(2026, 12, 22), held=True))
    letter = KINDS["outcomes_letter"]
    counted = (
        "Working days leave out weekends and the usual bank holidays of England and Wales. Extra"
        " bank holidays are not counted."
    )
    in_time = said_in(copy_of(letter, rows, "lead", LETTER, date(2026, 12, 31)))
    late = said_in(copy_of(letter, rows, "lead", LETTER, date(2027, 1, 4)))
    assert "as it should be" in in_time
    assert "It should have been with you by 31 December 2026" in late
    assert counted in in_time
    assert counted in late


def test_a_letter_says_that_it_is_late_from_the_sixth_working_day_on() -> None:
    rows, letter = family(), KINDS["outcomes_letter"]
    in_time = said_in(copy_of(letter, rows, "lead", LETTER, date(2026, 12, 16)))
    late = said_in(copy_of(letter, rows, "lead", LETTER, date(2026, 12, 17)))
    early = said_in(copy_of(letter, rows, "lead", LETTER, date(2026, 12, 8)))
    assert "as it should be" in in_time
    assert "This letter is late. It should have been with you by 16 December 2026" in late
    assert "This is a draft." in early


def test_a_letter_about_a_meeting_without_a_day_says_nothing_of_being_late() -> None:
    rows = family(Meeting(id="m", scope="f", held=True, decisions="Go on"))
    said = said_in(copy_of(KINDS["outcomes_letter"], rows, "lead", LETTER))
    assert "No day set yet" in said
    assert "late" not in said


def test_a_letter_about_no_meeting_is_refused() -> None:
    with pytest.raises(Refused):
        copy_of(KINDS["outcomes_letter"], family(), "lead", Asked(meeting="gone"))


def test_a_letter_tells_decisions_actions_who_came_and_the_next_day() -> None:
    rows = family(
        Meeting(id="m", scope="f", on=date(2026, 12, 9), held=True, decisions="Go on",
                disagreements="About the club", next_on=date(2027, 1, 20)),
        Person(id="p", scope="f", name="Sadia Khan", place="parent"),
        Invitation(id="i", scope="f", meeting="m", who="p", attendance="in_person"),
        Invitation(id="j", scope="f", meeting="m", who="hina", attendance="invited"),
        Action(id="x", scope="f", what="Ring the GP", owner="p", agreed_at="m"),
        Action(id="y", scope="f", what="Long done", owner="p", status="done"),
    )  # fmt: skip
    document = copy_of(KINDS["outcomes_letter"], rows, "p", LETTER)
    said = said_in(document)
    assert [one for _level, one in outline(document)] == [
        "What we agreed", "What we decided", "Who does what", "Who was there",
        "When we meet again", "If something is wrong",
    ]  # fmt: skip
    for words in ("Go on", "About the club", "Ring the GP", "Wednesday 20 January 2027"):
        assert words in said
    assert [one for one in ("Long done", "Hillside") if one in said] == []
    assert document.large


def test_an_action_list_holds_one_owners_actions_and_nobody_elses() -> None:
    rows = family(
        GOAL,
        Person(id="p", scope="f", name="Daniel Walters", label="Dad"),
        Action(id="x", scope="f", what="Ring the GP", owner="p", goal="g"),
        Action(id="y", scope="f", what="Seat him at the front", owner="hina"),
        Action(id="z", scope="f", what="Wrote to the club", owner="p", status="done"),
    )
    kind = KINDS["action_list"]
    shown = held_by(kind, rows, "lead", Asked(about="p"))
    assert sorted(one.id for one in shown.rows.of(Action)) == ["x", "z"]
    assert [one.id for one in shown.rows.of(Involvement)] == []
    said = said_in(copy_of(kind, rows, "lead", Asked(about="p")))
    assert "1 thing still to do." in said
    assert "For: “Mornings without shouting”" in said
    assert "My actions" in said_in(copy_of(kind, rows, "p"))


def test_a_list_of_forty_actions_is_whole_and_its_head_repeats() -> None:
    actions = [Action(id=f"a{at:02}", scope="f", what=f"Thing {at:02}", owner="lead", goal="g")
               for at in range(40)]  # fmt: skip
    rows = family(GOAL, StepChange(id="s1", scope="f", direction="up"), *actions)
    for key in ("action_list", "hand_over", "step_record"):
        document = copy_of(KINDS[key], rows, "lead", Asked(about="s1" if "step" in key else ""))
        data = render(document)
        assert content_in_order(data) == text_in_order(document)
        assert all(f"Thing {at:02}" in said_in(document) for at in range(40))
        assert faults_of(data) == []


@pytest.mark.parametrize("key", WORK)
def test_the_longest_names_and_a_paragraph_of_20_kb_come_out_whole(key: str) -> None:
    long = "We talked it all through with everybody. " * 500
    rows = family(
        Family(id="f", scope="f", name=LONGEST, reference="R" * 120),
        Agency(id="b", name=LONGEST),
        Person(id="p", scope="f", name=LONGEST, place="child"),
        Goal(id="g", scope="f", words=long, said_by=("p",)),
        Action(id="x", scope="f", what=long, owner="lead", goal="g", outcome_note=long),
        Meeting(id="m", scope="f", on=date(2026, 12, 9), held=True, decisions=long),
        StepChange(id="s1", scope="f", reason=long),
        Closure(id="c1", scope="f", worked=long),
    )
    asked = Asked(meeting="m", about={"step_record": "s1", "closure_record": "c1"}.get(key, ""))
    document = copy_of(KINDS[key], rows, "lead", asked)
    assert content_in_order(render(document)) == text_in_order(document)


@pytest.mark.parametrize("key", WORK)
def test_rows_with_every_field_empty_leave_a_page_that_reads_well(key: str) -> None:
    bare = (Person, Goal, Action, Voice, Closure, StepChange, Permission, Home, Residence)
    rows = family(*(each(id=f"e{at}", scope="f") for at, each in enumerate(bare)))
    asked = Asked(meeting="m", about={"step_record": "e5", "closure_record": "e4"}.get(key, ""))
    document = copy_of(KINDS[key], rows, "lead", asked)
    assert content_in_order(render(document)) == text_in_order(document)
    assert "None" not in said_in(document)


def test_an_agency_copy_says_which_yes_each_thing_stands_on() -> None:
    need = Goal(id="h", scope="f", words="I can hear my teacher", information="health")
    rows = family(GOAL, need, YES, replace(YES, id="no", information="health", state="refused"))
    kind = KINDS["agency_copy"]
    shown = held_by(kind, rows, "hina", Asked())
    assert [one.id for one in shown.rows.of(Goal)] == ["g"]
    said = said_in(copy_of(kind, rows, "hina"))
    assert "The family said yes to sharing How Since Plan, goals Yes, signed 3 March 2026" in said
    assert "Rests on Plan, goals" in said
    let_out = Release(id="r", scope="f", reader="hina", what="h", field_name="", reason="Needed")
    let_out = bound(let_out, need)
    again = said_in(copy_of(kind, family(*rows, let_out), "hina"))
    assert "Rests on Let out by the lead practitioner, with a reason" in again


def test_the_grounds_travel_with_the_record_of_the_copy() -> None:
    shown = held_by(KINDS["agency_copy"], family(GOAL, YES), "hina", Asked())
    assert View.read(shown.written()).grounds == shown.grounds
    assert set(shown.grounds) == {"g"}


def test_a_lost_visit_sheet_gives_nobody_away() -> None:
    rows = family(
        Family(id="f", scope="f", name="Khan-Walters", reference="FP-0001"),
        Person(id="p", scope="f", name="Amina Khan-Walters", place="child", school="Hillside"),
        Person(id="q", scope="f", name="Sadia Khan", place="parent"),
        Home(id="h", scope="f", name="Home", address="4 Canal Row", postcode="M1 1AE"),
        Residence(id="r", scope="f", person="p", home="h"),
        GOAL,
        Goal(id="g2", scope="f", words="We move from 4 Canal Row"),
        Goal(id="g3", scope="f", words="Sleep", outcome="domestic_abuse"),
        Action(id="x", scope="f", what="Bring the forms", owner="lead"),
        Action(id="y", scope="f", what="Ring Mrs Khan", owner="lead"),
        Action(id="z", scope="f", what="Call M11AE about bins", owner="lead"),
    )
    kind = KINDS["visit_sheet"]
    shown = held_by(kind, rows, "lead", Asked())
    assert [one.known_as for one in shown.rows.of(Person)] == ["Amina", "Sadia"]
    said = said_in(copy_of(kind, rows, "lead"))
    lost = ("Khan", "Walters", "Canal", "M1", "Hillside", "Sleep")
    assert [one for one in lost if one in said] == []
    for words in ("FP-0001", "Amina", "Bring the forms", "Mornings without shouting"):
        assert words in said


def test_a_lost_visit_sheet_names_no_street_school_or_worker_and_holds_no_translation() -> None:
    given_away = ("Walk down Canal Row", "Say hello at Hillside", "Ring Patel", "Move to Southside")
    rows = family(
        Person(id="p", scope="f", name="Amina", place="child", school="Hillside Primary"),
        Home(id="h", scope="f", name="Home", address="4 Canal Row, Leeds", area="Southside"),
        Practitioner(id="w", scope="directory", name="Hina Patel"),
        *(Goal(id=words, scope="f", words=words) for words in given_away),
        Goal(id="told", scope="f", words="Mornings", order=1),
        Translation(id="t", scope="f", to="told", language="Urdu", words="صبح 4 Canal Row",
                    translator="Zainab Bibi"),
    )  # fmt: skip
    held = held_by(KINDS["visit_sheet"], rows, "lead", Asked(language="Urdu"))
    assert [one.words for one in held.rows.of(Goal)] == ["Mornings"]
    assert held.rows.of(Translation) == ()


def test_a_visit_sheet_has_initials_where_the_first_word_may_be_the_familys_name() -> None:
    names = ("Minh", "Nguyen Minh", "Khai Nguyen", "Tran Thi Minh")
    people = (Person(id=name, scope="f", name=name, place="child") for name in names)
    rows = family(Family(id="f", scope="f", name="Nguyen"), *people)
    shown = held_by(KINDS["visit_sheet"], rows, "lead", Asked())
    assert [one.known_as for one in shown.rows.of(Person)] == ["Minh", "N. M.", "Khai", "T. T. M."]


def test_a_visit_sheet_is_one_page_for_thirteen_people_with_much_to_do() -> None:
    coming = Meeting(id="n", scope="f", on=date(2026, 12, 20))
    people = [Person(id=f"p{at}", scope="f", name=f"Sam {at}", place="child") for at in range(13)]
    goals = [replace(GOAL, id=f"g{at}") for at in range(5)]
    actions = [Action(id=f"x{at}", scope="f", what="Ring", owner="lead") for at in range(5)]
    for few in range(14):
        rows = family(coming, *people[:few], *goals, *actions)
        data = render(copy_of(KINDS["visit_sheet"], rows, "lead"))
        assert (few, len(PdfDocument(data))) == (few, 1)


def test_a_review_finds_what_is_missing_but_not_what_is_only_not_shown() -> None:
    rows = family(
        Person(id="p", scope="f", name="Amina", place="child", born=parse("2015")),
        Action(id="x", scope="f", what="Find a midwife"),
        YES,
    )
    kind = KINDS["review"]
    lead = said_in(copy_of(kind, rows, "lead"))
    assert "Nobody does “Find a midwife” yet." in lead
    assert "Nothing yet in the words of Amina." in lead
    words = Voice(id="v", scope="f", about=("p",), words="I like it", happened=on_day(TODAY))
    other = said_in(copy_of(kind, family(*rows, words), "hina"))
    assert "in the words of" not in other


def test_a_step_stays_open_until_it_is_accepted() -> None:
    step = StepChange(id="s1", scope="f", direction="up", lead_now="lead", reason="Worse",
                      lead_next="Social care")  # fmt: skip
    kind, asked = KINDS["step_record"], Asked(about="s1")
    waiting = copy_of(kind, family(step), "lead", asked)
    assert "The other side: Has not answered yet" in said_in(waiting)
    assert (2, "Accepting") in outline(waiting)
    accepted = replace(step, accepted="accepted", accepted_by="The duty desk")
    done = copy_of(kind, family(accepted), "lead", asked)
    assert "The duty desk" in said_in(done)
    assert (2, "Accepting") not in outline(done)
