"""Which families a few typed letters mean, and which letters of their words matched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from familyplan.words.folding import folded, tight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WORDS = re.compile(r"\w+")


def terms(typed: str) -> tuple[str, ...]:
    """Give the folded words somebody typed; each is to begin a word."""
    return tuple(folded(typed).split())


class Haystacks:
    """The words every family can be found by, made ready once for many questions."""

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Take the lines of each family: folded words, a tab, the words as written."""
        self._by_family = {
            family: " " + held.replace("\n", "\n ") for family, held in lines.items()
        }

    def of(self, families: Iterable[str]) -> tuple[str, ...]:
        """Give the words of these families, in their order, for `having`."""
        held = self._by_family
        return tuple(held.get(family, "") for family in families)

    def where(self, family: str, name: str, wanted: Sequence[str]) -> str:
        """Say where a family matched if its name does not show it: a school, an address, "".

        The words are given as they were written.
        """
        missing = [term for term in wanted if not marks(name, (term,))]
        for line in self._by_family.get(family, "").split("\n"):
            if missing and f" {missing[0]}" in line:
                return line.partition("\t")[2]
        return ""


def having(words: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Give the places in `words` in which every wanted word begins a word."""
    found = list(range(len(words)))
    for term in wanted:
        needle = f" {term}"
        if len(found) == len(words):
            found = [at for at, held in enumerate(words) if needle in held]
        else:
            found = [at for at in found if needle in words[at]]
    return found


def marks(text: str, wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Give the stretches of `text` (from, to) that the wanted folded words matched."""
    found = []
    for word in _WORDS.finditer(text):
        ends = [end for term in wanted if (end := _end_of(text, word.start(), term))]
        if ends:
            found.append((word.start(), max(ends)))
    return found


def _end_of(text: str, start: int, term: str) -> int:
    """Give where `term` ends if the text has it at `start`, else 0."""
    for end in range(start + 1, len(text) + 1):
        held = tight(text[start:end])
        if held.startswith(term):
            return end
        if not term.startswith(held):
            return 0
    return 0
