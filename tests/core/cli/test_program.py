"""The program started as people start it: a process of its own, with no display."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from familyplan.cli.desktop import open_desktop
from familyplan.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

START = [sys.executable, "-c", "from familyplan.cli import main; main()"]


def started(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    bare = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    return subprocess.run(
        [*START, *words], env=bare, input=typed, capture_output=True, text=True, check=False
    )


def test_a_store_made_by_one_process_is_read_by_another(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    store, typed = str(tmp_path / "s.fpstore"), "seven quiet otters\n"
    assert run("new", store).exit_code == 0  # in this process, and by a quick derivation
    assert run("sample", store, "--families", "1").exit_code == 0
    listed = started("families", store, "--json", "--passphrase-file", "-", typed=typed)
    assert [one["reference"] for one in json.loads(listed.stdout)] == ["FP-0001"]
    refused = started("families", store, "--passphrase-file", "-", typed="wrong one\n")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert len(refused.stderr.splitlines()) == 1


@pytest.mark.slow
def test_each_command_may_be_a_process_of_its_own(tmp_path: Path) -> None:
    """As people start it, by the derivation they get; the tests without a network make one too."""
    store, typed = str(tmp_path / "s.fpstore"), "seven quiet otters\n"
    for words in (["new"], ["sample", "--families", "1"], ["verify"]):
        done = started(words[0], store, *words[1:], "--passphrase-file", "-", typed=typed)
        assert (done.returncode, done.stderr) == (0, "")


def test_without_a_display_the_desktop_says_so() -> None:
    alone = started()
    assert (alone.returncode, alone.stdout) == (2, "")
    assert alone.stderr.startswith("There is no display to open a window on.")


def test_without_a_display_nothing_of_the_desktop_is_loaded() -> None:
    with pytest.raises(Refused, match="no display"):
        open_desktop({})


def test_help_loads_neither_the_store_nor_the_pages() -> None:
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from familyplan.cli import program\n"
        "said = CliRunner().invoke(program, ['--help'])\n"
        "assert said.exit_code == 0, said.output\n"
        "heavy = {'reportlab', 'jsonschema', 'sqlite_utils', 'PySide6', 'familyplan.session'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["families", "s.fpstore"], "There is no standard input to read the passphrase from."),
        (["families", ""], "Say which store is meant: the name of its folder."),
        pytest.param(
            ["families", "s", "--passphrase-file", "-"],
            "There is no standard input to read",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            ["new", "", "--passphrase-file", "-"],
            "Say which store is meant",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_without_standard_input_or_a_name_it_says_what_is_missing(
    tmp_path: Path, words: list[str], sentence: str
) -> None:
    code = "import os; os.close(0); from familyplan.cli import main; "
    told = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.stdin = None; {code}main()", *words],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith(sentence)


@pytest.mark.parametrize(
    ("raised", "sentence"),
    [
        ("ValueError('Sadia Khan')", "Something went wrong that nobody foresaw (ValueError, "),
        ("OSError(28, 'Sadia Khan')", "This could not be written out: there is no room"),
    ],
)
def test_what_nobody_foresaw_is_told_without_anybodys_name(
    tmp_path: Path, raised: str, sentence: str
) -> None:
    code = (
        "from familyplan.cli import families_, main\n"
        "def broken(*_args, **_kwargs):\n"
        f"    raise {raised}\n"
        "families_.command.callback = broken\n"
        "main()"
    )
    home = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", code, "families", "s"], env=os.environ | home,
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 2
    assert told.stderr.startswith(sentence)
    assert "Sadia" not in told.stderr
