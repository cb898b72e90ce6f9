"""Half-typed text outlives a kill, and is forgotten once it has become record."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from familyplan import actions
from familyplan.errors import Refused
from familyplan.model import Note, User
from familyplan.session import Session, create_store, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Surroundings

TYPING = """
import os, pathlib, signal, sys
from familyplan.session import Surroundings, open_store
from familyplan.vault.kdf import Derivation
around = Surroundings(derivation=lambda: Derivation(19456, 1, 1, os.urandom(16)))
session = open_store(pathlib.Path(sys.argv[1]), sys.argv[2], surroundings=around)
session.store.keep_draft("note/new/words", "family-1", "He said he would")
print("kept", flush=True)
signal.pause()
"""


def test_half_typed_text_outlives_a_killed_process(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    folder = tmp_path / "Test.fpstore"
    create_store(folder, "seven quiet otters", User(name="Rosa"), surroundings=surroundings).close()

    command = [sys.executable, "-c", TYPING, str(folder), "seven quiet otters"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as typing:
        assert typing.stdout is not None
        assert typing.stdout.readline() == b"kept\n"
        typing.kill()

    session = open_store(folder, "seven quiet otters", surroundings=surroundings)
    (draft,) = session.store.drafts("note/")
    assert (draft.place, draft.scope, draft.text) == (
        "note/new/words", "family-1", "He said he would",
    )  # fmt: skip
    assert session.verify().problems == ()
    session.close()


def test_a_draft_becomes_record_and_is_forgotten_in_one_step(session: Session) -> None:
    scope = session.run(actions.families.start, "Khan").id
    session.store.keep_draft("note/new", scope, "He said he would")
    session.store.keep_draft("goal/new", scope, "Sleep")

    session.run(actions.records.add, Note(scope=scope, words="He said."), draft="note/new")

    assert [draft.place for draft in session.store.drafts()] == ["goal/new"]


def test_a_refused_action_leaves_the_draft(session: Session) -> None:
    session.store.keep_draft("family/new", "store", "  ")

    with pytest.raises(Refused):
        session.run(actions.families.start, "   ", draft="family/new")

    assert [draft.text for draft in session.store.drafts("family/")] == ["  "]


def test_typing_again_replaces_and_emptying_forgets(session: Session) -> None:
    for text in ("H", "He", "He s"):
        session.store.keep_draft("note/new", "store", text)
    assert [draft.text for draft in session.store.drafts()] == ["He s"]

    session.store.keep_draft("note/new", "store", "")
    assert session.store.drafts() == []


def test_drafts_are_no_part_of_the_history(session: Session) -> None:
    heads = session.store.log_heads()

    session.store.keep_draft("note/new", "store", "half")

    assert session.store.log_heads() == heads
