"""The ordinary spellings of what is kept back, as patterns over folded text.

A pattern is a regular expression for text as `words.folding.folded` gives it, with digits as 0-9.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from familyplan.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

__all__ = ["as_folded", "as_number", "as_words", "born_on", "calls", "initials", "name_words"]

_DIALLED: Final = re.compile(r"^(?:0044|44|00)?0?")
_TELEPHONE: Final = 9
_PAIR: Final = 2
_BETWEEN_NAMES: Final = re.compile(r"[\s\-\u2010-\u2015.,]+")
_MONTHS: Final = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?",
    "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip


def as_folded(value: str) -> str:
    """Fold a value as texts are folded for patterns: also digits of other scripts become 0-9."""
    return digits_plain(folded(value))


def digits_plain(text: str) -> str:
    """Give a text with every digit of any script as 0-9; its length stays."""
    if text.isascii():
        return text
    return "".join(str(int(one)) if one.isdecimal() else one for one in text)


def as_words(value: str) -> str:
    """Give the pattern of words in a row, perhaps with an s at their end; "" for no words."""
    plain = as_folded(value)
    return rf"\b{re.escape(plain)}s?\b" if plain else ""


def as_number(value: str) -> str:
    """Give the pattern of letters and digits with gaps anywhere: "LS1 4DY", "07700 900-123".

    A telephone number is found with and without its country.
    """
    tight = as_folded(value).replace(" ", "")
    if not tight:
        return ""
    before, lead = r"(?<!\d)" if tight[0].isdigit() else r"\b", ""
    bare = _DIALLED.sub("", tight)
    if tight.isdigit() and len(bare) >= _TELEPHONE and bare != tight:
        tight, lead = bare, r"(?:(?:0 ?0 ?)?4 ?4 ?)?(?:0 ?)?"
    after = r"(?!\d)" if tight[-1].isdigit() else r"\b"
    return before + lead + " ?".join(re.escape(one) for one in tight) + after


def born_on(day: date) -> str:
    """Give the pattern of a day of birth: "3 March 2015", "03.03.15", "March 3rd, 2015"."""
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    month = f"(?:0?{day.month}|{_MONTHS[day.month - 1]})"
    year = rf"(?:{day.year}|{day.year % 100:02d})"
    ways = (
        rf"{number} (?:of )?{month} {year}",
        rf"{_MONTHS[day.month - 1]} {number} {year}",
        rf"{day.year} 0?{day.month} 0?{day.day}",
        rf"{day.day:02d}{day.month:02d}{day.year}",
    )
    return rf"(?<!\d)(?:{'|'.join(ways)})(?!\d)"


def name_words(name: str) -> tuple[str, ...]:
    """Give the words of a name, folded: "Amira Khan-Walters" has three."""
    return tuple(word for one in _BETWEEN_NAMES.split(name) if (word := as_folded(one)))


def calls(name: str, known_as: str = "") -> frozenset[str]:
    """Give, folded, the ways somebody of this name is written that are more than one word.

    "Daniel James Walters", known as Danny: the first and the last name without what is between,
    the last name first, initials with the last name, the first name with the last one's initial.
    """
    words = name_words(name)
    found = {" ".join(words)}
    for one in (words, (*name_words(known_as), *words[-1:])):
        if len(one) < _PAIR:
            continue
        first, *others = one
        last, middle = others[-1], others[:-1]
        short = [one[0] for one in (first, *middle)]
        found |= {
            f"{first} {last}", f"{last} {first}", f"{first} {last[0]}", f"{short[0]} {last}",
            f"{last} {short[0]}", f"{' '.join(short)} {last}", f"{''.join(short)} {last}",
        }  # fmt: skip
    return frozenset(one for one in found if " " in one)


def initials(names: Iterable[str]) -> Iterator[str]:
    """Give the initials of each name of two words or more, folded: "dw" and "djw"."""
    for name in names:
        words = name_words(name)
        if len(words) >= _PAIR:
            yield words[0][0] + words[-1][0]
            yield "".join(one[0] for one in words)
