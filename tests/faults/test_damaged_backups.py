"""Damage to a backup is found before anybody relies on it: its database, its keys, what it says."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import invented
import numbers_kept
import pytest
from test_damage import cut_short, one_bit

from familyplan.errors import KnownError
from familyplan.session import backups
from familyplan.session.rehearsing import check
from familyplan.session.restoring import look_inside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from familyplan.session import Session


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    place = tmp_path_factory.mktemp("backups") / "place"
    invented.make(place)
    opened = invented.opened(place / invented.STORE)
    yield opened
    opened.close()


def found(session: Session, folder: Path) -> bool:
    """Say whether the check, or looking into it with a passphrase, tells that it is damaged."""
    backup = next(one for one in backups.kept(folder.parent) if one.path == folder)
    try:
        if check(session, backup):
            return True
        look_inside(backup, invented.PASSPHRASE, surroundings=invented.around())
    except KnownError:
        return True
    return False


def broken(session: Session, scratch: Path, name: str, times: int) -> Counter[str]:
    """Break one file of a copied backup many times, at times by a cut; count what was found."""
    (good,) = backups.kept(session)
    chance = random.Random(times)
    counted: Counter[str] = Counter()
    for trial in range(times):
        copy = scratch / good.name
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(good.path, copy)
        before = (copy / name).read_bytes()
        damage = cut_short if trial % 11 == 0 else one_bit
        after = damage(before, chance)
        if after != before:
            (copy / name).write_bytes(after)
            counted["trials"] += 1
            counted["found" if found(session, copy) else "not found"] += 1
    return counted


@pytest.mark.parametrize("name", ["store.db", "keys"])
def test_twenty_damages_of_a_backup_are_found(session: Session, tmp_path: Path, name: str) -> None:
    counted = broken(session, tmp_path, name, 20)
    assert counted["found"] == counted["trials"] > 10


@pytest.mark.slow
@pytest.mark.parametrize("name", ["store.db", "keys"])
def test_two_thousand_bits_and_two_hundred_cuts_of_a_backup_are_found(
    session: Session, tmp_path: Path, name: str
) -> None:
    counted = broken(session, tmp_path, name, 2200)
    numbers_kept.note(f"damage: backup's {name}", **counted)
    assert counted["found"] == counted["trials"] > 2150


def test_an_unharmed_backup_is_not_called_damaged(session: Session) -> None:
    (good,) = backups.kept(session)
    assert not found(session, good.path)
