"""Record to table row and back, for every kind alike: no table knows how to save itself."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Kind, declarations, nouns
from familyplan.model.notation import empty, reader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from familyplan.model import Declaration, Record

    _Reading = tuple[str, bool, Callable[[Any], Any]]

OWN_COLUMNS: Final = ("scope", "id", "heads")
_PLAIN: Final = frozenset(
    {Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.REF, Kind.DAY, Kind.TIME, Kind.STAMP, Kind.SCORE}
)
# Kept as they are: most of what a family is read from, and read most often.
_WORDS: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.REF})
_WHOLE: Final = frozenset({Kind.NUMBER, Kind.FLAG})
# json.loads looks for space before and after each of the many small values of a family; what
# stands in a column was written here, without any.
_READ_JSON: Final = json.JSONDecoder().raw_decode


def column_type(declaration: Declaration) -> str:
    """Give the SQL type of a field's column."""
    return "INTEGER" if declaration.kind in _WHOLE else "TEXT"


def columns(kind: str) -> tuple[str, ...]:
    """Name the columns of a kind's table, in order."""
    return (*OWN_COLUMNS, *declarations(nouns()[kind]))


def to_column(declaration: Declaration, written: Any) -> Any:  # noqa: ANN401 - JSON to SQL
    """Turn a value in typed notation into what its column holds."""
    if written is None or declaration.kind in _PLAIN:
        return written
    if declaration.kind in _WHOLE:
        return int(written)
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def from_column(declaration: Declaration, held: Any) -> Any:  # noqa: ANN401 - SQL to JSON
    """Turn what a column holds back into typed notation."""
    if held is None or declaration.kind in _PLAIN or declaration.kind is Kind.NUMBER:
        return held
    if declaration.kind is Kind.FLAG:
        return bool(held)
    return _from_json(held)


def _from_json(held: str) -> Any:  # noqa: ANN401 - JSON
    found, end = _READ_JSON(held)
    return found if end == len(held) else json.loads(held)


def to_row(kind: str, scope: str, row_id: str, content: Mapping[str, Any]) -> list[Any]:
    """Lay out a new row of a kind: `content` is {"values": notation by field, "heads": ...}."""
    declared = declarations(nouns()[kind])
    values = content["values"]
    laid = [to_column(declared[name], values.get(name)) for name in declared]
    heads = json.dumps(content["heads"], separators=(",", ":"), sort_keys=True)
    return [scope, row_id, heads, *laid]


def to_record(kind: str, row: Sequence[Any]) -> Record:
    """Read a record from a table row laid out as `columns(kind)`."""
    record_type, layout = _layout(kind)
    values = {
        name: held if word and isinstance(held, str) else reading(held)
        for (name, word, reading), held in zip(layout, row[len(OWN_COLUMNS) :], strict=True)
        if held is not None
    }
    return record_type(id=row[1], scope=row[0], **values)


@cache
def _layout(kind: str) -> tuple[type[Record], tuple[_Reading, ...]]:
    """Give a kind's type, and of each field its name, whether it is a word, and its reader."""
    record_type = nouns()[kind]
    declared = declarations(record_type).items()
    return record_type, tuple((name, one.kind in _WORDS, _reading(one)) for name, one in declared)


def _reading(declaration: Declaration) -> Callable[[Any], Any]:
    """Give what turns what a field's column holds into its value; what to do is looked up once."""
    read_notation = reader(declaration)
    if declaration.kind in _PLAIN or declaration.kind is Kind.NUMBER:
        return read_notation
    if declaration.kind is Kind.FLAG:
        return lambda held: read_notation(bool(held))
    nothing = empty(declaration)

    def reading(held: Any) -> Any:  # noqa: ANN401 - SQL to a field's value
        written = _from_json(held)
        return nothing if written is None else read_notation(written)

    return reading


def to_notation(kind: str, row: Sequence[Any]) -> dict[str, Any]:
    """Read a table row into {"values": notation by field, "heads": ...}, as ops carry it."""
    declared = declarations(nouns()[kind])
    values = {
        name: from_column(declaration, held)
        for (name, declaration), held in zip(declared.items(), row[len(OWN_COLUMNS) :], strict=True)
        if held is not None
    }
    return {"values": values, "heads": json.loads(row[2])}
