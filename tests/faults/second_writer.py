"""A second process that goes for a store in use: first by the door, then past it, as a raw writer.

It is given the key on standard input, as a thief of the door's lock would have it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from invented import opened

from familyplan.errors import KnownError
from familyplan.store.database import open_database, transaction
from familyplan.vault import database
from familyplan.vault.database import Way
from familyplan.vault.secret import DataKey


def main(folder: str, times: str) -> None:
    """Say what the door said, then write past it."""
    try:
        opened(Path(folder)).close()
        sys.stdout.write("opened\n")
    except KnownError as error:
        sys.stdout.write(f"{type(error).__name__}: {error.sentence}\n")
    key = DataKey(bytearray.fromhex(sys.stdin.readline()))
    db = open_database(database.connect(Path(folder) / database.NAME, key, Way.WRITING))
    for number in range(int(times)):
        with transaction(db):
            db.conn.execute(
                "INSERT OR REPLACE INTO drafts (place, scope, text, at) VALUES (?, 'store', ?, '')",
                [f"other/{number}", str(number)],
            )
    sys.stdout.write("wrote\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
