"""Single cells turned into typed values; what does not fit is kept as typed and told of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from familyplan.exchange.spreadsheets.fields import known, label, plain
from familyplan.model import Answer
from familyplan.model.identifiers import verdict
from familyplan.model.partial_date import PartialDate, on_day, parse
from familyplan.model.values import WhyNot
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Tell = Callable[[str], None]

_MIDNIGHT: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(:\d\d)?")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_AGE: Final = re.compile(r"(age )?\d{1,2}( ?(y|yrs?|years?|months?|weeks?))?( old)?", re.IGNORECASE)
_SERIAL: Final = re.compile(r"[1-6]\d{4}(\.0+)?")
_SHORTENED: Final = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)
_LOST_NOUGHT: Final = re.compile(r"[127]\d{9}")


def day(text: str, field: str, today: date, tell: Tell) -> PartialDate:
    """Read a date or an age; what is neither is kept as it was written."""
    with_time = _MIDNIGHT.fullmatch(text)
    found = parse(with_time[1] if with_time else text, today)
    if _SERIAL.fullmatch(text):
        found = PartialDate(said=text, anchor=text)
        tell(say("{field}: “{text}” may be a date a spreadsheet holds as a number. Show the "
                 "column as dates and save again.", field=label(field), text=text))  # fmt: skip
    elif not found.edtf and not _AGE.fullmatch(text) and not unknown(text):
        tell(say("{field}: “{text}” is no date that can be read (day before month). It is kept "
                 "as written.", field=label(field), text=text[:60]))  # fmt: skip
    earliest = found.earliest()
    if field == "person.born" and earliest is not None and earliest > today:
        tell(say("{field}: the day is still to come.", field=label(field)))
    return on_day(found.exact) if found.exact and _DAY.fullmatch(found.said) else found


def unknown(text: str) -> Answer | None:
    """Give the kind of unknown a cell states, or None where it states an answer."""
    why = known("unknowns").get(plain(text))
    return Answer(why_not=WhyNot(why)) if why else None


def said(text: str) -> Answer | None:
    """Give an answer in its own words, or the kind of unknown it states; None for nothing."""
    return (unknown(text) or Answer(text)) if text else None


def chosen(text: str, part: str, field: str, tell: Tell) -> Answer | None:
    """Give an answer from a short list; other words are kept as they are and told of."""
    if not text or unknown(text):
        return unknown(text) if text else None
    key = known(part).get(plain(text))
    if key is None:
        tell(say("{field}: “{text}” is not in the list. It is kept as written.",
                 field=label(field), text=text[:60]))  # fmt: skip
    return Answer(key or text)


def number(text: str, scheme: str, field: str, tell: Tell) -> str:
    """Give a number as it was typed; what speaks against it is told of and blocks nothing."""
    if _SHORTENED.fullmatch(text):
        tell(say("{field}: the spreadsheet shortened this number to {text}. Show the column as "
                 "text there, and save again.", field=label(field), text=text))  # fmt: skip
        return text
    warning = verdict(scheme, text).warning
    if warning:
        tell(f"{label(field)}: {warning}")
    return text


def telephone(text: str, field: str, tell: Tell) -> str:
    """Give a telephone number as typed; one that seems to have lost its nought is told of."""
    if _SHORTENED.fullmatch(text) or _LOST_NOUGHT.fullmatch(text.replace(" ", "")):
        tell(say("{field}: the number may have lost its first 0.", field=label(field)))
    return text
