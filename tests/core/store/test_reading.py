"""Reading a family costs the same however many families and rows there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.held import store_shared_by_a_file
from familyplan import actions
from familyplan.model import Agency, Family, Goal, Home, Person, Practitioner
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from familyplan.session import Session


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Keep one family; tests only add to it."""
    opened = store_shared_by_a_file(tmp_path_factory.mktemp("many"))
    yield opened
    opened.close()


def _statements(session: Session, ask: Callable[[], object]) -> list[str]:
    asked: list[str] = []
    session.store.db.conn.set_trace_callback(asked.append)
    try:
        ask()
    finally:
        session.store.db.conn.set_trace_callback(None)
    return asked


def test_a_family_is_read_with_as_many_questions_among_200_as_alone(many: Session) -> None:
    kept = khan_walters(many)
    scope = kept.family.id
    one = len(_statements(many, lambda: many.store.family(scope)))

    others = [Family(id=f"family-{n}", name=f"Family {n}") for n in range(199)]
    homes = [Home(id=f"home-{n}", scope=f"family-{n}") for n in range(199)]
    many.run(actions.importing.bring_in, [*others, *homes])
    for number in range(3):
        many.run(actions.families.add_person, Person(scope=scope, name=f"Cousin {number}"))
        many.run(actions.plan.add_goal, Goal(scope=scope, words=f"Goal {number}"))

    assert len(many.store.family_lines()) == 200
    assert len(_statements(many, lambda: many.store.family(scope))) == one
    assert len(_statements(many, many.store.family_lines)) == 1


def test_a_family_comes_with_the_directory_rows_it_points_at_and_no_others(
    session: Session,
) -> None:
    kept = khan_walters(session)
    session.run(actions.records.add, Agency(name="Not theirs"))

    rows = session.store.family(kept.family.id)

    assert {agency.name for agency in rows.of(Agency)} == {
        "Family Help, North", "Hillside Primary", "Canal Homes", "Friday club",
    }  # fmt: skip
    assert {worker.name for worker in rows.of(Practitioner)} == {
        "Rosa Menendez", "Hina Patel", "Imam",
    }  # fmt: skip
    assert {row.scope for row in rows} == {kept.family.id, "directory"}


def test_what_is_not_there_is_none(session: Session) -> None:
    assert session.store.get(Person, "nobody") is None
    assert session.store.get(Person, "") is None
    assert session.store.kind_of_row("nobody") is None
    assert len(session.store.family("nobody")) == 0
