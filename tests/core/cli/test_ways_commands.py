"""Ways into a store from the command line: listed, added, taken away, and a new data key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from familyplan.model import User
from familyplan.session import OrganisationKey, backups, open_store
from familyplan.session.keys import add_person, confirm_sheet, new_sheet, ways_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from familyplan.session import Session, Surroundings

    Run = Callable[..., Result]

PASSPHRASE = "seven quiet otters"
SECOND = "kettle on at four"


@pytest.fixture
def ben(session: Session) -> str:
    """Let Ben in and make a backup; gives the id of his way."""
    add_person(session, User(name="Ben Okafor"), SECOND)
    backups.make(session)
    return ways_in(session)[1].slot_id


def test_ways_are_listed_with_whose_kind_and_times(run: Run, ben: str, store: Path) -> None:
    told = run("ways", store).stdout.splitlines()
    assert [line.split() for line in told[1:]] == [
        ["*", told[1].split()[1], "Rosa", "Menendez", "passphrase", "7", "December", "2026",
         "7", "December", "2026"],
        [ben[:8], "Ben", "Okafor", "passphrase", "7", "December", "2026", "not", "used", "yet"],
    ]  # fmt: skip
    found = json.loads(run("ways", store, "--json").stdout)
    assert [(way["who"], way["opened_now"], way["counts"]) for way in found] == [
        ("Rosa Menendez", True, True),
        ("Ben Okafor", False, True),
    ]
    assert found[1]["id"] == ben


def test_a_person_is_added_with_a_passphrase_from_a_file(
    run: Run, store: Path, tmp_path: Path, surroundings: Surroundings
) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_text(SECOND, encoding="utf-8")
    done = run("add-person", store, "--name", "Ben", "--new-passphrase-file", theirs)
    assert done.stdout == "Ben can open this store now, with their own passphrase.\n"
    open_store(store, SECOND, surroundings=surroundings).close()


def test_both_secrets_may_come_from_one_standard_input(
    run: Run, store: Path, surroundings: Surroundings
) -> None:
    done = run("add-person", store, "--name", "Ben", "--passphrase-file", "-",
               "--new-passphrase-file", "-", typed=f"{PASSPHRASE}\n{SECOND}\n",
               secretly=False)  # fmt: skip
    assert done.exit_code == 0
    open_store(store, SECOND, surroundings=surroundings).close()


def test_every_prompt_says_which_secret_is_meant(run: Run, store: Path) -> None:
    typed = f"{PASSPHRASE}\n{SECOND}\n{SECOND}\n"
    done = run("add-person", store, "--name", "Ben", typed=typed, secretly=False)
    assert done.exit_code == 0
    assert "Passphrase of Test: " in done.stderr
    assert "New passphrase of Ben: " in done.stderr


def test_a_weak_passphrase_and_a_missing_name_are_refused(
    run: Run, store: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_text("passwordpassword", encoding="utf-8")
    refused = run("add-person", store, "--name", "Ben", "--new-passphrase-file", theirs)
    assert refused.exit_code == 2
    assert refused.stderr.startswith("This passphrase is too easy to guess")
    refused = run("add-person", store, "--name", " ", "--new-passphrase-file", theirs)
    assert refused.stderr.startswith("A name is needed")


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_code(
    run: Run, session: Session, store: Path, tmp_path: Path, surroundings: Surroundings
) -> None:
    again = open_store(store, PASSPHRASE, surroundings=surroundings)
    sheet = new_sheet(again)
    confirm_sheet(again, sheet, {n: sheet.groups[n - 1] for n in sheet.asked})
    again.close()
    code, theirs = tmp_path / "code", tmp_path / "theirs"
    code.write_text(sheet.code, encoding="utf-8")
    theirs.write_text(SECOND, encoding="utf-8")
    done = run("add-person", store, "--name", "Rosa", "--recovery", "--passphrase-file", code,
               "--new-passphrase-file", theirs, secretly=False)  # fmt: skip
    assert done.exit_code == 0
    open_store(session.vault.folder, SECOND, surroundings=surroundings).close()
    asked = run("ways", store, "--recovery", typed=f"{sheet.code}\n", secretly=False)
    assert "Recovery code: " in asked.stderr
    assert "*" in asked.stdout.splitlines()[2]


def test_a_way_is_taken_away_after_a_question_and_its_backups_named(
    run: Run, ben: str, store: Path
) -> None:
    kept = run("remove-way", store, ben[:6], typed="n\n")
    assert (kept.exit_code, len(json.loads(run("ways", store, "--json").stdout))) == (2, 2)
    assert "Take away the way in of Ben Okafor (passphrase)?" in kept.stderr
    done = run("remove-way", store, ben[:6], typed="y\n")
    lines = done.stdout.splitlines()
    assert lines[:2] == [
        "The way in of Ben Okafor (passphrase) is gone.",
        "1 backup still opens that way:",
    ]
    assert str(store / "backups") in lines[2]
    assert lines[3].startswith("Older copies of the keys file still open")
    assert len(json.loads(run("ways", store, "--json").stdout)) == 1


@pytest.mark.parametrize("wanted", ["", "abc", "no-such-way"])
def test_a_way_nobody_has_is_not_taken_away(run: Run, store: Path, wanted: str) -> None:
    refused = run("remove-way", store, wanted, "--yes")
    assert refused.exit_code == 2
    assert f"No way into this store has the id “{wanted}”." in refused.stderr


def test_the_way_in_use_is_kept(run: Run, store: Path) -> None:
    mine = json.loads(run("ways", store, "--json").stdout)[0]["id"]
    refused = run("remove-way", store, mine, "--yes")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("This way in was kept, because you opened the store with it.")


def test_a_new_data_key_is_given_step_by_step_after_a_backup(
    run: Run, store: Path, surroundings: Surroundings
) -> None:
    assert run("new-data-key", store, typed="n\n").exit_code == 2
    done = run("new-data-key", store, "--yes")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "Making a backup first",
        "Copying the store",
        "Writing every page of the copy again",
        "Checking every page of the copy",
        "Putting the copy in the store's place",
        "Making every way in forget the old key",
        "Done",
    ]
    assert done.stdout.startswith("Test has a new data key. Everybody opens it as before.\nMake a")
    again = open_store(store, PASSPHRASE, surroundings=surroundings)
    assert (again.vault.generation, backups.kept(again)[0].why) == (2, "before new key")
    again.close()


def test_a_partnerships_key_is_made_and_let_in_once_compared(
    run: Run, store: Path, tmp_path: Path, surroundings: Surroundings
) -> None:
    private, public = tmp_path / "a.fpprivate", tmp_path / "a.fppublic"
    made = run("organisation-key", "make", private, public, "--name", "North")
    shown = made.stdout.splitlines()[1].removeprefix("Fingerprint: ")
    refused = run("organisation-key", "add", store, public, "--fingerprint", "AAAA")
    assert (refused.exit_code, "another one" in refused.stderr) == (2, True)
    assert run("organisation-key", "add", store, public, typed="n\n").exit_code == 2
    done = run("organisation-key", "add", store, public, "--fingerprint", shown.lower())
    assert done.stdout == "The recovery key of North opens this store now.\n"
    secret = OrganisationKey(private.read_bytes(), PASSPHRASE)
    open_store(store, secret, surroundings=surroundings).close()
    again = run("organisation-key", "make", private, tmp_path / "b", "--name", "North")
    assert again.exit_code == 2
    assert again.stderr.startswith("The file a.fpprivate could not be written")


def test_a_file_that_is_no_key_is_refused(run: Run, store: Path, tmp_path: Path) -> None:
    refused = run("organisation-key", "add", store, tmp_path / "nothing")
    assert refused.stderr == "The key “nothing” cannot be read.\n"
    (tmp_path / "other").write_bytes(b"{}")
    refused = run("organisation-key", "add", store, tmp_path / "other")
    assert refused.stderr.startswith("This is not a key file of an organisation")
