"""Nothing that was said to be kept is lost when the program is killed at any moment."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from familyplan import actions
from familyplan.model import Goal, Note
from familyplan.session import Session, Surroundings, open_store

EDITING = Path(__file__).parent / "editing.py"
PASSPHRASE = "seven quiet otters"


def killed_after(folder: Path, goal: Goal, start: int, seconds: float) -> list[int]:
    """Run the editing process, kill it some time after its first edit; give what it said."""
    command = [sys.executable, str(EDITING), str(folder), goal.id, str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [int(process.stdout.readline())]
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        said += [int(line) for line in process.stdout if line.endswith("\n")]
        timer.join()
    return said


def kept(session: Session, goal: Goal) -> tuple[int, set[int]]:
    """Give the number of the goal's last edit, and the numbers of every note."""
    found = session.store.get(Goal, goal.id)
    assert found is not None
    notes = {int(note.words.split()[1]) for note in session.store.all(Note)}
    last = re.search(r"\d+", found.why)
    return (int(last.group()) if last else 0), notes


@pytest.fixture
def goal(session: Session) -> Goal:
    family = session.run(actions.families.start, "Khan-Walters")
    return session.run(actions.plan.add_goal, Goal(scope=family.id, words="Mornings in peace"))


def rounds(session: Session, goal: Goal, surroundings: Surroundings, times: int) -> None:
    """Kill the editing process many times; after each, check what is there against what it said."""
    chance = random.Random(times)
    folder = session.vault.folder
    session.close()
    number = 0
    said: set[int] = set()
    for _round in range(times):
        said |= set(killed_after(folder, goal, number, chance.uniform(0.0, 0.12)))
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


def test_twenty_kills_lose_nothing_that_was_kept(
    session: Session, goal: Goal, surroundings: Surroundings
) -> None:
    rounds(session, goal, surroundings, 20)


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing_that_was_kept(
    session: Session, goal: Goal, surroundings: Surroundings
) -> None:
    rounds(session, goal, surroundings, 200)


def test_the_check_would_notice_a_lost_edit(
    session: Session, goal: Goal, surroundings: Surroundings
) -> None:
    folder = session.vault.folder
    session.close()
    said = killed_after(folder, goal, 0, 0.05)
    opened = open_store(folder, PASSPHRASE, surroundings=surroundings)
    opened.store.db.conn.execute("UPDATE goal SET why = 'edit 0' WHERE id = ?", [goal.id])
    edit, _notes = kept(opened, goal)
    problems = opened.verify().problems
    opened.close()
    assert edit < max(said)
    assert problems == (f"goal {goal.id}: the row and its history do not agree.",)
