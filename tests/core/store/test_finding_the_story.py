"""Finding the whole story: each kind by its own words, protected ones only when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.held import store_shared_by_a_file
from familyplan.model import declarations, nouns
from familyplan.model.declare import STORE, noun_of
from familyplan.store.search import KINDS_IN_ORDER
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.session import Session


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Keep a family with its whole story."""
    session = store_shared_by_a_file(tmp_path_factory.mktemp("story"))
    whole_story(session, khan_walters(session))
    yield session
    session.close()


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("boiler broke", "story_event"),
        ("slept in his coat", "story_event"),
        ("nani reads", "need"),
        ("hearing is hard", "assessment"),
        ("two years behind", "area_score"),
        ("i asked in june", "reply"),
        ("kitchen with everybody", "paper"),
        ("go to the neighbour", "safety_plan"),
        ("lift breaks", "contingency"),
        ("steady since may", "step_change"),
        ("reading club", "closure"),
        ("still reading", "later_check"),
        ("boiler, at length", "meeting"),
        ("مجھے رات", "voice"),
    ],
)
def test_each_kind_is_found_by_its_own_words(told: Session, typed: str, kind: str) -> None:
    assert [hit.kind for hit in told.store.find(typed)] == [kind]


@pytest.mark.parametrize("typed", ["dog lives", "mark on his arm", "blue book"])
def test_what_is_for_few_eyes_is_not_found_by_its_words(told: Session, typed: str) -> None:
    assert told.store.find(typed) == []


def test_every_kind_with_words_to_find_is_looked_through() -> None:
    worded = {
        kind
        for kind, record_type in nouns().items()
        if any(one.found for one in declarations(record_type).values())
        and noun_of(record_type).home != STORE
    }
    assert worded <= set(KINDS_IN_ORDER)


def test_the_list_of_families_is_as_it_was(told: Session) -> None:
    (line,) = told.store.family_lines()
    assert (line.name, line.people) == ("Khan-Walters", 6)
