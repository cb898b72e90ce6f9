"""Translations in a copy: which it holds, and how they stand beside the words they are of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from familyplan.model import Person, Translation
from familyplan.packs.document import (
    Beside,
    Bullets,
    Card,
    Facts,
    Heading,
    Keep,
    Para,
    Span,
    Strip,
    Table,
    plain,
)
from familyplan.packs.languages import guessed, same, tag
from familyplan.packs.said import when
from familyplan.sharing import reader_of, view
from familyplan.sharing.narrowing import in_common
from familyplan.sharing.translated import main_words, stale
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.packs.asked import Asked
    from familyplan.packs.document import Block, Document, Text
    from familyplan.sharing import Reader, View

__all__ = ["ENGLISH", "beside", "language_for", "languages", "with_translations"]

ENGLISH: Final = "English"
_QUOTES: Final = "“”"
_EXACT, _HEADED, _CELL, _INSIDE = range(4)


def languages(rows: Rows) -> tuple[str, ...]:
    """List the languages of a family's translations, each once, as first written."""
    found: list[str] = []
    for one in rows.of(Translation):
        if one.words.strip() and not any(same(one.language, other) for other in found):
            found.append(one.language)
    return tuple(found)


def language_for(rows: Rows, reader: Reader, asked: Asked) -> str:
    """Name the second language of a copy: as asked, else the reader's first language."""
    if asked.language:
        return asked.language
    person = rows.find(Person, reader.id)
    first = person.first_language if person else None
    return first.value if first and first.value else ENGLISH


def with_translations(rows: Rows, whole: View, shown: View, asked: Asked) -> View:
    """Give what a copy holds with the translations of it in its second language, and no others.

    `rows` are the family's, `whole` what the reader may see, `shown` what the copy holds of that. A
    translation of words that changed since stays out: it may still say what was put right. On a
    page that is somebody else's stands only what that person may see as well.
    """
    seen = _seen_by_both(rows, whole, asked)
    wanted = language_for(rows, whole.reader, asked)
    held = tuple(one for one in shown.records if not isinstance(one, Translation))
    here = {one.id: one for one in held}
    kept = tuple(
        replace(one, checked=None, of_words="")
        for one in seen.rows.of(Translation)
        if one.words.strip()
        and same(one.language, wanted)
        and _whole(rows, here.get(one.to))
        and not stale(rows, rows.find(Translation, one.id) or one)
    )
    grounds = {one.id: whole.grounds[one.id] for one in kept if one.id in whole.grounds}
    withheld = tuple(one for one in shown.withheld if one.kind != "translation")
    return replace(
        shown, records=(*held, *kept), withheld=withheld, grounds={**shown.grounds, **grounds}
    )


def _seen_by_both(rows: Rows, shown: View, asked: Asked) -> View:
    whose = reader_of(rows, asked.about) if rows.find(Person, asked.about) else None
    if whose is None or whose.id == shown.reader.id:
        return shown
    return in_common(shown, (view(rows, whose, shown.on),))


def _whole(rows: Rows, record: Record | None) -> bool:
    """Say whether a copy holds the very words an entry has, which alone were translated."""
    if record is None:
        return False
    words = main_words(record)
    return bool(words.strip()) and words == main_words(rows.any(record.id))


def beside(document: Document, held: View) -> Document:
    """Give a document with each translation of its View beside the words it is of.

    Words that are a paragraph of their own and their translation become a row of two, pair by
    pair; below a heading, a list or a table the pairs follow it. Words that are not in the
    document come at its end, in both languages.
    """
    found = [one for one in held.rows.of(Translation) if one.words.strip()]
    if not found:
        return document
    pairs = [_Pair(one, main_words(held.rows.any(one.to)).strip(), held.on) for one in found]
    blocks, rest = _placed(document.blocks, pairs)
    if rest:
        title = say("In {language}", language=rest[0].language)
        blocks = (*blocks, Heading(1, title), *_tables(rest))
    return replace(document, blocks=blocks)


