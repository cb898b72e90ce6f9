"""Drawings on paper: the shapes of familyplan.figures in the colours of print."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.figures.shapes import Circle, Drawing, Label, Line, Marker, PolyLine, Rect, Shape
from familyplan.packs.document import clean
from familyplan.packs.render.flow import Item
from familyplan.packs.render.ink import HIGH, Type
from familyplan.packs.render.lines import set_lines
from familyplan.packs.render.pen import Pen, rounded
from familyplan.packs.render.scripts import base_level, runs_of

if TYPE_CHECKING:
    from familyplan.packs.render.tree import Node

__all__ = ["Figure"]

_HALO: Final = 2.5
_UNBROKEN: Final = 1e6


@dataclass
class Figure(Item):
    """A drawing, made smaller if it is larger than `width` by `most` points."""

    node: Node
    drawing: Drawing
    width: float
    most: float
    before: float = 8.0
    keeps_next: bool = True

    @property
    def scale(self) -> float:
        """How much smaller than itself it is drawn."""
        return min(1.0, self.width / self.drawing.width, self.most / self.drawing.height)

    @property
    def height(self) -> float:
        """Its height as drawn."""
        return self.drawing.height * self.scale

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw all shapes as one figure."""
        right, low = x + self.drawing.width * self.scale, HIGH - y - self.height
        self.node.box = (x, low, right, HIGH - y)
        with pen.content(self.node):
            for shape in self.drawing.shapes:
                _draw(pen, shape, _At(x, y, self.scale))


@dataclass(frozen=True, slots=True)
class _At:
    """Where a drawing's own points are on the page."""

    x: float
    y: float
    scale: float

    def across(self, x: float) -> float:
        return self.x + x * self.scale

    def down(self, y: float) -> float:
        return self.y + y * self.scale


def _draw(pen: Pen, shape: Shape, at: _At) -> None:
    match shape:
        case Line(x1, y1, x2, y2):
            _path(pen, shape, _through(((x1, y1), (x2, y2)), at), at)
        case PolyLine(points, closed) if points:
            _path(pen, shape, _through(points, at) + (" h" if closed else ""), at)
        case Circle(x, y, radius):
            _path(pen, shape, _circle(x, y, radius, at), at, fill=shape.fill)
        case Rect(x, y, wide, high):
            s = at.scale
            box = rounded(at.across(x), at.down(y), wide * s, high * s, radius=shape.radius * s)
            _path(pen, shape, box, at, fill=shape.fill)
        case Marker():
            fill = "surface" if shape.hollow else shape.role
            _path(pen, shape, _marker(shape, at), at, fill=fill)
        case Label():
            _label(pen, shape, at)
        case _:
            return


def _path(pen: Pen, shape: Shape, path: str, at: _At, *, fill: str = "") -> None:
    dash = tuple(length * at.scale for length in shape.dash)
    pen.path(path, shape.role, fill=fill, width=shape.width * at.scale, dash=dash)


def _through(points: tuple[tuple[float, float], ...], at: _At) -> str:
    places = [f"{at.across(x):.2f} {HIGH - at.down(y):.2f}" for x, y in points]
    return f"{places[0]} m " + " ".join(f"{place} l" for place in places[1:])


def _circle(x: float, y: float, radius: float, at: _At) -> str:
    side = 2 * radius * at.scale
    left, top = at.across(x - radius), at.down(y - radius)
    return rounded(left, top, side, side, radius=radius * at.scale)


def _marker(shape: Marker, at: _At) -> str:
    x, y, half = shape.x, shape.y, shape.size / 2
    if shape.kind == "circle":
        return _circle(x, y, half, at)
    corners = {"square": (45, 4, 1.25), "diamond": (0, 4, 1.3), "triangle": (90, 3, 1.25)}
    turn, count, reach = corners[shape.kind]
    points = tuple(
        (
            x + half * reach * math.cos(math.radians(turn + 360 / count * corner)),
            y - half * reach * math.sin(math.radians(turn + 360 / count * corner)),
        )
        for corner in range(count)
    )
    return _through(points, at) + " h"


def _label(pen: Pen, label: Label, at: _At) -> None:
    look = Type(label.size * at.scale, 0.0, label.weight, label.role)
    text = clean(label.text).replace("\n", " ")
    base = base_level(text)
    runs = runs_of(text, label.weight)
    if not runs:
        return
    (line,) = set_lines(runs, look.size, _UNBROKEN, base=base)
    whole = sum(piece.width for piece in line.pieces)
    x = at.across(label.x) - whole * {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    y = at.down(label.y)
    if label.halo:
        high = look.size + _HALO
        pen.path(
            rounded(x - _HALO, y - look.size * 0.85, whole + 2 * _HALO, high, radius=_HALO),
            fill="surface",
        )
    pen.text(line, look, x, y, base=base)
