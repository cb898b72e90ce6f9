"""The least an unlock can be: derive the key, open the file, ask one indexed question."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.painting import tell
from benchmarks.stores import PASSPHRASE
from familyplan.vault import database, keys_on_disk, slots
from familyplan.vault.database import Way

folder = Path(sys.argv[1])
before = time.perf_counter()
keys = keys_on_disk.read(folder)
key = slots.unlock(keys.slots[0], PASSPHRASE, store_id=keys.store_id, generation=keys.generation)
assert key is not None
connection = database.keyed(folder / database.NAME, key, Way.READING)
found = connection.execute("SELECT name FROM family_lines ORDER BY sort, family LIMIT 1").fetchone()
taken = time.perf_counter() - before
connection.close()
tell(seconds=taken, found=len(found))
