"""The lists people choose from: data in resources/vocabulary, said in the partnership's words.

The list of areas comes from the lenses.
"""

from __future__ import annotations

from functools import cache

from familyplan import assets
from familyplan.model.lenses import shipped
from familyplan.words import say


@cache
def _all() -> dict[str, dict[str, str]]:
    lenses = shipped()
    areas = {area.key: lenses.spoken(area.key) for lens in lenses.all for area in lens.areas}
    return {**assets.read_json("vocabulary/choices.json"), "area": areas}


def vocabularies() -> frozenset[str]:
    """Give the names of every list there is."""
    return frozenset(_all())


def choices(vocabulary: str) -> dict[str, str]:
    """Give the keys of one list with the words to show for each, in order."""
    return {key: say(words) for key, words in _all()[vocabulary].items()}


def spoken(vocabulary: str, key: str) -> str:
    """Give the words for one key; what people typed themselves is given back as typed."""
    words = _all().get(vocabulary, {}).get(key)
    return say(words) if words else key


def key_for(vocabulary: str, words: str) -> str:
    """Give the key whose words these are, or the words themselves where no list has them."""
    wanted = words.strip().casefold()
    for key, shown in choices(vocabulary).items():
        if wanted in {shown.casefold(), key}:
            return key
    return words.strip()
