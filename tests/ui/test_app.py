"""The desktop started where no window can open."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="there a window needs nothing of the environment"
)
def test_without_a_display_it_says_so_instead_of_ending_in_qts_words() -> None:
    bare = {name: value for name, value in os.environ.items() if name not in NAMES}

    told = subprocess.run(
        [sys.executable, "-m", "familyplan_ui.app"],
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 2
    assert told.stderr.startswith("There is no display to open a window on.")
