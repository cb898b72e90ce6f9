"""Nothing outside the program can put another safe in place of the system's own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOREIGN = """
from pathlib import Path
from keyring.backend import KeyringBackend
Path(__file__).with_name("was-run").touch()

class PlaintextKeyring(KeyringBackend):
    priority = 9
    def get_password(self, service, username):
        return Path(__file__).with_name(username).read_text()
    def set_password(self, service, username, password):
        Path(__file__).with_name(username).write_text(password)
    def delete_password(self, service, username):
        Path(__file__).with_name(username).unlink()
"""
OURS = """
from familyplan.vault.device import DeviceCannotKeep, DeviceSafe
keeper = DeviceSafe()
print(keeper.available().ok, keeper.fetch("store"))
try:
    keeper.keep("store", bytes(32))
except DeviceCannotKeep:
    print("not kept")
"""
THEIRS = "import keyring\nprint(type(keyring.get_keyring()).__name__)"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a home with a plain-text backend lying about as a module, as keyrings.alt has one."""
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "plain.py").write_text(FOREIGN)
    return tmp_path


def as_package(home: Path) -> dict[str, str]:
    """Install the backend as a package does: keyring finds it by its entry point."""
    info = home / "lib" / "plain-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plain\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[keyring.backends]\nplain = plain\n")
    return {"PYTHONPATH": str(home / "lib")}


def by_variable(home: Path) -> dict[str, str]:
    """Name the backend in the variable that keyring obeys."""
    return {
        "PYTHONPATH": str(home / "lib"),
        "PYTHON_KEYRING_BACKEND": "plain.PlaintextKeyring",
    }


def by_settings_file(home: Path) -> dict[str, str]:
    """Name the backend and where it lies in keyring's settings file."""
    (home / "python_keyring").mkdir()
    (home / "python_keyring" / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=plain.PlaintextKeyring\nkeyring-path={home / 'lib'}\n"
    )
    return {}


def said(code: str, home: Path, variables: dict[str, str]) -> str:
    """Run code in a session without a message bus; give what it printed."""
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), home)
    environment = {
        **kept,
        **{name: str(folder) for name, folder in folders.items()},
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home / 'no-bus'}",
        **variables,
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True, text=True, check=False, env=environment, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the real safe of the user answers")
@pytest.mark.parametrize("way", [as_package, by_variable, by_settings_file])
def test_a_plain_text_backend_from_outside_is_neither_used_nor_run(
    home: Path, way: Callable[[Path], dict[str, str]]
) -> None:
    variables = way(home)
    assert said(OURS, home, variables) == "False None\nnot kept\n"
    assert not (home / "lib" / "was-run").exists()
    # The trap is a real one: keyring by itself walks into it.
    assert said(THEIRS, home, variables) == "PlaintextKeyring\n"
    assert (home / "lib" / "was-run").exists()
