"""Which families a few typed letters mean, and which letters of their words matched."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Final

from familyplan.words.folding import folded, tight

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_WORDS = re.compile(r"\w+")
# No word has a letter after this one: it ends the words that begin with a term.
_LAST: Final = chr(sys.maxunicode)


def terms(typed: str) -> tuple[str, ...]:
    """Give the folded words somebody typed; each is to begin a word."""
    return tuple(folded(typed).split())


class Gathering:
    """Takes in the words families can be found by, a part of them at a time; `done` orders them."""

    def __init__(self) -> None:
        self._families: list[str] = []
        self._found: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, families: Sequence[str], lines: Mapping[str, str]) -> None:
        """Take some families and the lines of each: folded words, a tab, the words as written."""
        for at, family in enumerate(families, len(self._families)):
            folded_words = lines.get(family, "").replace("\n", "\t").split("\t")[::2]
            for word in set(" ".join(folded_words).split()):
                self._found[word].append(at)
        self._families += families

    def done(self) -> Haystacks:
        """Give what answers questions about all that was taken in."""
        return Haystacks(self._families, self._found)


class Haystacks:
    """The words every family can be found by, made ready once for many questions.

    A letter is answered from a list of all words in order, so that ten thousand families answer
    as fast as ten: nobody's words are looked through. The words are one string and the families
    of each a stretch of one array, for half a million objects would take ten times the memory.
    """

    def __init__(self, families: Sequence[str], found: Mapping[str, Sequence[int]]) -> None:
        """Take the families, and for each word the places in `families` of those it finds."""
        self._families = families
        words = sorted(found)
        self._text = "".join(words)
        self._begins = array("I", accumulate(map(len, words), initial=0))
        self._places = array("I", chain.from_iterable(found[word] for word in words))
        self._from = array("I", accumulate((len(found[word]) for word in words), initial=0))

    @property
    def size(self) -> int:
        """How many bytes it takes, without the families' own ids."""
        return sum(map(sys.getsizeof, (self._text, self._begins, self._places, self._from)))

    def having(self, wanted: Sequence[str]) -> set[str]:
        """Give the families of which every wanted word begins a word; one at least is wanted."""
        each = sorted((self._with(term) for term in wanted), key=len)
        return {self._families[at] for at in each[0].intersection(*each[1:])}

    def _with(self, term: str) -> set[int]:
        words = range(len(self._begins) - 1)
        first = bisect_left(words, term, key=self._word)
        after = bisect_left(words, term + _LAST, first, key=self._word)
        # Words in order have their families in the same order: one stretch has those of them all.
        return set(self._places[self._from[first] : self._from[after]])

    def _word(self, at: int) -> str:
        return self._text[self._begins[at] : self._begins[at + 1]]


def where(lines: Callable[[], str], name: str, wanted: Sequence[str]) -> str:
    """Say where a family matched if its name does not show it: a school, an address, "".

    `lines` gives the family's lines, and is asked only then. The words are given as they were
    written.
    """
    missing = [term for term in wanted if not marks(name, (term,))]
    for line in lines().split("\n") if missing else ():
        if f" {missing[0]}" in f" {line}":
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
