"""Schema version 4: translations, decisions about words, subject access, kinds of copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from familyplan.store.database import Database

# Written out once and never changed: a later change of a declaration needs its own migration.
_TABLES: Final = {
    "translation": ("to", "language", "words", "translator", "translated", "checked", "of_words"),
    "text_decision": ("what", "field_name", "digest", "verdict", "reason"),
    "access_request": (
        "person", "asked_on", "asked_by", "on_behalf", "how", "what", "identity", "identity_on",
        "longer", "state", "answered_on",
    ),
    "access_decision": (
        "request", "what", "field_name", "digest", "verdict", "taken_out", "third_party", "reason",
    ),
}  # fmt: skip
# Copies from before were all PDF files in clear, which is what nothing here means.
_OF_A_COPY: Final = ("asked", "format", "sent_digest", "secret_told")


def leaving(db: Database) -> None:
    """Make the tables of the new kinds, and give copies that left their new columns."""
    for kind, columns in _TABLES.items():
        named = ", ".join(f'"{column}" TEXT' for column in columns)
        db.conn.execute(
            f'CREATE TABLE "{kind}" (scope TEXT NOT NULL, id TEXT NOT NULL UNIQUE, '
            f"heads TEXT NOT NULL, {named}, PRIMARY KEY (scope, id)) WITHOUT ROWID"
        )
    for column in _OF_A_COPY:
        db.conn.execute(f'ALTER TABLE "disclosure" ADD COLUMN "{column}" TEXT')
