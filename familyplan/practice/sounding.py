"""Whether two names may be one and the same: written alike, sounding alike, or neither."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import Final

from familyplan.words.folding import folded

# Below this many letters two names are the same or they are not: An and Anh, Lan and Lam.
_LEAST_LETTERS: Final = 4
_NEARLY: Final = 0.905
_CACHED: Final = 65536
_VOWELS: Final = "aeiou"
# Spellings of one sound in names brought into English letters from Arabic, Urdu, Bengali, Greek,
# so that Ayesha meets Aisha and Yousef meets Yusuf. Longest first.
_SOUNDS: Final = (
    ("sch", "x"), ("sh", "x"), ("ph", "f"), ("ck", "k"), ("kh", "k"), ("gh", "g"), ("bh", "b"),
    ("dh", "d"), ("th", "t"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("iy", "i"),
    ("aye", "e"), ("ai", "e"), ("ay", "e"), ("ei", "e"), ("ey", "e"), ("y", "i"), ("q", "k"),
    ("w", "v"),
)  # fmt: skip
_HERS: Final = (("elle", "ela"), ("ette", "eta"))
_HARD_C: Final = re.compile("c(?![eih])")
_BETWEEN: Final = re.compile(r"[\s/\-\u2010-\u2015]+")
_TWICE: Final = re.compile(r"(.)\1+")
# One name in more spellings than any rule of sounds brings together.
_ONE_NAME: Final = frozenset(
    {"muhammad", "mohammed", "mohamed", "mohammad", "mohamad", "muhammed", "muhamad", "mohd",
     "mahomed", "muhamed"}
)  # fmt: skip


class Alike(IntEnum):
    """How alike two names are."""

    NO = 0
    SOUNDS = 1
    SAME = 2


def alike(one: str, other: str) -> Alike:
    """Say how alike two whole names are, in whatever order their parts stand.

    Each part of the shorter name must have its own in the longer. Names in other scripts, and those
    whose own accents tell them apart (Dũng, Dụng), are the same only letter by letter.
    """
    short, long = sorted((_parts(one), _parts(other)), key=len)
    if not short:
        return Alike.NO
    left = list(long)
    found = Alike.SAME
    for part in short:
        best = max(left, key=lambda each: _part_alike(part, each))
        how = _part_alike(part, best)
        if how is Alike.NO:
            return Alike.NO
        found = min(found, how)
        left.remove(best)
    return min(found, Alike.SOUNDS) if left else found


def length(name: str) -> int:
    """Count the parts of a name."""
    return len(_parts(name))


def keys(name: str) -> frozenset[str]:
    """Give under what the parts of a name are looked up: names that are alike share one of them."""
    return frozenset(_key(part) for part in _parts(name))


@lru_cache(maxsize=_CACHED)
def _parts(name: str) -> tuple[str, ...]:
    composed = unicodedata.normalize("NFC", name)
    return tuple(part for part in _BETWEEN.split(composed) if folded(part))


@lru_cache(maxsize=_CACHED)
def _part_alike(one: str, other: str) -> Alike:
    plain, plain_other = folded(one), folded(other)
    if plain == plain_other:
        accents, others = _accented(one), _accented(other)
        return Alike.SAME if not (accents and others) or accents == others else Alike.NO
    if not (plain.isascii() and plain_other.isascii()):
        return Alike.NO
    if plain in _ONE_NAME and plain_other in _ONE_NAME:
        return Alike.SOUNDS
    return Alike.SOUNDS if _sound_alike(plain, plain_other) else Alike.NO


def _accented(part: str) -> str:
    """Give a part with its accents where it has some, or ""."""
    low = part.casefold()
    return low if unicodedata.normalize("NFD", low) != low else ""


def _sound_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LEAST_LETTERS:
        return False
    sounds, others = _sounds(one), _sounds(other)
    if sounds == others:
        return True
    # Jamal and Jamila, Daniel and Danielle are two people, and often twins.
    if (sounds[-1] == "a") != (others[-1] == "a") and not {sounds[-1], others[-1]} <= {*_VOWELS}:
        return False
    from jellyfish import jaro_winkler_similarity, metaphone  # noqa: PLC0415 - seldom needed

    spoken = _bones(sounds) == _bones(others) or metaphone(one) == metaphone(other)
    return spoken and jaro_winkler_similarity(sounds, others) > _NEARLY


@lru_cache(maxsize=_CACHED)
def _sounds(plain: str) -> str:
    written = plain.replace(" ", "")
    for ending, sound in _HERS:
        written = written.removesuffix(ending) + sound if written.endswith(ending) else written
    for spelled, sound in _SOUNDS:
        written = written.replace(spelled, sound)
    single = _TWICE.sub(r"\1", _HARD_C.sub("k", written))
    return single.removesuffix("h") if len(single) >= _LEAST_LETTERS else single


def _bones(sounds: str) -> str:
    """Give the sounds that are no vowels, and whether a vowel begins them."""
    return ("a" if sounds[:1] in _VOWELS else "") + "".join(
        each for each in sounds if each not in _VOWELS
    )


@lru_cache(maxsize=_CACHED)
def _key(part: str) -> str:
    plain = folded(part)
    if not plain.isascii() or len(plain) < _LEAST_LETTERS:
        return plain
    return "muhammad" if plain in _ONE_NAME else _bones(_sounds(plain))
