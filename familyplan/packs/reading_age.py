"""How old a reader must be to read a copy with ease, and what makes it harder than it need be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from familyplan.packs.document import (
    Beside,
    Document,
    Heading,
    Keep,
    Para,
    plain,
    text_in_order,
)
from familyplan.packs.terms import used_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyphen import Pyphen

    from familyplan.packs.document import Block

__all__ = ["AIM", "LONG", "LongSentence", "Reading", "Unexplained", "reading"]

# What copies for a family aim at, in years, and the most words a sentence of theirs should have.
AIM: Final = (9, 11)
LONG: Final = 20
_YOUNGEST: Final = 5
# Labels and names are read too, but they are no sentences.
_FEWEST: Final = 4
_WORD: Final = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*")
_END: Final = re.compile(r"(?<=[.!?…])[”\"')]*\s+")
_SHORT_FORM: Final = re.compile(r"\b[A-Z][A-Z&]{1,5}\b")
_VOWELS: Final = re.compile("[aeiouyà-ɏ]+")
_SILENT: Final = re.compile("(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeioudt])e[ds]$")
# Short forms that are better known than the words they stand for.
_KNOWN: Final = frozenset({"GP", "NHS", "UK", "TV", "OK", "PE", "A&E", "ID", "PO"})


@dataclass(frozen=True, slots=True)
class LongSentence:
    """A sentence with too many words: under which heading it stands, itself, how many words."""

    where: str
    sentence: str
    words: int


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A term the copy does not explain: under which heading, itself, what it means if known."""

    where: str
    term: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a copy is to read: an age in years (0 where it has no sentences), and why."""

    age: int
    long_sentences: tuple[LongSentence, ...] = ()
    unexplained: tuple[Unexplained, ...] = ()

    @property
    def plain_enough(self) -> bool:
        """Say whether it is as plain as a copy for a family should be."""
        return self.age <= AIM[1] and not (self.long_sentences or self.unexplained)


def reading(document: Document, explained: Iterable[tuple[str, str]] = ()) -> Reading:
    """Measure a document's English sentences; what people said themselves is not judged.

    The age is the grade of Kincaid, Fishburne, Rogers and Chissom (1975, "Derivation of new
    readability formulas for Navy enlisted personnel"): 0.39 times the words in a sentence, plus
    11.8 times the syllables in a word, minus 15.59; and 5 years, as grade 1 begins at six.
    Syllables are counted by where a word can be hyphenated and by its vowels, so the age is an
    estimate. `explained` are a partnership's own (term, meaning) pairs.
    """
    said = tuple(_placed(document.blocks))
    sentences = [
        (where, one) for where, text in said for one in _sentences(text)
        if len(_WORD.findall(one)) >= _FEWEST
    ]  # fmt: skip
    long = tuple(
        LongSentence(where, one, count)
        for where, one in sentences
        if (count := len(_WORD.findall(one))) > LONG
    )
    age = _age([_WORD.findall(one) for _where, one in sentences])
    return Reading(age, long, tuple(_unexplained(said, tuple(explained))))


def _age(sentences: list[list[str]]) -> int:
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0
    syllables = sum(_syllables(word) for word in words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return max(_YOUNGEST, round(grade + 5))


@cache
def _hyphens() -> Pyphen:
    # Only who measures a copy waits for the patterns to be read.
    from pyphen import Pyphen  # noqa: PLC0415 - see above

    return Pyphen(lang="en_GB", left=1, right=1)


def _syllables(word: str) -> int:
    """Count syllables: hyphens miss those of one letter, groups of vowels those that meet."""
    folded = word.casefold()
    return max(len(_hyphens().positions(folded)) + 1, len(_VOWELS.findall(_SILENT.sub("", folded))))


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _END.split(text) if part.strip()]


def _placed(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Give each text with the heading it stands under, without headings and people's own words."""
    where = ""
    for block in _flat(blocks):
        if isinstance(block, Heading):
            where = plain(block.text)
        elif not (isinstance(block, Para) and block.style == "words"):
            for text in text_in_order(Document("", "", "", "", "", "", (block,))):
                yield where, text


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Keep):
            yield from _flat(block.blocks)
        elif isinstance(block, Beside):
            yield from _flat(block.left + block.right)
        else:
            yield block


def _unexplained(
    said: tuple[tuple[str, str], ...], explained: tuple[tuple[str, str], ...]
) -> Iterator[Unexplained]:
    """Give each term once: known ones whose meaning is not there, and short forms nobody knows."""
    everything = {text for _where, text in said}
    done: set[str] = set()
    for where, text in said:
        known = used_in(text, explained)
        done |= {one.name for one in known if one.meaning in everything}
        for one in known:
            if one.name not in done:
                done |= {one.name}
                yield Unexplained(where, one.name, one.meaning)
        forms = {form for one in known for form in one.forms()}
        for short in _SHORT_FORM.findall(text):
            if short not in done | _KNOWN | forms:
                done |= {short}
                yield Unexplained(where, short)
