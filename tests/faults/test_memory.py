"""Locked means gone: the memory of the real process holds nobody's name after a lock."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tracing

from familyplan import actions
from khan_walters import khan_walters

if TYPE_CHECKING:
    from familyplan.session import Session

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux shows the memory of a process as a file"
)

DESKTOP = Path(__file__).parent / "locking_desktop.py"
PASSPHRASE = "seven quiet otters"
PERSON, GOAL = "Quillhaven-Brae", "Zanderling mornings in peace"


def _needles(key: bytes) -> dict[str, tuple[bytes, ...]]:
    """Give what may not be found: words as Python and as Qt hold them, the key raw and in hex."""
    words = {"person": PERSON, "goal": GOAL, "passphrase": PASSPHRASE}
    spelt = {name: (text.encode(), text.encode("utf-16-le")) for name, text in words.items()}
    return spelt | {"key": (key, key.hex().encode(), key.hex().upper().encode())}


def found_in(pid: int, needles: dict[str, tuple[bytes, ...]]) -> dict[str, int]:
    """Count every needle in all memory a process can read."""
    counted = dict.fromkeys(needles, 0)
    whole = 0
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
            where, rights, *_more = line.split()
            start, end = (int(part, 16) for part in where.split("-"))
            if not rights.startswith("r"):
                continue
            held = b""
            with suppress(OSError, OverflowError, ValueError):  # the kernel's own pages
                memory.seek(start)
                held = memory.read(end - start)
            whole += len(held)
            for name, forms in needles.items():
                counted[name] += sum(held.count(form) for form in forms)
    assert whole > 20_000_000, "too little of the memory was read to say anything"
    return counted


@pytest.fixture
def told(session: Session) -> dict[str, object]:
    """Make the store of a family whose names are nowhere in the program, and say how to open it."""
    kept = khan_walters(session)
    person = next(iter(kept.people.values()))
    goal = next(iter(kept.goals.values()))
    session.run(actions.records.edit, "person", person.id, known_as=PERSON)
    session.run(actions.records.edit, "goal", goal.id, words=GOAL)
    return {
        "store": str(session.vault.folder),
        "passphrase": PASSPHRASE,
        "family": kept.family.id,
        "meeting": kept.meetings["next"].id,
        "find": PERSON,
    }


def _after_a_lock(told: dict[str, object], key: bytes, settings: Path) -> dict[str, int]:
    """Run the desktop until it stands at its door again, and look through its memory."""
    around = tracing.environ() | {"QT_QPA_PLATFORM": "offscreen", "SETTINGS": str(settings)}
    with subprocess.Popen(
        [sys.executable, str(DESKTOP)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=around,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(told) + "\n")
        process.stdin.flush()
        try:
            assert process.stdout.readline() == "door\n"
            return found_in(process.pid, _needles(key))
        finally:
            process.kill()


def _key_of(session: Session) -> bytes:
    return bytes(session.vault.key.raw)


def test_after_a_lock_no_name_no_passphrase_and_no_key_is_in_memory(
    session: Session, told: dict[str, object], tmp_path: Path
) -> None:
    key = _key_of(session)
    session.close()
    found = _after_a_lock(told, key, tmp_path / "settings")
    assert found == {"person": 0, "goal": 0, "passphrase": 0, "key": 0}


def test_a_lock_that_kept_the_process_would_be_noticed(
    session: Session, told: dict[str, object], tmp_path: Path
) -> None:
    key = _key_of(session)
    session.close()
    found = _after_a_lock(told | {"stay": True}, key, tmp_path / "settings")
    assert found["person"] > 0
    assert found["goal"] > 0
