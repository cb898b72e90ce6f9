"""Editors for whole numbers, scores and money."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from familyplan.model import Money
from familyplan.words import say
from familyplan_ui.forms.editor import Unreadable
from familyplan_ui.forms.lines import LineEditor

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_MONEY: Final = re.compile(r"£?\s*(\d[\d,]*)(?:\.(\d{1,2}))?\s*(?:\((\d{4})\))?")
_LONGEST: Final = 12


class NumberEditor(LineEditor):
    """A whole number, or nothing."""

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        said = super().value()
        if not said:
            return None
        if not said.isdecimal() or len(said) > _LONGEST:
            raise Unreadable(say("Write a whole number in digits, or leave it empty."))
        return int(said)

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        super().write("" if value is None else str(value))


class ScoreEditor(LineEditor):
    """A number on a scale; 0 is a number like any other."""

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        said = super().value().removesuffix("%").strip().replace(",", ".")
        if not said:
            return None
        try:
            number = Decimal(said)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or len(said) > _LONGEST:
            raise Unreadable(say("Write a number in digits, such as 5 or 7.5."))
        return number

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        super().write("" if value is None else f"{value.normalize():f}")


class MoneyEditor(LineEditor):
    """A sum in pounds; the year of its prices may follow in brackets."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._kept: Money | None = None
        super().__init__()

    def value(self) -> Any:  # noqa: ANN401, D102 - any field value; as in Editor
        said = super().value()
        if not said:
            return None
        found = _MONEY.fullmatch(said)
        if not found or len(said) > 2 * _LONGEST:
            raise Unreadable(say("Write a sum such as £12.50 or 120."))
        pence = int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0"))
        if found[3]:
            return Money(pence, int(found[3]))
        if self._kept is not None and self._kept.pence == pence:
            return self._kept
        return Money(pence, self._today().year)

    def write(self, value: Any) -> None:  # noqa: ANN401, D102 - any field value; as in Editor
        self._kept = value
        if not isinstance(value, Money):
            super().write("")
            return
        sum_ = f"£{value.pence // 100}.{value.pence % 100:02d}"
        super().write(f"{sum_} ({value.price_year})" if value.price_year else sum_)
