"""Rows and their tables: mapped both ways, and laid out as the declarations say."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.held import rows_held
from familyplan.cipher import connect_in_memory
from familyplan.model import Answer, Kind, Money, Record, declarations, nouns
from familyplan.model.notation import write_record
from familyplan.model.partial_date import parse
from familyplan.store.database import open_database
from familyplan.store.errors import NewerStore
from familyplan.store.mapper import column_type, columns, to_notation, to_record, to_row
from familyplan.store.migrations import SCHEMA_VERSION, migrate, version_of

if TYPE_CHECKING:
    from familyplan.store.database import Database

FULL: dict[Kind, Any] = {
    Kind.TEXT: "Łukasz \U0001f600",
    Kind.LONG_TEXT: "two\nlines\t",
    Kind.CHOICE: "weekly",
    Kind.REF: "another",
    Kind.FLAG: True,
    Kind.REFS: ("a", "b"),
    Kind.TEXTS: ("b", "a"),
    Kind.ANSWER: Answer("yes"),
    Kind.PARTIAL_DATE: parse("about 2015"),
    Kind.DAY: date(2026, 12, 9),
    Kind.TIME: time(15, 30),
    Kind.STAMP: datetime(2026, 12, 9, 15, 30, tzinfo=UTC),
    Kind.NUMBER: 0,
    Kind.SCORE: Decimal("0.5"),
    Kind.MONEY: Money(1250, 2026),
    Kind.DATA: {"a": [1, None]},
}


def _empty() -> Database:
    opened = open_database(connect_in_memory())
    migrate(opened)
    return opened


@pytest.fixture
def db() -> Database:
    """Give empty tables of the newest schema, in memory."""
    return _empty()


@pytest.fixture(scope="module")
def only_read() -> Database:
    """Give such tables to tests that change nothing in them."""
    return _empty()


def _full(record_type: type[Record]) -> Record:
    values = {name: FULL[told.kind] for name, told in declarations(record_type).items()}
    return record_type(id="1", scope="2", **values)


@pytest.mark.parametrize("kind", list(nouns()))
def test_a_full_and_an_empty_record_come_back_from_their_row(kind: str) -> None:
    for record in (_full(nouns()[kind]), nouns()[kind](id="1", scope="2")):
        content = {"values": write_record(record), "heads": {"": "c"}}
        row = to_row(kind, "2", "1", content)

        assert to_record(kind, row) == record
        assert to_notation(kind, row) == content


@pytest.mark.parametrize("kind", list(nouns()))
def test_the_migrated_tables_have_the_declared_columns(only_read: Database, kind: str) -> None:
    found = {c[1]: c[2] for c in only_read.execute(f'PRAGMA table_info("{kind}")').fetchall()}

    declared = declarations(nouns()[kind])
    assert tuple(found) == columns(kind)
    assert {name: found[name] for name in declared} == {
        name: column_type(told) for name, told in declared.items()
    }


def test_migrating_again_changes_nothing(db: Database) -> None:
    before = rows_held(db)

    assert migrate(db) == SCHEMA_VERSION
    assert rows_held(db) == before


def test_a_newer_store_is_refused_in_words_and_left_alone(db: Database) -> None:
    db.conn.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")

    with pytest.raises(NewerStore, match="newer Family Plan"):
        migrate(db)
    assert version_of(db) == SCHEMA_VERSION + 1
