"""Typed values: an answer that may be unknown, money, and a score on a scale with a direction."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class WhyNot(StrEnum):
    """The three kinds of unknown, and none of them."""

    GIVEN = ""
    NOT_ASKED = "not_asked"
    NOT_KNOWN = "not_known"
    DID_NOT_SAY = "did_not_say"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered, or why there is no answer."""

    value: str = ""
    why_not: WhyNot = WhyNot.GIVEN

    def __bool__(self) -> bool:
        """Say whether there is anything to show: an answer, or a stated reason for none."""
        return bool(self.value) or self.why_not is not WhyNot.GIVEN


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in whole pence, at the prices of the year it was priced in (0 = not stated)."""

    pence: int
    price_year: int = 0


class Better(StrEnum):
    """Which way on a scale is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale people rate on: its lowest and highest number, which way is better, its unit."""

    key: str
    low: Decimal
    high: Decimal
    better: Better = Better.HIGHER
    unit: str = ""

    def height(self, value: Decimal) -> float:
        """Place a value between 0 (worst) and 1 (best), turned over where low is good."""
        share = float((value - self.low) / (self.high - self.low))
        return 1 - share if self.better is Better.LOWER else share


def scale(key: str, better: str = "") -> Scale:
    """Give the scale of this key ("0-10", "1-5", "0-4", "percent"); unknown keys read as 0-10.

    `better` overrides the direction, because local scales differ in it.
    """
    low, high, unit = {
        "1-5": (1, 5, ""),
        "0-4": (0, 4, ""),
        "percent": (0, 100, "%"),
    }.get(key, (0, 10, ""))
    way = Better.LOWER if better == Better.LOWER else Better.HIGHER
    return Scale(key or "0-10", Decimal(low), Decimal(high), way, unit)
