"""What an action refuses, it refuses in words and changes nothing; half-known is never refused."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.held import rows_held, store_shared_by_a_file
from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import (
    Action,
    Agency,
    Goal,
    Invitation,
    Involvement,
    Meeting,
    Permission,
    Practitioner,
    Rating,
    Release,
    Standing,
)
from familyplan.model.partial_date import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from familyplan.session import Session

Asked = tuple["Callable[..., Any]", tuple[Any, ...]]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Keep one store for all of these, because each works in a family of its own."""
    opened = store_shared_by_a_file(tmp_path_factory.mktemp("shared"))
    yield opened
    opened.close()


@pytest.fixture
def scope(session: Session) -> str:
    """Give the scope of a new family."""
    return session.run(actions.families.start, "Khan-Walters").id


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (
            lambda s, _g: (actions.plan.add_goal, (Goal(scope=s, words=" "),)),
            "Write the goal first, in the family's own words.",
        ),
        (
            lambda s, g: (actions.plan.rate, (Rating(scope=s, goal=g),)),
            "Choose a number from 0 to 10. Nothing was kept.",
        ),
        (
            lambda s, g: (actions.plan.rate, (Rating(scope=s, goal=g, value=Decimal(11)),)),
            "Choose a number from 0 to 10. Nothing was kept.",
        ),
        (
            lambda s, g: (actions.plan.rate, (Rating(scope=s, goal=g, value=Decimal(-1)),)),
            "Choose a number from 0 to 10. Nothing was kept.",
        ),
        (
            lambda s, _g: (
                actions.meetings.plan_meeting,
                (Meeting(scope=s, starts=time(15), ends=time(14)),),
            ),
            "The meeting ends before it starts. Change one of the times.",
        ),
        (
            lambda s, _g: (actions.sharing.set_permission, (Permission(scope=s, agency="a"),)),
            "Choose the agency and the kind of information first.",
        ),
        (
            lambda s, _g: (actions.sharing.release, (Release(scope=s, reason=" "),)),
            "Write down why this reader must have it. Without a reason it stays.",
        ),
        (
            lambda s, _g: (actions.sharing.release, (Release(scope=s, what="x", reason="Court"),)),
            "That is not in the record any more. Nothing was let out.",
        ),
        (
            lambda s, g: (
                actions.sharing.release,
                (Release(scope=s, what=g, field_name="price", reason="Court"),),
            ),
            "That is not in the record any more. Nothing was let out.",
        ),
    ],
)
def test_a_refusal_says_what_is_missing_and_keeps_nothing(
    session: Session, scope: str, ask: Callable[[str, str], Asked], words: str
) -> None:
    goal = session.run(actions.plan.add_goal, Goal(scope=scope, words="Sleep"))
    before = rows_held(session.store.db)
    function, arguments = ask(scope, goal.id)

    with pytest.raises(Refused) as refused:
        session.run(function, *arguments)

    assert refused.value.sentence == words
    assert rows_held(session.store.db) == before


def test_nought_is_a_rating_on_every_scale_that_has_it(session: Session, scope: str) -> None:
    goal = session.run(actions.plan.add_goal, Goal(scope=scope, words="Sleep"))

    kept = session.run(
        actions.plan.rate, Rating(scope=scope, goal=goal.id, value=Decimal(0), point="before")
    )

    assert kept.value == Decimal(0)
    assert session.history(scope)[0].words == "rated “Sleep” 0"


def test_an_action_without_owner_or_date_is_kept(session: Session, scope: str) -> None:
    kept = session.run(actions.plan.add_action, Action(scope=scope, what="Ring somebody"))

    assert (kept.owner, kept.due, kept.status) == ("", None, "not_started")


def test_an_agency_and_a_worker_are_entered_once(session: Session, scope: str) -> None:
    for role, name in (("SENCO", "Hina Patel"), ("SENCO again", "hina patel"), ("Head", "Mo")):
        session.run(
            actions.team.join,
            Involvement(scope=scope, role=role),
            agency_name=" Hillside Primary ",
            practitioner_name=name,
        )

    assert [agency.name for agency in session.store.all(Agency)] == ["Hillside Primary"]
    assert [one.name for one in session.store.all(Practitioner)] == ["Hina Patel", "Mo"]


def test_the_lead_is_handed_over_and_the_history_stays(session: Session, scope: str) -> None:
    first, second = (
        session.run(actions.team.join, Involvement(scope=scope, role=role)) for role in ("A", "B")
    )
    session.run(actions.team.hand_over_lead, first.id, since=parse("March 2026"))
    session.run(actions.team.hand_over_lead, second.id, why="New job")

    before, now = session.store.all(Standing)
    assert (before.held_by, before.why_changed, bool(before.until)) == (first.id, "New job", True)
    assert (now.held_by, now.until) == (second.id, None)


def test_nobody_is_asked_twice_to_one_meeting(session: Session, scope: str) -> None:
    meeting = session.run(
        actions.meetings.plan_meeting, Meeting(scope=scope, on=date(2027, 1, 20)), ("a",)
    )
    session.run(actions.meetings.invite, meeting.id, ("a", "b"))

    assert [one.who for one in session.store.all(Invitation)] == ["a", "b"]


def test_the_answer_before_stays_as_replaced(session: Session, scope: str) -> None:
    for state in ("given_written", "refused", "given_verbal"):
        session.run(
            actions.sharing.set_permission,
            Permission(scope=scope, agency="a", information="plan", state=state),
        )

    kept = session.store.all(Permission)
    assert [one.state for one in kept] == ["superseded", "superseded", "given_verbal"]
    assert [bool(one.until) for one in kept] == [True, True, False]


def test_done_remembers_the_day_and_anything_else_forgets_it(session: Session, scope: str) -> None:
    action = session.run(actions.plan.add_action, Action(scope=scope, what="Ring"))

    done = session.run(actions.plan.mark_action, action.id, "done", "She rang.")
    again = session.run(actions.plan.mark_action, action.id, "waiting", "the surgery")

    assert done.done_on is not None
    assert (done.done_on.said, done.outcome_note) == ("7 December 2026", "She rang.")
    assert (again.done_on, again.waiting_for) == (None, "the surgery")
