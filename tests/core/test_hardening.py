"""A process that keeps its memory and its files to this user, asked of the kernel itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LINUX = sys.platform == "linux"
ASK = """
import ctypes, os, resource
from familyplan.hardening import keep_to_this_user
keep_to_this_user()
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE), os.umask(0))
"""


@pytest.mark.skipif(not LINUX, reason="prctl is Linux's")
def test_no_core_no_attaching_and_no_file_for_others(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "0 (0, 0) 63\n"


@pytest.mark.skipif(not LINUX, reason="prctl is Linux's")
def test_a_crash_leaves_nothing_behind(tmp_path: Path) -> None:
    crash = (
        "from familyplan.hardening import keep_to_this_user\n"
        "keep_to_this_user()\n"
        "import os\n"
        "os.abort()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", crash], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == -6
    assert list(tmp_path.iterdir()) == []
    assert b"dumped" not in done.stderr


def test_both_ways_of_starting_ask_for_it() -> None:
    root = Path(__file__).resolve().parents[2]
    for started in ("familyplan/cli/program.py", "ui/familyplan_ui/app.py"):
        begun = (root / started).read_text(encoding="utf-8").partition("def main")[2]
        assert begun.index("keep_to_this_user()") < begun.index("keep_quiet()")


def test_the_desktop_lets_qt_write_no_messages() -> None:
    root = Path(__file__).resolve().parents[2]
    begun = (root / "ui/familyplan_ui/app.py").read_text(encoding="utf-8").partition("def main")[2]
    assert begun.index("qInstallMessageHandler(be_silent)") < begun.index("QApplication([")
