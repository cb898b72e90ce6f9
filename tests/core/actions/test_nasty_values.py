"""Every field of every kind of record takes what is pasted into it, or refuses in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.model import declarations, kind_of, noun_of, nouns
from familyplan.model.notation import read, replace, write
from nasty import value_for

if TYPE_CHECKING:
    from familyplan.model import Record
    from familyplan.session import Session

FIELDS = [(kind, name) for kind, each in nouns().items() for name in declarations(each)]
_LITTLE = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
_LONG = settings(max_examples=1_500, suppress_health_check=[HealthCheck.function_scoped_fixture])


def kept_rows(session: Session) -> int:
    db = session.store.db
    return sum(db.execute(f'SELECT count(*) FROM "{kind}"').fetchone()[0] for kind in nouns())  # noqa: S608 - declared kinds


def as_kept(record: Record, name: str, value: Any) -> Any:  # noqa: ANN401 - any field value
    """Give what a value is once it has been written down and read back."""
    declaration = declarations(type(record))[name]
    return read(declaration, write(declaration, value))


def told_and_nothing_kept(session: Session, refused: KnownError, before: int) -> None:
    assert refused.sentence.strip()
    assert kept_rows(session) == before


def one_field(session: Session, kind: str, name: str, values: tuple[Any, Any]) -> None:
    """Keep a record with a value, change it to another, and undo both."""
    record_type = nouns()[kind]
    scope = {"family": "f"}.get(noun_of(record_type).home, noun_of(record_type).home)
    before = kept_rows(session)
    try:
        made = session.run(actions.records.add, record_type(scope=scope, **{name: values[0]}))
    except KnownError as refused:
        told_and_nothing_kept(session, refused, before)
        return
    held = as_kept(made, name, getattr(made, name))
    assert session.store.get(record_type, made.id) == replace(made, **{name: held})
    try:
        session.run(actions.records.edit, kind, made.id, **{name: values[1]})
        held = as_kept(made, name, values[1])
    except KnownError as refused:
        told_and_nothing_kept(session, refused, before + 1)
    now = session.store.get(record_type, made.id)
    assert now is not None
    assert getattr(now, name) == held
    assert kind_of(now) == kind
    session.run(actions.records.remove, kind, made.id)
    assert kept_rows(session) == before
    assert session.undo().strip()
    assert session.store.get(record_type, made.id) == now
    session.run(actions.records.remove, kind, made.id)


def all_of_them(session: Session, how_many: settings) -> None:
    @how_many
    @given(some.sampled_from(FIELDS), some.data())
    def tried(place: tuple[str, str], data: some.DataObject) -> None:
        kind, name = place
        strategy = value_for(declarations(nouns()[kind])[name])
        one_field(session, kind, name, (data.draw(strategy), data.draw(strategy)))

    tried()
    assert session.verify().problems == ()


def test_a_few_fields_take_nasty_values(session: Session) -> None:
    all_of_them(session, _LITTLE)


@pytest.mark.slow
def test_many_fields_take_nasty_values(session: Session) -> None:
    all_of_them(session, _LONG)
