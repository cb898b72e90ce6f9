"""Nothing anybody typed reaches a disk or a network in clear: read from the system calls.

Looking at folders afterwards would prove nothing, because SQLite unlinks its temporary files.
"""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Final

import invented
import numbers_kept
import psutil
import pytest
import tracing
from scenario import MARK

from familyplan import actions
from familyplan.model import Meeting, Person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spoiling import Call

WATCHED: Final = (
    "write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg", "openat", "open",
    "creat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "mkdir",
    "mkdirat", "unlink", "unlinkat", "execve", "setxattr", "memfd_create", "prctl",
    "socket", "connect", "bind", "listen", "accept", "accept4",
)  # fmt: skip
NETWORK: Final = ("socket", "connect", "bind", "listen", "accept", "accept4")
FORMS: Final = tuple(MARK.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be"))
_SHOWN: Final = re.compile(r"(?:\\x[0-9a-f]{2})+")


def worked(place: Path, control: str = "") -> list[Call]:
    """Do a day's work in a store, trace it to its crash, and give every call."""
    invented.make(place)
    done = tracing.run(
        ["scenario.py", str(place)], place / "trace", watched=WATCHED, bytes_shown=2_000_000,
        environment={"FAULTS_CONTROL": control, "TMPDIR": str(place)},
    )  # fmt: skip
    assert (done.ended, done.said, done.complained) == (-9, (), "")
    return tracing.calls(place / "trace")


def looked_round(place: Path) -> list[Call]:
    """Have the real window unlock, show a family, find, preview and lock; give every call."""
    invented.make(place)
    session = invented.opened(place / invented.STORE)
    goal = invented.the_goal(session)
    person = session.store.all(Person)[0]
    meeting = next(one for one in session.store.all(Meeting) if not one.held)
    session.run(actions.records.edit, "goal", goal.id, words=MARK)
    session.run(actions.records.edit, "person", person.id, known_as=MARK, name=MARK)
    session.close()
    told = {"store": str(place / invented.STORE), "passphrase": invented.PASSPHRASE,
            "family": goal.scope, "meeting": meeting.id, "find": MARK}  # fmt: skip
    command = tracing.in_full(["locking_desktop.py"], place / "trace", WATCHED, 2_000_000)
    around = {"SETTINGS": str(place / "settings"), "QT_QPA_PLATFORM": "offscreen",
              "HOME": str(place), "TMPDIR": str(place)}  # fmt: skip
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=tracing.environ() | around,
    ) as watcher:  # fmt: skip
        assert watcher.stdin is not None
        assert watcher.stdout is not None
        watcher.stdin.write(json.dumps(told) + "\n")
        watcher.stdin.flush()
        assert watcher.stdout.readline() == "door\n"
        for process in psutil.Process(watcher.pid).children(recursive=True):
            process.kill()
    return tracing.calls(place / "trace")


def in_clear(calls: list[Call]) -> Iterator[str]:
    """Give the name of every call that carried a marker, and the end of what it was about."""
    for call in calls:
        held = [bytes.fromhex(each[0].replace("\\x", "")) for each in _SHOWN.finditer(call.text)]
        if any(form in piece for piece in held for form in FORMS):
            yield f"{call.name} {held[0][-60:]!r}"


def on_the_network(calls: list[Call]) -> list[str]:
    """Give every call by which a program calls somebody or can be called."""
    return [
        f"{call.name}({call.text}"
        for call in calls
        if call.name in NETWORK and ("AF_INET" in call.text or call.name in {"listen", "bind"})
    ]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Call]]:
    place = tmp_path_factory.mktemp("day") / "place"
    return place, worked(place)


def test_no_call_carries_in_clear_what_was_typed(day: tuple[Path, list[Call]]) -> None:
    _place, calls = day
    found = list(in_clear(calls))
    writes = sum(call.name in {"write", "pwrite64"} for call in calls)
    numbers_kept.note("traces", calls=len(calls), writes=writes, markers=len(found))
    assert found == []
    assert writes > 500


def test_no_file_left_behind_holds_what_was_typed(day: tuple[Path, list[Call]]) -> None:
    place, _calls = day
    files = [path for path in place.rglob("*") if path.is_file() and path.name != "trace"]
    assert (place / invented.STORE / "store.db-wal") in files
    assert [path for path in files if any(form in path.read_bytes() for form in FORMS)] == []


def test_nothing_is_called_and_nothing_listens(day: tuple[Path, list[Call]]) -> None:
    _place, calls = day
    assert on_the_network(calls) == []


def test_the_window_leaves_nothing_in_clear_and_calls_nobody(tmp_path: Path) -> None:
    calls = looked_round(tmp_path / "place")
    found = list(in_clear(calls))
    writes = sum(call.name in {"write", "pwrite64"} for call in calls)
    numbers_kept.note("traces, window", calls=len(calls), writes=writes, markers=len(found))
    assert found == []
    assert on_the_network(calls) == []
    assert writes > 20


def test_the_trace_would_show_temporary_files_in_clear(tmp_path: Path) -> None:
    found = list(in_clear(worked(tmp_path / "place", control="temp-file")))
    numbers_kept.note("traces, control", markers=len(found))
    assert len(found) > 10
    assert all("etilqs" in call for call in found)


def test_the_trace_would_show_a_program_that_listens(tmp_path: Path) -> None:
    found = on_the_network(worked(tmp_path / "place", control="network"))
    assert [line.partition("(")[0] for line in found] == ["socket", "bind", "listen"]
