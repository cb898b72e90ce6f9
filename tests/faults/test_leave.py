"""The tool the sweeps stand on: it sees each call that changes a disk, and spoils the one meant."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import tracing
from leave import watch
from spoiling import Call, Spoiling, places_to_spoil

if TYPE_CHECKING:
    from pathlib import Path

WORK = """
import os, socket, sys
from leave import ask_leave
place = sys.argv[2]
ask_leave(socket.socket(fileno=int(sys.argv[1])))
os.mkdir(place + "/folder")
folder = os.open(place + "/folder", os.O_RDONLY)
file = os.open("new", os.O_CREAT | os.O_RDWR, dir_fd=folder)
for letter in b"abc":
    try:
        os.write(file, bytes([letter]))
    except OSError as error:
        os.writev(1, [error.strerror.encode() + b"\\n"])
try:
    os.pwrite(file, b"Z", 0)
    os.ftruncate(file, 2)
    os.rename(place + "/folder/new", place + "/kept")
    os.rmdir("folder", dir_fd=os.open(place, os.O_RDONLY))
except OSError:
    os._exit(1)  # with a full disk, what Python has left to say as it ends would be refused too
"""


def worked(place: Path, spoiling: Spoiling | None = None) -> tuple[list[Call], int, list[str]]:
    """Have a process do a few things in a folder; give its calls, how it ended, what it said."""
    place.mkdir()
    ours, theirs = socket.socketpair()
    with ours, subprocess.Popen(
        [sys.executable, "-c", WORK, str(theirs.fileno()), str(place)],
        pass_fds=[theirs.fileno()], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=tracing.environ(),
    ) as process:  # fmt: skip
        theirs.close()
        calls = watch(process.pid, ours, spoiling)
        told, _ = process.communicate()
    return calls, process.returncode, told.splitlines()


def test_every_call_that_changes_a_disk_is_seen_with_what_it_names(tmp_path: Path) -> None:
    place = tmp_path / "place"
    calls, ended, told = worked(place)
    assert (ended, told) == (0, [])
    new = f"{place}/folder/new"
    changing = [call for call in calls if call.makes and str(place) in call.text]
    assert [(call.name, call.text) for call in changing] == [
        ("mkdir", f"{place}/folder"),
        ("openat", f"{place}/folder new O_CREAT"),
        ("write", new), ("write", new), ("write", new), ("pwrite64", new), ("ftruncate", new),
        ("rename", f"{new} {place}/kept"),
        ("unlinkat", f"{place} folder"),
    ]  # fmt: skip
    assert [call.ordinal for call in changing[2:5]] == [1, 2, 3]
    kept = [one.call for one in places_to_spoil(calls, place) if one.how == "kill"]
    assert kept == changing


@pytest.mark.parametrize(
    ("how", "ended", "told", "left"),
    [
        ("kill", -9, [], {"new": "a"}),
        ("full once", 0, ["No space left on device"], {"kept": "Zc"}),
        ("full from then on", 1, ["No space left on device"] * 2, {"new": "a"}),
    ],
)
def test_only_the_call_meant_is_spoilt_or_what_comes_after_it(
    tmp_path: Path, how: str, ended: int, told: list[str], left: dict[str, str]
) -> None:
    place = tmp_path / "place"
    second = Call(0, "write", 2, "")
    calls, code, said = worked(place, Spoiling(second, how))
    assert [(call.name, call.ordinal, call.text) for call in calls] == [
        ("write", 2, f"{place}/folder/new")
    ]
    assert (code, said[: len(told)]) == (ended, told)
    files = {file.name: file.read_text() for file in place.rglob("*") if file.is_file()}
    assert files == left


# What is there right before each of the nine calls.
BEFORE: tuple[dict[str, str | None], ...] = (
    {},
    {"folder": None},
    {"folder": None, "folder/new": ""},
    {"folder": None, "folder/new": "a"},
    {"folder": None, "folder/new": "ab"},
    {"folder": None, "folder/new": "abc"},
    {"folder": None, "folder/new": "Zbc"},
    {"folder": None, "folder/new": "Zb"},
    {"folder": None, "kept": "Zb"},
)


def test_what_is_killed_right_before_a_call_has_not_made_it(tmp_path: Path) -> None:
    """Ten times over: a call that is let go at the last moment is carried out only now and then."""
    calls, _ended, _told = worked(tmp_path / "clean")
    places = places_to_spoil(calls, tmp_path / "clean")
    kills = [place for place in places if place.how == "kill"]
    for number, (spoiling, before) in enumerate(zip(kills * 10, BEFORE * 10, strict=True)):
        place = tmp_path / f"{number}"
        _calls, code, _said = worked(place, spoiling)
        left = {
            str(file.relative_to(place)): file.read_text() if file.is_file() else None
            for file in place.rglob("*")
        }
        assert (code, left) == (-9, before), spoiling.call


def test_a_call_that_no_sweep_spoils_is_refused(tmp_path: Path) -> None:
    for call in (
        Call(1, "sendfile", 1, f"{tmp_path}/store.db"),
        Call(1, "openat", 1, f"{tmp_path}/store.db O_TRUNC"),
    ):
        with pytest.raises(ValueError, match=f"{call.name}.* is not spoilt"):
            places_to_spoil([call], tmp_path)
