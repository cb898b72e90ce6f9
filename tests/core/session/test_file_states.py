"""Every state a store's file can be in when it should be opened: the cause in words, or the check.

A refusal never writes, makes or replaces anything; the states are those of the design's section 5.4
on telling damage apart. SQLite itself would open some of them as a new, empty database.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from core.held import store_shared_by_a_file
from core.vault.stores import contents, flip
from familyplan import actions
from familyplan.errors import KnownError
from familyplan.model import User
from familyplan.session import create_store, open_store
from familyplan.vault.page_cipher import PAGE_BYTES
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from familyplan.session import Surroundings

PASSPHRASE = "seven quiet otters"
CHANCE = random.Random  # repeatable, and no secret comes of it

WRONG_KEY = (
    "That passphrase does not open Copy. The store is as it was. Check capital letters and the "
    "keyboard language, then try again."
)
DAMAGED = (
    "Your passphrase is right, but the main file of Copy is damaged. Nothing in the folder was "
    "changed. Restore a backup."
)
CUT = (
    "The main file of Copy is cut short. A copy may have stopped half way. Nothing in the folder "
    "was changed. Copy the whole folder again, or restore a backup."
)
EMPTY = (
    "The main file of Copy is empty. A copy may have stopped half way, or the disk was full. "
    "Nothing in the folder was changed. Restore a backup."
)
MISSING = (
    "The main file of Copy is missing; its keys are still there. Nothing in the folder was "
    "changed. Look for store.db where the folder was copied from, or restore a backup."
)
NO_KEYS = (
    "The keys file of Copy is missing. Nothing in the folder was changed. Take the file called "
    "keys from a backup of this store."
)
ANOTHER = (
    "The keys file and the main file of Copy do not belong together: one of them came here from "
    "another store, or the main file was overwritten. Nothing in the folder was changed. Put both "
    "files of the same store here, or restore a backup."
)
IN_CLEAR = (
    "Copy is not a Family Plan store, or its main file belongs to another store. Nothing in the "
    "folder was changed. Choose the folder that was made by this program, or restore a backup."
)
NOT_THERE = IN_CLEAR.replace("Copy", "Nowhere.fpstore")


@dataclass(frozen=True)
class State:
    """What was done to the folder, and what a person is told; `secret` is what they type."""

    done: Callable[[Path], object]
    told: str
    secret: str = PASSPHRASE


def main(store: Path) -> Path:
    """Give the main file."""
    return store / "store.db"


def replaced(store: Path, data: bytes) -> None:
    """Put other bytes into the main file."""
    main(store).write_bytes(data)


def kept(store: Path, size: int) -> None:
    """Keep the first bytes of the main file only; a negative size counts from its end."""
    replaced(store, main(store).read_bytes()[:size])


def added(store: Path, data: bytes) -> None:
    """Put bytes at the end of the main file."""
    replaced(store, main(store).read_bytes() + data)


def in_clear(store: Path) -> None:
    """Put an ordinary SQLite database there."""
    main(store).unlink()
    plain = sqlite3.connect(main(store))
    plain.execute("CREATE TABLE family (name)")
    plain.close()


STATES: dict[str, State] = {
    "another passphrase": State(lambda _store: None, WRONG_KEY, "eight quiet otters"),
    "no passphrase": State(lambda _store: None, WRONG_KEY, ""),
    "a raw key as a passphrase": State(lambda _store: None, WRONG_KEY, f"x'{'0' * 64}'"),
    "a bit of the first page": State(lambda store: flip(main(store), 8 * 1000), DAMAGED),
    "a bit of the salt": State(lambda store: flip(main(store), 3), DAMAGED),
    "less than a page": State(lambda store: kept(store, 1000), CUT),
    "one byte less": State(lambda store: kept(store, -1), CUT),
    "one page less": State(lambda store: kept(store, -PAGE_BYTES), CUT),
    "half the pages": State(lambda store: kept(store, 20 * PAGE_BYTES), CUT),
    "12 bytes more": State(
        lambda store: replaced(store, main(store).read_bytes() + b"x" * 12), CUT
    ),
    "0 bytes": State(lambda store: kept(store, 0), EMPTY),
    "no main file": State(lambda store: main(store).unlink(), MISSING),
    "no keys": State(lambda store: (store / "keys").unlink(), NO_KEYS),
    "zeros": State(lambda store: replaced(store, bytes(9 * PAGE_BYTES)), ANOTHER),
    "noise": State(lambda store: replaced(store, CHANCE(7).randbytes(9 * PAGE_BYTES)), ANOTHER),
    "in clear": State(in_clear, IN_CLEAR),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a closed store with a family."""
    session = store_shared_by_a_file(tmp_path_factory.mktemp("whole"))
    khan_walters(session)
    session.close()
    return session.vault.folder


