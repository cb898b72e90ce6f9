"""The commands that make, list, check and restore backups."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import flip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]


@pytest.fixture
def backed_up(run: Run, store: Path) -> Path:
    """Give a store of two families with a backup of one."""
    today = ("--today", "2026-12-07")
    assert run("sample", store, "--families", 1, *today).exit_code == 0
    made = run("backup", "make", store)
    assert (made.exit_code, made.stdout.count("was made and checked: 1 family")) == (0, 1)
    assert "There is no second place for backups yet." in made.stdout
    assert run("sample", store, "--families", 1, "--seed", 99, *today).exit_code == 0
    return store


def listed(run: Run, store: Path) -> list[dict[str, object]]:
    """Give what `backup list --json` says."""
    told = run("backup", "list", store, "--json", secretly=False)
    assert told.exit_code == 0
    found: list[dict[str, object]] = json.loads(told.stdout)
    return found


def test_backups_are_listed_without_a_passphrase(run: Run, backed_up: Path) -> None:
    (one,) = listed(run, backed_up)
    assert (one["families"], one["why"], one["checked"]) == (1, "asked", "replay")
    told = run("backup", "list", backed_up, secretly=False).stdout.splitlines()
    assert told[0].split() == ["Backup", "Made", "Why", "Families", "MB"]
    assert "asked for" in told[1]


def test_a_store_without_backups_says_so(run: Run, store: Path) -> None:
    assert run("backup", "list", store, secretly=False).output == "There are no backups here.\n"
    assert run("backup", "check", store).exit_code == 2
    assert run("restore", store).exit_code == 2


@pytest.mark.parametrize("how", [(), ("--rehearse",)])
def test_check_says_whether_a_backup_is_whole(
    run: Run, backed_up: Path, how: tuple[str, ...]
) -> None:
    (one,) = listed(run, backed_up)
    whole = run("backup", "check", backed_up, one["name"], *how)
    assert (whole.exit_code, "whole" in whole.stdout) == (0, True)
    flip(backed_up / "backups" / str(one["name"]) / "store.db", 8 * 9000)
    assert run("backup", "check", backed_up, *how).exit_code == 1
    assert run("backup", "check", backed_up, "20200101T000000Z-0000").exit_code == 2


def test_restore_looks_first_and_keeps_what_was_there(run: Run, backed_up: Path) -> None:
    looked = run("restore", backed_up, "--look")
    assert (looked.exit_code, ": 1 family" in looked.stdout) == (0, True)
    assert len(json.loads(run("families", backed_up, "--json").stdout)) == 2

    done = run("restore", backed_up)

    assert (done.exit_code, "is kept as" in done.stdout) == (0, True)
    assert len(json.loads(run("families", backed_up, "--json").stdout)) == 1
    (kept,) = backed_up.parent.glob("* kept *")
    assert len(json.loads(run("families", kept, "--json").stdout)) == 2


def test_restore_from_another_place_needs_no_store(
    run: Run, backed_up: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new" / "Here.fpstore"
    new.parent.mkdir()
    done = run("restore", new, "--place", backed_up / "backups")
    assert (done.exit_code, "is kept as" in done.stdout) == (0, False)
    assert len(json.loads(run("families", new, "--json").stdout)) == 1


def test_before_an_import_there_is_a_backup(run: Run, backed_up: Path, tmp_path: Path) -> None:
    file = tmp_path / "families.json"
    exported = run("export", backed_up)
    assert exported.exit_code == 0
    file.write_text(exported.stdout, encoding="utf-8")
    new = tmp_path / "New"
    assert run("new", new).exit_code == 0

    brought = run("import", new, file)

    assert brought.exit_code == 0
    assert [(one["why"], one["families"]) for one in listed(run, new)] == [("before import", 0)]
