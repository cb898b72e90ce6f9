"""A file of families changed at random comes in as something sound, or is refused in a sentence."""

from __future__ import annotations

import json
import random
import time
from typing import TYPE_CHECKING, Any

import pytest

from familyplan.errors import KnownError
from familyplan.exchange.family_json import families_as_json
from familyplan.exchange.importing import carry_out, plan_import
from familyplan.model import User
from familyplan.session import create_store
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from familyplan.session import Session, Surroundings

CHANCE = random.Random  # repeatable, and no secret comes of it
ODD: tuple[Any, ...] = (
    None, True, 0, -1, 10**30, 1.5, "", " ", "x" * 70_000, "\ud800", "a\x00b", "\u202e", [], {},
    [[]], {"kind": "family"}, "0000-00-00", "9999-12-31", "01900000-0000-7000-8000-000000000001",
)  # fmt: skip


@pytest.fixture
def sound(session: Session) -> bytes:
    """Give a whole family as a file."""
    family = khan_walters(session).family.id
    return families_as_json(session.store, [family], at=session.clock.now())


@pytest.fixture
def empty(tmp_path: Path, surroundings: Surroundings) -> Iterator[Session]:
    """Open a store with no family in it."""
    made = create_store(
        tmp_path / "Empty.fpstore",
        "seven quiet otters",
        User(name="Zoë"),
        surroundings=surroundings,
    )
    yield made
    made.close()


def places(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - any JSON
    """Give every place in a document as the list or object it is in and its key there."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inside:
        yield value, key
        if isinstance(one, dict | list):
            yield from places(one)


def with_one_field_changed(data: bytes, chance: random.Random) -> bytes:
    """Put something odd in one place of a document, or take that place away."""
    document = json.loads(data)
    where, key = chance.choice(list(places(document)))
    if chance.random() < 0.2:
        del where[key]
    else:
        where[key] = chance.choice(ODD)
    return json.dumps(document).encode()


def with_some_bytes_changed(data: bytes, chance: random.Random) -> bytes:
    """Turn a few bits, or cut the file short."""
    changed = bytearray(data)
    for _each in range(chance.randrange(1, 4)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed if chance.random() < 0.8 else changed[: chance.randrange(len(changed))])


@pytest.mark.parametrize("files", [50, pytest.param(500, marks=pytest.mark.slow)])
def test_changed_files_are_refused_in_words_or_sound(
    files: int, sound: bytes, empty: Session
) -> None:
    chance = CHANCE(18)
    before = empty.store.db.execute("SELECT total_changes()").fetchone()
    refused = 0
    for number in range(files):
        change = with_one_field_changed if number % 2 else with_some_bytes_changed
        data = change(sound, chance)
        begun = time.monotonic()
        try:
            plan = plan_import(empty, data)
        except KnownError as error:
            refused += error.sentence.endswith("Nothing was brought in.")
            continue
        finally:
            assert time.monotonic() - begun < 5
        refused += bool(plan.problems)
        assert all(problem.strip() for problem in plan.problems)
    assert refused > files // 2
    assert empty.store.db.execute("SELECT total_changes()").fetchone() == before


@pytest.mark.parametrize("wanted", [2, pytest.param(8, marks=pytest.mark.slow)])
def test_what_is_not_refused_is_kept_whole(
    wanted: int, sound: bytes, tmp_path: Path, surroundings: Surroundings
) -> None:
    chance = CHANCE(19)
    kept = 0
    while kept < wanted:
        data = with_one_field_changed(sound, chance)
        place = tmp_path / f"{chance.random()}.fpstore"
        store = create_store(
            place, "seven quiet otters", User(name="Zoë"), surroundings=surroundings
        )
        try:
            plan = plan_import(store, data)
            if not plan.problems and plan.new:
                assert carry_out(store, plan) == 1
                assert store.verify().problems == ()
                kept += 1
        except KnownError:
            continue
        finally:
            store.close()
