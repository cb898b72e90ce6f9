"""Whether an everyday word stands in a sentence as somebody's name: Will, May, Grace, Reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from familyplan import assets
from familyplan.words.folding import folded

__all__ = ["Place", "everyday", "no_initials", "stands_as_name"]

_BEFORE: Final = re.compile(r"([\w'\u2019]+)([^\w]*)$")
_AFTER: Final = re.compile(r"^([^\w]*)([\w]+)")
_SECOND: Final = re.compile(r"^[^\w]*\w+[^\w]+(\w+)")
_OWNS: Final = re.compile(r"^['\u2019\u02bc]s?\b|^['\u2019]")
_NEW_SENTENCE: Final = re.compile(r"[.!?\u2026\n\r\u2022\u06d4]|[\"\u201c\u2018\u00ab(\[]$|^\s*'$")
_LISTED: Final = re.compile(r"^\s*[,;/&+)\n]|^\s*[.!?]?\s*$")
_LOOKED_BACK: Final = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands: the text, from which letter to which, and whether the text is a date."""

    text: str
    start: int
    end: int
    of_date: bool = False


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(assets.read_json("sharing/everyday_words.json")[part])


def everyday(word: str) -> bool:
    """Say whether a folded word is one people write without meaning anybody or any place."""
    return any(word in _words(part) for part in ("names", "places", "function", "modals", "times"))


def no_initials(letters: str) -> bool:
    """Say whether folded letters are a word or an abbreviation of their own: "GP", "IT"."""
    return letters in _words("not_initials") or everyday(letters)


def stands_as_name(place: Place, *, somebody: bool = True) -> bool:
    """Say whether an everyday word is used as a name where it stands.

    In the middle of a sentence a capital says so, unless it is a month or a season beside a date.
    At the beginning it takes what only a name has beside it: what they did or have, another name,
    a comma. Small letters say so after "Mr" and the like only. `somebody` is False for a place,
    which does nothing.
    """
    said = place.text[place.start : place.end]
    word = folded(said)
    before, after = _beside(place)
    if word in _words("modals") and folded(after.word) in _words("asked") and not after.owns:
        return False
    if place.of_date and word in _words("times"):
        return False
    if not said[:1].isupper() or _shouted(place):
        return somebody and _named_small(word, before.word, after.word)
    if _begins(before):
        return _begins_with_name(place, word, after, somebody=somebody)
    return not _tells_when(word, before.word, after.word)


@dataclass(frozen=True, slots=True)
class _Side:
    """The word beside another, what stands between them, and whether the other owns something."""

    word: str = ""
    gap: str = ""
    owns: bool = False


def _beside(place: Place) -> tuple[_Side, _Side]:
    text = place.text[max(0, place.start - _LOOKED_BACK) : place.start]
    back = _BEFORE.search(text)
    before = _Side(back[1], back[2]) if back else _Side("", text)
    rest = place.text[place.end : place.end + _LOOKED_BACK]
    owns = bool(_OWNS.match(rest))
    bare = _OWNS.sub("", rest)
    ahead = _AFTER.search(bare)
    after = _Side(ahead[2], ahead[1], owns) if ahead else _Side("", bare, owns)
    return before, after


def _shouted(place: Place) -> bool:
    """Say whether a text is all in capitals, so that they tell nothing."""
    others = place.text[: place.start] + place.text[place.end :]
    return any(one.isupper() for one in others) and not any(one.islower() for one in place.text)


def _named_small(word: str, before: str, after: str) -> bool:
    if word in _words("modals"):
        # "the will was found" is a paper, "will said" is somebody.
        return folded(after) in _words("then") and folded(before) not in _words("function")
    return folded(before) in _words("titles")


def _begins(before: _Side) -> bool:
    if folded(before.word) in _words("titles"):
        return False
    return not before.word or bool(_NEW_SENTENCE.search(before.gap))


def _begins_with_name(place: Place, word: str, after: _Side, *, somebody: bool) -> bool:
    rest = place.text[place.end :]
    if word in _words("function"):
        return False
    if after.owns:
        return True
    if not after.word or _LISTED.match(rest):
        return word not in _words("times")
    if _tells_when(word, "", after.word):
        return False
    second = _SECOND.match(rest)
    joined = folded(after.word) in {"and", "with", "or"}
    named = joined and second is not None and second[1][:1].isupper()
    return named or (somebody and _acts(word, after))


def _acts(word: str, after: _Side) -> bool:
    """Say whether what follows a word at the beginning of a sentence is done by somebody."""
    if folded(after.word) in _words("then"):
        return True
    if word in _words("modals"):
        return folded(after.word) == "to"
    return after.word[:1].isupper() and after.word != "I" and "\n" not in after.gap


def _tells_when(word: str, before: str, after: str) -> bool:
    if word not in _words("times"):
        return False
    near = folded(before)
    return (
        near in _words("before_times")
        or near[:1].isdigit()
        or after[:1].isdigit()
        or bool({near, folded(after)} & _words("months"))
    )
