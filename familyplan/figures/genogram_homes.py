"""The outlines of homes in a family tree: round those who live together, round nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram_tree import ALONE, WAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.figures.genogram_across import Across
    from familyplan.figures.genogram_people import House
    from familyplan.figures.genogram_tree import Tree
    from familyplan.figures.measure import Box

__all__ = ["SIDE", "Area", "Run", "areas_of", "outline"]

SIDE: Final = 8.0
_JOINED: Final = 24.0
_LEAST: Final = 2
_ROUND: Final = 7.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Run:
    """People of one home side by side in one generation, from left to right."""

    level: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Area:
    """Part of a home that can be outlined in one: its runs, the lowest last."""

    house: House
    runs: tuple[Run, ...]


def areas_of(tree: Tree, places: Across, homes: Sequence[House]) -> tuple[Area, ...]:
    """Give what to outline: every home where at least two of the drawn people live."""
    found: list[Area] = []
    for house in homes:
        if len(house.people) >= _LEAST:
            runs = [run for at, row in enumerate(places.rows) for run in _runs(tree, places, row,
                    (at, house))]  # fmt: skip
            found += [Area(house, tuple(group)) for group in _joined(runs)]
    return tuple(found)


def _runs(tree: Tree, places: Across, row: list[str], where: tuple[int, House]) -> list[Run]:
    level, house = where
    runs: list[list[str]] = [[]]
    for place in row:
        person = tree.person(place)
        if person is not None and person.home == house.row:
            runs[-1].append(place)
        elif not place.startswith((ALONE, WAY)) and runs[-1]:
            runs.append([])
    return [
        Run(
            level,
            places.x[run[0]] - places.cells[run[0]].half - SIDE,
            places.x[run[-1]] + places.cells[run[-1]].half + SIDE,
        )
        for run in runs
        if run
    ]


def _joined(runs: list[Run]) -> list[list[Run]]:
    """Join runs of neighbouring generations that stand above one another."""
    groups: list[list[Run]] = []
    for run in runs:
        mine = [run]
        for group in [one for one in groups if any(_over(upper, run) for upper in one)]:
            groups.remove(group)
            mine = [*group, *mine]
        groups.append(mine)
    return [sorted(group, key=lambda run: (run.level, run.left)) for group in groups]


def _over(upper: Run, lower: Run) -> bool:
    shared = min(upper.right, lower.right) - max(upper.left, lower.left)
    return upper.level + 1 == lower.level and shared >= _JOINED


def boxes_between(upper: Run, lower: Run) -> tuple[float, float] | None:
    """Give how far the way between two runs reaches, None where they are not joined."""
    if not _over(upper, lower):
        return None
    return max(upper.left, lower.left), min(upper.right, lower.right)


def outline(boxes: Sequence[Box]) -> tuple[Point, ...]:
    """Give the line round boxes that touch or overlap, with soft corners.

    Two boxes joined in two places enclose a hole; only the outer line is given.
    """
    xs = sorted({x for box in boxes for x in (box.left, box.right)})
    ys = sorted({y for box in boxes for y in (box.top, box.bottom)})
    inside = {
        (column, line)
        for column, (left, right) in enumerate(pairwise(xs))
        for line, (top, bottom) in enumerate(pairwise(ys))
        if any(
            box.left <= left and right <= box.right and box.top <= top and bottom <= box.bottom
            for box in boxes
        )
    }
    corners = _walked(inside)
    return _softened([(xs[column], ys[line]) for column, line in corners])


def _walked(inside: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Walk round cells with the inside on the right, from the top left corner; give the turns."""
    column, line = start = min(inside, key=lambda one: (one[1], one[0]))
    east, south = 1, 0
    turns = [start]
    while True:
        column, line = column + east, line + south
        if (column, line) == start:
            return turns
        # Ahead to the left and to the right of the corner just reached.
        left = _cell(column, line, (east, south), (south, -east))
        right = _cell(column, line, (east, south), (-south, east))
        if left in inside:
            east, south = south, -east
            turns.append((column, line))
        elif right not in inside:
            east, south = -south, east
            turns.append((column, line))


def _cell(
    column: int, line: int, ahead: tuple[int, int], aside: tuple[int, int]
) -> tuple[int, int]:
    across = ahead[0] + aside[0]
    down = ahead[1] + aside[1]
    return column + (across - 1) // 2, line + (down - 1) // 2


def _softened(corners: list[Point]) -> tuple[Point, ...]:
    points: list[Point] = []
    for at, (x, y) in enumerate(corners):
        for other, bent in ((corners[at - 1], 0), (corners[(at + 1) % len(corners)], 1)):
            away = abs(other[0] - x) + abs(other[1] - y)
            share = min(_ROUND, away / 2) / away if away else 0.0
            point = x + (other[0] - x) * share, y + (other[1] - y) * share
            near = x + (other[0] - x) * share * 0.3, y + (other[1] - y) * share * 0.3
            points += [near, point] if bent else [point, near]
    return tuple(points)
