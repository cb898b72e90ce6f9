"""Opening a store pays for no library that only setting a passphrase or a device's key needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.vault.stores import PASSPHRASE, python

if TYPE_CHECKING:
    from pathlib import Path

OPENING = """
import sys
from pathlib import Path
from familyplan.vault import device, failed, phrases, strength
from familyplan.vault.opening import Surroundings, open_vault
around = Surroundings(mounts=lambda: (), environment={})
open_vault(Path(sys.argv[1]), sys.argv[2], surroundings=around).close()
print(sorted({"keyring", "secretstorage", "zxcvbn", "xkcdpass"} & set(sys.modules)))
"""


def test_opening_imports_neither_the_meter_nor_the_words_nor_the_system_s_safe(
    store: Path,
) -> None:
    done = python(OPENING, str(store), PASSPHRASE)
    assert (done.stderr, done.stdout) == ("", "[]\n")
