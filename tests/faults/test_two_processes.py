"""Two processes on one store: the second is told who has it; one that goes past loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import invented
import numbers_kept
import pytest
import tracing

from familyplan import actions
from familyplan.model import Note

WRITER = Path(__file__).with_name("second_writer.py")


def race(place: Path, times: int) -> None:
    """Write from two processes at once, one of which never came through the door."""
    invented.make(place)
    folder = place / invented.STORE
    session = invented.opened(folder)
    scope = session.store.family_lines()[0].family
    with subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), str(times)], text=True, env=tracing.environ(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as other:  # fmt: skip
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write(bytes(session.vault.key.raw).hex() + "\n")
        other.stdin.flush()
        for number in range(times):
            session.run(actions.records.add, Note(scope=scope, words=f"note {number}"))
        told = other.stdout.read()
    lines = told.splitlines()
    assert lines[0].startswith("StoreInUse: ")
    assert str(os.getpid()) in lines[0]
    assert lines[1:] == ["wrote"]
    assert len(session.store.drafts("other/")) == times
    assert len(session.store.all(Note)) == times
    assert session.verify().problems == ()
    session.close()


def test_a_second_process_is_told_who_has_the_store_and_one_past_it_loses_nothing(
    tmp_path: Path,
) -> None:
    race(tmp_path / "place", 60)


@pytest.mark.slow
def test_two_writers_at_length_lose_nothing(tmp_path: Path) -> None:
    race(tmp_path / "place", 2000)
    numbers_kept.note("two writers", each=2000, lost=0)
