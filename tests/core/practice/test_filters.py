"""The ten filters over a caseload: what each choice keeps, on which day, and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from familyplan.clock import LONDON
from familyplan.model import (
    Action,
    Closure,
    Episode,
    Involvement,
    Meeting,
    Note,
    Permission,
    Person,
    Rows,
    StepChange,
    Voice,
)
from familyplan.model.partial_date import parse
from familyplan.practice.caseload import NEVER, Facts, facts
from familyplan.practice.filters import FILTERS, Viewer, named, narrowed
from familyplan.practice.filters_kept import (
    Kept,
    KeptFilters,
    chip_words,
    choice_words,
    is_choice,
)

if TYPE_CHECKING:
    from familyplan.model.declare import Record

TODAY = date(2026, 11, 22)
VIEWER = Viewer(TODAY, "Rosa Menendez")
CHILD = Person(id="child", place="child", name="Sam", school="Hillside Primary")
BABY = Person(id="baby", place="child", unborn=True)
GIVEN = Permission(id="p", person="child", agency="a", information="i", state="given_written")


@dataclass(frozen=True)
class Line:
    """One family in a list."""

    family: str = "f"
    lead: str = "Rosa Menendez"
    meeting_days: tuple[str, ...] = ()
    open: bool = True


def of(*records: Record) -> Facts:
    return facts(Rows(records), TODAY, {"a": "Family Help, North", "r": "Family Help, North"})


def kept(key: str, held: Facts | None = None, line: Line | None = None) -> set[str]:
    """Give the choices of a filter that keep a family."""
    one = line or Line()
    facts_of = {"f": held or Facts()}
    choices = (*FILTERS[key].choices, *named(key, [one], facts_of))
    return {it for it in choices if list(narrowed([one], facts_of, {key: it}, VIEWER))}


def test_there_are_ten() -> None:
    assert len(FILTERS) == 10


@pytest.mark.parametrize(
    ("lead", "choices"),
    [
        ("Rosa Menendez", {"me", "=Rosa Menendez"}),
        ("Gwen Tudor", {"=Gwen Tudor"}),
        ("", {"nobody"}),
    ],
)
def test_lead(lead: str, choices: set[str]) -> None:
    assert kept("lead", line=Line(lead=lead)) == choices


@pytest.mark.parametrize(
    ("day", "choices"),
    [
        ("2026-11-21", {"over", "month"}),
        ("2026-11-22", {"7d", "14d", "30d", "month"}),
        ("2026-12-06", {"14d", "30d"}),
        ("2026-12-07", {"30d"}),
        ("2027-01-01", set()),
    ],
)
def test_review(day: str, choices: set[str]) -> None:
    review = Facts(review=date.fromisoformat(day))
    assert kept("review", review) == choices
    assert kept("review", review, Line(open=False)) == set()


def test_a_review_with_a_meeting_coming_is_not_overdue() -> None:
    held = Facts(review=date(2026, 9, 1))
    assert kept("review", held, Line(meeting_days=("2026-11-22",))) == set()
    assert kept("review", held, Line(meeting_days=("2026-11-21",))) == {"over"}


@pytest.mark.parametrize(
    ("days", "choices"),
    [
        ((), {"none"}),
        (("2026-11-20",), {"none", "passed", "month"}),
        (("2026-11-20", "2026-11-29"), {"passed", "7d", "14d", "30d", "month"}),
        (("2026-12-22",), {"30d"}),
    ],
)
def test_next_meeting(days: tuple[str, ...], choices: set[str]) -> None:
    assert kept("meeting", line=Line(meeting_days=days)) == choices


@pytest.mark.parametrize(
    ("action", "choices"),
    [
        (Action(id="x", owner="child", due=parse("24/10/2026")), {"over", "over_4w"}),
        (Action(id="x", owner="child", due=parse("25/10/2026")), {"over"}),
        (Action(id="x", owner="child", due=parse("25/10/2026"), status="done"), set()),
        (Action(id="x", owner="child", due=parse("29/11/2026")), {"7d"}),
        (Action(id="x", owner="child", rhythm="weekly"), set()),
        (Action(id="x", owner="child"), {"unready"}),
        (Action(id="x", owner="seat", due=parse("1/2/2027")), {"unready"}),
        (Action(id="x", due=parse("1/2/2027")), {"unready"}),
    ],
)
def test_actions(action: Action, choices: set[str]) -> None:
    left = Involvement(id="seat", agency="a", status="ended")
    assert kept("actions", of(CHILD, left, action)) == choices


@pytest.mark.parametrize(
    ("written", "choices"),
    [
        ("8/11/2026", set()),
        ("7/11/2026", {"2w"}),
        ("1/8/2026", {"2w", "4w", "6w", "8w", "12w"}),
        ("1/8/2027", {"2w", "4w", "6w", "8w", "12w"}),
    ],
)
def test_nothing_written(written: str, choices: set[str]) -> None:
    assert kept("quiet", of(Note(id="n", happened=parse(written)))) == choices


def test_what_counts_as_written_is_the_last_of_all_and_else_the_beginning() -> None:
    on_paper = Note(id="n", recorded_at=datetime(2026, 11, 3, 9, tzinfo=LONDON))
    met = Meeting(id="m", on=date(2026, 11, 5), held=True)
    planned = Meeting(id="n2", on=date(2026, 11, 9))
    begun = Episode(id="e", since=parse("2/10/2026"))
    assert of(begun, on_paper, planned).written == date(2026, 11, 3)
    assert of(begun, on_paper, met).written == date(2026, 11, 5)
    assert of(begun).written == date(2026, 10, 2)
    assert of().written is None


def test_a_child_not_heard() -> None:
    heard = Voice(id="v", said_by=("child",), happened=parse("1/10/2026"))
    other = Person(id="two", place="child")
    assert kept("unheard", of(CHILD, BABY, heard)) == {"4w"}
    assert of(CHILD, other, heard).heard == NEVER
    assert kept("unheard", of(CHILD, other, heard)) == {"4w", "8w", "12w", "never"}
    assert kept("unheard", of(BABY)) == set()


def test_level_of_need_is_that_of_the_help_going_on() -> None:
    now = Episode(id="e", level="Level 3")
    before = Episode(id="d", level="Level 2", until=parse("2025"))
    assert kept("level", of(before, now)) == {"=Level 3"}
    assert kept("level", of(before)) == {"unsaid"}
    assert of(Episode(id="e", level="several")).level == "Several services together"


def test_agency_or_school() -> None:
    seat = Involvement(id="s", practitioner="r")
    gone = Involvement(id="t", agency="a", until=parse("2025"))
    assert kept("works_with", of(seat, CHILD)) == {"=Family Help, North", "=Hillside Primary"}
    assert kept("works_with", of(gone)) == set()


@pytest.mark.parametrize(
    ("changed", "choices"),
    [
        ({}, set()),
        ({"asked_again": parse("22/12/2026")}, {"ask_30d"}),
        ({"asked_again": parse("23/12/2026")}, set()),
        ({"until": parse("1/11/2026")}, {"ask_30d", "ran_out"}),
        ({"state": "expired"}, {"ran_out"}),
        ({"state": "withdrawn"}, {"stopped"}),
        ({"state": "refused", "asked_again": parse("1/11/2026")}, set()),
        ({"since": parse("1/1/2026")}, {"grown"}),
    ],
)
def test_sharing(changed: dict[str, object], choices: set[str]) -> None:
    young = Person(id="child", place="child", born=parse("1/6/2010"))
    fields = {"id": "p", "person": "child", "agency": "a", "state": "given_written"}
    assert kept("sharing", of(young, Permission(**{**fields, **changed}))) == choices  # type: ignore[arg-type]  # named fields


def test_stage() -> None:
    assert kept("stage", of(Episode(id="e", since=parse("1/11/2026")))) == {"begun_4w"}
    waiting = StepChange(id="s", direction="up")
    assert kept("stage", of(waiting)) == {"stepping"}
    assert kept("stage", of(StepChange(id="s", direction="up", accepted="accepted"))) == set()
    ended = Line(open=False)
    for day, choices in (("1/11/2026", {"check_over"}), ("1/12/2026", {"check_30d"})):
        closure = Closure(id="c", check_due=parse(day))
        assert kept("stage", of(closure), ended) == choices
        assert kept("stage", of(closure)) == set()


def test_filters_add_up() -> None:
    lines = [Line("one"), Line("two", lead=""), Line("three", lead="")]
    held = {"two": Facts(unready=True), "one": Facts(unready=True)}
    chosen = {"lead": "nobody", "actions": "unready"}
    assert [one.family for one in narrowed(lines, held, chosen, VIEWER)] == ["two"]


def test_words() -> None:
    assert chip_words("review", "14d") == "Review: in the next 14 days"
    assert chip_words("quiet", "4w") == "Nothing written: for 4 weeks"
    assert chip_words("lead", "=Rosa") == "Lead: Rosa"
    every = [choice for one in FILTERS.values() for choice in one.choices]
    assert all(choice_words(one) != one for one in every if one not in {"me", "nobody"})


def test_filters_are_kept_by_name_and_read_back_without_what_is_not_known() -> None:
    one = Kept("Mine", "mine", "hill", {"review": "month", "lead": "=Rosa"})
    held = KeptFilters().keeping(one).beginning_with("Mine").keeping(Kept("late"))
    assert KeptFilters.read(held.written()) == held
    assert [each.name for each in held.each] == ["late", "Mine"]
    renamed = held.keeping(Kept("Ours", "mine"), instead_of="Mine")
    assert (renamed.first, [each.name for each in renamed.each]) == ("Ours", ["late", "Ours"])
    assert held.without("Mine").first == ""
    odd = {
        "each": [{"name": "x", "view": "?", "chosen": {"no": "1", "review": "9y"}}, 3],
        "first": "y",
    }
    assert KeptFilters.read(odd) == KeptFilters((Kept("x"),))
    assert KeptFilters.read(None) == KeptFilters()
    assert not is_choice("review", "=me")
