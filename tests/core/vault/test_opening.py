"""A store opens with its passphrase, for one window at a time, set up as it must be."""

from __future__ import annotations

import os
import socket
import stat
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE, contents, python
from familyplan.cipher import OperationalError
from familyplan.vault import database
from familyplan.vault.creating import create
from familyplan.vault.errors import (
    ReadOnlyFolder,
    StoreInUse,
    UnfitProgram,
    WrongPassphrase,
)
from familyplan.vault.opening import OpenVault, Surroundings, open_vault

if TYPE_CHECKING:
    from pathlib import Path


def value(vault: OpenVault, question: str) -> object:
    """Give the one value a query answers with."""
    return vault.connection.execute(question).fetchone()[0]


def test_what_was_written_is_there_when_the_store_is_opened_again(
    store: Path, around: Surroundings
) -> None:
    vault = open_vault(store, PASSPHRASE, surroundings=around)
    assert value(vault, "SELECT count(*) FROM rows") == 200
    assert (vault.user_id, vault.generation, vault.read_only) == ("user-1", 1, False)
    vault.close()


def test_making_and_opening_give_the_same_store_user_and_slot(
    opened: OpenVault, around: Surroundings
) -> None:
    opened.close()
    again = open_vault(opened.folder, PASSPHRASE, surroundings=around)
    assert (again.store_id, again.user_id, again.slot_id) == (
        opened.store_id,
        opened.user_id,
        opened.slot_id,
    )
    again.close()


def test_a_wrong_passphrase_is_called_that_and_changes_nothing(
    store: Path, around: Surroundings
) -> None:
    before = contents(store)
    with pytest.raises(WrongPassphrase) as caught:
        open_vault(store, "lantern otter Wednesday", surroundings=around)
    assert caught.value.sentence == (
        "That passphrase does not open Mill Lane. The store is as it was. Check capital letters "
        "and the keyboard language, then try again."
    )
    assert contents(store) == before


def test_spaces_and_capitals_of_a_passphrase_count(store: Path, around: Surroundings) -> None:
    for nearly in (f" {PASSPHRASE}", f"{PASSPHRASE} ", PASSPHRASE.lower(), ""):
        with pytest.raises(WrongPassphrase):
            open_vault(store, nearly, surroundings=around)


def test_accents_typed_on_another_system_are_the_same_passphrase(
    folder: Path, around: Surroundings
) -> None:
    composed, decomposed = "caf\u00e9 au lait \ufb01ne", "cafe\u0301 au lait fine"
    create(folder, composed, user_id="u", label="Zoë", surroundings=around).close()
    open_vault(folder, decomposed, surroundings=around).close()


def test_every_setting_is_in_force(opened: OpenVault) -> None:
    assert {name: value(opened, f"PRAGMA {name}") for name, _set, _read in database.WRITING} == {
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "busy_timeout": 10000,
        "secure_delete": 1,
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "wal_autocheckpoint": 1000,
        "journal_size_limit": 16777216,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
    }
    opened.close()


def test_extensions_cannot_be_loaded(opened: OpenVault) -> None:
    with pytest.raises(OperationalError, match="not authorized"):
        opened.connection.execute("SELECT load_extension('anything')")
    opened.close()


@pytest.mark.parametrize(
    ("sqlite", "cipher"),
    [((3, 51, 2), "4.19.0 community"), ((3, 53, 4), "4.18.9 community"), ((3, 53, 4), "")],
)
def test_an_sqlite_with_known_faults_is_refused(sqlite: tuple[int, ...], cipher: str) -> None:
    with pytest.raises(UnfitProgram):
        database.check_versions(sqlite, cipher)


def test_versions_at_the_floor_are_accepted() -> None:
    database.check_versions((3, 51, 3), "4.19.0 community")


def test_a_setting_that_does_not_hold_is_noticed(opened: OpenVault) -> None:
    with pytest.raises(UnfitProgram):
        database._set_up(opened.connection, (("page_size", "8192", 8192),))
    opened.close()


def test_a_second_opening_is_refused_and_told_who_has_it(
    opened: OpenVault, around: Surroundings
) -> None:
    with pytest.raises(StoreInUse) as caught:
        open_vault(opened.folder, PASSPHRASE, surroundings=around)
    assert (caught.value.pid, caught.value.host) == (os.getpid(), socket.gethostname())
    assert caught.value.sentence == (
        "Mill Lane is open in another window. Close it there, then try again. "
        f"It is held by process {os.getpid()} on {socket.gethostname()}."
    )
    opened.connection.execute("CREATE TABLE still_ours (n)")
    opened.close()


def test_another_process_is_refused_too(opened: OpenVault) -> None:
    done = python(
        "import pathlib, sys\n"
        "from familyplan.vault.errors import StoreInUse\n"
        "from familyplan.vault.opening import open_vault\n"
        "try:\n"
        "    open_vault(pathlib.Path(sys.argv[1]), 'any passphrase')\n"
        "except StoreInUse as error:\n"
        "    print(error.pid)\n",
        str(opened.folder),
    )
    assert (done.stdout, done.stderr) == (f"{os.getpid()}\n", "")
    opened.close()


