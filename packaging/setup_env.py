"""Set up .venv with exactly the libraries of the lock, on any platform, with Python alone."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import linux_needs

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
LOCKS = {
    "run": ROOT / "requirements.lock",
    "test": ROOT / "requirements-dev.lock",
    "journeys": ROOT / "requirements-dev.lock",
    "faults": ROOT / "requirements-dev.lock",
}
DATEUTIL_MAJOR = "4"


class CannotSetUp(Exception):
    """Setting up stopped; the message says why and what to do."""


def main() -> int:
    """Set up for running, testing, journeys or faults; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("purpose", choices=LOCKS, nargs="?", default="run")
    purpose = parser.parse_args().purpose
    try:
        if sys.platform == "linux":
            linux_needs.provide(purpose)
        set_up(LOCKS[purpose])
    except (CannotSetUp, linux_needs.Missing) as stopped:
        print(stopped, file=sys.stderr)
        return 1
    return 0


def set_up(lock: Path) -> None:
    """Bring .venv to what `lock` says, unless it is there already.

    The development lock holds everything the running lock does, so a folder set up for tests is
    not set up again for running.
    """
    if any(
        _stamp(each).is_file() and _stamp(each).read_text() == _digest(each)
        for each in {lock, LOCKS["test"]}
    ):
        return
    python = _environment()
    for each in set(LOCKS.values()):
        _stamp(each).unlink(missing_ok=True)
    print(f"Setting up .venv from {lock.name}; the first time takes a few minutes.")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    _run([*pip, "install", "--require-hashes", "-r", str(lock)])
    _run([*pip, "install", "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    _run([*pip, "check"])
    _check_dateutil(python)
    _stamp(lock).write_text(_digest(lock))


def _environment() -> Path:
    """Make .venv if it is not there or no longer starts; give its Python."""
    inside = Path("Scripts", "python.exe") if os.name == "nt" else Path("bin", "python")
    python = FOLDER / inside
    if (
        python.exists()
        and subprocess.run(
            [str(python), "-m", "pip", "--version"], capture_output=True, check=False
        ).returncode
        == 0
    ):
        return python
    if FOLDER.exists():
        shutil.rmtree(FOLDER)
    try:
        venv.create(FOLDER, with_pip=True, symlinks=os.name != "nt")
    except (subprocess.CalledProcessError, OSError) as failed:
        raise CannotSetUp(
            "Python could not make its own environment in .venv. On Debian or Ubuntu: "
            "sudo apt-get install python3-venv"
        ) from failed
    return python


def _check_dateutil(python: Path) -> None:
    """Refuse a python-dateutil that some other library silently brought down."""
    asked = "import importlib.metadata as m; print(m.version('python-dateutil').split('.')[0])"
    major = subprocess.run([str(python), "-c", asked], capture_output=True, text=True, check=True)
    if major.stdout.strip() != DATEUTIL_MAJOR:
        raise CannotSetUp(f"python-dateutil {DATEUTIL_MAJOR} is needed; found another.")


def _run(command: list[str]) -> None:
    """Run one step, or stop with a sentence; what the step printed stands above it."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise CannotSetUp(
            "Setting up stopped at: " + " ".join(command[1:]) + "\n"
            "Nothing of yours was touched. Check the network connection and run the same again."
        )


def _digest(lock: Path) -> str:
    """Say what the set-up depends on: the lock, the project's declaration, the Python."""
    told = hashlib.sha256()
    for part in (lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode()):
        told.update(part)
    return told.hexdigest()


def _stamp(lock: Path) -> Path:
    """Say where it is remembered that .venv was set up from `lock`."""
    return FOLDER / f"set-up-from-{lock.stem}"


if __name__ == "__main__":
    sys.exit(main())
