"""Any JSON, and a file of every kind of record changed anywhere, is refused in words or sound."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from core.exchange.test_changed_files import places
from familyplan import actions
from familyplan.errors import KnownError
from familyplan.exchange.family_json import families_as_json
from familyplan.exchange.importing import carry_out, plan_import
from familyplan.exchange.schema import kinds_in
from familyplan.model import Kind, Record, User, declarations, nouns
from familyplan.model.declare import DIRECTORY
from familyplan.model.vocabulary import choices
from familyplan.session import create_store
from khan_walters import khan_walters
from nasty import plain_json, texts
from whole_story import whole_story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from familyplan.session import Session, Surroundings

_FAMILY_KINDS = kinds_in("family")


def trying(examples: int) -> settings:
    """Try so many files; making one takes longer than Hypothesis thinks it should."""
    return settings(max_examples=examples, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def everything(session: Session) -> dict[str, Any]:
    """Give a file with a family in it that has a record of every kind."""
    kept = khan_walters(session)
    whole_story(session, kept)
    scope = kept.family.id
    rows = session.store.whole_family(scope)
    for record_type in _FAMILY_KINDS.values():
        if not rows.of(record_type):
            session.run(actions.records.add, _least(record_type, kept.people["sadia"].id, scope))
    held: dict[str, Any] = json.loads(
        families_as_json(session.store, [scope], at=session.clock.now())
    )
    return held


def _least(record_type: type[Record], person: str, scope: str) -> Record:
    """Give the least a record of a kind can be, about one person where it has to be."""
    values = {
        name: person
        if one.kind is Kind.REF
        else next(iter(choices(one.choices)), "")
        if one.choices
        else "Something"
        for name, one in declarations(record_type).items()
        if "save" in one.required_for
    }
    return record_type(scope=scope, **values)


@pytest.fixture
def empty(tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    """Open a store with no family in it."""
    made = create_store(
        tmp_path / "Empty.fpstore", "seven quiet otters", User(name="Zoë"),
        surroundings=surroundings,
    )  # fmt: skip
    yield made
    made.close()


def how_many(session: Session) -> int:
    db = session.store.db
    return sum(db.execute(f'SELECT count(*) FROM "{kind}"').fetchone()[0] for kind in nouns())  # noqa: S608 - declared kinds


def brought_in_whole_or_not_at_all(session: Session, document: Any) -> bool:  # noqa: ANN401 - any JSON
    """Bring a document in as far as it goes, and undo it; say whether anything came in."""
    before = how_many(session)
    try:
        plan = plan_import(session, json.dumps(document).encode())
        assert all(problem.strip() for problem in plan.problems)
        assert how_many(session) == before
        if not (plan.new or plan.directory):
            return False
        carry_out(session, plan, rest=True)
    except KnownError as refused:
        sentence = refused.sentence
    else:
        assert how_many(session) > before
        while how_many(session) > before:
            session.undo()
        return True
    assert sentence.strip()
    assert how_many(session) == before
    return False


def changed(document: dict[str, Any], data: some.DataObject) -> dict[str, Any]:
    """Give a copy with one to three places taken away, replaced, or said twice."""
    copy = deepcopy(document)
    for _each in range(data.draw(some.integers(1, 3))):
        found = list(places(copy))
        where, key = found[data.draw(some.integers(0, len(found) - 1))]
        match data.draw(some.sampled_from(["away", "any", "text", "other", "again"])):
            case "away":
                del where[key]
            case "any":
                where[key] = data.draw(plain_json)
            case "text":
                where[key] = data.draw(texts)
            case "other":
                there, other = found[data.draw(some.integers(0, len(found) - 1))]
                where[key] = deepcopy(there[other])
            case _ if isinstance(where, list):
                where.append(deepcopy(where[key]))
    return copy


def fuzzed(session: Session, document: dict[str, Any], examples: int) -> list[bool]:
    came: list[bool] = []

    @trying(examples)
    @given(some.data())
    def tried(data: some.DataObject) -> None:
        came.append(brought_in_whole_or_not_at_all(session, changed(document, data)))

    tried()
    assert session.verify().problems == ()
    return came


def test_the_file_holds_every_kind_of_record_and_comes_in_as_it_is(
    everything: dict[str, Any], empty: Session
) -> None:
    (family,) = everything["families"]
    held = {one["kind"] for one in [*family["records"], *everything["directory"]]}
    assert held >= {*_FAMILY_KINDS, *kinds_in(DIRECTORY)} - {"family"}
    assert brought_in_whole_or_not_at_all(empty, everything)


def test_any_json_is_refused_in_words(empty: Session) -> None:
    @trying(20)
    @given(plain_json)
    def tried(document: Any) -> None:  # noqa: ANN401 - any JSON
        assert not brought_in_whole_or_not_at_all(empty, document)

    tried()


def test_a_changed_file_comes_in_whole_or_not_at_all(
    everything: dict[str, Any], empty: Session
) -> None:
    assert len(fuzzed(empty, everything, 8)) >= 8


@pytest.mark.slow
def test_many_changed_files_come_in_whole_or_not_at_all(
    everything: dict[str, Any], empty: Session
) -> None:
    assert {True, False} <= set(fuzzed(empty, everything, 400))
