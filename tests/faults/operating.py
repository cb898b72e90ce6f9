"""Operations in processes of their own, to be cut off: each says at once what was acknowledged.

One server process imports the program once and forks for each operation asked for on standard
input, as JSON lines; the parent's end of that conversation is `Server`.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Self

import invented
import tracing
from keeping_operations import EVERY
from leave import ask_leave, watch
from spoiling import Call, Spoiling

from familyplan.errors import KnownError

_ENDED: Final = "ended: "
_BROKE: Final = "broke: "
_CALLED: Final = "called: "


@dataclass(frozen=True, slots=True)
class Run(tracing.Run):
    """What an operation said and how it ended, and the calls it made that change a disk.

    Where one was to be spoilt, `calls` holds that one alone.
    """

    calls: tuple[Call, ...]


class Server:
    """A running server; a context manager."""

    def __init__(self) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=tracing.environ(),
        )  # fmt: skip

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_why: object) -> None:
        """End it."""
        self._process.communicate()

    def run(self, name: str, place: Path, spoiling: Spoiling | None = None) -> Run:
        """Do one operation, perhaps spoilt, and hear what it said."""
        stdin = self._process.stdin
        assert stdin is not None
        spoilt = asdict(spoiling) if spoiling else None
        stdin.write(json.dumps({"name": name, "place": str(place), "spoiling": spoilt}) + "\n")
        stdin.flush()
        told: dict[str, list[str]] = {_ENDED: [], _BROKE: [], _CALLED: [], "": []}
        while not told[_ENDED]:
            line = self._heard()
            topic = next(each for each in told if line.startswith(each))
            told[topic].append(line.removeprefix(topic))
        calls = tuple(Call(**json.loads(line)) for line in told[_CALLED])
        return Run(tuple(told[""]), int(told[_ENDED][0]), "".join(told[_BROKE]), calls)

    def _heard(self) -> str:
        stdout = self._process.stdout
        assert stdout is not None
        line = stdout.readline()
        if not line:
            raise RuntimeError("the server of operations ended")
        return line.rstrip("\n")


def say(line: str) -> None:
    """Tell the parent, by a call that is neither counted nor spoilt."""
    os.writev(sys.stdout.fileno(), [f"{line}\n".encode()])


def _act(wanted: dict[str, Any], watcher: socket.socket) -> None:
    """Do the operation under watch; what goes wrong must come as a sentence."""
    ask_leave(watcher)
    try:
        EVERY[wanted["name"]].act(Path(wanted["place"]), say)
    except KnownError as error:
        say(f"told: {error.sentence}")


def _forked(wanted: dict[str, Any]) -> tuple[int, list[Call]]:
    """Fork for one operation and watch it; say how it ended, and what it called."""
    ours, theirs = socket.socketpair()
    process = os.fork()
    if process == 0:
        code = 1
        try:
            ours.close()
            _act(wanted, theirs)
            code = 0
        except BaseException:  # noqa: BLE001 - whatever it was, the parent must hear of it
            say(_BROKE + traceback.format_exc().replace("\n", " | "))
        finally:
            os._exit(code)
    theirs.close()
    with ours:
        calls = watch(process, ours, _spoiling(wanted["spoiling"]))
    _process, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status), calls


def _spoiling(told: dict[str, Any] | None) -> Spoiling | None:
    return Spoiling(Call(**told["call"]), told["how"]) if told else None


def main() -> None:
    """Serve until standard input ends; what a process makes only once is made before the forks."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "place"
        invented.make(place)
        EVERY["salvage"].act(place, lambda _line: None)
    for line in sys.stdin:
        ended, calls = _forked(json.loads(line))
        for call in calls:
            say(_CALLED + json.dumps(asdict(call)))
        say(f"{_ENDED}{ended}")


if __name__ == "__main__":
    main()
