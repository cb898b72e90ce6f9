"""Salvage gets out of a damaged store all that is there, invents nothing, and says what is gone."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from core.held import rows_held, store_shared_by_a_file
from core.vault.stores import contents
from familyplan import actions
from familyplan.model import Family, Goal
from familyplan.session import open_store, papers
from familyplan.session.salvaging import NothingToSalvage, salvage
from familyplan.store.database import one
from familyplan.vault import tree_pages
from familyplan.vault.errors import NotAStore, ShortPassphrase, StoreExists, WrongPassphrase
from familyplan.vault.first_page import children
from familyplan.vault.page_cipher import PAGE_BYTES, PageCipher
from khan_walters import khan_walters

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from familyplan.session import Session
    from familyplan.session.salvaging import SalvageReport
    from familyplan.vault.surroundings import Surroundings

PASSPHRASE = "seven quiet otters"
Held = dict[str, list[tuple[Any, ...]]]
BROKEN = "the history could not be followed, so it begins anew."


@dataclass
class Whole:
    """A closed store, what was in it, where its tables begin, and the pages of schema and log."""

    folder: Path
    around: Surroundings
    rows: Held
    roots: dict[str, int]
    schema: tuple[int, ...]
    log: tuple[int, ...]
    history: int

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return (self.folder / "store.db").stat().st_size // PAGE_BYTES


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Make a store with one family, a goal that was taken away again, a draft and two papers."""
    session = store_shared_by_a_file(tmp_path_factory.mktemp("whole"))
    kept = khan_walters(session)
    gone = session.run(actions.plan.add_goal, Goal(scope=kept.family.id, words="A mistake"))
    session.run(actions.records.remove, "goal", gone.id)
    session.store.keep_draft("note/1", kept.family.id, "Half a sentence")
    for text in (b"Dear Ms Khan,", b"Dear Mr Walters,"):
        papers.keep(session, kept.family.id, text)
    # Closing would make the statistics too; made now, their page is known.
    session.store.db.execute("ANALYZE")
    asked = "SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0"
    roots = dict(session.store.db.execute(asked).fetchall())
    cipher = PageCipher(session.vault.key, session.vault.keys.salt)
    rows, history = rows_held(session.store.db), len(session.history())
    session.close()
    data = (session.vault.folder / "store.db").read_bytes()

    def plain(page: int) -> bytes:
        opened = cipher.opened(page, data[(page - 1) * PAGE_BYTES : page * PAGE_BYTES])
        assert opened is not None
        return opened

    log = [roots[name] for name in ("changesets", "changeset_bodies")]
    below = tuple(page for root in log for page in tree_pages.children(plain(root)))
    around = session.vault.surroundings
    schema = children(plain(1))
    return Whole(session.vault.folder, around, rows, roots, schema, (*log, *below), history)


@pytest.fixture
def store(whole: Whole, tmp_path: Path) -> Path:
    """Give a copy of the whole store, to be damaged."""
    return shutil.copytree(whole.folder, tmp_path / "Copy.fpstore")


def spoil(store: Path, pages: Iterable[int], *, zeros: bool = False) -> None:
    """Turn over one bit of each of these pages, or leave nothing but zeros of them."""
    data = bytearray((store / "store.db").read_bytes())
    for page in pages:
        at = (page - 1) * PAGE_BYTES
        data[at + 1000] ^= 1
        if zeros:
            data[at : at + PAGE_BYTES] = bytes(PAGE_BYTES)
    (store / "store.db").write_bytes(data)


def salvaged(store: Path, whole: Whole) -> tuple[SalvageReport, Held, int]:
    """Salvage a copy, see that it was left alone and the new store is whole; give what is in it."""
    into = store.with_name("New.fpstore")
    before = contents(store)
    report = salvage(store, PASSPHRASE, into, surroundings=whole.around)
    assert contents(store) == before
    assert sorted(path.name for path in store.parent.iterdir()) == [store.name, into.name]
    session = open_store(into, PASSPHRASE, surroundings=whole.around)
    rows, history = rows_held(session.store.db), len(session.history())
    assert report.problems == ()
    assert session.verify().problems == ()
    assert report.rows == sum(map(len, rows.values()))
    session.close()
    shutil.rmtree(into)
    return report, rows, history


