"""Reading a JSON file nobody vouches for: limits first, then text, then plain values."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from familyplan.errors import KnownError
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES: Final = 200_000_000
DEEPEST: Final = 64
_MEGABYTE: Final = 1_000_000
_LONGEST_NUMBER: Final = 40
# Control characters, and halves of surrogate pairs, which no database and no page can hold.
_UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

NOTHING_IN: Final = mark("Nothing was brought in.")


class NotReadable(KnownError):
    """A file is not JSON that can safely be read."""

    def __init__(self, why: str) -> None:
        """Say why, and that nothing happened."""
        super().__init__(f"{why} {say(NOTHING_IN)}")


class _Unfit(ValueError):
    """Something the JSON parser would have let through."""


def read_json(data: bytes) -> Any:  # noqa: ANN401 - JSON of any shape
    """Read JSON bytes into plain values.

    Raises:
        NotReadable: too large, not UTF-8, not JSON, nested too deep, a name given twice, a number
            that is none (NaN) or too long.

    """
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // _MEGABYTE
        raise NotReadable(say("The file is larger than {most} MB.", most=most))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = data.count(b"\n", 0, error.start) + 1
        raise NotReadable(
            say("The file is not text in UTF-8; the first wrong letter is in line {n}.", n=where)
        ) from error
    try:
        read = json.loads(
            text,
            object_pairs_hook=_names_once,
            parse_constant=_no_constant,
            parse_int=_number(int),
            parse_float=_number(float),
        )
    except RecursionError as error:
        raise NotReadable(say("The file is nested too deep to be read.")) from error
    except json.JSONDecodeError as error:
        raise NotReadable(
            say("The file is not JSON from line {line}, letter {column} on.",
                line=error.lineno, column=error.colno)
        ) from error  # fmt: skip
    except _Unfit as error:
        raise NotReadable(str(error)) from error
    if _too_deep(read):
        raise NotReadable(say("The file is nested too deep to be read."))
    return read


def _names_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Unfit(
            say("The name “{name}” is given twice in one place.", name=printable(twice)[:60])
        )
    return found


def _no_constant(found: str) -> None:
    raise _Unfit(say("{found} is not a number that can be kept.", found=found))


def _number(read: type[int | float]) -> Any:  # noqa: ANN401 - a hook of the JSON parser
    def parsed(text: str) -> int | float:
        value = read(text) if len(text) <= _LONGEST_NUMBER else float("inf")
        if value in {float("inf"), float("-inf")}:
            raise _Unfit(say("A number in the file is too long to be kept."))
        return value

    return parsed


def _too_deep(read: Any) -> bool:  # noqa: ANN401 - JSON
    level: list[Any] = [read]
    for _depth in range(DEEPEST):
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def printable(text: str) -> str:
    """Give a text in which no control character can play tricks on a screen."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def unfit_texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Give every text inside a JSON value, names too, that holds characters nothing can keep."""
    if isinstance(value, str):
        if _UNFIT.search(value):
            yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from unfit_texts(name)
            yield from unfit_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from unfit_texts(inner)
