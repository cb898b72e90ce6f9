"""Rows, log, drafts, search: everything kept. SQL lives only in this room."""

from __future__ import annotations

from familyplan.store.family_list import FamilyLine, lead_involvement
from familyplan.store.log import ChangeSet
from familyplan.store.search import Hit
from familyplan.store.store import Changes, Store
from familyplan.store.transaction import Transaction
from familyplan.store.undoing import Candidate, turn_back

__all__ = [
    "Candidate",
    "ChangeSet",
    "Changes",
    "FamilyLine",
    "Hit",
    "Store",
    "Transaction",
    "lead_involvement",
    "turn_back",
]
