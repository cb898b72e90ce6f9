"""In which words a page may show the value of a field, each without spaces, to be looked for."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Answer, Kind, Money, PartialDate
from familyplan.model.vocabulary import spoken
from familyplan.packs.said import WHY_NOT
from familyplan.words import say
from familyplan.words.dates import MONTHS, clock_time
from familyplan.words.folding import tight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.model import Declaration

__all__ = ["TEXTS", "strings", "ways_to_say"]

TEXTS: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.TEXTS})
# "No" and "2026" stand in any text; long words are shortened in some places.
_TELLING: Final = 3
_YEAR: Final = 4
_BEGINS: Final = 40


def ways_to_say(declaration: Declaration, value: Any) -> tuple[str, ...]:  # noqa: ANN401 - a field's value
    """Give how the value may stand in a text without spaces; () where words cannot tell."""
    found = (tight(one)[:_BEGINS] for one in _said(declaration, value))
    return tuple(one for one in found if _tells(one))


def _tells(words: str) -> bool:
    return len(words) > _YEAR or (len(words) >= _TELLING and not words.isdigit())


def strings(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - a field's value
    """Give the texts in a value."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def _said(declaration: Declaration, value: Any) -> Iterator[str]:  # noqa: ANN401 - a field's value
    if isinstance(value, bool):
        return
    if isinstance(value, PartialDate):
        yield value.said
        if value.exact:
            yield _day(value.exact)
    elif isinstance(value, Answer):
        why = WHY_NOT.get(value.why_not)
        yield say(why) if why else spoken(declaration.choices, value.value)
    elif isinstance(value, date | datetime):
        yield _day(value)
    elif isinstance(value, time):
        yield clock_time(value)
    elif isinstance(value, Money):
        yield f"{value.pence / 100:.2f}".removesuffix(".00")
    elif isinstance(value, str | tuple):
        yield from (spoken(declaration.choices, one) for one in strings(value))
    else:
        yield f"{value}"


def _day(day: date) -> str:
    return f"{day.day} {say(MONTHS[day.month - 1])}"
