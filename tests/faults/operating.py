"""Operations in processes of their own, to be cut off: each says at once what was acknowledged.

One server process imports the program once and forks for each operation asked for on standard
input, as JSON lines; the parent's end of that conversation is `Server`.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any, Final, Self

import tracing
from keeping_operations import EVERY

from familyplan.errors import KnownError

_PR_SET_PTRACER: Final = 0x59616D61
_ENDED: Final = "ended: "
_BROKE: Final = "broke: "


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

    def run(
        self, name: str, place: Path, trace: Path, spoiling: tracing.Spoiling | None = None
    ) -> tracing.Run:
        """Do one operation, perhaps spoilt, and hear what it said."""
        wanted = {"name": name, "place": str(place), "trace": str(trace)}
        options = spoiling.options() if spoiling else []
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({**wanted, "options": options}) + "\n")
        stdin.flush()
        said: list[str] = []
        broke: list[str] = []
        for line in stdout:
            if line.startswith(_ENDED):
                return tracing.Run(tuple(said), int(line.removeprefix(_ENDED)), "".join(broke))
            (broke if line.startswith(_BROKE) else said).append(line.rstrip("\n"))
        raise RuntimeError("the server of operations ended")


def say(line: str) -> None:
    """Tell the parent, by a call that is neither counted nor spoilt."""
    os.writev(sys.stdout.fileno(), [f"{line}\n".encode()])


def _act(wanted: dict[str, Any], go: int) -> None:
    """Wait to be watched, then do the operation; what goes wrong must come as a sentence."""
    # Where only descendants may be watched, a process may let others do it.
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, -1, 0, 0, 0)
    while not select.select([go], [], [], 0.001)[0]:
        os.access(tracing.ATTACHED, os.F_OK)
    try:
        EVERY[wanted["name"]].act(Path(wanted["place"]), say)
    except KnownError as error:
        say(f"told: {error.sentence}")


def _forked(wanted: dict[str, Any]) -> int:
    """Fork for one operation, have it watched, and say how it ended."""
    wait, go = os.pipe()
    process = os.fork()
    if process == 0:
        code = 1
        try:
            os.close(go)
            _act(wanted, wait)
            code = 0
        except BaseException:  # noqa: BLE001 - whatever it was, the parent must hear of it
            say(_BROKE + traceback.format_exc().replace("\n", " | "))
        finally:
            os._exit(code)
    os.close(wait)
    watcher = tracing.attached(process, Path(wanted["trace"]), wanted["options"])
    os.close(go)
    _process, status = os.waitpid(process, 0)
    watcher.wait()
    return os.waitstatus_to_exitcode(status)


def main() -> None:
    """Serve until standard input ends."""
    for line in sys.stdin:
        say(f"{_ENDED}{_forked(json.loads(line))}")


if __name__ == "__main__":
    main()
