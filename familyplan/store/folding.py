"""Finding's own names for the folding of words, which every floor shares."""

from __future__ import annotations

from familyplan.words.folding import folded, tight

__all__ = ["folded", "tight"]