@dataclass(frozen=True)
class _Pair:
    """A translation with the words it is of."""

    translation: Translation
    original: str
    on: date

    @property
    def language(self) -> str:
        """The language as somebody wrote it."""
        return self.translation.language

    @cached_property
    def tag(self) -> str:
        """The language as files name it, by its name or else by its letters."""
        return tag(self.language) or guessed(self.translation.words)

    @cached_property
    def looked_for(self) -> str:
        """The words it is of, as they are printed."""
        return plain(self.original)

    @property
    def words(self) -> Text:
        """The translation."""
        return (Span(self.translation.words.strip(), language=self.tag),)

    @property
    def credit(self) -> str:
        """Whose translation it is, and of which day."""
        day = when(self.translation.translated, self.on)
        who = self.translation.translator.strip()
        if who and day:
            return say("Translated by {who}, {day}", who=who, day=day)
        return say("Translated by {who}", who=who) if who else say("Translated")

    @property
    def row(self) -> tuple[Text, Text]:
        """The translation, then the words as they were said and whose translation it is."""
        said = Span(self.original, language=guessed(self.original))
        return self.words, (said, Span(f"\n{self.credit}", "soft"))


def _tables(pairs: list[_Pair]) -> tuple[Table, ...]:
    """Lay pairs out side by side, one table for each language."""
    named = dict.fromkeys((one.language, one.tag) for one in pairs)
    return tuple(
        Table(
            (say("In {language}", language=language), say("As it was said")),
            tuple(one.row for one in pairs if (one.language, one.tag) == (language, code)),
            (50, 50),
            languages=(code, ""),
        )
        for language, code in named
    )


def _placed(blocks: tuple[Block, ...], pairs: list[_Pair]) -> tuple[tuple[Block, ...], list[_Pair]]:
    """Put each pair at the place that says its words best; of equal places, at the last."""
    best: dict[int, tuple[int, int]] = {}
    for at, block in enumerate(_leaves(blocks)):
        for number, pair in enumerate(pairs):
            rank = _rank(block, pair.looked_for)
            if rank is not None and rank <= best.get(number, (_INSIDE, 0))[0]:
                best[number] = (rank, at)
    here: dict[int, list[_Pair]] = {}
    for number, (_, at) in best.items():
        here.setdefault(at, []).append(pairs[number])
    rest = [pair for number, pair in enumerate(pairs) if number not in best]
    return _woven(blocks, here, iter(range(len(_leaves(blocks))))), rest


def _leaves(blocks: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        found += _leaves(block.blocks) if isinstance(block, Keep) else [block]
    return found


def _rank(block: Block, words: str) -> int | None:
    """Say how well a block stands for some words, 0 best; None where it does not say them."""
    match block:
        case Para(text):
            return _EXACT if _is(text, words) else _INSIDE if words in plain(text) else None
        case Heading(text=text):
            return _HEADED if _is(text, words) else None
        case Beside(left, right):
            ranks = [_rank(one, words) for one in _leaves(left + right)]
            return max((rank for rank in ranks if rank is not None), default=None)
        case _:
            texts = _cells(block)
            if any(_is(text, words) for text in texts):
                return _CELL
            return _INSIDE if any(words in plain(text) for text in texts) else None


def _is(text: Text, words: str) -> bool:
    return plain(text).strip(_QUOTES) == words.strip(_QUOTES)


def _cells(block: Block) -> tuple[Text, ...]:
    match block:
        case Table(rows=rows):
            return tuple(text for row in rows for text in row)
        case Facts(pairs):
            return tuple(value for _, value in pairs)
        case Bullets(texts) | Strip(texts) | Card(lines=texts):
            return texts
        case _:
            return ()


def _below(pair: _Pair) -> tuple[Block, ...]:
    """Give a translation as it stands below a heading that says the words."""
    said = say("In {language}. {credit}", language=pair.language, credit=pair.credit)
    return Para(pair.words, "words"), Para(said, "soft")


def _woven(
    blocks: tuple[Block, ...], here: dict[int, list[_Pair]], places: Iterator[int]
) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Keep):
            made.append(Keep(_woven(block.blocks, here, places)))
            continue
        pairs = here.get(next(places), [])
        if not pairs:
            made.append(block)
        elif isinstance(block, Heading):
            below = [part for pair in pairs for part in _below(pair)]
            made.append(Keep((block, *below)))
        elif isinstance(block, Para) and all(_is(block.text, one.looked_for) for one in pairs):
            made += _tables(pairs)
        else:
            made += [block, *_tables(pairs)]
    return tuple(made)
