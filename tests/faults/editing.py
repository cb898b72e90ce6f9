"""A real editing process to be killed: it says each edit only after the store said it was kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from familyplan import actions
from familyplan.model import Goal, Note
from familyplan.session import Surroundings, open_store
from familyplan.vault.kdf import Derivation


def main(folder: str, goal_id: str, start: str) -> None:
    """Edit one goal and add notes without end, naming each edit on standard output when kept."""
    around = Surroundings(derivation=lambda: Derivation(19456, 1, 1, os.urandom(16)))
    session = open_store(Path(folder), "seven quiet otters", surroundings=around)
    goal = session.store.get(Goal, goal_id)
    if goal is None:
        raise SystemExit(1)
    number = int(start)
    while True:
        number += 1
        session.store.keep_draft(f"goal/{goal.id}/why", goal.scope, f"typing {number}")
        session.run(actions.records.edit, "goal", goal.id, why=f"edit {number}")
        session.run(actions.records.add, Note(scope=goal.scope, words=f"note {number} {'x' * 500}"))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
