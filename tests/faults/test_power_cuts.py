"""When the power goes, whatever the disk made of what was not flushed, all that was said is there.

The writes of a real editing process are traced and played up to many moments. Played the same way,
an editing process that does not wait for the disk does lose edits, so the check can see a loss.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import invented
import numbers_kept
import pytest
import tracing
from power import WATCHED, Disk, copied, lay_out, steps

from familyplan.cipher import DatabaseError
from familyplan.errors import KnownError
from familyplan.model import Note

if TYPE_CHECKING:
    from pathlib import Path

    from power import Step

LARGEST_WRITE = 2_000_000


def recorded(place: Path, edits: int, control: str = "") -> tuple[Disk, list[Step], Path]:
    """Trace an editing process; give the disk it began with, what happened, and its folder."""
    invented.make(place)
    folder = place / invented.STORE
    before = Disk(folder)
    done = tracing.run(
        ["long_editing.py", str(folder), str(edits)], place / "trace", watched=WATCHED,
        bytes_shown=LARGEST_WRITE, environment={"FAULTS_CONTROL": control},
    )  # fmt: skip
    assert (done.ended, len(done.said)) == (0, edits), done.complained
    return before, steps(place / "trace", folder), folder


def lost(folder: Path, said: int) -> str:
    """Look at a store after a cut; "" if it is whole and holds all that was said, else what not."""
    try:
        session = invented.opened(folder)
    except (KnownError, DatabaseError) as error:
        return f"it does not open: {type(error).__name__}"
    try:
        last = re.search(r"\d+", invented.the_goal(session).why)
        notes = {int(note.words.split()[1]) for note in session.store.all(Note)}
        missing = set(range(1, said + 1)) - notes
        problems = session.verify().problems
    except (KnownError, DatabaseError, StopIteration, AttributeError) as error:
        return f"it cannot be read: {type(error).__name__}"
    finally:
        session.close()
    if problems:
        return f"it is not whole: {problems}"
    return f"lost: {missing}" if missing or (int(last[0]) if last else 0) < said else ""


def cut(disk: Disk, happened: list[Step], folder: Path, cuts: int) -> list[str]:
    """Cut the power at many moments, in their order; give what was wrong after each."""
    chance = random.Random(cuts)
    moments = sorted(chance.randrange(1, len(happened) + 1) for _cut in range(cuts))
    found: list[str] = []
    played, said = 0, 0
    for moment in moments:
        now = happened[played:moment]
        disk.play(now)
        said += sum(step.what == "said" for step in now)
        played = moment
        lay_out(disk.after_the_cut(chance), folder)
        found.append(lost(folder, said))
    return found


def test_forty_power_cuts_lose_nothing(tmp_path: Path) -> None:
    disk, happened, folder = recorded(tmp_path / "place", 90)
    assert [line for line in cut(disk, happened, folder, 40) if line] == []


@pytest.mark.slow
def test_six_hundred_power_cuts_lose_nothing(tmp_path: Path) -> None:
    disk, happened, folder = recorded(tmp_path / "place", 240)
    found = cut(disk, happened, folder, 600)
    bad = [line for line in found if line]
    numbers_kept.note("power cuts", cuts=len(found), bad=len(bad), steps=len(happened))
    assert bad == []


def test_an_editor_that_does_not_wait_for_the_disk_does_lose_edits(tmp_path: Path) -> None:
    disk, happened, folder = recorded(tmp_path / "place", 90, control="unflushed")
    found = cut(disk, happened, folder, 40)
    bad = [line for line in found if line]
    numbers_kept.note("power cuts, control", cuts=len(found), bad=len(bad))
    assert len(bad) > 10


def test_after_a_whole_trace_the_disk_holds_what_the_process_left(tmp_path: Path) -> None:
    disk, happened, folder = recorded(tmp_path / "place", 30)
    left = copied(folder, tmp_path / "left")
    disk.play(happened)
    held = {
        path.removeprefix(f"{folder}/"): content
        for path, content in disk.after_the_cut(random.Random(1)).items()
    }
    assert held["store.db"] == (left / "store.db").read_bytes()
    assert held["keys"] == (left / "keys").read_bytes()
