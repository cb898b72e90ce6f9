"""The type scale: every size in points, from one base that the text size multiplies."""

from __future__ import annotations

from typing import Final, Literal

Size = Literal["key", "small", "soft", "text", "section", "dialog", "title", "talk", "goal"]

BASE: Final = 11.0
SMALLEST_PERCENT: Final = 90
LARGEST_PERCENT: Final = 200
STEP_PERCENT: Final = 10

_POINTS: Final[dict[Size, float]] = {
    "key": 9.5,
    "small": 10.0,
    "soft": 10.5,
    "text": BASE,
    "section": 13.0,
    "dialog": 15.5,
    "title": 18.0,
    "talk": 15.0,
    "goal": 25.0,
}


def points(size: Size, percent: int = 100) -> float:
    """Give a size of the scale in points at a text size of `percent`."""
    return _POINTS[size] * percent / 100


def within(percent: int) -> int:
    """Give the nearest text size that is offered: 90 to 200 in steps of 10."""
    step = round(percent / STEP_PERCENT) * STEP_PERCENT
    return max(SMALLEST_PERCENT, min(LARGEST_PERCENT, step))
