"""Families leave as JSON and come back with nothing lost, and nothing here is ever overwritten."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from familyplan import actions
from familyplan.exchange.family_json import families_as_json
from familyplan.exchange.importing import ImportPlan, carry_out, plan_import
from familyplan.exchange.schema import schema
from familyplan.model import Disclosure, Family, Goal, User, noun_of
from familyplan.session import Session, Surroundings, create_store
from khan_walters import khan_walters
from whole_story import whole_story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def other(tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    """Open a second, empty store of somebody else."""
    tendai = User(name="Tendai Moyo")
    opened = create_store(
        tmp_path / "Other.fpstore", "five green kettles", tendai, surroundings=surroundings
    )
    yield opened
    opened.close()


def exported(session: Session) -> bytes:
    return families_as_json(session.store, at=session.clock.now())


def brought_in(session: Session, data: bytes) -> ImportPlan:
    plan = plan_import(session, data)
    carry_out(session, plan)
    return plan


def test_a_family_comes_back_byte_for_byte(session: Session, other: Session) -> None:
    kept = khan_walters(session)
    left = exported(session)
    plan = brought_in(other, left)
    assert [one.name for one in plan.new] == ["Khan-Walters"]
    assert exported(other) == left
    assert set(other.store.family(kept.family.id)) == set(session.store.family(kept.family.id))
    assert other.verify().problems == ()


def test_the_whole_story_comes_back_byte_for_byte(session: Session, other: Session) -> None:
    kept = khan_walters(session)
    whole_story(session, kept)
    left = exported(session)
    brought_in(other, left)
    assert exported(other) == left
    assert set(other.store.family(kept.family.id)) == set(session.store.family(kept.family.id))
    assert other.verify().problems == ()
    told: dict[str, Any] = schema()
    assert list(Draft202012Validator(told).iter_errors(json.loads(left))) == []


def test_what_a_copy_showed_travels_with_it(session: Session, other: Session) -> None:
    kept = khan_walters(session)
    view = {"sections": [{"title": "Goals", "lines": ["hear", 3, True, None]}]}
    session.run(
        actions.sharing.intend_copy,
        Disclosure(scope=kept.family.id, reader=kept.seats["hina"].id, code="AB12", view=view),
    )
    brought_in(other, exported(session))
    assert [one.view for one in other.store.all(Disclosure)] == [view]


def test_each_family_is_one_step_that_can_be_undone(session: Session, other: Session) -> None:
    khan_walters(session)
    brought_in(other, exported(session))
    assert other.undo() == "brought in Khan-Walters"
    assert other.store.all(Family) == ()


def test_bringing_in_twice_changes_nothing(session: Session) -> None:
    khan_walters(session)
    left = exported(session)
    before = session.store.log_heads()
    plan = brought_in(session, left)
    assert ([one.name for one in plan.same], plan.new, plan.differing) == (["Khan-Walters"], (), ())
    assert session.store.log_heads() == before
    assert exported(session) == left


def test_what_differs_is_named_and_kept_as_it_is_here(session: Session) -> None:
    kept = khan_walters(session)
    left = exported(session)
    goal, new = kept.goals["hear"], Goal(scope=kept.family.id, words="A new goal")
    session.run(actions.records.edit, "goal", goal.id, why="Changed here")
    session.run(actions.plan.add_goal, new)
    session.run(actions.records.remove, "protection", protection_of(session, kept.family.id))
    session.run(actions.records.edit, "agency", kept.seats["canal"].agency, phone="01632 960001")
    after = exported(session)
    plan = brought_in(session, left)
    [family] = plan.differing
    assert set(family.differences) == {
        "goal “I can hear my teacher and my friends”: differs in Why it matters",
        "goal “A new goal”: only here",
        "protection “protection”: only in the file",
    }
    assert plan.directory_differing == ("agency “Canal Homes”: differs in Telephone",)
    assert exported(session) == after


def protection_of(session: Session, family_id: str) -> str:
    return next(
        one.id for one in session.store.family(family_id) if noun_of(one).kind == "protection"
    )


def test_a_mention_of_something_gone_still_comes_back(session: Session, other: Session) -> None:
    kept = khan_walters(session)
    session.run(actions.records.remove, "agency", kept.seats["canal"].agency)
    left = exported(session)
    [family] = json.loads(left)["families"]
    assert family["missing"] == [kept.seats["canal"].agency]
    brought_in(other, left)
    assert exported(other) == left


def test_one_family_can_leave_alone(session: Session) -> None:
    first = session.run(actions.families.start, "Ashworth", "FP-1")
    second = session.run(actions.families.start, "Farah", "FP-2")
    left = json.loads(families_as_json(session.store, [second.id], at=session.clock.now()))
    assert [one["id"] for one in left["families"]] == [second.id]
    assert first.id not in json.dumps(left)


def test_the_same_data_gives_the_same_bytes_in_whatever_order_asked(session: Session) -> None:
    one = session.run(actions.families.start, "Ashworth").id
    two = session.run(actions.families.start, "Farah").id
    at = session.clock.now()
    assert families_as_json(session.store, [one, two], at=at) == families_as_json(
        session.store, [two, one, two], at=at
    )


def test_the_schema_is_valid_and_accepts_every_export(session: Session) -> None:
    khan_walters(session)
    told: dict[str, Any] = schema()
    Draft202012Validator.check_schema(told)
    document = json.loads(exported(session))
    assert list(Draft202012Validator(told).iter_errors(document)) == []
    document["families"][0]["records"][0]["fields"]["shoe_size"] = "9"
    assert not Draft202012Validator(told).is_valid(document)


def test_the_schema_says_what_each_field_is() -> None:
    aim = schema()["$defs"]["goal"]["properties"]["fields"]["properties"]["signs"]
    assert aim["title"] == "How we will know"
    owner = schema()["$defs"]["action"]["properties"]["fields"]["properties"]["owner"]
    assert owner["description"] == (
        "One owner. A family member is an owner like anyone. "
        "The id of one of these kinds of record: person, involvement, group."
    )