def assert_nothing_invented(rows: Held, whole: Whole) -> None:
    for kind, held in rows.items():
        assert {row[:2] for row in held} <= {row[:2] for row in whole.rows[kind]}


def test_a_whole_store_comes_over_entirely(store: Path, whole: Whole) -> None:
    report, rows, history = salvaged(store, whole)
    assert rows == whole.rows
    assert (report.sentences, report.damaged_pages, report.rebuilt, report.lost) == ((), 0, 0, 0)
    # The history is kept; salvaging and opening the new store add an entry each.
    assert history == whole.history + 2
    assert (report.papers, report.papers_lost) == (2, 0)


def assert_any_one_page_can_go(store: Path, whole: Whole, pages: Iterable[int]) -> None:
    good = (store / "store.db").read_bytes()
    for page in pages:
        spoil(store, [page], zeros=page % 2 == 0)
        report, rows, _history = salvaged(store, whole)
        assert rows == whole.rows
        assert report.damaged_pages == 1
        (store / "store.db").write_bytes(good)


def test_one_damaged_page_costs_no_record(store: Path, whole: Whole) -> None:
    """Its rows are in the history, and a page of the history leaves the rows alone."""
    named = [whole.roots[name] for name in ("goal", "changesets")]
    assert_any_one_page_can_go(store, whole, [1, *named, whole.schema[-1]])


def test_a_log_whose_upper_pages_are_gone_is_put_together_from_the_lower(
    store: Path, whole: Whole
) -> None:
    spoil(store, [whole.roots[name] for name in ("goal", "changesets", "changeset_bodies")])
    report, rows, history = salvaged(store, whole)
    assert rows == whole.rows
    assert history == whole.history + 2
    assert report.sentences == ("Khan-Walters: 3 goals came from the history.",)


def test_tables_that_no_list_names_are_known_by_their_pages(store: Path, whole: Whole) -> None:
    """Only one page of the list of tables is left; which one does not matter."""
    good = (store / "store.db").read_bytes()
    for kept in (whole.schema[0], whole.schema[-1]):
        spoil(store, [page for page in (1, *whole.schema) if page != kept])
        report, rows, _history = salvaged(store, whole)
        assert rows == whole.rows
        assert (report.rebuilt, report.lost) == (0, 0)
        (store / "store.db").write_bytes(good)


@pytest.mark.slow
def test_no_damaged_page_costs_a_record(store: Path, whole: Whole) -> None:
    assert_any_one_page_can_go(store, whole, range(1, whole.pages + 1))


def test_damage_to_what_is_made_from_the_records_is_made_good(store: Path, whole: Whole) -> None:
    made = ("search_data", "search_idx", "search_rows", "family_lines", "sqlite_stat1")
    spoil(store, [whole.roots[name] for name in made])
    report, rows, _history = salvaged(store, whole)
    assert rows == whole.rows
    assert report.sentences == ()
    assert report.damaged_pages == len(made)


@pytest.mark.slow
def test_rows_lost_in_both_places_are_counted_and_said(store: Path, whole: Whole) -> None:
    spoil(store, [whole.roots["goal"], *whole.log])
    report, rows, _history = salvaged(store, whole)
    assert rows == {**whole.rows, "goal": []}
    assert report.lost == len(whole.rows["goal"])
    assert report.sentences[0] == "Khan-Walters: 3 goals could not be read."
    assert f"Khan-Walters: {BROKEN}" in report.sentences


def test_what_was_taken_away_does_not_come_back(store: Path, whole: Whole) -> None:
    """The log tells of a goal that was removed, and the page with the goals is gone."""
    spoil(store, [whole.roots["goal"]])
    report, rows, _history = salvaged(store, whole)
    assert rows["goal"] == whole.rows["goal"]
    assert report.sentences == ("Khan-Walters: 3 goals came from the history.",)


@pytest.mark.parametrize(
    "half",
    [
        "second",
        pytest.param("first", marks=pytest.mark.slow),
        pytest.param("every other page", marks=pytest.mark.slow),
    ],
)
@pytest.mark.slow
def test_half_the_file_gone_gives_the_other_half(half: str, store: Path, whole: Whole) -> None:
    middle = whole.pages // 2
    pages = {
        "first": range(2, middle),
        "second": range(middle, whole.pages + 1),
        "every other page": range(1, whole.pages + 1, 2),
    }[half]
    spoil(store, pages, zeros=True)
    report, rows, _history = salvaged(store, whole)
    assert_nothing_invented(rows, whole)
    assert report.rows > 0
    assert report.sentences != ()


