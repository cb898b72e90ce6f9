"""Pages opened and sealed by hand are what SQLCipher reads and writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE
from familyplan.vault import database, keys_on_disk
from familyplan.vault.database import Way
from familyplan.vault.first_page import children, page_count, rebuilt, schema_rows
from familyplan.vault.opening import Surroundings, open_vault
from familyplan.vault.page_cipher import PAGE_BYTES, PageCipher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from familyplan.vault.opening import OpenVault


@pytest.fixture
def vault(store: Path, around: Surroundings) -> Iterator[OpenVault]:
    """Give an open store whose table of tables takes more than its first page."""
    opened = open_vault(store, PASSPHRASE, surroundings=around)
    for number in range(60):
        opened.connection.execute(f"CREATE TABLE made_{number:03d} (n INTEGER, {'x' * 90} TEXT)")
    opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    yield opened
    opened.close()


@pytest.fixture
def copy(vault: OpenVault, tmp_path: Path) -> Path:
    """Give a copy of the main file, made by SQLCipher itself."""
    path = tmp_path / "copy.db"
    vault.connection.execute("VACUUM INTO ?", [str(path)])
    return path


def cipher_of(vault: OpenVault) -> PageCipher:
    return PageCipher(vault.key, keys_on_disk.read(vault.folder).salt)


def pages_of(path: Path) -> list[bytes]:
    data = path.read_bytes()
    return [data[at : at + PAGE_BYTES] for at in range(0, len(data), PAGE_BYTES)]


def opened_pages(vault: OpenVault, path: Path) -> list[bytes]:
    """Decrypt every page by hand."""
    cipher = cipher_of(vault)
    plain = [cipher.opened(number, page) for number, page in enumerate(pages_of(path), start=1)]
    return [page for page in plain if page is not None]


def test_every_page_opens_by_hand(vault: OpenVault, copy: Path) -> None:
    plain = opened_pages(vault, copy)
    assert len(plain) == len(pages_of(copy)) == page_count(plain[0])
    assert plain[0].startswith(b"SQLite format 3\0")
    assert b"x" * 200 in b"".join(plain)


def test_a_page_does_not_open_when_changed_or_under_another_number(
    vault: OpenVault, copy: Path
) -> None:
    cipher, pages = cipher_of(vault), pages_of(copy)
    assert cipher.opened(2, pages[2]) is None
    for at in (0, 2000, PAGE_BYTES - 80, PAGE_BYTES - 1):
        changed = bytearray(pages[1])
        changed[at] ^= 1
        assert cipher.opened(2, bytes(changed)) is None


def test_a_file_sealed_by_hand_opens_with_sqlcipher(vault: OpenVault, copy: Path) -> None:
    cipher = cipher_of(vault)
    sealed = [cipher.sealed(number, page)
              for number, page in enumerate(opened_pages(vault, copy), start=1)]  # fmt: skip
    copy.write_bytes(b"".join(sealed))
    connection = database.connect(copy, vault.key, Way.READING)
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert connection.execute("SELECT count(*) FROM rows").fetchone() == (200,)
    connection.close()


def test_a_first_page_made_again_finds_every_table(vault: OpenVault, copy: Path) -> None:
    plain = opened_pages(vault, copy)
    leaves = {
        number: rows
        for number, page in enumerate(plain[1:], start=2)
        if (rows := schema_rows(page)) is not None
    }
    assert set(leaves) == set(children(plain[0]))
    first = rebuilt(leaves, len(plain))
    assert set(children(first)) == set(leaves)
    pages = pages_of(copy)
    copy.write_bytes(cipher_of(vault).sealed(1, first) + b"".join(pages[1:]))
    connection = database.connect(copy, vault.key, Way.READING)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (61,)
    assert connection.execute("SELECT count(*) FROM rows").fetchone() == (200,)
    connection.close()
