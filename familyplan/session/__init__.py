"""One opened store in use, for the window and the command line alike."""

from __future__ import annotations

from familyplan.session.opening import SUFFIX, create_store, open_store
from familyplan.session.session import HistoryLine, Session
from familyplan.store import Changes, FamilyLine, Hit
from familyplan.store.reading import Reader
from familyplan.vault.kdf import LEAST_CHARACTERS
from familyplan.vault.opening import Surroundings

__all__ = [
    "LEAST_CHARACTERS",
    "SUFFIX",
    "Changes",
    "FamilyLine",
    "HistoryLine",
    "Hit",
    "Reader",
    "Session",
    "Surroundings",
    "create_store",
    "open_store",
]
