"""A real editing process whose disk fills up: it says what was kept, and what it was told."""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from familyplan import actions
from familyplan.errors import KnownError
from familyplan.model import Note
from familyplan.session import Surroundings, open_store
from familyplan.vault.kdf import Derivation


def main(folder: str, family_id: str, room: str) -> None:
    """Add notes until no file may grow any more, then make room and add one more."""
    around = Surroundings(derivation=lambda: Derivation(19456, 1, 1, os.urandom(16)))
    session = open_store(Path(folder), "seven quiet otters", surroundings=around)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    largest = max(file.stat().st_size for file in Path(folder).iterdir() if file.is_file())
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + int(room), hard))
    number, told = 0, ""
    while not told:
        try:
            words = f"note {number + 1} {os.urandom(3000).hex()}"
            session.run(actions.records.add, Note(scope=family_id, words=words))
            number += 1
        except KnownError as error:
            told = error.sentence
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    session.run(actions.records.add, Note(scope=family_id, words="note after"))
    session.close()
    sys.stdout.write(f"{number}\n{told}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
