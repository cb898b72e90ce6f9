"""Half-typed text: kept durably within seconds, unlogged, until it becomes a ChangeSet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan.model.notation import encodable
from familyplan.store.database import transaction

if TYPE_CHECKING:
    from datetime import datetime

    from familyplan.store.database import Database


@dataclass(frozen=True, slots=True)
class Draft:
    """Text not yet part of the record: where it was being typed, in which scope, and when."""

    place: str
    scope: str
    text: str
    at: str


def keep(db: Database, place: str, *, scope: str, text: str, at: datetime) -> None:
    """Keep half-typed text for a place such as "note/ID/words"; empty text forgets it."""
    with transaction(db):
        if text:
            db.conn.execute(
                "INSERT OR REPLACE INTO drafts (place, scope, text, at) VALUES (?, ?, ?, ?)",
                [place, scope, encodable(text), at.isoformat()],
            )
        else:
            db.conn.execute("DELETE FROM drafts WHERE place = ?", [place])


def forget_in(db: Database, place: str) -> None:
    """Forget the draft of a place inside an open transaction: what it held has been recorded."""
    db.conn.execute("DELETE FROM drafts WHERE place = ?", [place])


def drafts(db: Database, place: str = "") -> list[Draft]:
    """Give the drafts whose place begins with `place`, oldest first."""
    cursor = db.execute(
        "SELECT place, scope, text, at FROM drafts WHERE substr(place, 1, ?) = ? ORDER BY at",
        [len(place), place],
    )
    return [Draft(*row) for row in cursor.fetchall()]
