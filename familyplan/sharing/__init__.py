"""Who may see what: rows and a reader become a View, with what was withheld and why."""

from __future__ import annotations

from familyplan.sharing.deciding import TextToDecide, texts_to_decide
from familyplan.sharing.gate import own_screen, view
from familyplan.sharing.papers_here import PapersHere
from familyplan.sharing.readers import Reader, reader_of, readers
from familyplan.sharing.resolving import resolve
from familyplan.sharing.together import kept_off, together
from familyplan.sharing.view import Ground, View, Withheld

__all__ = [
    "Ground",
    "PapersHere",
    "Reader",
    "TextToDecide",
    "View",
    "Withheld",
    "kept_off",
    "own_screen",
    "reader_of",
    "readers",
    "resolve",
    "texts_to_decide",
    "together",
    "view",
]
