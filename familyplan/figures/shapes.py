"""The shapes a drawing is made of, the same for the screen and for paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Anchor", "Circle", "Drawing", "Label", "Line", "Marker", "PolyLine", "Rect", "Shape"]

MarkerKind = Literal["circle", "square", "triangle", "diamond"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stroke:
    """What every shape has: how it is coloured, and what it stands for.

    `role` names a colour of the palette ("text", "accent", "series-1"). `row` is the record the
    shape stands for, "" for none; `words` is what it says to a screen reader. `width` is the
    thickness of its line in points, `dash` the lengths of strokes and gaps.
    """

    role: str = "text"
    width: float = 1.0
    dash: tuple[float, ...] = ()
    row: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line(_Stroke):
    """A straight line between two points."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class PolyLine(_Stroke):
    """A line through points; `closed` joins the last to the first."""

    points: tuple[tuple[float, float], ...]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Circle(_Stroke):
    """A circle round (x, y); `fill` names its colour, "" leaves it open."""

    x: float
    y: float
    radius: float
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Rect(_Stroke):
    """A rectangle with its top left corner at (x, y); a `width` of 0 draws no outline."""

    x: float
    y: float
    wide: float
    high: float
    fill: str = ""
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Marker(_Stroke):
    """A small mark centred on (x, y), `size` across; hollow ones are filled with the page."""

    x: float
    y: float
    kind: MarkerKind = "circle"
    size: float = 6.0
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Label(_Stroke):
    """A short text with its baseline at y; `halo` clears the lines behind it."""

    x: float
    y: float
    text: str
    size: float = 10.0
    weight: Literal[400, 600] = 400
    anchor: Anchor = "start"
    halo: bool = False


Shape = Line | PolyLine | Circle | Rect | Marker | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture `width` by `height` points, y growing downwards from the top left corner.

    `words` says the same as the picture, a sentence each, for whoever cannot see it.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    words: tuple[str, ...] = ()
