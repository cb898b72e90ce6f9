"""What a schema found wrong, said in words that quote nothing a family wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from familyplan.exchange.reading import printable
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jsonschema.exceptions import ValidationError

_LONGEST: Final = 60
_TYPES: Final[Mapping[str, str]] = {
    "string": mark("should be text in quotes"),
    "array": mark("should be a list"),
    "object": mark("should be a group of names and values"),
    "integer": mark("should be a whole number"),
    "boolean": mark("should be true or false"),
}
_PLAIN: Final[Mapping[str, str]] = {
    "pattern": mark("is not written in the form this field has"),
    "enum": mark("is not in the list this field is chosen from"),
    "const": mark("has another value than it must have"),
    "maxLength": mark("is too long to be kept"),
    "maxItems": mark("has too many entries to be kept"),
    "uniqueItems": mark("has the same entry twice"),
    "minimum": mark("is a number too small to be kept"),
    "maximum": mark("is a number too large to be kept"),
    "minProperties": mark("needs an answer or a reason for none"),
    "maxProperties": mark("has both an answer and a reason for none"),
}


def said(error: ValidationError) -> tuple[str, str]:
    """Say where a schema error is, inside what was checked, and what it is."""
    keyword = str(error.validator)
    if keyword == "type":
        what = say(_TYPES[str(error.validator_value)])
    elif keyword == "required":
        what = say("lacks “{names}”", names=_names(_lacking(error)))
    elif keyword == "additionalProperties":
        what = say("has the unknown name “{names}”", names=_names(_unknown(error)))
    else:
        what = say(_PLAIN[keyword])
    return _where(error.absolute_path), what


def _where(path: Iterable[str | int]) -> str:
    steps: list[str] = []
    for step in path:
        if isinstance(step, int):
            steps.append(say("entry {n}", n=step + 1))
        elif step != "fields":
            steps.append(f"“{_names([step])}”")
    return ", ".join(steps)


def _lacking(error: ValidationError) -> list[str]:
    held: Any = error.instance
    needed: Any = error.validator_value
    return [name for name in needed if name not in held]


def _unknown(error: ValidationError) -> list[str]:
    schema: Any = error.schema
    held: Any = error.instance
    return [name for name in held if name not in schema["properties"]]


def _names(names: Iterable[str]) -> str:
    return "”, “".join(printable(name)[:_LONGEST] for name in list(names)[:10])
