"""A drawing as an SVG file: text as text, no scripts, no links, nothing loaded from outside.

Source: SVG 1.1 (Second Edition), W3C; title and desc are what a screen reader says of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from familyplan.figures.shapes import Circle, Label, Line, Marker, PolyLine, Rect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from familyplan.figures.shapes import Drawing, Shape

__all__ = ["svg"]

FONTS: Final = "'Source Sans 3', 'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_HALO: Final = 3.0
# What XML 1.0 cannot hold, however it is written.
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg(drawing: Drawing, colours: Mapping[str, str], language: str = "en-GB") -> str:
    """Give a drawing as the text of an SVG file, its lengths in points.

    `colours` gives "#rrggbb" for each colour role, "surface" being the ground. The records behind
    the shapes are not named in it. KeyError for a role `colours` does not have.
    """
    wide, high = _n(drawing.width), _n(drawing.height)
    words = "\n".join(drawing.words)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img"',
        f' width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}"',
        f' aria-labelledby="title words" xml:lang={quoteattr(language)}',
        f" font-family={quoteattr(FONTS)}>",
        f'<title id="title">{_text(drawing.title)}</title>',
        f'<desc id="words">{_text(words)}</desc>',
        f'<rect width="{wide}" height="{high}" fill="{colours["surface"]}"/>',
        *(line for shape in drawing.shapes for line in _shape(shape, colours)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _shape(shape: Shape, colours: Mapping[str, str]) -> Iterator[str]:
    """Give the element or elements of one shape."""
    match shape:
        case Line(x1, y1, x2, y2):
            at = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
            yield f"<line {at} {_stroke(shape, colours)}/>"
        case PolyLine(points, closed):
            kind = "polygon" if closed else "polyline"
            yield f'<{kind} points="{_points(points)}" fill="none" {_stroke(shape, colours)}/>'
        case Circle(x, y, radius, fill):
            at = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"'
            yield f"<circle {at} {_fill(fill, colours)} {_stroke(shape, colours)}/>"
        case Rect(x, y, wide, high, fill, radius):
            at = f'x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}" rx="{_n(radius)}"'
            yield f"<rect {at} {_fill(fill, colours)} {_stroke(shape, colours)}/>"
        case Marker():
            yield _marker(shape, colours)
        case Label():
            yield _label(shape, colours)


def _marker(shape: Marker, colours: Mapping[str, str]) -> str:
    x, y, half = shape.x, shape.y, shape.size / 2
    look = (
        f"{_fill('surface' if shape.hollow else shape.role, colours)} {_stroke(shape, colours)}/>"
    )
    if shape.kind == "circle":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(half)}" {look}'
    left, right, top, low = x - half, x + half, y - half, y + half
    corners = {
        "square": ((left, top), (right, top), (right, low), (left, low)),
        "triangle": ((x, top), (right, low), (left, low)),
        "diamond": ((x, top), (right, y), (x, low), (left, y)),
    }[shape.kind]
    return f'<polygon points="{_points(corners)}" {look}'


def _label(shape: Label, colours: Mapping[str, str]) -> str:
    halo = (
        f' stroke="{colours["surface"]}" stroke-width="{_n(_HALO)}" stroke-linejoin="round"'
        ' paint-order="stroke"'
        if shape.halo
        else ""
    )
    return (
        f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}" '
        f'font-weight="{shape.weight}" text-anchor="{shape.anchor}" '
        f'fill="{colours[shape.role]}"{halo}>{_text(shape.text)}</text>'
    )


def _stroke(shape: Shape, colours: Mapping[str, str]) -> str:
    if shape.width <= 0:
        return 'stroke="none"'
    dash = f' stroke-dasharray="{" ".join(map(_n, shape.dash))}"' if shape.dash else ""
    ends = "butt" if shape.dash else "square"
    return (
        f'stroke="{colours[shape.role]}" stroke-width="{_n(shape.width)}" '
        f'stroke-linejoin="round" stroke-linecap="{ends}"{dash}'
    )


def _fill(role: str, colours: Mapping[str, str]) -> str:
    return f'fill="{colours[role]}"' if role else 'fill="none"'


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(number: float) -> str:
    """Write a number in as few letters as a hundredth of a point needs."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _text(words: str) -> str:
    return escape(_NOT_XML.sub("", words))
