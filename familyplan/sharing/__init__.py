"""Who may see what: rows and a reader become a View, with what was withheld and why."""

from __future__ import annotations

from familyplan.sharing.gate import own_screen, view
from familyplan.sharing.readers import Reader, reader_of, readers
from familyplan.sharing.resolving import resolve
from familyplan.sharing.together import kept_off, together
from familyplan.sharing.view import Ground, View, Withheld

__all__ = [
    "Ground",
    "Reader",
    "View",
    "Withheld",
    "kept_off",
    "own_screen",
    "reader_of",
    "readers",
    "resolve",
    "together",
    "view",
]
