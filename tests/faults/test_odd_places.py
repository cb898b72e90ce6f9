"""Odd clocks and odd places: the store goes on, or says in words what is in the way."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import invented
import pytest

from familyplan import actions
from familyplan.clock import LONDON, SetClock
from familyplan.errors import KnownError
from familyplan.model import Note, Person, User
from familyplan.session import Surroundings, create_store, open_store
from familyplan.vault.errors import MissingStore, NotAStore
from familyplan.vault.errors.places import NameTooLong

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session

PASSPHRASE = "seven quiet otters"
LONG = "f" * 150

# Just before the hour that comes twice in London, when the clocks go back.
BEFORE_THE_CLOCKS_GO_BACK = datetime(2026, 10, 25, 1, 59, 58, tzinfo=LONDON)


def told_when_writing(session: Session, scope: str) -> list[str]:
    """Try to add three notes; give what was said instead of keeping them."""
    told: list[str] = []
    for number in range(3):
        try:
            session.run(actions.records.add, Note(scope=scope, words=f"note {number}"))
        except KnownError as error:
            told.append(error.sentence)
    return told


@pytest.mark.parametrize(
    "then",
    [
        datetime(2025, 12, 7, tzinfo=LONDON),
        datetime(2036, 12, 7, tzinfo=LONDON),
        datetime(1970, 1, 1, tzinfo=LONDON),
        BEFORE_THE_CLOCKS_GO_BACK,
    ],
    ids=["a year back", "ten years on", "1970", "the hour that comes twice"],
)
def test_a_clock_that_jumps_leaves_order_undo_and_checks_as_they_were(
    session: Session, surroundings: Surroundings, clock: SetClock, then: datetime
) -> None:
    family = session.run(actions.families.start, "Khan-Walters")
    session.run(actions.records.add, Note(scope=family.id, words="first"))
    clock.at = then
    session.run(actions.records.add, Note(scope=family.id, words="second"))
    session.close()
    clock.at = then + timedelta(hours=1)
    again = open_store(session.vault.folder, PASSPHRASE, surroundings=surroundings)
    again.run(actions.records.add, Note(scope=family.id, words="third"))
    words = [line.words for line in again.history(family.id) if "note" in line.words]
    undone = again.undo()
    left = {note.words for note in again.store.all(Note)}
    report = again.verify()
    again.close()

    assert [word for line in words for word in ("third", "second", "first") if word in line] == [
        "third", "second", "first",
    ]  # fmt: skip
    assert "third" in undone
    assert left == {"first", "second"}
    assert report.problems == ()


@pytest.mark.parametrize(
    "name",
    ["With spaces in it", "Família Ōtautahi", "Emoji 🦦🏠", "Quote ' and \" and %41?#&", LONG],
    ids=["spaces", "accents", "emoji", "signs", "long"],
)
def test_a_store_works_under_an_odd_name(
    tmp_path: Path, surroundings: Surroundings, name: str
) -> None:
    folder = tmp_path / name / f"{name}.fpstore"
    folder.parent.mkdir()
    made = create_store(folder, PASSPHRASE, User(name="Rosa"), surroundings=surroundings)
    made.run(actions.families.start, "Khan-Walters")
    made.close()
    again = open_store(folder, PASSPHRASE, surroundings=surroundings)
    assert [line.name for line in again.store.family_lines()] == ["Khan-Walters"]
    assert again.verify().problems == ()
    again.close()


@pytest.mark.parametrize("name", ["f" * 250, "/".join(["f" * 100] * 5)], ids=["name", "path"])
def test_a_name_longer_than_the_system_takes_is_refused_in_words(
    tmp_path: Path, surroundings: Surroundings, name: str
) -> None:
    folder = tmp_path / f"{name}.fpstore"
    with pytest.raises(NameTooLong):
        create_store(folder, PASSPHRASE, User(name="Rosa"), surroundings=surroundings)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_vanishes_while_open_is_told_in_words(
    session: Session, surroundings: Surroundings
) -> None:
    family = session.run(actions.families.start, "Khan-Walters")
    folder = session.vault.folder
    away = folder.with_name("gone elsewhere")
    folder.rename(away)
    told = told_when_writing(session, family.id)
    session.close()
    assert all(told)
    assert not folder.exists()
    with pytest.raises((MissingStore, NotAStore)):
        open_store(folder, PASSPHRASE, surroundings=surroundings)
    assert not folder.exists()
    opened = open_store(away, PASSPHRASE, surroundings=surroundings)
    assert opened.verify().problems == ()
    opened.close()


def test_a_folder_removed_while_open_is_told_in_words_and_not_made_again(
    session: Session,
) -> None:
    family = session.run(actions.families.start, "Khan-Walters")
    shutil.rmtree(session.vault.folder)
    told = told_when_writing(session, family.id)
    session.close()
    assert all(told)
    assert not (session.vault.folder / "store.db").exists()


def test_a_folder_that_cannot_be_written_opens_for_reading_only(tmp_path: Path) -> None:
    place = tmp_path / "place"
    invented.make(place)
    folder = place / invented.STORE
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    # An administrator may write anywhere, so what the system would say is said by the seam.
    around = replace(invented.around(), can_write=lambda _folder: False)
    session = open_store(folder, PASSPHRASE, surroundings=around)
    assert session.vault.read_only
    assert len(session.store.all(Person)) == 6
    assert len(told_when_writing(session, session.store.family_lines()[0].family)) == 3
    session.close()
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert after == before
