"""A process killed at any moment leaves a store that somebody's known passphrase opens."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE
from familyplan.vault.errors import WrongPassphrase
from familyplan.vault.opening import Surroundings, open_vault
from familyplan.vault.removing import remove_slot

if TYPE_CHECKING:
    from pathlib import Path

CHANGING = """
import pathlib, sys
from familyplan.vault.changing import add_passphrase_slot, change_passphrase
from familyplan.vault.kdf import Derivation
from familyplan.vault.opening import Surroundings, open_vault
around = Surroundings(derivation=lambda: Derivation.fresh(19456, 1, 1))
one, two = sys.argv[2:]
vault = open_vault(pathlib.Path(sys.argv[1]), one, surroundings=around)
print("open", flush=True)
while True:
    change_passphrase(vault, one, two)
    one, two = two, one
"""
CREATING = """
import pathlib, sys
from familyplan.vault.creating import create
from familyplan.vault.kdf import Derivation
from familyplan.vault.opening import Surroundings
around = Surroundings(derivation=lambda: Derivation.fresh(19456, 1, 1), ballast_bytes=4096)
print("open", flush=True)
for number in range(100_000):
    folder = pathlib.Path(sys.argv[1]) / f"{number}.fpstore"
    create(folder, sys.argv[2], user_id="user-1", label="Asha", surroundings=around).close()
"""


def killed(code: str, seconds: float, *arguments: str) -> None:
    """Start `code`, wait until it says it is under way, and kill it after so many seconds."""
    with subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE) as work:
        assert work.stdout is not None
        assert work.stdout.readline() == b"open\n"
        time.sleep(seconds)
        assert work.poll() is None
        work.kill()


@pytest.mark.slow
def test_a_kill_while_the_passphrase_is_changed_leaves_the_old_or_the_new_one(
    store: Path, around: Surroundings
) -> None:
    chance = random.Random()
    now, other = PASSPHRASE, "kettle on at four"
    for _ in range(8):
        killed(CHANGING, chance.uniform(0.0, 0.2), str(store), now, other)
        try:
            vault = open_vault(store, now, surroundings=around)
        except WrongPassphrase:
            now, other = other, now
            vault = open_vault(store, now, surroundings=around)
        assert vault.connection.execute("SELECT count(*) FROM rows").fetchone() == (200,)
        vault.close()


@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.11, 0.17])
def test_a_kill_while_stores_are_made_leaves_no_half_store_under_a_final_name(
    seconds: float, tmp_path: Path, around: Surroundings
) -> None:
    killed(CREATING, seconds, str(tmp_path), PASSPHRASE)
    for folder in tmp_path.glob("*.fpstore"):
        vault = open_vault(folder, PASSPHRASE, surroundings=around)
        assert vault.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        vault.close()


# Kills itself at the nth file opened for writing, renamed or removed.
CHANGING_SLOTS = """
import os, pathlib, signal, sys
from familyplan.vault.changing import add_passphrase_slot, change_passphrase
from familyplan.vault.kdf import Derivation
from familyplan.vault.opening import Surroundings, open_vault
from familyplan.vault.recovery import add_recovery_slot, confirm_recovery
from familyplan.vault.removing import remove_slot
around = Surroundings(derivation=lambda: Derivation.fresh(19456, 1, 1), mounts=tuple)
vault = open_vault(pathlib.Path(sys.argv[1]), sys.argv[2], surroundings=around)
left = int(sys.argv[4])
def heard(event, arguments):
    global left
    if event in ("os.rename", "os.remove") or event == "open" and arguments[2] & os.O_WRONLY:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(heard)
slot = add_passphrase_slot(vault, "somebody for a day", user_id="user-2", label="Ben")
sheet = add_recovery_slot(vault)
confirm_recovery(vault, sheet, {at: sheet.groups[at - 1] for at in sheet.asked})
remove_slot(vault, slot)
change_passphrase(vault, sys.argv[2], sys.argv[3])
print("done", flush=True)
"""


@pytest.mark.slow
def test_a_kill_at_any_step_of_changing_slots_keeps_the_way_in_and_no_removed_one(
    store: Path, around: Surroundings
) -> None:
    now, other = PASSPHRASE, "kettle on at four"
    step, done = 0, False
    while not done:
        step += 1
        work = subprocess.run(
            [sys.executable, "-c", CHANGING_SLOTS, str(store), now, other, str(step)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert work.stderr == ""
        done = work.stdout == "done\n"
        try:
            vault = open_vault(store, now, surroundings=around)
        except WrongPassphrase:
            now, other = other, now
            vault = open_vault(store, now, surroundings=around)
        assert vault.connection.execute("SELECT count(*) FROM rows").fetchone() == (200,)
        if vault.keys.replaces:
            assert (store / "keys.prev").read_bytes() == (store / "keys").read_bytes()
        for slot in vault.keys.slots:
            if slot.face.user_id == "user-2":
                remove_slot(vault, slot.face.id)
        vault.close()
    assert step > 20
