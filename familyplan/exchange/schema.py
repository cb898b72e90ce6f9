"""The JSON Schema of the family format, generated from the nouns' declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Kind, declarations, noun_of, nouns
from familyplan.model.vocabulary import choices
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from familyplan.model import Declaration, Record

FORMAT: Final = "familyplan"
VERSION: Final = 1
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
LONGEST_TEXT: Final = 200_000
MOST_ITEMS: Final = 2_000
_LARGEST: Final = 2**53
_ID: Final = {
    "type": "string",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
}
_TEXT: Final = {"type": "string", "maxLength": LONGEST_TEXT}
_YEAR: Final = "(19[0-9]{2}|20[0-9]{2}|2100)"
_DAY: Final = "(0[1-9]|[12][0-9]|3[01])"
_MONTH: Final = "(0[1-9]|1[0-2])"
_CLOCK: Final = "([01][0-9]|2[0-3]):[0-5][0-9]"


def _object(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"type": "object", "properties": properties, "additionalProperties": False}


_WHOLE: Final = {"type": "integer", "minimum": -_LARGEST, "maximum": _LARGEST}
_SHAPES: Final[Mapping[Kind, dict[str, Any]]] = {
    Kind.TEXT: _TEXT,
    Kind.LONG_TEXT: _TEXT,
    Kind.CHOICE: _TEXT,
    Kind.REF: _ID,
    Kind.REFS: {"type": "array", "items": _ID, "uniqueItems": True, "maxItems": MOST_ITEMS},
    Kind.TEXTS: {"type": "array", "items": _TEXT, "maxItems": MOST_ITEMS},
    Kind.FLAG: {"type": "boolean"},
    Kind.NUMBER: _WHOLE,
    Kind.SCORE: {"type": "string", "pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,12})?$"},
    Kind.DAY: {"type": "string", "pattern": f"^{_YEAR}-{_MONTH}-{_DAY}$"},
    Kind.TIME: {"type": "string", "pattern": f"^{_CLOCK}$"},
    Kind.STAMP: {
        "type": "string",
        "pattern": rf"^{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}:[0-5][0-9](\.[0-9]{{6}})?"
        rf"([+-]{_CLOCK})?$",
    },
    Kind.PARTIAL_DATE: _object(
        said=_TEXT,
        edtf={"type": "string", "pattern": f"^({_YEAR}(-{_MONTH}(-{_DAY})?)?[~?%]?)?$"},
        anchor=_TEXT,
        order=_WHOLE,
    ),
    Kind.ANSWER: {
        **_object(value=_TEXT, why_not={"enum": ["", "not_asked", "not_known", "did_not_say"]}),
        "minProperties": 1,
        "maxProperties": 1,
    },
    Kind.MONEY: {**_object(pence=_WHOLE, price_year=_WHOLE), "required": ["pence"]},
    Kind.DATA: {},
}


def record_schema(record_type: type[Record]) -> dict[str, Any]:
    """Give the schema of one kind of record: {"kind", "id", "fields"}."""
    about = noun_of(record_type)
    declared = declarations(record_type)
    fields = _object(**{name: _field(declaration) for name, declaration in declared.items()})
    needed = [name for name, one in declared.items() if "save" in one.required_for]
    if needed:
        fields["required"] = needed
    shape = _object(kind={"const": about.kind}, id=_ID, fields=fields)
    return {"title": say(about.one), **shape, "required": ["kind", "id", "fields"]}


def _field(declaration: Declaration) -> dict[str, Any]:
    shape = {"title": say(declaration.label), **_SHAPES[declaration.kind]}
    help_words = [say(declaration.help)] if declaration.help else []
    if declaration.refers:
        kinds = ", ".join(declaration.refers)
        help_words.append(say("The id of one of these kinds of record: {kinds}.", kinds=kinds))
    if declaration.choices:
        listed = choices(declaration.choices)
        if declaration.kind is Kind.CHOICE and not declaration.open_choice:
            shape["enum"] = ["", *listed]
        said = "; ".join(f"{key} = {words}" for key, words in listed.items())
        help_words.append(say("From this list: {listed}.", listed=said))
    return {**shape, "description": " ".join(help_words)} if help_words else shape


def kinds_in(home: str) -> dict[str, type[Record]]:
    """Give the record types the format holds of one home ("family" or "directory"), by kind."""
    return {kind: found for kind, found in nouns().items() if noun_of(found).home == home}


def envelope() -> dict[str, Any]:
    """Give the schema of everything round the records; each record has its own."""
    family = {
        **_object(
            id=_ID,
            records={"type": "array"},
            missing={"type": "array", "items": _ID, "uniqueItems": True},
        ),
        "required": ["id", "records"],
    }
    whole = _object(
        format={"const": FORMAT},
        version={"const": VERSION},
        exported={"type": "string", "maxLength": 40},
        schema=_WHOLE,
        directory={"type": "array"},
        families={"type": "array", "items": family},
    )
    return {**whole, "required": ["format", "version", "families"]}


def schema() -> dict[str, Any]:
    """Give the whole JSON Schema (draft 2020-12) of the family format."""
    whole = envelope()
    family = whole["properties"]["families"]["items"]
    family["properties"]["records"]["items"] = {"oneOf": _pointers("family")}
    family["properties"]["missing"]["description"] = say(
        "Ids that records here mention although the record itself is no longer there."
    )
    whole["properties"]["directory"]["items"] = {"oneOf": _pointers("directory")}
    every = {**kinds_in("directory"), **kinds_in("family")}
    return {
        "$schema": DIALECT,
        "title": say(_TITLE),
        **whole,
        "$defs": {kind: record_schema(found) for kind, found in every.items()},
    }


_TITLE: Final = mark("Whole families from Family Plan")


def _pointers(home: str) -> list[dict[str, str]]:
    return [{"$ref": f"#/$defs/{kind}"} for kind in kinds_in(home)]
