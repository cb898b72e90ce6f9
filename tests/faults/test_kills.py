"""Nothing that was said to be kept is lost when the program is killed at any moment."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numbers_kept
import pytest
import tracing

from familyplan import actions
from familyplan.model import Goal, Note
from familyplan.session import Session, Surroundings, create_store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITING = Path(__file__).parent / "editing.py"
PASSPHRASE = "seven quiet otters"


class Editors:
    """The server of editing processes, each of which is killed some time after its first edit."""

    def __init__(self) -> None:
        """Start it."""
        self.process = subprocess.Popen(
            [sys.executable, str(EDITING)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, env=tracing.environ(),
        )  # fmt: skip

    def killed_after(self, folder: Path, goal: Goal, start: int, seconds: float) -> list[int]:
        """Have one process edit, kill it; give the numbers of the edits it said were kept."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"{folder}\t{goal.id}\t{start}\n")
        stdin.flush()
        process = int(stdout.readline())
        said = [int(stdout.readline())]
        timer = threading.Timer(seconds, os.kill, (process, signal.SIGKILL))
        timer.start()
        for line in stdout:
            if line == "ended\n":
                break
            said.append(int(line))
        timer.join()
        return said


@pytest.fixture(scope="module")
def editors() -> Iterator[Editors]:
    started = Editors()
    yield started
    started.process.communicate()


def kept(session: Session, goal: Goal) -> tuple[int, set[int]]:
    """Give the number of the goal's last edit, and the numbers of every note."""
    found = session.store.get(Goal, goal.id)
    assert found is not None
    notes = {int(note.words.split()[1]) for note in session.store.all(Note)}
    last = re.search(r"\d+", found.why)
    return (int(last.group()) if last else 0), notes


def made(session: Session) -> Goal:
    """Start a family with a goal."""
    family = session.run(actions.families.start, "Khan-Walters")
    return session.run(actions.plan.add_goal, Goal(scope=family.id, words="Mornings in peace"))


def rounds(
    editors: Editors, session: Session, surroundings: Surroundings, times: int, seed: int = 0
) -> int:
    """Kill editing processes many times; check each time what is there; give how many edits."""
    chance = random.Random(seed)
    goal, folder = made(session), session.vault.folder
    session.close()
    number = 0
    said: set[int] = set()
    for _round in range(times):
        said |= set(editors.killed_after(folder, goal, number, chance.uniform(0.0, 0.12)))
        opened = open_store(folder, PASSPHRASE, surroundings=surroundings)
        try:
            edit, notes = kept(opened, goal)
            assert edit >= max(said), "an edit that was said to be kept is gone"
            assert said <= notes, "a note that was said to be kept is gone"
            number = max(edit, *notes)
            report = opened.verify()
            assert report.problems == ()
        finally:
            opened.close()
    return len(said)


def test_twenty_kills_lose_nothing_that_was_kept(
    editors: Editors, session: Session, surroundings: Surroundings
) -> None:
    rounds(editors, session, surroundings, 20)


@pytest.mark.slow
def test_a_thousand_kills_lose_nothing_that_was_kept(
    editors: Editors, session: Session, surroundings: Surroundings
) -> None:
    edits = 0
    # A store of thousands of edits takes long to check, so it is many stores one after another.
    for batch in range(40):
        folder = session.vault.folder.with_name(f"Batch{batch}.fpstore")
        fresh = create_store(folder, PASSPHRASE, session.user, surroundings=surroundings)
        edits += rounds(editors, fresh, surroundings, 25, seed=batch)
    numbers_kept.note("kills", kills=1000, edits=edits, lost=0)


def test_the_check_would_notice_a_lost_edit(
    editors: Editors, session: Session, surroundings: Surroundings
) -> None:
    goal, folder = made(session), session.vault.folder
    session.close()
    said = editors.killed_after(folder, goal, 0, 0.05)
    opened = open_store(folder, PASSPHRASE, surroundings=surroundings)
    opened.store.db.conn.execute("UPDATE goal SET why = 'edit 0' WHERE id = ?", [goal.id])
    edit, _notes = kept(opened, goal)
    problems = opened.verify().problems
    opened.close()
    assert edit < max(said)
    assert problems == (f"goal {goal.id}: the row and its history do not agree.",)
