"""Writes the store of a released schema version that later programs must still open.

Run it once when a schema version is released, never again for the same version:

    python tests/data/make_fixture.py tests/data/stores/v1.fpstore

The passphrase is PASSPHRASE; the family in it is the invented one of tests/khan_walters.py.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from familyplan import actions  # noqa: E402 - after the path is set
from familyplan.clock import LONDON, SetClock  # noqa: E402 - as above
from familyplan.model import User  # noqa: E402 - as above
from familyplan.session import Surroundings, create_store  # noqa: E402 - as above
from familyplan.vault.kdf import Derivation  # noqa: E402 - as above
from khan_walters import khan_walters  # noqa: E402 - as above
from whole_story import whole_story  # noqa: E402 - as above

PASSPHRASE = "seven quiet otters"


def make(folder: Path) -> None:
    """Write a store with one family, a step undone, a draft, and no ballast to speak of."""
    around = Surroundings(
        clock=SetClock(datetime(2026, 12, 7, 9, 30, tzinfo=LONDON)),
        derivation=lambda: Derivation(19456, 1, 1, os.urandom(16)),
        ballast_bytes=4096,
        recovery_first=False,
    )
    rosa = User(name="Rosa Menendez", role="Family support worker")
    session = create_store(folder, PASSPHRASE, rosa, surroundings=around)
    kept = khan_walters(session)
    whole_story(session, kept)
    session.run(actions.accounts.set_setting, "theme", "dark")
    session.run(actions.records.edit, "family", kept.family.id, name="Khan")
    session.undo()
    session.store.keep_draft("note/new/words", kept.family.id, "He said he would")
    session.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
