"""What is offered before a store is open, and what is advised where it cannot be opened."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from familyplan.policy import Policy
from familyplan.session import backups
from familyplan.session.at_the_door import (
    Offered,
    advice,
    backups_at_hand,
    is_stuck,
    offered,
)
from familyplan.session.keys import keep_on_device, new_sheet
from familyplan.vault import errors

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.errors import KnownError
    from familyplan.session import Session, Surroundings


@dataclass
class Keeper:
    """A computer that keeps keys and counts how often it was asked for one."""

    kept: dict[str, bytes] = field(default_factory=dict)
    asked: int = 0

    def fetch(self, store_id: str) -> bytes | None:
        """Give the key kept for a store."""
        self.asked += 1
        return self.kept.get(store_id)

    def keep(self, store_id: str, key: bytes) -> None:
        """Keep a key."""
        self.kept[store_id] = key

    def forget(self, store_id: str) -> None:
        """Forget a key."""
        self.kept.pop(store_id, None)


@pytest.fixture
def keeper() -> Keeper:
    """Give the computer's safe."""
    return Keeper()


@pytest.fixture
def surroundings(surroundings: Surroundings, keeper: Keeper) -> Surroundings:
    """Give surroundings with that safe."""
    return replace(surroundings, device=keeper)


def test_only_ways_that_are_in_the_keys_file_are_offered(
    session: Session, surroundings: Surroundings, keeper: Keeper
) -> None:
    folder = session.vault.folder
    assert offered(folder, surroundings) == Offered()
    new_sheet(session)
    keep_on_device(session, "Laptop 12")
    asked = keeper.asked
    assert offered(folder, surroundings) == Offered(device=True)
    assert keeper.asked == asked


def test_a_device_is_not_offered_where_the_managers_do_not_want_it(
    session: Session, surroundings: Surroundings
) -> None:
    keep_on_device(session, "Laptop 12")
    strict = replace(surroundings, policy=lambda: Policy(idle_minutes=None, device_slot=False))
    assert offered(session.vault.folder, strict) == Offered()


def test_a_store_without_readable_keys_offers_nothing(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    assert offered(tmp_path / "Nowhere.fpstore", surroundings) == Offered()


@pytest.mark.parametrize(
    ("problem", "title", "acts"),
    [
        (errors.DamagedStore("North"), "The store is damaged", ("restore", "salvage", "again")),
        (
            errors.KeysOfAnother("North"),
            "The files do not belong together",
            ("restore", "again", "another"),
        ),
        (errors.NotAStore("North"), "This is no store", ("another", "restore")),
        (
            errors.KeysMissing("North", previous_good=True),
            "The keys file is missing",
            ("put_back", "restore", "rebuild"),
        ),
        (
            errors.KeysMissing("North", previous_good=False),
            "The keys file is missing",
            ("restore", "rebuild"),
        ),
    ],
)
def test_each_cause_has_its_own_next_acts(
    tmp_path: Path, problem: KnownError, title: str, acts: tuple[str, ...]
) -> None:
    given = advice(problem, tmp_path)
    assert is_stuck(problem)
    assert (given.title, given.words, given.acts) == (title, problem.sentence, acts)


def test_what_typing_again_may_solve_stays_on_its_page() -> None:
    assert not is_stuck(errors.WrongPassphrase("North"))
    assert not is_stuck(errors.StoreInUse("North"))
    assert not is_stuck(errors.CodeMistyped((3,)))


def test_backups_where_the_managers_say_are_found_without_a_key(
    session: Session, surroundings: Surroundings, tmp_path: Path
) -> None:
    first = backups.make(session, "asked")
    folder = session.vault.folder
    place = tmp_path / "drive"
    first.place.rename(place)
    (folder / "backups").mkdir()
    ruled = replace(
        surroundings, policy=lambda: Policy(idle_minutes=None, backup_places=(str(place),))
    )
    assert [one.name for one in backups_at_hand(folder, ruled)] == [first.name]
    assert backups_at_hand(folder, surroundings) == ()
