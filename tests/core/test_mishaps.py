"""Errors nobody expected: told in a sentence, noted for a report, and nothing of anybody's kept."""

from __future__ import annotations

import json
import logging
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.utils import ImageReader
from sqlcipher3 import dbapi2

from familyplan.errors import KnownError
from familyplan.mishaps import (
    forget,
    hear,
    note,
    noted,
    problem_report,
    seen,
    sentence_for,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "Sadia Khan-Walters"
WORDS = "She said Dad hit her on Tuesday"
MARKERS = ("Sadia", "Walters", "Tuesday", "Dad", "/home/", "rosa.menendez", "999 001")
AT = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)


def _a_value() -> None:
    words = WORDS
    raise ValueError(f"{words} for {NAME}")


def _a_key() -> None:
    nobody: dict[str, str] = {}
    nobody[NAME]


def _encoding() -> None:
    f"{WORDS}\ud800".encode()


def _a_path() -> None:
    Path(f"/home/rosa.menendez/{NAME}.pdf").read_bytes()


def _a_library_that_quotes() -> None:
    ImageReader(f"/home/rosa.menendez/{NAME}.png")


def _a_database() -> None:
    connection = dbapi2.connect(":memory:")
    connection.execute("CREATE TABLE t (name TEXT UNIQUE)")
    connection.execute("SELECT 'Tuesday' FROM Sadia")


def _code_made_from_text() -> None:
    exec(  # noqa: S102 - a library may make code from text
        compile("raise RuntimeError(said)", f"/home/rosa.menendez/{NAME}", "exec"),
        {"__name__": NAME, "said": WORDS},
    )


def _one_behind_another() -> None:
    try:
        _a_key()
    except KeyError as error:
        raise RuntimeError(WORDS) from error


BREAKING = (
    _a_value,
    _a_key,
    _encoding,
    _a_path,
    _a_library_that_quotes,
    _a_database,
    _code_made_from_text,
    _one_behind_another,
)


def caught(breaking: Callable[[], None]) -> Exception:
    with pytest.raises(Exception) as found:  # noqa: PT011 - each breaks in its own way
        breaking()
    return found.value


@pytest.mark.parametrize("breaking", BREAKING)
def test_nothing_anybody_wrote_is_kept_or_shown(
    tmp_path: Path, breaking: Callable[[], None], capfd: pytest.CaptureFixture[str]
) -> None:
    problem = caught(breaking)
    sentence = told(problem, folder=tmp_path)
    kept = (tmp_path / "problems.jsonl").read_text(encoding="utf-8")
    everything = kept + sentence + problem_report(tmp_path) + "".join(capfd.readouterr())
    assert [each for each in MARKERS if each in everything] == []
    assert any(each in f"{problem} {problem.args}" for each in MARKERS)
    assert len(noted(tmp_path)) == 1


def test_the_kind_the_code_the_lines_and_the_causes_are_kept() -> None:
    found = seen(caught(_one_behind_another), AT)
    assert (found.at, found.kind, found.causes) == (
        "2026-11-21T22:30:00Z",
        "RuntimeError",
        ("KeyError",),
    )
    assert found.steps[-1].endswith(f"{__name__}:{_line_of('raise RuntimeError(WORDS) from')}")
    assert seen(caught(_a_path)).code == "ENOENT"
    assert seen(caught(_a_database)).code == "SQLITE_ERROR"
    assert seen(caught(_a_library_that_quotes)).steps[-1].startswith("reportlab.lib.utils:")
    assert seen(caught(_code_made_from_text)).steps[-1] == "elsewhere"


def _line_of(text: str) -> int:
    lines = Path(__file__).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.strip().startswith(text))


def test_what_we_understand_is_told_and_not_noted(tmp_path: Path) -> None:
    assert told(KnownError("The disk is full."), folder=tmp_path) == "The disk is full."
    assert noted(tmp_path) == ()
    assert "No problem has been noted." in problem_report(tmp_path)


def test_only_the_newest_fifty_are_kept_for_this_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    for minute in range(60):
        note(caught(_a_value), folder=folder, at=AT.replace(minute=minute))
    assert [each.at[14:16] for each in noted(folder)] == [f"{n:02}" for n in range(10, 60)]
    assert stat.S_IMODE((folder / "problems.jsonl").stat().st_mode) == 0o600
    assert [each.name for each in folder.iterdir()] == ["problems.jsonl"]
    forget(folder)
    assert noted(folder) == ()


def test_a_line_somebody_put_there_is_not_shown(tmp_path: Path) -> None:
    note(caught(_a_value), folder=tmp_path)
    good = json.loads((tmp_path / "problems.jsonl").read_text(encoding="utf-8"))
    odd = [{**good, "kind": NAME}, {**good, "steps": [WORDS]}, {**good, "at": 5}, [], {"at": NAME}]
    lines = [json.dumps(each) for each in odd] + ["not JSON", "[" * 100_000]
    (tmp_path / "problems.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert noted(tmp_path) == ()


def test_where_nothing_can_be_written_the_person_is_still_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    problem = caught(_a_value)
    assert told(problem, folder=tmp_path / "file" / "state") == sentence_for(problem)


def test_an_error_nobody_caught_is_shown_and_kept_without_its_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    shown: list[str] = []
    kept: list[BaseException] = []
    hear(shown.append, keep=kept.append)
    problem = caught(_a_value)
    sys.excepthook(type(problem), problem, problem.__traceback__)
    sys.excepthook(KnownError, KnownError("The disk is full."), None)
    assert shown == [sentence_for(problem), "The disk is full."]
    assert kept == [problem]
    assert "Tuesday" not in capsys.readouterr().err


LOUD = f"""
import gc, logging, sys, threading, warnings
from familyplan.mishaps import keep_quiet
keep_quiet()
logging.getLogger("reportlab").error("could not set %s", {WORDS!r})
logging.getLogger().critical("%d", {WORDS!r})
warnings.warn({WORDS!r})
def broken():
    raise ValueError({WORDS!r})
thread = threading.Thread(target=broken)
thread.start()
thread.join()
class Dying:
    def __del__(self):
        raise ValueError({WORDS!r})
Dying()
gc.collect()
"""


def test_no_library_no_thread_and_no_destructor_writes_words(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", LOUD], env=os.environ | home, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert [each.name for each in files] == ["problems.jsonl"]
    assert "Tuesday" not in files[0].read_text(encoding="utf-8")
    assert len(noted(files[0].parent)) == 2


def test_without_the_set_up_the_same_program_does_write_words(tmp_path: Path) -> None:
    lines = [line for line in LOUD.splitlines() if "keep_quiet" not in line]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.stderr.count(WORDS.encode()) >= 4


def test_logging_is_as_it_was_for_the_other_tests() -> None:
    assert logging.root.manager.disable == logging.NOTSET
