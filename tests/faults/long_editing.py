"""A long editing process whose every write is traced, so that power cuts can be played from it.

With FAULTS_CONTROL=unflushed it does not wait for the disk, which the replay has to notice.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from invented import PASSPHRASE, opened, the_goal
from operating import say

from familyplan import actions
from familyplan.model import Note


def main(folder: str, edits: str) -> None:
    """Edit a goal and add long notes, so that the log is folded into the file several times."""
    session = opened(Path(folder))
    if os.environ.get("FAULTS_CONTROL") == "unflushed":
        session.store.db.conn.execute("PRAGMA synchronous=OFF")
    goal = the_goal(session)
    for number in range(1, int(edits) + 1):
        session.run(actions.records.edit, "goal", goal.id, why=f"edit {number}")
        note = Note(scope=goal.scope, words=f"note {number} {os.urandom(6000).hex()}")
        session.run(actions.records.add, note)
        if number % 25 == 0:
            session.store.keep_draft("goal/why", goal.scope, f"typing {number}")
        say(f"edit {number}")
        if number * 3 == int(edits):
            session.close()
            session = opened(Path(folder), PASSPHRASE)
    session.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