def test_a_store_cut_short_gives_what_comes_before_the_cut(store: Path, whole: Whole) -> None:
    path = store / "store.db"
    path.write_bytes(path.read_bytes()[: 60 * PAGE_BYTES + 100])
    report, rows, _history = salvaged(store, whole)
    assert_nothing_invented(rows, whole)
    assert rows["goal"] == whole.rows["goal"]
    assert report.pages == whole.pages


def test_a_first_page_without_its_salt_is_made_again(store: Path, whole: Whole) -> None:
    path = store / "store.db"
    path.write_bytes(os.urandom(PAGE_BYTES) + path.read_bytes()[PAGE_BYTES:])
    report, rows, _history = salvaged(store, whole)
    assert rows == whole.rows
    assert report.sentences == ()


def test_changes_a_crash_left_in_the_log_come_too(
    session: Session, tmp_path: Path, surroundings: Surroundings
) -> None:
    family = session.run(actions.families.start, "Khan-Walters")
    copy = tmp_path / "Copy.fpstore"
    # In another process: reading the file here would drop SQLite's locks on it.
    subprocess.run(["cp", "-r", session.vault.folder, copy], check=True)
    assert (copy / "store.db-wal").stat().st_size > 0
    into = tmp_path / "New.fpstore"
    assert salvage(copy, PASSPHRASE, into, surroundings=surroundings).sentences == ()
    again = open_store(into, PASSPHRASE, surroundings=surroundings)
    assert again.store.all(Family) == (family,)
    again.close()


def test_drafts_and_papers_come_too(store: Path, whole: Whole, tmp_path: Path) -> None:
    names = sorted(path.name for path in (store / "papers").iterdir())
    (store / "papers" / names[0]).write_bytes(b"noise")
    into = tmp_path / "New.fpstore"
    report = salvage(store, PASSPHRASE, into, surroundings=whole.around)
    assert report.sentences == ("1 paper could not be read.",)
    assert (report.papers, report.papers_lost) == (1, 1)
    session = open_store(into, PASSPHRASE, surroundings=whole.around)
    assert papers.read(session, names[1]).startswith(b"Dear M")
    assert [draft.text for draft in session.store.drafts()] == ["Half a sentence"]
    assert one(session.store.db, "SELECT count(*) FROM paper_keys") == 1
    session.close()


def test_nothing_is_made_where_salvage_cannot_begin(
    store: Path, whole: Whole, tmp_path: Path
) -> None:
    into = tmp_path / "New.fpstore"
    with pytest.raises(WrongPassphrase):
        salvage(store, "some other words", into, surroundings=whole.around)
    with pytest.raises(ShortPassphrase):
        salvage(store, PASSPHRASE, into, surroundings=whole.around, passphrase="short")
    with pytest.raises(StoreExists):
        salvage(store, PASSPHRASE, store, surroundings=whole.around)
    spoil(store, [1, *whole.schema])
    with pytest.raises(NothingToSalvage) as caught:
        salvage(store, PASSPHRASE, into, surroundings=whole.around)
    assert caught.value.sentence == (
        "Nothing could be read from Copy: too much of its main file is damaged. The folder was "
        "left as it is, and no new store was made. Restore a backup."
    )
    spoil(store, range(1, whole.pages + 1), zeros=True)
    with pytest.raises(NotAStore):
        salvage(store, PASSPHRASE, into, surroundings=whole.around)
    assert [path.name for path in tmp_path.iterdir()] == [store.name]


def test_a_salvage_that_is_stopped_leaves_nothing(
    store: Path, whole: Whole, tmp_path: Path
) -> None:
    class Stopped(Exception):
        pass

    left = [200]

    def stop(_done: int, _of: int) -> None:
        left[0] -= 1
        if not left[0]:
            raise Stopped

    with pytest.raises(Stopped):
        salvage(
            store, PASSPHRASE, tmp_path / "New.fpstore", surroundings=whole.around, progress=stop
        )
    assert [path.name for path in tmp_path.iterdir()] == [store.name]
