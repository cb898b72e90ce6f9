"""A store with damaged pages is opened for reading only, noticed in time, and never mended."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.held import rows_held, store_shared_by_a_file
from core.vault.stores import contents
from familyplan import actions
from familyplan.model import Note
from familyplan.session import open_store
from familyplan.session.soundness import PagesDamaged
from familyplan.session.whole import check_store
from familyplan.store.errors import PagesUnreadable, StoreIsReadOnly
from familyplan.vault.errors import DamagedStore
from familyplan.vault.page_cipher import PAGE_BYTES
from familyplan.vault.soundness import DOUBT
from khan_walters import khan_walters

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.session import Session, Surroundings

PASSPHRASE = "seven quiet otters"
BANNER = (
    "Part of this store is damaged, so it can only be read and nothing in it was changed. Restore "
    "the newest good backup first. What was saved after it can be salvaged into a new store."
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """Make a closed store with a family, and say on which page each of its tables begins."""
    session = store_shared_by_a_file(tmp_path_factory.mktemp("kept"))
    khan_walters(session)
    asked = "SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0"
    roots = dict(session.store.db.execute(asked).fetchall())
    session.close()
    return session.vault.folder, roots


@pytest.fixture
def store(kept: tuple[Path, dict[str, int]], tmp_path: Path) -> Path:
    """Give a copy of that store, to be damaged."""
    return shutil.copytree(kept[0], tmp_path / "Copy.fpstore")


def spoil(store: Path, page: int) -> None:
    """Turn over one bit of a page."""
    data = bytearray((store / "store.db").read_bytes())
    data[(page - 1) * PAGE_BYTES + 1000] ^= 1
    (store / "store.db").write_bytes(data)


def crashed_copy(session: Session, folder: Path) -> Path:
    """Copy an open store in another process, as a crash at this moment would leave it."""
    subprocess.run(["cp", "-r", session.vault.folder, folder], check=True)
    return folder


def test_a_whole_store_is_written_to(store: Path, surroundings: Surroundings) -> None:
    session = open_store(store, PASSPHRASE, surroundings=surroundings)
    assert session.read_only_because == ""
    assert not session.vault.read_only
    session.close()


def test_a_crash_alone_is_no_damage(
    session: Session, tmp_path: Path, surroundings: Surroundings
) -> None:
    session.run(actions.families.start, "Khan-Walters")
    copy = crashed_copy(session, tmp_path / "Copy.fpstore")
    again = open_store(copy, PASSPHRASE, surroundings=surroundings)
    assert again.read_only_because == ""
    assert [line.name for line in again.store.family_lines()] == ["Khan-Walters"]
    again.close()
    assert not (copy / DOUBT).exists()


def test_after_a_crash_a_damaged_page_is_noticed_and_nothing_is_written(
    session: Session, tmp_path: Path, surroundings: Surroundings
) -> None:
    khan_walters(session)
    session.store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    session.run(actions.families.start, "Berry")
    root = session.store.db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'goal'")
    page = root.fetchone()[0]
    copy = crashed_copy(session, tmp_path / "Copy.fpstore")
    spoil(copy, page)
    again = open_store(copy, PASSPHRASE, surroundings=surroundings)
    assert again.read_only_because == BANNER
    assert {line.name for line in again.store.family_lines()} == {"Berry", "Khan-Walters"}
    before = contents(copy)
    with pytest.raises(StoreIsReadOnly):
        again.run(actions.families.start, "Newman")
    again.note_event("verified")
    again.close()
    after = contents(copy)
    assert {name for name in before if before[name] != after.get(name)} == {"lock.holder"}


def test_a_damaged_page_found_by_the_check_makes_the_next_opening_careful(
    kept: tuple[Path, dict[str, int]], store: Path, surroundings: Surroundings
) -> None:
    spoil(store, kept[1]["voice"])
    session = open_store(store, PASSPHRASE, surroundings=surroundings)
    # Nothing touched the page yet, and the last session ended well.
    assert session.read_only_because == ""
    assert check_store(session, lambda _done, _of: None).pages_damaged
    session.close()
    database = (store / "store.db").read_bytes()
    for _time in range(2):
        again = open_store(store, PASSPHRASE, surroundings=surroundings)
        assert again.read_only_because == BANNER
        again.close()
    assert (store / "store.db").read_bytes() == database


def test_damage_first_met_at_work_says_where_the_way_on_is(
    kept: tuple[Path, dict[str, int]], store: Path, surroundings: Surroundings
) -> None:
    spoil(store, kept[1]["note"])
    opened = open_store(store, PASSPHRASE, surroundings=surroundings)
    with pytest.raises(PagesUnreadable) as refused:
        opened.store.all(Note)
    opened.close()
    assert refused.value.sentence == (
        "Part of this store cannot be read, because its file is damaged. Nothing was changed. "
        "Check the whole store in Settings, Health; then restore a backup in Settings, Backups."
    )


def test_a_doubt_is_settled_once_every_page_is_good(
    store: Path, surroundings: Surroundings
) -> None:
    (store / DOUBT).write_bytes(b"")
    session = open_store(store, PASSPHRASE, surroundings=surroundings)
    assert session.read_only_because == ""
    session.close()
    assert not (store / DOUBT).exists()


def test_damage_in_the_way_of_opening_opens_for_reading_if_that_is_possible(
    kept: tuple[Path, dict[str, int]], store: Path, surroundings: Surroundings
) -> None:
    spoil(store, kept[1]["drafts"])
    spoil(store, kept[1]["user"])
    database = (store / "store.db").read_bytes()
    session = open_store(store, PASSPHRASE, surroundings=surroundings)
    assert session.read_only_because == BANNER
    assert [line.name for line in session.store.family_lines()] == ["Khan-Walters"]
    session.close()
    assert (store / "store.db").read_bytes() == database


def test_damage_that_leaves_nothing_to_show_is_said(
    kept: tuple[Path, dict[str, int]], store: Path, surroundings: Surroundings
) -> None:
    spoil(store, kept[1]["changesets_by_hlc"])
    database = (store / "store.db").read_bytes()
    with pytest.raises(PagesDamaged) as caught:
        open_store(store, PASSPHRASE, surroundings=surroundings)
    assert caught.value.sentence == (
        "Your key is right, but Copy is damaged where the program has to read first. No record in "
        "it was changed. Restore a backup. What was saved after it can be salvaged into a new "
        "store."
    )
    assert (store / "store.db").read_bytes() == database


def test_a_folder_that_cannot_be_written_is_another_reason(
    store: Path, surroundings: Surroundings
) -> None:
    closed = replace(surroundings, can_write=lambda _folder: False)
    session = open_store(store, PASSPHRASE, surroundings=closed)
    assert session.read_only_because == (
        "This store can only be read, because its folder cannot be written to. Copy it to a folder "
        "of your own to work in it."
    )
    session.close()


def what_is_shown(store: Path, around: Surroundings) -> object:
    """Open a store and read every record as the program would; give that, or the refusal."""
    try:
        session = open_store(store, PASSPHRASE, surroundings=around)
    except (DamagedStore, PagesDamaged):
        return "refused"
    try:
        lines = session.store.family_lines()
        for line in lines:
            session.store.family(line.family)
        return rows_held(session.store.db)
    except Exception as error:  # noqa: BLE001 - whatever the database says about damage
        return error
    finally:
        session.close()


def test_no_damaged_page_ever_shows_something_else(
    kept: tuple[Path, dict[str, int]], store: Path, surroundings: Surroundings
) -> None:
    good = (store / "store.db").read_bytes()
    right = what_is_shown(store, surroundings)
    assert isinstance(right, dict)
    for page in range(2, len(good) // PAGE_BYTES, 6):
        shutil.rmtree(store)
        shutil.copytree(kept[0], store)
        spoil(store, page)
        shown = what_is_shown(store, surroundings)
        assert shown in ("refused", right) or isinstance(shown, Exception)
