"""What a store holds, laid side by side so that two moments can be compared exactly."""

from __future__ import annotations

import os
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from familyplan.clock import LONDON, SetClock
from familyplan.model import User, nouns
from familyplan.session import Session, Surroundings
from familyplan.store import tables
from familyplan.vault.kdf import Derivation
from made_once import Template

if TYPE_CHECKING:
    from pathlib import Path

    from familyplan.store.database import Database


def store_shared_by_a_file(folder: Path) -> Session:
    """Make a real store that the tests of one file may share, because each leaves it as it was."""
    return _template(folder.parent).opened(folder / "A.fpstore", _around())


@cache
def _template(below: Path) -> Template:
    """Make the store these are copies of, once per process, so that builders work once too."""
    folder = below / "shared_by_a_file"
    folder.mkdir()
    return Template(folder, User(name="Rosa Menendez"), _around())


def _around() -> Surroundings:
    return Surroundings(
        clock=SetClock(datetime(2026, 12, 7, 9, 30, tzinfo=LONDON)),
        derivation=lambda: Derivation(19456, 1, 1, os.urandom(16)),
        ballast_bytes=4096,
        recovery_first=False,
    )


def rows_held(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of every kind as its table holds it, heads included."""
    return {kind: [tuple(row) for row in tables.fetch_all(db, kind)] for kind in nouns()}


def derived(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Give what the store works out from rows: the family list and the words to find."""
    asked = {
        "family_lines": "SELECT * FROM family_lines ORDER BY family",
        "search": "SELECT r.row, r.scope, s.kind, s.words, s.tight, s.guarded FROM search s "
        "JOIN search_rows r ON r.n = s.rowid ORDER BY r.row",
    }
    return {name: [tuple(row) for row in db.execute(sql).fetchall()] for name, sql in asked.items()}
