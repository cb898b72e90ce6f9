"""The computer goes to sleep, or its screen is locked, while a store is open: it locks in time."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeys import door, held
from journeys.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.journey

LOGIND = Path(__file__).with_name("logind.py")


@pytest.fixture
def logind(monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[str]]:
    """Stand in for the login manager on the bus of this journey."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", os.environ["DBUS_SESSION_BUS_ADDRESS"])
    monkeypatch.setenv("XDG_SESSION_ID", "1")
    with subprocess.Popen(
        ["/usr/bin/python3", str(LOGIND)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    ) as process:
        _hears(process, "ready")
        yield process
        process.kill()


def _hears(process: subprocess.Popen[str], words: str) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == f"{words}\n"


def _say(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{word}\n")
    process.stdin.flush()


@pytest.mark.parametrize("word", ["sleep", "lock"])
def test_the_store_is_locked_before_the_computer_sleeps_or_is_left(
    tmp_path: Path, logind: subprocess.Popen[str], word: str
) -> None:
    store = held.make_store(tmp_path, door.PASSPHRASE)
    with Program(tmp_path, str(store)) as program:
        door.unlock(program.reader)
        assert "Rosa Menendez" in program.reader.names()
        _hears(logind, "waited for")
        _say(logind, word)
        _hears(logind, "let go")
        assert program.reader.stands_at("Passphrase")
        assert "Rosa Menendez" not in program.reader.names()
        door.unlock(program.reader)
        program.quit()
