"""Today's four lists over several families."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.model import (
    AccessRequest,
    Action,
    Closure,
    Episode,
    Family,
    LaterCheck,
    Meeting,
    Person,
    Rows,
)
from familyplan.model.partial_date import on_day, parse
from familyplan.practice import todays
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session

TODAY = date(2026, 12, 7)


def test_the_lists_of_one_family(session: Session) -> None:
    kept = khan_walters(session)
    found = todays([session.store.family(kept.family.id)], TODAY)
    assert [(one.on, one.kind, one.words) for one in found.this_week] == [
        (date(2026, 12, 7), "action", "Hina Patel: Seat Yusuf at the front"),
        (
            date(2026, 12, 9),
            "meeting",
            "Review meeting, Hillside Primary, the library · 0 of 8 have said yes",
        ),
        (date(2026, 12, 10), "action", "Sadia Khan: Visit the breakfast club with Amina"),
        (date(2026, 12, 11), "action", "Daniel Walters: Ring the GP about the hearing test"),
    ]
    assert [(one.days_late, one.owner_name) for one in found.late] == [(5, "Canal Homes")]
    assert [one.words for one in found.drifting] == [
        "Nothing yet in the words of Amina.",
        "1 gap in the actions: nobody does it, or it has no date.",
    ]
    assert [one.words for one in found.to_prepare] == [
        "8 packs for 9 December 2026",
        "No answer yet for 9 December 2026 from Sadia Khan, Daniel Walters and 6 more",
    ]


def test_an_action_done_leaves_the_lists(session: Session) -> None:
    kept = khan_walters(session)
    first = todays([session.store.family(kept.family.id)], TODAY)
    for line in (*first.this_week, *first.late):
        if line.fix is not None:
            session.run(actions.plan.mark_action, **line.fix.arguments)
    again = todays([session.store.family(kept.family.id)], TODAY)
    assert [one.kind for one in again.this_week] == ["meeting"]
    assert again.late == ()


@pytest.mark.parametrize(
    ("days", "name"), [(-1, "late"), (0, "this_week"), (6, "this_week"), (7, "")]
)
def test_an_action_is_in_one_list_at_most(days: int, name: str) -> None:
    due = on_day(TODAY + timedelta(days=days))
    found = todays([Rows([Family(id="f"), Action(id="a", what="Ring", due=due)])], TODAY)
    lists = {"late": found.late, "this_week": found.this_week}
    assert [key for key, lines in lists.items() if lines] == ([name] if name else [])


def test_families_are_put_together_in_order_of_time() -> None:
    def rows(key: str, day: int) -> Rows:
        due = on_day(TODAY + timedelta(days=day))
        return Rows([Family(id=key, name=key), Action(id=f"a{key}", what="x", due=due)])

    found = todays([rows("late-2", -2), rows("b", 3), rows("a", 1), rows("late-9", -9)], TODAY)
    assert [one.family for one in found.this_week] == ["a", "b"]
    assert [one.family for one in found.late] == ["late-9", "late-2"]


def test_a_meeting_with_nobody_asked_is_to_prepare() -> None:
    meeting = Meeting(id="m", on=TODAY + timedelta(days=3))
    found = todays([Rows([Family(id="f"), meeting])], TODAY)
    assert [one.words for one in found.to_prepare] == [
        "Nobody is asked yet to the meeting on 10 December 2026"
    ]


def test_mine_is_what_i_do_where_i_am_asked_and_what_is_nobodys(session: Session) -> None:
    kept = khan_walters(session)
    mine = todays([session.store.family(kept.family.id)], TODAY).of("Hina Patel")
    assert [one.kind for one in mine.this_week] == ["action", "meeting"]
    assert mine.late == ()


def test_no_family_no_lines() -> None:
    found = todays([], TODAY)
    assert (found.this_week, found.late, found.drifting, found.to_prepare) == ((), (), (), ())


def test_a_family_is_asked_again_six_months_after_help_ended() -> None:
    family = Family(id="f", scope="f", name="Khan")
    episode = Episode(id="e", since=parse("1 March 2025"), until=parse("1 June 2026"))
    closure = Closure(id="c", episode="e", decided_on=parse("1 June 2026"))
    (late,) = todays([Rows([family, episode, closure])], TODAY).late
    assert (late.kind, late.row, late.on, late.days_late) == ("closure", "c", date(2026, 12, 1), 6)
    assert late.words == "Help has ended: ask how it is now"
    early = todays([Rows([family, episode, closure])], TODAY - timedelta(days=30))
    assert (early.this_week, early.late) == ((), ())
    asked = LaterCheck(id="l", closure="c")
    assert todays([Rows([family, episode, closure, asked])], TODAY).late == ()


def test_who_asked_for_their_record_is_there_from_the_day_they_asked_until_it_is_answered() -> None:
    person = Person(id="p", scope="f", name="Amina")
    asked = AccessRequest(id="r", scope="f", person="p", asked_on=parse("4 December 2026"))
    rows = Rows([Family(id="f", scope="f", name="Khan"), person, asked])

    def lists(today: date) -> list[list[str]]:
        found = todays([rows], today)
        every = (found.to_prepare, found.this_week, found.late)
        return [[one.words for one in lines] for lines in every]

    said = "Amina asked for their record. {}".format
    assert lists(TODAY) == [[said("Due 4 January 2027, 28 days left")], [], []]
    assert lists(date(2026, 12, 30)) == [[], [said("Due 4 January 2027, 5 days left")], []]
    assert lists(date(2027, 1, 6)) == [[], [], [said("Was due 4 January 2027, 2 days late")]]
    done = replace(asked, state="answered")
    assert todays([Rows([Family(id="f", scope="f"), person, done])], TODAY).to_prepare == ()
