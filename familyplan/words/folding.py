"""Words made comparable for finding: without accents, strokes, case, and (tight) without gaps."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_STROKES: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "\u0131": "i", "æ": "ae",
     "œ": "oe", "þ": "th", "ŋ": "n", "ƙ": "k", "ɗ": "d", "ɓ": "b", "ə": "e", "ß": "ss"}
)  # fmt: skip
_GAPS: Final = re.compile(r"[\W_]+")
# Soft hyphens, zero-width spaces and joiners, marks of writing direction: nobody sees them.
_UNSEEN: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_APOSTROPHES: Final = re.compile(r"['\u2019\u2018\u02bc`]")


def folded(text: str) -> str:
    """Fold text for finding: "Łukasz O'Brien" becomes "lukasz obrien"."""
    # Twice, because taking a letter apart can give a capital, and the other way round.
    seen = _APOSTROPHES.sub("", _UNSEEN.sub("", text))
    if seen.isascii():
        return _GAPS.sub(" ", seen.lower()).strip()
    apart = unicodedata.normalize("NFKD", seen).casefold()
    plain = unicodedata.normalize("NFKD", apart)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _GAPS.sub(" ", bare.translate(_STROKES)).strip()


def folded_in_place(text: str) -> tuple[str, list[int]]:
    """Fold text as `folded` does, with the place in the text that each letter of it came from."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        if _UNSEEN.match(letter) or _APOSTROPHES.match(letter):
            continue
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
        bare = "".join(one for one in plain if not unicodedata.combining(one))
        for one in _GAPS.sub(" ", bare.translate(_STROKES)):
            if one != " " or (letters and letters[-1] != " "):
                letters.append(one)
                places.append(at)
    if letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return "".join(letters), places


def tight(text: str) -> str:
    """Fold text and close every gap: "M1 1AE" becomes "m11ae"."""
    return folded(text).replace(" ", "")
