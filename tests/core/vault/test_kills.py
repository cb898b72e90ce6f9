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
