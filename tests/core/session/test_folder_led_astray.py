"""Whoever can write beside a store or in its folder cannot make opening it harm other files."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import contents
from familyplan.errors import KnownError
from familyplan.session import open_store
from familyplan.vault.errors.places import FileRefused

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session, Surroundings

PASSPHRASE = "seven quiet otters"


@pytest.fixture
def store(session: Session) -> Path:
    """Close the store, and put files of somebody's own beside it."""
    session.close()
    folder = session.vault.folder
    for name in ("Photos", "Other.fpstore"):
        (folder.with_name(name) / "backups").mkdir(parents=True)
        (folder.with_name(name) / "backups" / "mine").write_text("Mine.", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        ("..", ""),
        (".", ""),
        ("", ""),
        ("Photos", ""),
        ("Test.fpstore", ""),
        ("Test.fpstore.restoring-../Photos", ""),
        ("Test.fpstore.restoring-12ab", ".."),
        ("Test.fpstore.restoring-12ab", "Photos"),
        ("Test.fpstore.restoring-12ab", "Other.fpstore"),
    ],
)
def test_a_note_of_a_restore_that_we_did_not_write_moves_and_removes_nothing(
    store: Path, surroundings: Surroundings, part: str, kept: str
) -> None:
    note = store.with_name(".Test.fpstore.swap")
    note.write_text(json.dumps({"part": part, "kept": kept}), encoding="utf-8")
    beside = {name: contents(store.with_name(name)) for name in ("Photos", "Other.fpstore")}

    open_store(store, PASSPHRASE, surroundings=surroundings).close()

    assert {name: contents(store.with_name(name)) for name in beside} == beside


def test_a_link_in_place_of_what_a_restore_built_is_not_followed(
    store: Path, surroundings: Surroundings
) -> None:
    built = store.with_name("Test.fpstore.restoring-12ab")
    built.symlink_to(store.with_name("Photos"))
    note = store.with_name(".Test.fpstore.swap")
    note.write_text(json.dumps({"part": built.name, "kept": ""}), encoding="utf-8")

    open_store(store, PASSPHRASE, surroundings=surroundings).close()

    assert (store.with_name("Photos") / "backups" / "mine").exists()


@pytest.mark.parametrize(
    "name", ["lock", "lock.holder", "failed", "ballast", "keys.tmp", "keys.prev.tmp", "check.next"]
)
def test_a_link_among_a_stores_files_leads_no_writing_elsewhere(
    store: Path, surroundings: Surroundings, name: str
) -> None:
    mine = store.with_name("thesis.odt")
    mine.write_text("Mine.", encoding="utf-8")
    (store / name).unlink(missing_ok=True)
    (store / name).symlink_to(mine)

    for secret in ("quite another phrase", PASSPHRASE):
        with suppress(KnownError):
            open_store(store, secret, surroundings=surroundings).close()

    assert mine.read_text(encoding="utf-8") == "Mine."


def test_a_folder_in_place_of_the_lock_is_told_in_words(
    store: Path, surroundings: Surroundings
) -> None:
    (store / "lock").unlink()
    (store / "lock").mkdir()

    with pytest.raises(FileRefused):
        open_store(store, PASSPHRASE, surroundings=surroundings)
