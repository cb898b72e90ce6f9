"""Translations and the words they are of: which words, whether those have changed since."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from familyplan.model import kind_of
from familyplan.sharing.story import MAIN

if TYPE_CHECKING:
    from familyplan.model import Record, Rows, Translation

__all__ = ["digest", "main_words", "stale"]


def main_words(record: Record | None) -> str:
    """Give the words of an entry that a translation is of; "" where there are none."""
    words = getattr(record, MAIN[kind_of(record)], "") if record is not None else ""
    return words if isinstance(words, str) else ""


def digest(words: str) -> str:
    """Give what tells these words from any others: the SHA-256 of them in UTF-8."""
    return hashlib.sha256(words.strip().encode()).hexdigest()


def stale(rows: Rows, translation: Translation) -> bool:
    """Say whether the words changed after they were translated; without a digest nobody knows."""
    known = translation.of_words
    return bool(known) and known != digest(main_words(rows.any(translation.to)))
