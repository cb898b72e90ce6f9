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
        """Give the words of these families, in their order, for `Narrowing`."""
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


class Narrowing:
    """Narrows a list of words as somebody types on: what fell out once is not looked at again."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take the words of each family, as `Haystacks.of` gives them."""
        self._words = words
        self._wanted: Sequence[str] = ()
        self._found: Sequence[int] = range(len(words))

    def having(self, wanted: Sequence[str]) -> Sequence[int]:
        """Give the places of the words in which every wanted word begins a word."""
        if not _goes_on(self._wanted, wanted):
            self._found = range(len(self._words))
        for term in wanted:
            needle = f" {term}"
            if len(self._found) == len(self._words):
                self._found = [at for at, held in enumerate(self._words) if needle in held]
            else:
                self._found = [at for at in self._found if needle in self._words[at]]
        self._wanted = wanted
        return self._found


def _goes_on(before: Sequence[str], wanted: Sequence[str]) -> bool:
    """Say whether these words can only mean some of what those before them meant."""
    return all(any(term.startswith(was) for term in wanted) for was in before)


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
