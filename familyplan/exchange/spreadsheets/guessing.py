"""Guessing what columns mean from their headings, and which row the headings are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from familyplan.exchange.spreadsheets.fields import JOINED, NOTE, Meaning, known, plain, seats
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from familyplan.exchange.spreadsheets.tables import Sheet

_LOOKED_AT: Final = 15
_SHOWN: Final = 3
_LETTERS: Final = 26
_SPLIT_WORDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it is, its heading made unlike every other, and its first values."""

    at: int
    heading: str
    first: tuple[str, ...]


def heading_row(sheet: Sheet) -> int:
    """Guess the number of the row of headings: of the first rows the one with most known words."""
    if not sheet.rows:
        return 1
    best = max(
        sheet.rows[:_LOOKED_AT],
        key=lambda row: sum(_guess(cell) is not None for cell in row.cells if cell),
    )
    return best.n


def columns(sheet: Sheet, heading: int) -> tuple[Column, ...]:
    """Give the columns with a heading or any value below the row of headings."""
    named = next((row for row in sheet.rows if row.n == heading), None)
    below = [row for row in sheet.rows if row.n > heading]
    width = max((len(row.cells) for row in [*below, *([named] if named else [])]), default=0)
    found: list[Column] = []
    seen: dict[str, int] = {}
    for at in range(width):
        words = " ".join(named.at(at).split()) if named else ""
        first = tuple(_first(row.at(at) for row in below))
        if not words and not first:
            continue
        words = words or say("Column {letters}", letters=_letters(at))
        seen[words] = seen.get(words, 0) + 1
        heading_words = words if seen[words] == 1 else f"{words} ({seen[words]})"
        found.append(Column(at, heading_words, first))
    return tuple(found)


def _first(values: Iterable[str]) -> Iterable[str]:
    kept = 0
    for value in values:
        if value:
            yield value
            kept += 1
            if kept == _SHOWN:
                return


def _letters(at: int) -> str:
    text = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def guess(listed: Iterable[Column]) -> dict[int, Meaning]:
    """Guess what each column means; what nothing is known of is to be kept in a note."""
    found: dict[int, Meaning] = {}
    taken: set[Meaning] = set()
    for column in listed:
        meant = _guess(column.heading)
        if meant is None or (meant in taken and meant.field not in JOINED):
            meant = Meaning(NOTE)
        taken.add(meant)
        found[column.at] = meant
    return found


def signature(listed: Iterable[Column]) -> str:
    """Give the headings as one text, the same for every table with the same headings."""
    return "\n".join(sorted(plain(column.heading) for column in listed))


@cache
def _by_words() -> dict[str, str]:
    return {words: field for field, listed in known("fields").items() for words in listed}


def _guess(heading: str) -> Meaning | None:
    words = plain(heading) if plain(heading) in _by_words() else plain(_split(heading))
    if words in _by_words():
        return Meaning(_by_words()[words])
    seat, rest = _seat(words)
    if not seat:
        return None
    field = _by_words().get(rest, "") if rest else "person.name"
    return Meaning(field, seat) if field.startswith("person.") and seat in seats() else None


def _split(heading: str) -> str:
    """Part words written together: "ChildDateOfBirth", "Child2Name"."""
    return _SPLIT_WORDS.sub(" ", heading)


def _seat(words: str) -> tuple[str, str]:
    """Take whose it is off the beginning (or end, after "of") of a heading."""
    front, _of, back = words.rpartition(" of ")
    for text in (words, f"{back} {front}" if front else ""):
        for seat, called in known("seats").items():
            for name in sorted(called, key=len, reverse=True):
                found = re.fullmatch(rf"{name}(?: (\d{{1,2}}))?(?: (.+))?", text)
                if found:
                    numbered = seat in {"child", "adult"}
                    return f"{seat}{int(found[1] or 1)}" if numbered else seat, found[2] or ""
    return "", ""
