"""Salvage where rows and history have holes: what is missing is counted, and doubt is said."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from core.held import store_shared_by_a_file
from familyplan import actions
from familyplan.model import Note
from familyplan.session import open_store
from familyplan.session.salvaging import salvage
from familyplan.vault import tree_pages
from familyplan.vault.page_cipher import PAGE_BYTES, PageCipher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from familyplan.session import Session, Surroundings
    from familyplan.session.salvaging import SalvageReport

PASSPHRASE = "seven quiet otters"
CHANCE = random.Random  # repeatable, and no secret comes of it
NOTES = 200
BACK = (
    "came from the history and may have been removed before. Remove again what should not be there."
)
MORE = "More of this kind may be missing than can be counted: notes."


@dataclass
class Kept:
    """A closed store: which notes it holds, which were removed, and its pages by tree."""

    folder: Path
    around: Surroundings
    held: frozenset[str]
    removed: frozenset[str]
    pages: dict[str, list[int]]
    count: int


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Make a store with many notes, of which the first were removed after all else was done."""
    session = store_shared_by_a_file(tmp_path_factory.mktemp("kept"))
    family = session.run(actions.families.start, "Khan-Walters")
    notes = [
        session.run(actions.records.add, Note(scope=family.id, words=f"Note {number} " * 20))
        for number in range(NOTES)
    ]
    for note in notes[NOTES // 2 :: 10]:
        session.run(actions.records.edit, "note", note.id, words="Changed " * 20)
    # With these the last page of the log holds nothing but removals.
    gone = notes[: NOTES // 4]
    for note in gone:
        session.run(actions.records.remove, "note", note.id)
    asked = "SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0"
    roots = dict(session.store.db.execute(asked).fetchall())
    below = _below(session)
    session.close()
    data = (session.vault.folder / "store.db").read_bytes()
    trees = {name: [root, *below(data, root)] for name, root in roots.items()}
    ids = frozenset(note.id for note in notes)
    removed = frozenset(note.id for note in gone)
    count = len(data) // PAGE_BYTES
    return Kept(
        session.vault.folder, session.vault.surroundings, ids - removed, removed, trees, count
    )


def _below(session: Session) -> Callable[[bytes, int], list[int]]:
    cipher = PageCipher(session.vault.key, session.vault.keys.salt)

    def below(data: bytes, page: int) -> list[int]:
        plain = cipher.opened(page, data[(page - 1) * PAGE_BYTES : page * PAGE_BYTES])
        assert plain is not None
        children = tree_pages.children(plain)
        return [*children, *(one for child in children for one in below(data, child))]

    return below


def salvaged(kept: Kept, pages: Iterable[int], into: Path) -> tuple[SalvageReport, set[str]]:
    """Salvage a copy without these pages; give the report and the notes of the new store."""
    store = shutil.copytree(kept.folder, into / "Copy.fpstore")
    data = bytearray((store / "store.db").read_bytes())
    for page in pages:
        data[(page - 1) * PAGE_BYTES + 107] ^= 1
    (store / "store.db").write_bytes(data)
    report = salvage(store, PASSPHRASE, into / "New.fpstore", surroundings=kept.around)
    again = open_store(into / "New.fpstore", PASSPHRASE, surroundings=kept.around)
    notes = {note.id for note in again.store.all(Note)}
    again.close()
    assert report.problems == ()
    shutil.rmtree(store)
    shutil.rmtree(into / "New.fpstore")
    return report, notes


@pytest.mark.slow
def test_a_removed_note_does_not_come_back_unsaid(kept: Kept, tmp_path: Path) -> None:
    """Notes, their ids and the newest page of the log are gone: nothing tells of the removals."""
    rows, ids = kept.pages["note"], kept.pages["sqlite_autoindex_note_1"]
    report, notes = salvaged(kept, [*rows, *ids, kept.pages["changeset_bodies"][-1]], tmp_path)
    back = notes & kept.removed
    assert kept.held <= notes
    assert 0 < len(back) <= report.doubted
    assert f"Khan-Walters: {report.doubted} notes {BACK}" in report.sentences


@pytest.mark.slow
def test_where_the_ids_are_left_they_tell_what_was_removed(kept: Kept, tmp_path: Path) -> None:
    report, notes = salvaged(
        kept, [*kept.pages["note"], kept.pages["changeset_bodies"][-1]], tmp_path
    )
    assert notes == kept.held
    assert (report.doubted, report.lost) == (0, 0)


def test_where_the_history_is_left_it_tells_what_was_removed(kept: Kept, tmp_path: Path) -> None:
    rows, ids = kept.pages["note"], kept.pages["sqlite_autoindex_note_1"]
    report, notes = salvaged(kept, [*rows, *ids], tmp_path)
    assert notes == kept.held
    assert (report.doubted, report.lost) == (0, 0)
    assert report.sentences == (f"Khan-Walters: {len(kept.held)} notes came from the history.",)


def test_an_entry_that_can_only_have_added_raises_no_doubt(kept: Kept, tmp_path: Path) -> None:
    """What is gone of the log is an early page, whose headers say that notes were added."""
    rows, ids = kept.pages["note"], kept.pages["sqlite_autoindex_note_1"]
    report, notes = salvaged(kept, [*rows, *ids, kept.pages["changeset_bodies"][4]], tmp_path)
    assert notes < kept.held
    assert report.doubted == 0
    assert MORE in report.sentences


def assert_all_is_said(kept: Kept, seed: int, into: Path) -> None:
    """Whatever pages are gone, each note that is missing or too many is in the report."""
    pages = CHANCE(seed).sample(range(2, kept.count + 1), kept.count // 10)
    report, notes = salvaged(kept, pages, into)
    missing, back = kept.held - notes, notes - kept.held
    assert back <= kept.removed
    assert len(back) <= report.doubted
    told = " ".join(report.sentences)
    assert (BACK in told) == (report.doubted > 0)
    lost = sum(int(n) for n in re.findall(r"(\d+) notes? could not be read", told))
    assert lost == len(missing) or (lost < len(missing) and MORE in report.sentences)


@pytest.mark.parametrize("seed", [3, 4])
@pytest.mark.slow
def test_with_holes_anywhere_all_is_said(seed: int, kept: Kept, tmp_path: Path) -> None:
    assert_all_is_said(kept, seed, tmp_path)


@pytest.mark.slow
def test_with_many_holes_all_is_said(kept: Kept, tmp_path: Path) -> None:
    for seed in range(10, 30):
        assert_all_is_said(kept, seed, tmp_path)
