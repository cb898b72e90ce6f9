"""Drawings as PNG pictures, in the colours of paper and with the letters a page would have."""

from __future__ import annotations

import io
import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw

from familyplan.figures.shapes import Circle, Drawing, Label, Line, Marker, PolyLine, Rect, Shape
from familyplan.packs.render.ink import colour
from familyplan.packs.word.lettering import lettered

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["png"]

_DPI: Final = 200
_FINER: Final = 2  # drawn larger and made smaller, so that slanted edges are smooth
_HALO: Final = 2.5
_CORNERS: Final = {"square": (45, 4, 1.25), "diamond": (0, 4, 1.3), "triangle": (90, 3, 1.25)}

Point = tuple[float, float]
Ink = tuple[int, int, int]


def png(drawing: Drawing, scale: float = 1.0) -> bytes:
    """Give a drawing as a PNG of 200 dots an inch when it is printed `scale` times its size."""
    canvas = _Canvas(drawing, scale * _DPI / 72 * _FINER)
    for shape in drawing.shapes:
        canvas.draw(shape)
    held = io.BytesIO()
    canvas.image.reduce(_FINER).save(held, "PNG", dpi=(_DPI, _DPI), optimize=True)
    return held.getvalue()


class _Canvas:
    """A picture `zoom` dots wide for each point of the drawing."""

    def __init__(self, drawing: Drawing, zoom: float) -> None:
        self._zoom = zoom
        wide, high = math.ceil(drawing.width * zoom), math.ceil(drawing.height * zoom)
        self.image = Image.new("RGB", (wide, high), _ink("surface"))
        self._pen = ImageDraw.Draw(self.image)

    def draw(self, shape: Shape) -> None:
        """Draw one shape."""
        match shape:
            case Line(x1, y1, x2, y2):
                self._line(shape, ((x1, y1), (x2, y2)))
            case PolyLine(points, closed):
                self._line(shape, (*points, *(points[:1] if closed else ())))
            case Circle(x, y, radius):
                self._round(shape, (x, y), radius, shape.fill)
            case Rect():
                self._rect(shape)
            case Marker():
                self._marker(shape)
            case Label():
                self._label(shape)

    def _at(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self._zoom, y * self._zoom) for x, y in points]

    def _thick(self, shape: Shape) -> int:
        return max(1, round(shape.width * self._zoom)) if shape.width > 0 else 0

    def _line(self, shape: Shape, points: Sequence[Point]) -> None:
        thick = self._thick(shape)
        if len(points) < 2 or not thick:  # noqa: PLR2004 - a line has two ends
            return
        for part in _dashes(points, shape.dash) if shape.dash else (points,):
            self._pen.line(self._at(part), _ink(shape.role), thick, joint="curve")

    def _round(self, shape: Shape, middle: Point, radius: float, fill: str) -> None:
        thick = self._thick(shape)
        reach = radius * self._zoom + thick / 2
        x, y = self._at((middle,))[0]
        box = (x - reach, y - reach, x + reach, y + reach)
        if shape.dash:
            self._line(shape, _circle(middle, radius))
            return
        self._pen.ellipse(
            box, _ink(fill) if fill else None, _ink(shape.role) if thick else None, thick or 1
        )

    def _rect(self, shape: Rect) -> None:
        left, top, right, low = shape.x, shape.y, shape.x + shape.wide, shape.y + shape.high
        corners = ((left, top), (right, top), (right, low), (left, low), (left, top))
        thick = 0 if shape.dash else self._thick(shape)
        half = thick / 2 / self._zoom
        box = self._at(((left - half, top - half), (right + half, low + half)))
        if shape.fill or thick:
            self._pen.rounded_rectangle(
                box,
                shape.radius * self._zoom,
                _ink(shape.fill) if shape.fill else None,
                _ink(shape.role) if thick else None,
                thick or 1,
            )
        if shape.dash:
            self._line(shape, corners)

    def _marker(self, shape: Marker) -> None:
        fill = "surface" if shape.hollow else shape.role
        if shape.kind == "circle":
            self._round(shape, (shape.x, shape.y), shape.size / 2, fill)
            return
        turn, count, reach = _CORNERS[shape.kind]
        far = shape.size / 2 * reach
        angles = [math.radians(turn + 360 / count * corner) for corner in range(count)]
        points = [(shape.x + far * math.cos(a), shape.y - far * math.sin(a)) for a in angles]
        self._pen.polygon(self._at(points), _ink(fill))
        self._line(shape, (*points, points[0]))

    def _label(self, label: Label) -> None:
        size = label.size * self._zoom
        width, contours = lettered(label.text, size, label.weight)
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
        left, base = label.x * self._zoom - width * shift, label.y * self._zoom
        if label.halo and width:
            room = _HALO * self._zoom
            box = (left - room, base - size * 0.85, left + width + room, base + size * 0.15 + room)
            self._pen.rounded_rectangle(box, room, _ink("surface"))
        # Outlines first, then what is cut out of them.
        for hole in (False, True):
            ink = _ink("surface" if hole else label.role)
            for contour in contours:
                if contour.hole is hole:
                    points = [(left + x, base - y) for x, y in contour.points]
                    self._pen.polygon(points, ink)


def _ink(role: str) -> Ink:
    red, green, blue = (round(float(part) * 255) for part in colour(role).split())
    return red, green, blue


def _circle(middle: Point, radius: float) -> list[Point]:
    turns = [math.radians(degree) for degree in range(0, 361, 6)]
    return [(middle[0] + radius * math.cos(a), middle[1] + radius * math.sin(a)) for a in turns]


def _dashes(points: Sequence[Point], dash: tuple[float, ...]) -> list[list[Point]]:
    """Cut a line into its strokes; the lengths are strokes and gaps in turn."""
    lengths = dash if len(dash) % 2 == 0 else dash * 2
    if min(lengths) < 0 or sum(lengths) <= 0:
        return [list(points)]
    strokes: list[list[Point]] = []
    at, left, drawing = 0, lengths[0], True
    current = [points[0]]
    for (x1, y1), (x2, y2) in pairwise(points):
        whole, gone = math.dist((x1, y1), (x2, y2)), 0.0
        while whole - gone > left:
            gone += left
            spot = (x1 + (x2 - x1) * gone / whole, y1 + (y2 - y1) * gone / whole)
            if drawing:
                strokes.append([*current, spot])
            at = (at + 1) % len(lengths)
            left, drawing, current = lengths[at], not drawing, [spot]
        left -= whole - gone
        current.append((x2, y2))
    return [*strokes, current] if drawing and len(current) > 1 else strokes