@pytest.mark.parametrize(
    "lost",
    [
        (),
        pytest.param(("store.db-shm",), marks=pytest.mark.slow),
        pytest.param(("lock", "lock.holder"), marks=pytest.mark.slow),
    ],
)
def test_a_store_whose_process_was_killed_opens_with_everything_committed(
    lost: tuple[str, ...], store: Path, around: Surroundings
) -> None:
    done = python(
        "import os, pathlib, signal, sys\n"
        "from familyplan.vault.opening import open_vault\n"
        "vault = open_vault(pathlib.Path(sys.argv[1]), sys.argv[2])\n"
        "vault.connection.execute('CREATE TABLE committed (n)')\n"
        "vault.connection.execute('BEGIN IMMEDIATE')\n"
        "vault.connection.execute('DROP TABLE committed')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n",
        str(store),
        PASSPHRASE,
    )
    assert done.stderr == ""
    assert (store / "store.db-wal").stat().st_size > 0
    for name in lost:
        (store / name).unlink()
    vault = open_vault(store, PASSPHRASE, surroundings=around)
    assert value(vault, "SELECT count(*) FROM committed") == 0
    vault.close()


def test_closing_leaves_no_log_no_note_and_no_key(store: Path, around: Surroundings) -> None:
    vault = open_vault(store, PASSPHRASE, surroundings=around)
    vault.connection.execute("INSERT INTO rows VALUES (200, '')")
    key = vault.key
    vault.close()
    vault.close()
    assert sorted(contents(store)) == ["ballast", "keys", "lock", "store.db"]
    assert bytes(key._raw) == bytes(32)
    with pytest.raises(RuntimeError, match="the store is closed"):
        vault.reader()


def test_closing_in_the_middle_of_a_transaction_undoes_it(
    store: Path, around: Surroundings
) -> None:
    vault = open_vault(store, PASSPHRASE, surroundings=around)
    vault.connection.execute("BEGIN IMMEDIATE")
    vault.connection.execute("DELETE FROM rows")
    vault.close()
    again = open_vault(store, PASSPHRASE, surroundings=around)
    assert value(again, "SELECT count(*) FROM rows") == 200
    again.close()


def test_a_reader_on_another_thread_sees_commits_and_cannot_write(
    store: Path, around: Surroundings
) -> None:
    vault = open_vault(store, PASSPHRASE, surroundings=around)
    vault.connection.execute("INSERT INTO rows VALUES (200, '')")
    seen: list[object] = []

    def work() -> None:
        reader = vault.reader()
        seen.append(reader.execute("SELECT count(*) FROM rows").fetchone()[0])
        try:
            reader.execute("DELETE FROM rows")
        except OperationalError as error:
            seen.append(str(error))
        reader.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [201, "attempt to write a readonly database"]
    vault.close()


def test_only_the_owner_may_read_the_files_while_open_and_after(
    opened: OpenVault, folder: Path
) -> None:
    opened.connection.execute("CREATE TABLE t (n)")

    def modes() -> dict[str, str]:
        return {
            path.name: oct(stat.S_IMODE(path.stat().st_mode))
            for path in [folder, *folder.iterdir()]
        }

    folders = {folder.name: "0o700", "papers": "0o700", "backups": "0o700"}
    files = dict.fromkeys(("ballast", "keys", "lock", "store.db"), "0o600")
    live = dict.fromkeys(("lock.holder", "store.db-wal", "store.db-shm"), "0o600")
    assert modes() == folders | files | live
    opened.close()
    assert modes() == folders | files


def test_a_folder_that_cannot_be_written_opens_read_only_and_stays_as_it_is(
    store: Path, around: Surroundings
) -> None:
    before = contents(store)
    fixed = replace(around, can_write=lambda _folder: False)
    vault = open_vault(store, PASSPHRASE, surroundings=fixed)
    assert vault.read_only
    assert value(vault, "SELECT count(*) FROM rows") == 200
    reader = vault.reader()
    assert reader.execute("SELECT count(*) FROM rows").fetchone()[0] == 200
    reader.close()
    with pytest.raises(OperationalError, match="readonly"):
        vault.connection.execute("DELETE FROM rows")
    assert contents(store) == before
    vault.close()
    assert contents(store) == before


def test_a_read_only_folder_with_a_log_that_was_not_folded_in_is_refused(
    store: Path, around: Surroundings
) -> None:
    (store / "store.db-wal").write_bytes(b"anything")
    fixed = replace(around, can_write=lambda _folder: False)
    with pytest.raises(ReadOnlyFolder):
        open_vault(store, PASSPHRASE, surroundings=fixed)


def test_a_name_with_marks_that_mean_something_in_an_address_opens(
    tmp_path: Path, around: Surroundings
) -> None:
    folder = tmp_path / "Łódź & 50% #1? 家.fpstore"
    create(folder, PASSPHRASE, user_id="u", label="Zoë", surroundings=around).close()
    open_vault(folder, PASSPHRASE, surroundings=around).close()
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_the_database_cannot_be_read_without_the_key(store: Path) -> None:
    data = (store / "store.db").read_bytes()
    assert len(data) > 4096 * 3
    assert b"SQLite" not in data
    assert b"rows" not in data
    assert b"xxxx" not in data


def test_the_vault_loads_neither_sqlite_utils_nor_keyring_nor_qt() -> None:
    done = python(
        "import sys\n"
        "import familyplan.vault.opening, familyplan.vault.creating, familyplan.vault.changing\n"
        "print([n for n in ('sqlite_utils', 'keyring', 'PySide6', 'reportlab') "
        "if n in sys.modules])\n"
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")
