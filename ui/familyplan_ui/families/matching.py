"""Which families a few typed letters mean, and which letters of their words matched."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from familyplan.words.folding import folded, tight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORDS = re.compile(r"\w+")
_AS_WRITTEN = re.compile(r"\t[^\n]*")
# No word has a letter after this one: it ends the words that begin with a term.
_LAST: Final = chr(sys.maxunicode)


def terms(typed: str) -> tuple[str, ...]:
    """Give the folded words somebody typed; each is to begin a word."""
    return tuple(folded(typed).split())


class Haystacks:
    """The words every family can be found by, made ready once for many questions.

    A letter is answered from a list of all words in order, so that ten thousand families answer
    as fast as ten: nobody's words are looked through.
    """

    def __init__(self, lines: Mapping[str, str]) -> None:
        """Take the lines of each family: folded words, a tab, the words as written."""
        self._lines = lines
        found: defaultdict[str, list[str]] = defaultdict(list)
        for family, held in lines.items():
            for word in _AS_WRITTEN.sub("", held).split():
                found[word].append(family)
        self._words = sorted(found)
        self._families = [found[word] for word in self._words]

    def having(self, wanted: Sequence[str]) -> set[str]:
        """Give the families of which every wanted word begins a word; one at least is wanted."""
        each = sorted((self._with(term) for term in wanted), key=len)
        return each[0].intersection(*each[1:])

    def _with(self, term: str) -> set[str]:
        first = bisect_left(self._words, term)
        after = bisect_left(self._words, term + _LAST, first)
        return set().union(*self._families[first:after])

    def where(self, family: str, name: str, wanted: Sequence[str]) -> str:
        """Say where a family matched if its name does not show it: a school, an address, "".

        The words are given as they were written.
        """
        missing = [term for term in wanted if not marks(name, (term,))]
        for line in self._lines.get(family, "").split("\n"):
            if missing and f" {missing[0]}" in f" {line}":
                return line.partition("\t")[2]
        return ""


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
