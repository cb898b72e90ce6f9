"""A store of an earlier release is backed up, then brought up to date whole, or left as it was."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import contents
from familyplan.model import Note
from familyplan.session import open_store
from familyplan.session.backups import kept
from familyplan.session.restoring import look_inside, restore
from familyplan.session.upgrading import NotUpgraded
from familyplan.store import migrations
from familyplan.store.errors import NewerStore
from familyplan.store.migrations import SCHEMA_VERSION, version_of
from familyplan.store.reading import Reader
from familyplan.vault.opening import open_vault

if TYPE_CHECKING:
    from familyplan.session import Surroundings
    from familyplan.store.database import Database

PASSPHRASE = "seven quiet otters"
STORES = Path(__file__).resolve().parents[2] / "data" / "stores"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a store written by the first release."""
    return shutil.copytree(STORES / "v1.fpstore", tmp_path / "Old.fpstore")


def version(folder: Path, surroundings: Surroundings) -> int:
    """Give the record version of a closed store."""
    vault = open_vault(folder, PASSPHRASE, surroundings=surroundings)
    found = version_of(Reader(vault.connection).db)
    vault.close()
    return found


def test_before_an_upgrade_there_is_a_backup_of_the_store_as_it_was(
    folder: Path, surroundings: Surroundings
) -> None:
    session = open_store(folder, PASSPHRASE, surroundings=surroundings)

    (backup,) = kept(session)
    assert (backup.why, backup.facts.schema, backup.families) == ("before upgrade", 1, 1)
    assert version_of(session.store.db) == SCHEMA_VERSION
    assert session.verify().problems == ()
    session.close()
    open_store(folder, PASSPHRASE, surroundings=surroundings).close()
    assert kept(folder) == (backup,)


def test_a_backup_of_an_earlier_release_can_be_looked_into_and_restored(
    folder: Path, surroundings: Surroundings
) -> None:
    open_store(folder, PASSPHRASE, surroundings=surroundings).close()
    (backup,) = kept(folder)

    inside = look_inside(backup, PASSPHRASE, surroundings=surroundings)
    restore(folder, backup, PASSPHRASE, surroundings=surroundings)

    assert [line.name for line in inside.families] == ["Khan-Walters"]
    session = open_store(folder, PASSPHRASE, surroundings=surroundings)
    assert version_of(session.store.db) == SCHEMA_VERSION
    session.close()


def test_a_failing_step_leaves_the_store_at_its_old_version(
    folder: Path, surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(db: Database) -> None:
        db.conn.execute("DELETE FROM note")
        raise ZeroDivisionError

    steps = (*migrations.MIGRATIONS, failing)
    with monkeypatch.context() as during:
        during.setattr(migrations, "MIGRATIONS", steps)
        during.setattr(migrations, "SCHEMA_VERSION", len(steps))
        with pytest.raises(ZeroDivisionError):
            open_store(folder, PASSPHRASE, surroundings=surroundings)

    assert version(folder, surroundings) == 1
    (backup,) = kept(folder)
    session = open_store(folder, PASSPHRASE, surroundings=surroundings)
    assert len(session.store.all(Note)) == backup.facts.counts["note"]
    assert session.verify().problems == ()
    session.close()


def test_without_a_backup_there_is_no_upgrade(folder: Path, surroundings: Surroundings) -> None:
    shutil.rmtree(folder / "backups", ignore_errors=True)
    (folder / "backups").write_bytes(b"in the way")

    with pytest.raises(NotUpgraded):
        open_store(folder, PASSPHRASE, surroundings=surroundings)

    assert version(folder, surroundings) == 1


def test_a_newer_store_is_refused_with_the_version_it_needs(
    folder: Path, surroundings: Surroundings
) -> None:
    session = open_store(folder, PASSPHRASE, surroundings=surroundings)
    session.store.set_meta(program="9.4.0")
    session.store.db.conn.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    session.close()
    before = contents(folder)

    with pytest.raises(NewerStore) as refused:
        open_store(folder, PASSPHRASE, surroundings=surroundings)

    assert refused.value.needed == "9.4.0"
    assert refused.value.sentence.endswith("Install Family Plan 9.4.0 or later to open it.")
    after = contents(folder)
    assert after == before