@pytest.fixture
def store(whole: Path, tmp_path: Path) -> Path:
    """Give a copy of that store."""
    folder = shutil.copytree(whole, tmp_path / "Copy.fpstore")
    for previous in folder.glob("keys.prev"):
        previous.unlink()
    return folder


def refusal(store: Path, secret: str, around: Surroundings) -> str:
    """Try to open a store that cannot be opened, see that nothing changed, and give the words."""
    before, around_it = contents(store), sorted(store.parent.iterdir())
    with pytest.raises(KnownError) as caught:
        open_store(store, secret, surroundings=around)
    after = contents(store)
    # Only the times of wrong passphrases are counted, in a file of their own.
    assert {name: after[name] for name in after if name != "failed"} == before
    assert sorted(store.parent.iterdir()) == around_it
    return caught.value.sentence


@pytest.mark.parametrize("name", STATES)
def test_what_stands_in_the_way_is_said_and_nothing_is_written(
    name: str, store: Path, surroundings: Surroundings
) -> None:
    state = STATES[name]
    state.done(store)
    assert refusal(store, state.secret, surroundings) == state.told


def test_a_store_that_is_not_there_is_not_made(store: Path, surroundings: Surroundings) -> None:
    nowhere = store.with_name("Nowhere.fpstore")
    assert refusal(nowhere, PASSPHRASE, surroundings) == NOT_THERE
    assert not nowhere.exists()


def test_the_main_file_of_another_store_is_said(
    store: Path, surroundings: Surroundings, tmp_path: Path
) -> None:
    other = create_store(
        tmp_path / "Other.fpstore", PASSPHRASE, User(name="Zoë"), surroundings=surroundings
    )
    other.close()
    replaced(store, main(other.vault.folder).read_bytes())
    assert refusal(store, PASSPHRASE, surroundings) == ANOTHER


def problems_after(store: Path, around: Surroundings) -> tuple[str, ...]:
    """Open a store that opens all the same, and give what the check of all of it says."""
    session = open_store(store, PASSPHRASE, surroundings=around)
    try:
        return session.verify().problems
    finally:
        session.close()


def test_a_page_too_many_is_noticed_by_the_check(store: Path, surroundings: Surroundings) -> None:
    assert problems_after(store, surroundings) == ()
    added(store, CHANCE(1).randbytes(PAGE_BYTES))
    assert problems_after(store, surroundings) != ()


def test_two_pages_that_changed_places_are_noticed_by_the_check(
    store: Path, surroundings: Surroundings
) -> None:
    """The number of a page is part of what is proved."""
    data = main(store).read_bytes()
    pages = [data[at : at + PAGE_BYTES] for at in range(0, len(data), PAGE_BYTES)]
    pages[40], pages[41] = pages[41], pages[40]
    replaced(store, b"".join(pages))
    assert problems_after(store, surroundings) != ()


def test_an_old_page_put_back_is_noticed_by_the_history(
    store: Path, surroundings: Surroundings
) -> None:
    """Each page is as it once was written, so only rows and history can disagree."""
    session = open_store(store, PASSPHRASE, surroundings=surroundings)
    asked = "SELECT rootpage FROM sqlite_master WHERE name = 'user'"
    page = session.store.db.execute(asked).fetchone()[0]
    session.close()
    at = slice((page - 1) * PAGE_BYTES, page * PAGE_BYTES)
    old = main(store).read_bytes()[at]
    session = open_store(store, PASSPHRASE, surroundings=surroundings)
    session.run(actions.accounts.edit_user, session.user.id, role="Team manager")
    session.close()
    data = bytearray(main(store).read_bytes())
    assert data[at] != old
    data[at] = old
    replaced(store, bytes(data))
    (problem,) = problems_after(store, surroundings)
    assert problem.endswith("the row and its history do not agree.")
