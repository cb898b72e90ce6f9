"""The room of a team circle: the ground it stands on, and what the seats taken leave of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from familyplan.figures.measure import Box, Span
    from familyplan.figures.team import Nearness, Sector

__all__ = ["Ground", "Place", "Point", "Room"]

Point = tuple[float, float]
# The rectangle round a line, what is square to it, and twice how far along that it is from nought.
_Tie = tuple[float, float, float, float, float, float, float]
_STRIP: Final = 16.0
_GAP: Final = 1.5


@dataclass(frozen=True, slots=True)
class Ground:
    """What the circle stands on: its middle, its three rings (half width, half height), its edge.

    `spans` gives the first and last degree of each kind of help there is. `taken` is room already
    used by what does not move: the middle, ring names, corner names.
    """

    centre: Point
    middle: float
    rings: tuple[Point, Point, Point]
    edge: Box
    spans: dict[Sector, Point]
    taken: tuple[Box, ...]

    def at(self, ring: Nearness, degrees: float) -> Point:
        """Give the point of a ring at an angle, clockwise from the right."""
        wide, high = self.rings[ring]
        turn = math.radians(degrees)
        return self.centre[0] + wide * math.cos(turn), self.centre[1] + high * math.sin(turn)


class Place(NamedTuple):
    """Where a ring may stand: its middle, the room it takes, and its tie to the family."""

    at: Point
    ring: Span
    tie: _Tie


class Room:
    """What the seats taken so far leave of a ground; each has a ring, labels and a tie inwards."""

    def __init__(self, ground: Ground) -> None:
        edge = ground.edge
        self._edge: Span = (edge.left, edge.top, edge.right, edge.bottom)
        self._centre, self._middle = ground.centre, ground.middle
        # Where nothing else may stand, listed by the strips across the drawing it lies in.
        self._strips: dict[int, list[Span]] = {}
        self._rings: list[Span] = []
        self._labels: list[Span] = []
        self._ties: list[_Tie] = []
        for box in ground.taken:
            self._keep((box.left, box.top, box.right, box.bottom))

    def place(self, at: Point, reach: float) -> Place | None:
        """Give a ring's place where it may stand: clear of everything, and of the others' ties."""
        x, y = at
        ring = x - reach, y - reach, x + reach, y + reach
        if not self._inside(ring) or self._meets(_grown(ring)):
            return None
        tie = self._tie(at)
        if _any_under((tie,), self._rings) or _any_under(self._ties, (ring,)):
            return None
        return Place(at, ring, tie)

    def fits(self, place: Place, labels: Iterable[Span], *, strictly: bool) -> bool:
        """Say whether labels fit beside a ring; strictly also asks that no tie runs under one."""
        spans = []
        for label in labels:
            span = _grown(label)
            if not self._inside(span) or self._meets(span):
                return False
            spans.append(span)
        if not strictly:
            return True
        own = (place.tie,)
        return not (
            _any_under(own, spans) or _any_under(own, self._labels) or _any_under(self._ties, spans)
        )

    def take(self, place: Place, labels: Iterable[Span]) -> None:
        """Let a ring stand there with its tie and its labels."""
        beside = list(labels)
        self._rings.append(place.ring)
        self._labels += beside
        self._ties.append(place.tie)
        for span in (place.ring, *beside):
            self._keep(span)

    def _keep(self, span: Span) -> None:
        for strip in range(int(span[1] // _STRIP), int(span[3] // _STRIP) + 1):
            self._strips.setdefault(strip, []).append(span)

    def _inside(self, span: Span) -> bool:
        left, top, right, bottom = self._edge
        return left <= span[0] and span[2] <= right and top <= span[1] and span[3] <= bottom

    def _meets(self, span: Span) -> bool:
        left, top, right, bottom = span
        for strip in range(int(top // _STRIP), int(bottom // _STRIP) + 1):
            for one_left, one_top, one_right, one_bottom in self._strips.get(strip, ()):
                if left < one_right and one_left < right and top < one_bottom and one_top < bottom:
                    return True
        return False

    def _tie(self, at: Point) -> _Tie:
        """Give the tie from the edge of the middle to a ring's own middle."""
        (x, y), (cx, cy) = at, self._centre
        share = self._middle / (math.hypot(x - cx, y - cy) or 1.0)
        start_x, start_y = cx + (x - cx) * share, cy + (y - cy) * share
        left, right = (start_x, x) if start_x < x else (x, start_x)
        top, bottom = (start_y, y) if start_y < y else (y, start_y)
        across, down = x - start_x, y - start_y
        return left, top, right, bottom, -down, across, 2 * (across * y - down * x)


def _grown(span: Span) -> Span:
    return span[0] - _GAP, span[1] - _GAP, span[2] + _GAP, span[3] + _GAP


def _any_under(ties: Sequence[_Tie], spans: Sequence[Span]) -> bool:
    """Say whether any of these straight lines runs through any of these rectangles.

    It does where neither an upright, a level, nor a parallel of the line keeps the two apart.
    """
    for tie_left, tie_top, tie_right, tie_bottom, turn_x, turn_y, off in ties:
        for left, top, right, bottom in spans:
            if (
                tie_left < right
                and left < tie_right
                and tie_top < bottom
                and top < tie_bottom
                and abs(turn_x * (left + right) + turn_y * (top + bottom) - off)
                < abs(turn_x) * (right - left) + abs(turn_y) * (bottom - top)
            ):
                return True
    return False
