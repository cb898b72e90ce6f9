"""Each way a store can be wrong is told apart, and a failed opening changes nothing."""

from __future__ import annotations

import os
import random
import sqlite3
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE, contents, flip, python
from familyplan.vault.creating import create
from familyplan.vault.errors import (
    DamagedStore,
    EmptyStore,
    KeysDamaged,
    KeysMissing,
    KeysOfAnother,
    MissingStore,
    NotAStore,
    TruncatedStore,
    VaultError,
    WrongPassphrase,
)
from familyplan.vault.opening import Surroundings, open_vault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096
CHANCE = random.Random  # repeatable, and no secret comes of it


def cut(path: Path, size: int) -> None:
    """Keep only the first `size` bytes."""
    path.write_bytes(path.read_bytes()[:size])


def in_clear(path: Path) -> None:
    """Put an ordinary SQLite database there."""
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (n)")
    plain.close()


def noise(path: Path) -> None:
    """Put random pages there."""
    path.write_bytes(CHANCE(7).randbytes(4 * PAGE))


DAMAGES: dict[str, tuple[Callable[[Path], object], type[VaultError]]] = {
    "0 bytes": (lambda path: cut(path, 0), EmptyStore),
    "half a page": (lambda path: cut(path, PAGE // 2), TruncatedStore),
    "cut by one byte": (lambda path: cut(path, path.stat().st_size - 1), TruncatedStore),
    "cut by one page": (lambda path: cut(path, path.stat().st_size - PAGE), TruncatedStore),
    "only the first page": (lambda path: cut(path, PAGE), TruncatedStore),
    "twelve bytes more": (
        lambda path: path.write_bytes(path.read_bytes() + b"x" * 12),
        TruncatedStore,
    ),
    "a bit of the first page": (lambda path: flip(path, 8 * 1000), DamagedStore),
    "a bit of the salt": (lambda path: flip(path, 3), DamagedStore),
    "zeros": (lambda path: path.write_bytes(bytes(3 * PAGE)), KeysOfAnother),
    "noise": (noise, KeysOfAnother),
    "in clear": (in_clear, NotAStore),
    "missing": (lambda path: path.unlink(), MissingStore),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_to_the_main_file_is_named_and_left_as_it_is(
    name: str, store: Path, around: Surroundings
) -> None:
    damage, cause = DAMAGES[name]
    damage(store / "store.db")
    before = contents(store)
    with pytest.raises(VaultError) as caught:
        open_vault(store, PASSPHRASE, surroundings=around)
    assert type(caught.value) is cause
    assert contents(store) == before


def test_the_main_file_of_another_store_is_told_from_a_damaged_one(
    store: Path, around: Surroundings, tmp_path: Path
) -> None:
    other = tmp_path / "Other.fpstore"
    create(other, PASSPHRASE, user_id="u", label="Zoë", surroundings=around).close()
    (store / "store.db").write_bytes((other / "store.db").read_bytes())
    with pytest.raises(NotAStore) as caught:
        open_vault(store, PASSPHRASE, surroundings=around)
    assert caught.value.sentence == (
        "The keys file and the main file of Mill Lane do not belong together: one of them came "
        "here from another store, or the main file was overwritten. Nothing in the folder was "
        "changed. Put both files of the same store here, or restore a backup."
    )


def test_a_wrong_passphrase_on_a_damaged_store_is_still_a_wrong_passphrase(
    store: Path, around: Surroundings
) -> None:
    flip(store / "store.db", 8 * 1000)
    with pytest.raises(WrongPassphrase):
        open_vault(store, "some other passphrase", surroundings=around)


@pytest.mark.slow
def test_a_damaged_store_left_by_a_crash_keeps_its_log(store: Path, around: Surroundings) -> None:
    """SQLite would fold the log into the damaged file when the failed connection closes."""
    done = python(
        "import os, pathlib, signal, sys\n"
        "from familyplan.vault.opening import open_vault\n"
        "vault = open_vault(pathlib.Path(sys.argv[1]), sys.argv[2])\n"
        "vault.connection.execute('UPDATE rows SET n = n + 1')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n",
        str(store),
        PASSPHRASE,
    )
    assert done.stderr == ""
    for name in ("store.db-shm", "lock.holder"):
        (store / name).unlink()
    database = store / "store.db"
    database.write_bytes(database.read_bytes()[:16] + os.urandom(database.stat().st_size - 16))
    wal = store / "store.db-wal"
    wal.write_bytes(wal.read_bytes()[: 32 + 24] + os.urandom(wal.stat().st_size - 56))
    before = contents(store)
    with pytest.raises(DamagedStore):
        open_vault(store, PASSPHRASE, surroundings=around)
    assert contents(store) == before


def found(store: Path, around: Surroundings) -> str:
    """Say what noticed the damage: the opening, a full check, or nothing."""
    try:
        vault = open_vault(store, PASSPHRASE, surroundings=around)
    except DamagedStore:
        return "first page"
    bad = vault.connection.execute("PRAGMA cipher_integrity_check").fetchall()
    vault.close()
    return "full check" if bad else "nothing"


def test_flipping_any_bit_of_the_main_file_never_goes_unnoticed(
    store: Path, around: Surroundings
) -> None:
    """60 flips anywhere: either the store does not open, or a full check finds the page."""
    path = store / "store.db"
    good = path.read_bytes()
    chance = CHANCE(11)
    for _ in range(60):
        flip(path, chance.randrange(len(good) * 8))
        assert found(store, around) in ("first page", "full check")
        path.write_bytes(good)


def test_flipping_any_bit_of_the_keys_is_noticed_before_the_passphrase_is_tried(
    store: Path, around: Surroundings
) -> None:
    path = store / "keys"
    good = path.read_bytes()
    chance = CHANCE(5)
    for _ in range(200):
        flip(path, chance.randrange(len(good) * 8))
        with pytest.raises(KeysDamaged) as caught:
            open_vault(store, PASSPHRASE, surroundings=around)
        assert not caught.value.previous_good
        path.write_bytes(good)
    open_vault(store, PASSPHRASE, surroundings=around).close()


@pytest.mark.parametrize("kept", [0, 1, 100, -2, -1])
def test_keys_cut_short_are_damaged(kept: int, store: Path, around: Surroundings) -> None:
    path = store / "keys"
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(KeysDamaged):
        open_vault(store, PASSPHRASE, surroundings=around)


def test_missing_keys_are_named(store: Path, around: Surroundings) -> None:
    (store / "keys").unlink()
    before = contents(store)
    with pytest.raises(KeysMissing) as caught:
        open_vault(store, PASSPHRASE, surroundings=around)
    assert caught.value.sentence == (
        "The keys file of Mill Lane is missing. Nothing in the folder was changed. Take the file "
        "called keys from a backup of this store."
    )
    assert contents(store) == before


@pytest.mark.parametrize("present", [(), ("holiday.txt",)])
def test_a_folder_of_something_else_is_not_touched(
    present: tuple[str, ...], tmp_path: Path, around: Surroundings
) -> None:
    for name in present:
        (tmp_path / name).write_text("sea")
    with pytest.raises(NotAStore):
        open_vault(tmp_path, PASSPHRASE, surroundings=around)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(present)


def test_a_folder_that_is_not_there_is_not_made(folder: Path, around: Surroundings) -> None:
    with pytest.raises(NotAStore):
        open_vault(folder, PASSPHRASE, surroundings=around)
    assert not folder.exists()


def test_keys_from_another_store_do_not_open_this_one(
    store: Path, around: Surroundings, tmp_path: Path
) -> None:
    other = tmp_path / "Other.fpstore"
    create(other, "another passphrase", user_id="u", label="Zoë", surroundings=around).close()
    (store / "keys").write_bytes((other / "keys").read_bytes())
    for passphrase in (PASSPHRASE, "another passphrase"):
        with pytest.raises(KeysOfAnother):
            open_vault(store, passphrase, surroundings=around)
