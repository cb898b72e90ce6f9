"""A family is read again after a change: what the change left alone is not made a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.model import Goal, Person, StoryEvent
from khan_walters import KhanWalters, khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session


@pytest.fixture
def kept(session: Session) -> KhanWalters:
    return khan_walters(session)


def test_only_what_changed_is_another_object(session: Session, kept: KhanWalters) -> None:
    scope = kept.family.id
    event = session.run(actions.records.add, StoryEvent(scope=scope, words="Started school"))
    older = session.store.family(scope)
    before = {one.id: one for one in (*older.of(Person), *older.of(StoryEvent))}
    session.run(actions.records.edit, "story_event", event.id, words="Started at Hillside")

    now = session.store.family(scope)
    now.take_over(older)
    changed = now.find(StoryEvent, event.id)
    assert changed is not None
    assert changed.words == "Started at Hillside"
    assert all(one is before[one.id] for one in now.of(Person))


def test_what_was_removed_is_not_there_and_what_is_new_is(
    session: Session, kept: KhanWalters
) -> None:
    scope = kept.family.id
    gone = session.run(actions.records.add, StoryEvent(scope=scope, words="Never happened"))
    older = session.store.family(scope)
    assert older.of(StoryEvent)
    session.run(actions.records.remove, "story_event", gone.id)
    came = session.run(actions.records.add, StoryEvent(scope=scope, words="Did happen"))

    now = session.store.family(scope)
    now.take_over(older)
    assert (now.any(gone.id), now.of(StoryEvent)) == (None, (came,))


def test_taking_over_changes_nothing_of_what_the_rows_say(
    session: Session, kept: KhanWalters
) -> None:
    scope = kept.family.id
    older = session.store.family(scope)
    for goal in older.of(Goal):
        assert older.any(goal.id) is goal
    now, fresh = session.store.family(scope), session.store.family(scope)
    now.take_over(older)
    assert len(now) == len(fresh)
    assert list(now) == list(fresh)


def test_nothing_is_taken_from_another_family(session: Session, kept: KhanWalters) -> None:
    other = session.run(actions.families.start, "Nowak")
    theirs = session.store.family(kept.family.id)
    assert theirs.of(Person)
    rows = session.store.family(other.id)
    rows.take_over(theirs)
    assert rows.of(Person) == ()
