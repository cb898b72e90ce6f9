"""Real editing processes to be killed: each says an edit only after the store said it was kept.

One server process imports the program once, and forks an editing process for each line on standard
input: a store's folder, a goal's id and the number to go on from, with tabs between.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from invented import opened
from operating import say

from familyplan import actions
from familyplan.model import Goal, Note


def edit(folder: str, goal_id: str, start: str) -> None:
    """Edit one goal and add notes without end, naming each edit on standard output when kept."""
    session = opened(Path(folder))
    goal = session.store.get(Goal, goal_id)
    if goal is None:
        raise LookupError(goal_id)
    number = int(start)
    while True:
        number += 1
        session.store.keep_draft(f"goal/{goal.id}/why", goal.scope, f"typing {number}")
        session.run(actions.records.edit, "goal", goal.id, why=f"edit {number}")
        session.run(actions.records.add, Note(scope=goal.scope, words=f"note {number} {'x' * 500}"))
        say(str(number))


def main() -> None:
    """Fork an editing process for each line, name it, and say when it ended."""
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            try:
                say(str(os.getpid()))
                edit(*line.rstrip("\n").split("\t"))
            except BaseException:  # noqa: BLE001 - whatever it was, the parent must hear of it
                say(f"broke: {traceback.format_exc()!r}")
            finally:
                os._exit(1)
        os.waitpid(process, 0)
        say("ended")


if __name__ == "__main__":
    main()
