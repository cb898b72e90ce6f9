"""Words as outlines: shaped and ordered as a page sets them, without a font being installed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fontTools.pens.basePen import BasePen

from familyplan.packs.document import clean
from familyplan.packs.render.lines import set_lines, visual_order
from familyplan.packs.render.scripts import base_level, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.packs.render.fonts import Face, Weight
    from familyplan.packs.render.lines import Piece

__all__ = ["Contour", "lettered"]

_UNBROKEN: Final = 1e9
_STEPS: Final = 5  # straight pieces for one bend of a letter

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Contour:
    """One closed outline, y growing upwards from the baseline; `hole` is cut out of the others."""

    points: tuple[Point, ...]
    hole: bool


def lettered(text: str, size: float, weight: Weight) -> tuple[float, list[Contour]]:
    """Give how wide a line of words is at a size, and the outlines of its letters."""
    words = clean(text).replace("\n", " ")
    runs = runs_of(words, weight)
    if not runs:
        return 0.0, []
    base = base_level(words)
    (line,) = set_lines(runs, size, _UNBROKEN, base=base)
    found: list[Contour] = []
    x = 0.0
    for index in visual_order(line.pieces, base):
        piece = line.pieces[index]
        found += _piece(piece, x, size)
        x += piece.width
    return x, found


def _piece(piece: Piece, x: float, size: float) -> Iterator[Contour]:
    run = piece.run
    shown = piece.text if run.known else run.shown[: len(piece.text)]
    for glyph in run.face.shape(shown, leftward=bool(run.level % 2) and run.known):
        across, up = x + glyph.dx * size / 1000, glyph.dy * size / 1000
        for contour in _outline(run.face, glyph.number):
            points = tuple((across + px * size, up + py * size) for px, py in contour.points)
            yield Contour(points, contour.hole)
        x += glyph.advance * size / 1000


@lru_cache(maxsize=2048)
def _outline(face: Face, glyph: int) -> tuple[Contour, ...]:
    """Give the outlines of a glyph in ems."""
    pen = _Flat(face.shaper.face.upem)
    face.shaper.draw_glyph_with_pen(glyph, pen)
    areas = [_area(points) for points in pen.contours]
    # The largest outline is never a hole; what goes round the other way is.
    outer = max(areas, key=abs, default=0.0)
    return tuple(
        Contour(tuple(points), area * outer < 0)
        for points, area in zip(pen.contours, areas, strict=True)
    )


def _area(points: list[Point]) -> float:
    turned = zip(points, [*points[1:], *points[:1]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in turned) / 2


class _Flat(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Turns bends into short straight pieces."""

    def __init__(self, upem: int) -> None:
        super().__init__()
        self._em = float(upem)
        self.contours: list[list[Point]] = []

    def _moveTo(self, pt: Point) -> None:  # noqa: N802 - the name fontTools calls
        self.contours.append([self._ems(pt)])

    def _lineTo(self, pt: Point) -> None:  # noqa: N802 - the name fontTools calls
        self.contours[-1].append(self._ems(pt))

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802 - as above
        start = self.contours[-1][-1]
        one, two, end = self._ems(pt1), self._ems(pt2), self._ems(pt3)
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            knots = (start, one, two, end)
            x = sum(w * p[0] for w, p in zip(weights, knots, strict=True))
            y = sum(w * p[1] for w, p in zip(weights, knots, strict=True))
            self.contours[-1].append((x, y))

    def _ems(self, pt: Point) -> Point:
        return pt[0] / self._em, pt[1] / self._em
