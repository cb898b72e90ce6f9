"""What everything else stands on: the locks, the build, the set-up, the guard round the tests."""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from familyplan import __version__

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

ARCHIVED = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]


def locked(name: str) -> dict[str, str]:
    """Read a lock: each library with its version."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = (re.match(r"([a-z0-9-]+)==([^ ;]+)", line) for line in lines)
    return {pin[1]: pin[2] for pin in pins if pin}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_says_only_versions_markers_and_hashes(name: str) -> None:
    line = re.compile(
        r"[a-z0-9-]+==[A-Za-z0-9.]+( ; [a-z_]+ [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [each for each in lines if not line.fullmatch(each)] == []


@pytest.mark.parametrize(
    ("name", "groups"),
    [("requirements.lock", ("build",)), ("requirements-dev.lock", ("build", "dev"))],
)
def test_everything_declared_is_locked_at_a_version_that_fits(
    name: str, groups: tuple[str, ...]
) -> None:
    pins = locked(name)
    declared = [*PROJECT["project"]["dependencies"]]
    for group in groups:
        declared += PROJECT["dependency-groups"][group]
    wanted = {canonicalize_name(one.name): one.specifier for one in map(Requirement, declared)}
    assert [each for each in wanted if each not in pins] == []
    assert [each for each, fits in wanted.items() if not fits.contains(pins[each])] == []


def test_developing_and_running_use_the_same_versions() -> None:
    running, developing = (locked(name) for name in LOCKS)
    assert running.items() - developing.items() == set()


def test_no_library_has_silently_brought_dateutil_down() -> None:
    assert importlib.metadata.version("python-dateutil").split(".")[0] == "4"


def test_the_wheel_holds_both_packages_and_the_resources(tmp_path: Path) -> None:
    build("wheel", tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert wheel.name == f"familyplan-{__version__}-py3-none-any.whl"
    assert {name.split("/")[0] for name in names} == {
        "familyplan",
        "familyplan_ui",
        f"familyplan-{__version__}.dist-info",
    }
    for expected in ("familyplan/py.typed", "familyplan_ui/py.typed"):
        assert expected in names
    resources = {
        "familyplan/" + path.relative_to(ROOT).as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert resources - set(names) == set()


def test_the_source_archive_holds_no_caches_and_no_stores(tmp_path: Path) -> None:
    build("sdist", tmp_path)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = opened.getnames()
    left_about = re.compile(r"_cache|\.venv|(?<!tests/data/stores/v\d)\.fpstore|__pycache__")
    assert [name for name in names if left_about.search(name)] == []
    below = {name.split("/")[1] for name in names}
    assert {"LICENSE", "Makefile", "familyplan", "packaging", "requirements.lock", "ui"} <= below


def test_no_file_names_a_registry_or_somebody_s_own_folder() -> None:
    # Put together here, so that this file does not name them either.
    unwanted = re.compile(
        "|".join(["py" + "pi.org", "python" + "hosted", "/" + "work/", "/" + "root/"])
    )
    top = [ROOT / name.lstrip("/") for name in ARCHIVED]
    files = [path for each in top for path in ([each] if each.is_file() else each.rglob("*"))]
    naming = [
        path.relative_to(ROOT).as_posix()
        for path in files
        if path.suffix in {".py", ".pyi", ".md", ".json", ".toml", ".sh", ".cmd", ".lock", ""}
        and path.is_file()
        and ".fpstore" not in path.parent.suffix
        and unwanted.search(path.read_text(encoding="utf-8"))
    ]
    assert naming == []


def build(kind: str, folder: Path) -> None:
    """Build one kind of distribution into a folder, with the locked build tool."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def test_without_a_fitting_python_set_up_says_so_and_stops(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging")
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("sh", "dirname"):
        (tools / tool).symlink_to(shutil.which(tool) or tool)
    old = tools / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = subprocess.run(
        [str(tools / "sh"), "packaging/setup.sh", "run"],
        cwd=tmp_path,
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Family Plan needs Python 3.11 or later, and none was found")


def test_a_missing_library_is_named_with_the_words_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    needs = importlib.import_module("linux_needs")
    monkeypatch.setitem(needs.WITHOUT_DISPLAY, "libnosuchthing.so.9", "libnosuchthing9")
    monkeypatch.setattr(needs.os, "geteuid", lambda: 1000)
    with pytest.raises(needs.Missing, match=r"sudo apt-get install .*libnosuchthing9"):
        needs.provide("test")


def test_a_missing_tool_for_breaking_things_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "packaging")
    needs = importlib.import_module("linux_needs")
    monkeypatch.setattr(needs.shutil, "which", lambda _tool: None)
    more = set(needs.wanting("faults")) - set(needs.wanting("test"))
    assert more == {"strace", "dbus", "gnome-keyring"}


def test_help_names_everything_that_can_be_made() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    said = {line.split()[0] for line in done.stdout.splitlines()}
    assert {"help", "run", "test", "journeys", "faults", "lint", "bench", "screenshots"} <= said


def test_every_recipe_for_continuous_integration_can_be_started() -> None:
    for script in (ROOT / ".ci" / "run", ROOT / "packaging" / "lock.sh"):
        assert os.access(script, os.X_OK), script


def test_no_test_can_reach_the_network() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as one,
        pytest.raises(AssertionError, match="No test may reach the network"),
    ):
        one.connect(("127.0.0.1", 9))
