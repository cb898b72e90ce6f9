"""How a typed value is written down in JSON, the same in the log, in drafts and in files."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from familyplan.model.declare import EMPTY, Declaration, Kind, Record, declarations
from familyplan.model.partial_date import PartialDate
from familyplan.model.values import Answer, Money, WhyNot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_EDTF: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?[~?%]?", re.ASCII)
_ODD: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_STEERING: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_WRONG_SHAPE = (ValueError, TypeError, KeyError, AttributeError, InvalidOperation)


class NotationError(ValueError):
    """A written value does not have the shape its field declares."""


def write(declaration: Declaration, value: Any) -> Any:  # noqa: ANN401 - JSON
    """Write one field's value as JSON; an empty value is None."""
    if value is None:
        return None
    if declaration.kind is Kind.DATA:  # a setting of "no" is not the same as none
        return encodable(value)
    if value in ("", ()) or value is False:
        return None
    writer = _WRITERS.get(declaration.kind)
    written = encodable(writer(value) if writer else value)
    return None if written == "" else written


def encodable(written: Any) -> Any:  # noqa: ANN401 - JSON
    """Give JSON that can be written down, whatever a paste has left in it.

    Half a letter becomes U+FFFD, the line breaks of other programs become ours, and characters
    that only steer a terminal are dropped: no page can show them and no file may hold them.
    """
    if isinstance(written, str):
        if _ODD.search(written):
            plain = _STEERING.sub("", _BREAKS.sub("\n", written))
            return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    elif isinstance(written, list):
        return [encodable(one) for one in written]
    elif isinstance(written, dict):
        return {encodable(key): encodable(one) for key, one in written.items()}
    return written


def read(declaration: Declaration, written: Any) -> Any:  # noqa: ANN401 - JSON
    """Read one field's value back from JSON.

    Raises:
        NotationError: the JSON does not have the shape the field declares.

    """
    if written is None:
        return empty(declaration)
    try:
        return _READERS[declaration.kind](written)
    except _WRONG_SHAPE as wrong:
        raise NotationError(declaration.kind.value) from wrong


def reader(declaration: Declaration) -> Callable[[Any], Any]:
    """Give what `read` does for one field, for reading hundreds of its values that are not None.

    What is given raises NotationError as `read` does.
    """
    raw = _READERS[declaration.kind]

    def reading(written: Any) -> Any:  # noqa: ANN401 - JSON
        try:
            return raw(written)
        except _WRONG_SHAPE as wrong:
            raise NotationError(declaration.kind.value) from wrong

    return reading


def empty(declaration: Declaration) -> Any:  # noqa: ANN401 - the field's own empty value
    """Give the value a field has when nothing is known."""
    return EMPTY.get(declaration.kind)


def write_record(record: Record) -> dict[str, Any]:
    """Write every field of a record that is not empty, by name; id and scope are not fields."""
    written = {}
    for name, declaration in declarations(type(record)).items():
        value = write(declaration, getattr(record, name))
        if value is not None:
            written[name] = value
    return written


def read_record(
    record_type: type[Record], row_id: str, scope: str, written: dict[str, Any]
) -> Record:
    """Read a record back from what `write_record` wrote.

    Raises:
        NotationError: a value does not have the shape its field declares.

    """
    known = declarations(record_type)
    values = {name: read(known[name], value) for name, value in written.items() if name in known}
    return record_type(id=row_id, scope=scope, **values)


def changed_fields(old: Record, new: Record) -> tuple[str, ...]:
    """Name the declared fields in which two records of one type differ."""
    return tuple(
        name for name in declarations(type(old)) if getattr(old, name) != getattr(new, name)
    )


def replace(record: Record, **values: Any) -> Record:  # noqa: ANN401 - field values
    """Give a copy of the record with some fields changed."""
    return dataclasses.replace(record, **values)


def _write_partial(value: PartialDate) -> dict[str, Any]:
    parts = {"said": value.said, "edtf": value.edtf, "anchor": value.anchor}
    order = {} if value.order is None else {"order": value.order}
    return {key: text for key, text in parts.items() if text} | order


def _write_answer(value: Answer) -> dict[str, Any]:
    return {"why_not": value.why_not.value} if value.why_not else {"value": value.value}


def _text(written: Any) -> str:  # noqa: ANN401 - JSON
    if not isinstance(written, str):
        raise TypeError(written)
    return written


def _whole(written: Any) -> int:  # noqa: ANN401 - JSON
    if isinstance(written, bool) or not isinstance(written, int):
        raise TypeError(written)
    return written


def _truth(written: Any) -> bool:  # noqa: ANN401 - JSON
    if not isinstance(written, bool):
        raise TypeError(written)
    return written


def _texts(written: Any) -> tuple[str, ...]:  # noqa: ANN401 - JSON
    if not isinstance(written, list):
        raise TypeError(written)
    for item in written:
        if not isinstance(item, str):
            raise TypeError(item)
    return tuple(written)


def _refs(written: Any) -> tuple[str, ...]:  # noqa: ANN401 - JSON
    found = _texts(written)
    return tuple(sorted(set(found))) if len(found) > 1 else found


def _partial(written: Any) -> PartialDate:  # noqa: ANN401 - JSON
    order = written.get("order")
    found = PartialDate(
        _text(written.get("said", "")),
        _text(written.get("edtf", "")),
        _text(written.get("anchor", "")),
        None if order is None else _whole(order),
    )
    if found.edtf:
        _check_form(found.edtf)
    return found


@lru_cache(maxsize=4096)
def _check_form(edtf: str) -> None:
    """See that a day, month or year is written as one and is one; families share many days."""
    if not _EDTF.fullmatch(edtf):
        raise ValueError(edtf)
    PartialDate(edtf=edtf).earliest()


def _number(written: Any) -> Decimal:  # noqa: ANN401 - JSON
    value = Decimal(_text(written))
    if not value.is_finite():
        raise ValueError(written)
    return value


def _answer(written: Any) -> Answer:  # noqa: ANN401 - JSON
    return Answer(_text(written.get("value", "")), WhyNot(written.get("why_not", "")))


def _money(written: Any) -> Money:  # noqa: ANN401 - JSON
    return Money(_whole(written["pence"]), _whole(written.get("price_year", 0)))


_WRITERS: Final[Mapping[Kind, Callable[[Any], Any]]] = {
    Kind.PARTIAL_DATE: _write_partial,
    Kind.ANSWER: _write_answer,
    Kind.MONEY: lambda value: {"pence": value.pence, "price_year": value.price_year},
    Kind.DAY: lambda value: value.isoformat(),
    Kind.STAMP: lambda value: value.isoformat(),
    Kind.TIME: lambda value: value.strftime("%H:%M"),
    Kind.SCORE: lambda value: format(value, "f"),
    Kind.REFS: lambda value: sorted(set(value)),  # a set: the order it came in says nothing
    Kind.TEXTS: list,
}
_READERS: Final[Mapping[Kind, Callable[[Any], Any]]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.CHOICE: _text,
    Kind.REF: _text,
    Kind.ANSWER: _answer,
    Kind.PARTIAL_DATE: _partial,
    Kind.DAY: lambda written: date.fromisoformat(_text(written)),
    Kind.TIME: lambda written: time.fromisoformat(_text(written)),
    Kind.STAMP: lambda written: datetime.fromisoformat(_text(written)),
    Kind.NUMBER: _whole,
    Kind.SCORE: _number,
    Kind.MONEY: _money,
    Kind.FLAG: _truth,
    Kind.REFS: _refs,
    Kind.TEXTS: _texts,
    Kind.DATA: lambda written: written,
}
