"""Passphrases made up by chance, for people who would rather not think of one."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

USUAL_WORDS: Final = 4
WORDS: Final = range(USUAL_WORDS, 8 + 1)


@dataclass(frozen=True)
class Phrase:
    """A made-up passphrase, and how many bits of chance are in it (rounded down)."""

    text: str
    bits: int


def suggest(words: int = USUAL_WORDS) -> Phrase:
    """Draw words from the long list of the EFF, which was made to be read and typed easily.

    4 words hold 51 bits, each further word 12 or 13 more.

    Raises:
        ValueError: fewer than 4 words, or more than 8.

    """
    if words not in WORDS:
        raise ValueError("a passphrase is made of 4 to 8 words")
    known = word_list()
    text = " ".join(secrets.choice(known) for _each in range(words))
    return Phrase(text, int(words * math.log2(len(known))))


def word_list() -> tuple[str, ...]:
    """Give the words that may come up: each once, small letters only, so nothing is ambiguous."""
    text = (files("xkcdpass") / "static" / "eff-long").read_text(encoding="ascii")
    return tuple(dict.fromkeys(word for word in text.split() if word.isalpha() and word.islower()))
