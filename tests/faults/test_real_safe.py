"""The device's key in a real Secret Service: gnome-keyring in a message bus of its own."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
from in_a_safe import KEY

from familyplan.vault.device import PATIENCE_S

STEPS = Path(__file__).with_name("in_a_safe.py")
MARGIN_S = 3.0
WITH_SAFE = (
    "printf 'otter' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null;"
    ' exec "$@"'
)
WITHOUT_SAFE = 'exec "$@"'
# A message bus that starts no services by itself.
BARE_BUS = """
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
LOCKED = "The safe place for keys of this computer is locked."
SILENT = "The safe place for keys of this computer did not answer."
FAULTY = "The safe place for keys of this computer did not work."
NONE = "This computer has no safe place for keys that Family Plan may use."
GO_ON = "The store was not changed: go on using your passphrase."

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Secret Service is Linux's")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a home in which no keyring was ever made."""
    (tmp_path / "run").mkdir(mode=0o700)
    return tmp_path


def said(home: Path, *steps: str, session: str = WITH_SAFE, bus: tuple[str, ...] = ()) -> list[str]:
    """Take steps in a new session of this home; give what came of each, none late."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "PYTHONPATH": str(STEPS.parents[2]),
    }
    python = (sys.executable, "-W", "ignore", str(STEPS), *steps)
    done = subprocess.run(
        ["dbus-run-session", *bus, "--", "sh", "-c", session, "sh", *python],
        env=environment, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert [seconds for _said, seconds in lines if float(seconds) > PATIENCE_S + MARGIN_S] == []
    return [words for words, _seconds in lines]


def stand_in(home: Path, name: str, command: str) -> None:
    """Let the message bus of this home start `command` when somebody asks for `name`."""
    services = home / "data" / "dbus-1" / "services"
    services.mkdir(parents=True)
    text = f"[D-BUS Service]\nName={name}\nExec={command}\n"
    (services / f"{name}.service").write_text(text)


def test_a_key_is_kept_fetched_and_forgotten_and_the_trial_leaves_nothing(home: Path) -> None:
    steps = ("available", "items", "fetch", "keep", "keep", "items", "fetch", "forget", "fetch")
    assert said(home, *steps, "items") == [
        "This computer can keep a key for this store.",
        "0", "no key", "kept", "kept", "1", "the key", "forgotten", "no key", "0",
    ]  # fmt: skip


def test_a_key_outlives_the_session_and_lies_nowhere_in_clear(home: Path) -> None:
    assert said(home, "keep") == ["kept"]
    assert said(home, "fetch") == ["the key"]
    written = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert written != []
    for clear in (KEY, base64.b64encode(KEY), KEY.hex().encode()):
        assert [data for data in written if clear in data] == []


def test_a_locked_safe_means_asking_for_the_passphrase(home: Path) -> None:
    assert said(home, "keep", "lock", "fetch", "available", "keep", "forget") == [
        "kept", "locked", "no key", LOCKED, f"{LOCKED} {GO_ON}", "forgotten",
    ]  # fmt: skip
    assert said(home, "fetch") == ["the key"]


def test_a_question_nobody_answers_is_given_up_after_five_seconds(home: Path) -> None:
    stand_in(home, "org.gnome.keyring.SystemPrompter", "/bin/sh -c 'exec sleep 20 >/dev/null 2>&1'")
    assert said(home, "keep", "lock", "fetch", "available") == [
        "kept", "locked", "no key", SILENT,
    ]  # fmt: skip


def test_a_safe_that_does_not_start_means_asking_for_the_passphrase(home: Path) -> None:
    stand_in(home, "org.freedesktop.secrets", "/bin/false")
    assert said(home, "fetch", "available", "keep", session=WITHOUT_SAFE) == [
        "no key", FAULTY, f"{FAULTY} {GO_ON}",
    ]  # fmt: skip


def test_a_session_without_a_safe_means_asking_for_the_passphrase(home: Path) -> None:
    (home / "bus.conf").write_text(BARE_BUS)
    bus = (f"--config-file={home / 'bus.conf'}",)
    assert said(home, "fetch", "available", "keep", session=WITHOUT_SAFE, bus=bus) == [
        "no key", NONE, f"{NONE} {GO_ON}",
    ]  # fmt: skip
