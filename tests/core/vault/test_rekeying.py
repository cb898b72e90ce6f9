"""A new data key: every page is written again, and a kill or a full disk loses nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE, contents, python
from familyplan.cipher import DatabaseError
from familyplan.vault import database, keyfile, pages
from familyplan.vault.changing import add_passphrase_slot
from familyplan.vault.database import Way
from familyplan.vault.errors import KeysOutdated, RekeyFailed
from familyplan.vault.opening import OpenVault, Surroundings, open_vault
from familyplan.vault.rekeying import rekey
from familyplan.vault.secret import DataKey

if TYPE_CHECKING:
    from pathlib import Path

SECOND = "kettle on at four"
# Kills itself at the nth file opened for writing, renamed or removed, or step of the work.
KILLED = """
import os, pathlib, signal, sys
from familyplan.vault.kdf import Derivation
from familyplan.vault.opening import Surroundings, open_vault
from familyplan.vault.rekeying import rekey
around = Surroundings(derivation=lambda: Derivation.fresh(19456, 1, 1), mounts=tuple)
vault = open_vault(pathlib.Path(sys.argv[1]), sys.argv[2], surroundings=around)
left = int(sys.argv[3])
def step(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
def heard(event, arguments):
    if event in ("os.rename", "os.remove") or event == "open" and arguments[2] & os.O_WRONLY:
        step()
sys.addaudithook(heard)
rekey(vault, step)
print("done", flush=True)
"""
FULL = """
import pathlib, resource, signal, sys
from familyplan.vault.errors import DiskFull, RekeyFailed
from familyplan.vault.opening import open_vault
from familyplan.vault.rekeying import rekey
vault = open_vault(pathlib.Path(sys.argv[1]), sys.argv[2])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    rekey(vault)
except (DiskFull, RekeyFailed) as error:
    print(type(error).__name__)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
vault.connection.execute("INSERT INTO rows VALUES (200, 'after')")
print(vault.generation, vault.connection.execute("SELECT count(*) FROM rows").fetchone()[0])
vault.close()
"""


def rows(vault: OpenVault) -> int:
    """Count what the store held."""
    return int(vault.connection.execute("SELECT count(*) FROM rows").fetchone()[0])


def test_every_page_and_every_slot_gets_the_new_key(store: Path, around: Surroundings) -> None:
    vault = open_vault(store, PASSPHRASE, surroundings=around)
    add_passphrase_slot(vault, SECOND, user_id="user-2", label="Ben")
    old, salt = DataKey(bytearray(vault.key.raw)), vault.keys.salt
    steps: list[tuple[int, int]] = []
    rekey(vault, lambda *at: steps.append(at))
    assert steps == [(0, 5), (1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    assert (vault.generation, rows(vault)) == (2, 200)
    vault.connection.execute("INSERT INTO rows VALUES (200, 'more')")
    vault.close()
    assert not pages.any_fits(store, old, salt)
    with pytest.raises(DatabaseError):
        database.connect(store / "store.db", old, Way.READING)
    for passphrase in (PASSPHRASE, SECOND):
        again = open_vault(store, passphrase, surroundings=around)
        assert (again.generation, rows(again)) == (2, 201)
        again.close()
    files = contents(store)
    assert files["keys"] == files["keys.prev"]
    slots = json.loads(files["keys"])["slots"]
    assert [[box["generation"] for box in slot["sealed"]] for slot in slots] == [[2], [2]]
    assert sorted(files) == ["ballast", "keys", "keys.prev", "lock", "store.db"]
    assert (store / "store.db").stat().st_mode & 0o777 == 0o600


def test_the_old_keys_file_no_longer_opens_the_store(store: Path, around: Surroundings) -> None:
    old = (store / "keys").read_bytes()
    vault = open_vault(store, PASSPHRASE, surroundings=around)
    rekey(vault)
    vault.close()
    (store / "keys").write_bytes(old)
    before = contents(store)
    with pytest.raises(KeysOutdated):
        open_vault(store, PASSPHRASE, surroundings=around)
    assert contents(store) == before


def test_it_is_refused_while_something_else_reads(opened: OpenVault) -> None:
    opened.connection.execute("CREATE TABLE rows (n, filling)")
    reader = opened.reader()
    before = (opened.folder / "keys").read_bytes()
    with pytest.raises(RekeyFailed):
        rekey(opened)
    assert (opened.folder / "keys").read_bytes() == before
    reader.close()
    rekey(opened)
    assert (opened.generation, rows(opened)) == (2, 0)
    opened.close()


@pytest.mark.parametrize("at", range(6))
def test_it_can_be_stopped_at_every_step(at: int, store: Path, around: Surroundings) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        if done == at:
            raise Stopped

    vault = open_vault(store, PASSPHRASE, surroundings=around)
    with pytest.raises(Stopped):
        rekey(vault, stop)
    settled = 2 if at > 3 else 1
    assert (vault.generation, vault.keys.generation, vault.keys.pending) == (settled, settled, 0)
    assert rows(vault) == 200
    add_passphrase_slot(vault, SECOND, user_id="user-2", label="Ben")
    vault.close()
    again = open_vault(store, SECOND, surroundings=around)
    assert (again.generation, rows(again)) == (settled, 200)
    again.close()
    assert not (store / "store.db.rekey").exists()


@pytest.mark.slow
def test_a_kill_at_any_step_leaves_a_store_that_opens_and_finishes(
    store: Path, around: Surroundings
) -> None:
    generation, step, finished = 1, 0, False
    while not finished:
        step += 1
        done = python(KILLED, str(store), PASSPHRASE, str(step))
        assert done.stderr == ""
        begun = keyfile.from_bytes((store / "keys").read_bytes()).pending > 0
        vault = open_vault(store, PASSPHRASE, surroundings=around)
        finished = done.stdout == "done\n"
        if finished or begun:
            assert vault.generation == generation + 1
        assert vault.generation in {generation, generation + 1}
        assert (vault.keys.generation, vault.keys.pending) == (vault.generation, 0)
        assert rows(vault) == 200
        generation = vault.generation
        vault.close()
        files = contents(store)
        assert "store.db.rekey" not in files
        if begun or finished:
            assert files["keys"] == files["keys.prev"]
    assert step > 12


@pytest.mark.parametrize(
    "room",
    [0, *(pytest.param(room, marks=pytest.mark.slow) for room in (2000, 4096, 30_000))],
)
def test_a_full_disk_leaves_the_store_in_use_as_it_was(
    room: int, store: Path, around: Surroundings
) -> None:
    done = python(FULL, str(store), PASSPHRASE, str(room))
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "1 201"
    assert len(done.stdout.splitlines()) == 2
    vault = open_vault(store, PASSPHRASE, surroundings=around)
    assert vault.keys.pending == 0
    assert rows(vault) == 201
    vault.close()
