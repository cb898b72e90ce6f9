"""Any damage to the store's files is found, named, and never shown as if it were the record.

Each trial breaks a fresh copy: one bit turned, or the file cut short. A damaged store may be
refused when it is opened, or opened and found out by the check; every row that can still be read is
exactly as it was kept.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import invented
import numbers_kept
import pytest

from familyplan.errors import KnownError
from familyplan.model import Record, nouns
from familyplan.vault.errors import VaultError, WrongPassphrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.session import Session

    Damage = Callable[[bytes, random.Random], bytes]


def one_bit(content: bytes, chance: random.Random) -> bytes:
    """Turn one bit over."""
    changed = bytearray(content)
    changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut_short(content: bytes, chance: random.Random) -> bytes:
    """Leave away the end: whole pages of it, or any number of bytes."""
    length = chance.randrange(len(content))
    return content[: length - length % 4096 if chance.random() < 0.5 else length]


def rows_of(session: Session) -> tuple[dict[str, tuple[Record, ...]], int]:
    """Give the rows of every kind that can be read, and how many kinds cannot."""
    found, refused = {}, 0
    for kind, record_type in nouns().items():
        try:
            found[kind] = session.store.all(record_type)
        except KnownError:
            refused += 1
    return found, refused


class Trials:
    """Breaks copies of one store, and looks at each as the program would."""

    def __init__(self, place: Path) -> None:
        """Make the store and remember what is in it."""
        invented.make(place)
        self.store = place / invented.STORE
        self.copy = place / "Copy.fpstore"
        session = invented.opened(self.store)
        self.rows, _none = rows_of(session)
        session.close()
        self.counted: Counter[str] = Counter()

    def broken(self, name: str, damage: Damage, chance: random.Random) -> bool:
        """Break one file of a fresh copy; say whether anything in it was changed at all."""
        shutil.rmtree(self.copy, ignore_errors=True)
        shutil.copytree(self.store, self.copy)
        before = (self.copy / name).read_bytes()
        after = damage(before, chance)
        (self.copy / name).write_bytes(after)
        return after != before

    def look(self) -> None:
        """Open the broken copy, read all of it and check it; count what told."""
        try:
            session = invented.opened(self.copy)
        except VaultError as error:
            self.counted[type(error).__name__] += 1
            self.counted["found"] += 1
            return
        except KnownError:
            self.counted["refused after the door"] += 1
            self.counted["found"] += 1
            return
        try:
            found, refused = rows_of(session)
            for kind, rows in found.items():
                assert rows == self.rows[kind], f"wrong rows of {kind} were shown"
            self.counted["rows refused"] += refused > 0
            self.counted["found" if session.verify().problems else "not found"] += 1
        finally:
            session.close()


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Trials:
    return Trials(tmp_path_factory.mktemp("damage") / "place")


def of_the_file(trials: Trials, damage: Damage, times: int) -> Counter[str]:
    """Break store.db many times."""
    chance = random.Random(times)
    trials.counted = Counter()
    for _trial in range(times):
        if trials.broken("store.db", damage, chance):
            trials.counted["trials"] += 1
            trials.look()
    return trials.counted


def test_sixty_turned_bits_in_the_file_are_found(trials: Trials) -> None:
    counted = of_the_file(trials, one_bit, 60)
    assert counted["found"] == counted["trials"] == 60


def test_twenty_cuts_of_the_file_are_found(trials: Trials) -> None:
    counted = of_the_file(trials, cut_short, 20)
    assert counted["found"] == counted["trials"] > 15


@pytest.mark.slow
def test_two_thousand_turned_bits_in_the_file_are_found(trials: Trials) -> None:
    counted = of_the_file(trials, one_bit, 2000)
    numbers_kept.note("damage: bits of store.db", **counted)
    assert counted["found"] == counted["trials"] == 2000


@pytest.mark.slow
def test_two_hundred_cuts_of_the_file_are_found(trials: Trials) -> None:
    counted = of_the_file(trials, cut_short, 200)
    numbers_kept.note("damage: cuts of store.db", **counted)
    assert counted["found"] == counted["trials"] > 190


def of_the_keys(trials: Trials, damage: Damage, times: int) -> Counter[str]:
    """Break the keys file many times; where it still opens, all rows must be there."""
    chance = random.Random(times)
    trials.counted = Counter()
    for _trial in range(times):
        if trials.broken("keys", damage, chance):
            trials.counted["trials"] += 1
            trials.look()
    return trials.counted


def named(counted: Counter[str]) -> int:
    """Count the trials in which the keys file was named as the cause."""
    return sum(number for name, number in counted.items() if name.startswith(("Keys", "NewerKeys")))


def test_damaged_keys_are_named_and_never_take_a_wrong_key(trials: Trials) -> None:
    for damage in (one_bit, cut_short):
        counted = of_the_keys(trials, damage, 30)
        assert named(counted) == counted["trials"] > 0, counted


@pytest.mark.slow
def test_two_thousand_two_hundred_damages_of_the_keys_are_named(trials: Trials) -> None:
    for damage, times in ((one_bit, 2000), (cut_short, 200)):
        counted = of_the_keys(trials, damage, times)
        numbers_kept.note(f"damage: {damage.__name__} of keys", **counted)
        assert named(counted) == counted["trials"] > 0, counted


def test_a_wrong_passphrase_is_not_called_damage(trials: Trials) -> None:
    trials.broken("store.db", lambda content, _chance: content, random.Random(1))
    with pytest.raises(WrongPassphrase):
        invented.opened(trials.copy, "seven loud otters")


def test_opening_a_damaged_file_changes_nothing_in_it(trials: Trials) -> None:
    trials.broken("store.db", lambda content, _chance: b"\x00" * 100 + content[100:],
                  random.Random(1))  # fmt: skip
    before = {path.name: path.read_bytes() for path in trials.copy.iterdir() if path.is_file()}
    with pytest.raises(VaultError):
        invented.opened(trials.copy)
    after = {path.name: path.read_bytes() for path in trials.copy.iterdir() if path.is_file()}
    assert after == before
