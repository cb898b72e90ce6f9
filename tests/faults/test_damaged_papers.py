"""Damage to a paper, wherever it falls, is found when it is read and when the store is checked."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import numbers_kept
import pytest

from familyplan.session import papers
from familyplan.session.papers import PaperDamaged
from familyplan.vault.papers import CHUNK_BYTES, FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.session import Session

CHANCE = random.Random
SIZES = (0, 40, 5000, CHUNK_BYTES, CHUNK_BYTES + 9)
HEAD, CHUNK = 15, CHUNK_BYTES + 16


def turn_a_bit(data: bytearray, chance: random.Random) -> None:
    """Turn over any one bit."""
    at = chance.randrange(len(data) * 8)
    data[at // 8] ^= 1 << (at % 8)


def cut(data: bytearray, chance: random.Random) -> None:
    """Keep the beginning only; half the time what ends with a chunk or with the head."""
    whole_chunks = [at for at in (0, HEAD, HEAD + CHUNK) if at < len(data)]
    del data[chance.choice([chance.randrange(len(data)), chance.choice(whole_chunks)]) :]


def add(data: bytearray, chance: random.Random) -> None:
    """Add bytes at the end."""
    data += chance.randbytes(chance.choice([1, 16, 100]))


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    turn_a_bit, turn_a_bit, turn_a_bit, cut, add,
)  # fmt: skip


def damage_many(session: Session, times: int) -> None:
    """Damage papers of several sizes, one at a time; each is refused and told by the check."""
    chance = CHANCE(times)
    folder: Path = session.vault.folder / FOLDER
    kept = {papers.keep(session, "family-1", os.urandom(size)): size for size in SIZES}
    for _time in range(times):
        file = chance.choice(sorted(kept))
        good = (folder / file).read_bytes()
        data = bytearray(good)
        chance.choice(DAMAGES)(data, chance)
        (folder / file).write_bytes(data)
        with pytest.raises(PaperDamaged) as caught:
            papers.read(session, file)
        assert papers.check_all(session) == (caught.value.sentence,)
        (folder / file).write_bytes(good)
    assert papers.check_all(session) == ()


def test_200_damages_to_papers_are_all_found(session: Session) -> None:
    damage_many(session, 200)


@pytest.mark.slow
def test_2000_damages_to_papers_are_all_found(session: Session) -> None:
    damage_many(session, 2000)
    numbers_kept.note("damage: papers", trials=2000, found=2000)


def test_two_papers_that_changed_places_are_both_found(session: Session) -> None:
    """Control: without the file's name among what is proved, their lengths alone would agree."""
    one, other = (papers.keep(session, "family-1", os.urandom(99)) for _time in range(2))
    folder = session.vault.folder / FOLDER
    first, second = (folder / one).read_bytes(), (folder / other).read_bytes()
    (folder / one).write_bytes(second)
    (folder / other).write_bytes(first)
    assert len(papers.check_all(session)) == 2
