"""Small line pictures for the kinds of help, drawn with the same shapes as everything else."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from familyplan.figures.shapes import Circle, PolyLine
from familyplan.figures.team import Sector

if TYPE_CHECKING:
    from familyplan.figures.shapes import Shape

__all__ = ["glyph"]

_Points = tuple[tuple[float, float], ...]


def _heart() -> _Points:
    turns = [2 * math.pi * step / 24 for step in range(24)]
    return tuple(
        (
            round(5.6 * math.sin(turn) ** 3, 2),
            round(
                -0.36
                * (
                    13 * math.cos(turn)
                    - 5 * math.cos(2 * turn)
                    - 2 * math.cos(3 * turn)
                    - math.cos(4 * turn)
                ),
                2,
            ),
        )
        for turn in turns
    )


def _star() -> _Points:
    return tuple(
        (
            round(reach * math.sin(math.pi * step / 5), 2),
            round(-reach * math.cos(math.pi * step / 5), 2),
        )
        for step in range(10)
        for reach in ((6.2, 2.7)[step % 2],)
    )


_HOUSE: Final[_Points] = ((-5.5, 0), (0, -5.2), (5.5, 0), (4, 0), (4, 5), (-4, 5), (-4, 0))
_SCHOOL: Final[_Points] = (
    (-6, 5), (-6, -1), (-2.5, -1), (-2.5, -3), (0, -5.5), (2.5, -3), (2.5, -1), (6, -1), (6, 5),
)  # fmt: skip
_CROSS: Final[_Points] = (
    (-1.8, -5.4), (1.8, -5.4), (1.8, -1.8), (5.4, -1.8), (5.4, 1.8), (1.8, 1.8),
    (1.8, 5.4), (-1.8, 5.4), (-1.8, 1.8), (-5.4, 1.8), (-5.4, -1.8), (-1.8, -1.8),
)  # fmt: skip
_OUTLINES: Final = {
    Sector.FAMILY: _heart(),
    Sector.SCHOOL: _SCHOOL,
    Sector.HEALTH: _CROSS,
    Sector.COMMUNITY: _HOUSE,
}


def glyph(sector: Sector, x: float, y: float, *, lead: bool, role: str) -> tuple[Shape, ...]:
    """Draw the picture of a kind of help centred on a point; the lead has a star instead."""
    outline = _star() if lead else _OUTLINES[sector]
    points = tuple((x + across, y + down) for across, down in outline)
    drawn: list[Shape] = [PolyLine(points, closed=True, role=role, width=1.3)]
    if sector is Sector.SCHOOL and not lead:
        drawn.append(Circle(x, y + 0.5, 1.2, role=role))
    return tuple(drawn)
