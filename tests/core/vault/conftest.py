"""Stores to try things on: real SQLCipher, a cheap derivation, a small ballast."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from core.vault.stores import PASSPHRASE
from familyplan.clock import SetClock
from familyplan.vault.creating import create
from familyplan.vault.kdf import Derivation
from familyplan.vault.opening import OpenVault, Surroundings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def around() -> Surroundings:
    """Surroundings in which a derivation takes 15 ms and no cloud service or network lies about."""
    return Surroundings(
        clock=SetClock(datetime(2026, 3, 9, 14, 2, tzinfo=UTC)),
        derivation=lambda: Derivation.fresh(19456, 1, 1),
        ballast_bytes=4096,
        mounts=lambda: (),
        environment={},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store under test lies."""
    return tmp_path / "Mill Lane.fpstore"


@pytest.fixture
def opened(folder: Path, around: Surroundings) -> OpenVault:
    """Make a store and leave it open; the test closes it."""
    return create(folder, PASSPHRASE, user_id="user-1", label="Asha", surroundings=around)


@pytest.fixture
def store(opened: OpenVault) -> Path:
    """Make a store of several pages, with 200 rows in a table called `rows`, and close it."""
    opened.connection.execute("CREATE TABLE rows (n INTEGER, filling TEXT)")
    opened.connection.execute("BEGIN IMMEDIATE")
    for number in range(200):
        opened.connection.execute("INSERT INTO rows VALUES (?, ?)", (number, "x" * 200))
    opened.connection.execute("COMMIT")
    opened.close()
    return opened.folder
