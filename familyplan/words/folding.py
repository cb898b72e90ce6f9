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
_APOSTROPHES: Final = re.compile(r"['\u2019\u2018\u02bc`]")


def folded(text: str) -> str:
    """Fold text for finding: "Łukasz O'Brien" becomes "lukasz obrien"."""
    # Twice, because taking a letter apart can give a capital, and the other way round.
    apart = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold()
    plain = unicodedata.normalize("NFKD", apart)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _GAPS.sub(" ", bare.translate(_STROKES)).strip()


def tight(text: str) -> str:
    """Fold text and close every gap: "M1 1AE" becomes "m11ae"."""
    return folded(text).replace(" ", "")
