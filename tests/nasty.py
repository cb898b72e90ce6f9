"""What goes wrong in programs when somebody pastes it: texts, values of every shape, any JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as some

from familyplan.model import Answer, Kind, Money, PartialDate
from familyplan.model.values import WhyNot

if TYPE_CHECKING:
    from familyplan.model import Declaration

TEXTS = (
    "", " ", "\x00", "a\x00b", "\x1b[31mred", "\r\n", "a\rb\x0bc\x0cd\x85e\u2028f\u2029g",
    "\ud800", "\udfff\ud800", "x" * 20_000, "\n" * 20_000, "سعدیہ خان", "\u202eno\u202c",
    "\u2066a\u2069", "👩\u200d👩\u200d👧", "e\u0301" * 50, "\ufeff", "\ufffc", "Z" + "\u0317" * 300,
    "'; DROP TABLE person; --", '"quoted"', "{who}", "%s%n", "=1+1", "../../etc", "<b>bold</b>",
    "&amp;", "\\", "0", "-0", "1e999", "31 February 2020", "99999-99-99", "about", "tomorrow",
    "24:61", "NaN", "None", "null", "[]",
)  # fmt: skip

texts = some.one_of(
    some.sampled_from(TEXTS),
    some.text(alphabet=some.characters(exclude_categories=()), max_size=60),
)
plain_json: some.SearchStrategy[Any] = some.recursive(
    some.one_of(
        some.none(),
        some.booleans(),
        some.integers(-(10**30), 10**30),
        some.floats(allow_nan=False, allow_infinity=False),
        texts,
    ),
    lambda inner: some.one_of(
        some.lists(inner, max_size=4), some.dictionaries(texts, inner, max_size=4)
    ),
    max_leaves=12,
)
_partial_dates = some.builds(
    PartialDate,
    said=texts,
    edtf=some.sampled_from(["", "2020", "2020-02", "2020-02-29", "0001", "9999-12-31", "2019~"]),
    anchor=texts,
    order=some.none() | some.integers(-(2**31), 2**31),
)
_BY_KIND: dict[Kind, some.SearchStrategy[Any]] = {
    Kind.TEXT: texts,
    Kind.LONG_TEXT: texts,
    Kind.CHOICE: texts,
    Kind.REF: texts,
    Kind.REFS: some.lists(texts, max_size=4).map(tuple),
    Kind.TEXTS: some.lists(texts, max_size=4).map(tuple),
    Kind.ANSWER: some.builds(Answer, texts)
    | some.sampled_from([Answer(why_not=why) for why in WhyNot]),
    Kind.PARTIAL_DATE: _partial_dates,
    Kind.DAY: some.dates(date(1, 1, 1), date(9999, 12, 31)),
    Kind.TIME: some.times().map(lambda one: time(one.hour, one.minute)),
    Kind.STAMP: some.datetimes(timezones=some.just(UTC))
    | some.just(datetime.max.replace(tzinfo=UTC)),
    Kind.NUMBER: some.integers(-(2**63), 2**63 - 1),
    Kind.SCORE: some.decimals(-(10**11), 10**11, places=3) | some.just(Decimal("-0")),
    Kind.MONEY: some.builds(Money, some.integers(-(2**53), 2**53), some.integers(0, 9999)),
    Kind.FLAG: some.booleans(),
    Kind.DATA: plain_json,
}


def value_for(declaration: Declaration) -> some.SearchStrategy[Any]:
    """Give values of the shape a field declares, the nastier ones first."""
    return _BY_KIND[declaration.kind]
