"""Where everything of a family tree lies: people, lines, homes, top to bottom."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram_across import HALF, SMALL, across
from familyplan.figures.genogram_homes import areas_of
from familyplan.figures.genogram_lines import zones_of
from familyplan.figures.genogram_order import ordered
from familyplan.figures.genogram_people import Sign
from familyplan.figures.genogram_ties import Line
from familyplan.figures.genogram_tree import ALONE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.figures.genogram_across import Across
    from familyplan.figures.genogram_homes import Area
    from familyplan.figures.genogram_lines import Bar, Zone
    from familyplan.figures.genogram_people import House
    from familyplan.figures.genogram_ties import Couple
    from familyplan.figures.genogram_tree import Tree, Union

__all__ = ["LINE", "Level", "Places", "Stroke", "crossings", "placed"]

LINE: Final = 13.0  # from one line of a label to the next
EDGE: Final = 14.0
_UNDER: Final = 6.0
_STRIP: Final = 18.0
_AFTER: Final = 11.0
_TRACK: Final = 10.0
_ABOVE: Final = 12.0
_FORK: Final = 12.0
_ARC: Final = 9.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line as drawn: its corners, how it looks, and the union it belongs to."""

    points: tuple[Point, ...]
    look: Couple | Line
    union: Union


@dataclass(slots=True)
class Level:
    """One generation: the middle of its symbols, where its labels end, room for homes' names."""

    middle: float = 0.0
    labels: float = 0.0
    strip: float = 0.0


@dataclass(slots=True)
class Places:
    """A family tree laid out: `hangs` gives the height of each couple's line.

    Couples' lines come before the lines of descent.
    """

    tree: Tree
    across: Across
    areas: tuple[Area, ...]
    levels: list[Level] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    hangs: dict[Union, float] = field(default_factory=dict)
    width: float = 0.0
    height: float = 0.0

    def spot(self, place: str) -> Point:
        """Give the middle of a place."""
        return self.across.x[place], self.levels[self.tree.gens[place]].middle

    def top(self, place: str, x: float) -> float:
        """Give where a line from above meets a symbol."""
        middle_x, middle = self.spot(place)
        person = self.tree.person(place)
        off = abs(x - middle_x)
        if person is None:
            return middle - SMALL if place.startswith(UNKNOWN) else middle
        half = SMALL if person.lost else HALF
        if person.sign is Sign.MAN:
            return middle - half
        if person.sign is Sign.WOMAN:
            return middle - math.sqrt(max(half * half - off * off, 0.0))
        steep = 2.0 if person.sign is Sign.UNBORN else 1.0
        return middle - half + off * steep


def placed(tree: Tree, homes: Sequence[House]) -> Places:
    """Lay a family tree out in as little room as its labels let it."""
    where = across(tree, ordered(tree))
    zones = zones_of(tree, where)
    areas = areas_of(tree, where, homes)
    _moved_in(where, zones, areas)
    areas = areas_of(tree, where, homes)
    found = Places(tree, where, areas)
    _down(found, zones)
    for level, zone in enumerate(zones):
        _couples(found, zone, level)
        for bar in zone.bars:
            _descent(found, bar, level)
    found.strokes.sort(key=lambda stroke: isinstance(stroke.look, Line))
    xs = [where.x[one] + where.cells[one].half for one in where.x]
    xs += [run.right for area in areas for run in area.runs]
    xs += [x for stroke in found.strokes for x, _y in stroke.points]
    found.width = max(xs, default=0.0) + EDGE
    last = found.levels[-1] if found.levels else Level()
    found.height = last.labels + last.strip + EDGE
    return found


def _moved_in(where: Across, zones: list[Zone], areas: Sequence[Area]) -> None:
    """Shift everything so that the leftmost thing stands at the edge."""
    lefts = [where.x[one] - where.cells[one].half for one in where.x]
    lefts += [run.left for area in areas for run in area.runs]
    lefts += [bar.reach[0] for zone in zones for bar in zone.bars]
    lefts += [arc.left for zone in zones for arc in zone.arcs]
    shift = EDGE - min(lefts, default=0.0)
    where.x = {one: x + shift for one, x in where.x.items()}
    for zone in zones:
        for arc in zone.arcs:
            arc.left, arc.right = arc.left + shift, arc.right + shift
        for bar in zone.bars:
            bar.source = None if bar.source is None else bar.source + shift
            bar.drops = tuple(drop.shifted(shift) for drop in bar.drops)


def _down(found: Places, zones: list[Zone]) -> None:
    """Give every generation its height."""
    at = EDGE
    for level, (row, zone) in enumerate(zip(found.across.rows, zones, strict=True)):
        outlined = any(run.level == level for area in found.areas for run in area.runs)
        at += zone.tracks * _TRACK + zone.levels * _ARC + (_FORK if zone.forked else 0.0)
        at += (_AFTER + _ABOVE if level else 0.0) + (6.0 if outlined else 0.0)
        cells = [found.across.cells[place] for place in row]
        lines = max((len(cell.names) + bool(cell.soft) for cell in cells), default=0)
        bottom = any(area.runs[-1].level == level for area in found.areas)
        here = Level(at + HALF, at + 2 * HALF + _UNDER + lines * LINE, _STRIP if bottom else 0.0)
        found.levels.append(here)
        at = here.labels + here.strip


def _couples(found: Places, zone: Zone, level: int) -> None:
    row = set(found.across.rows[level])
    arcs = {arc.union: arc for arc in zone.arcs}
    middle = found.levels[level].middle
    for union in found.tree.unions:
        if not union.two or union.one not in row:
            continue
        arc = arcs.get(union)
        if arc is None:
            one, two = sorted((union.one, union.two), key=found.across.x.__getitem__)
            ends = ((_side(found, one, 1), middle), (_side(found, two, -1), middle))
            found.strokes.append(Stroke(ends, union.couple, union))
            found.hangs[union] = middle
            continue
        one, two = sorted((union.one, union.two), key=found.across.x.__getitem__)
        over = middle - HALF - arc.level * _ARC
        points = [(arc.left, over), (arc.right, over)]
        if not one.startswith(ALONE):
            points.insert(0, (arc.left, found.top(one, arc.left)))
        if not two.startswith(ALONE):
            points.append((arc.right, found.top(two, arc.right)))
        found.strokes.append(Stroke(tuple(points), union.couple, union))
        found.hangs[union] = over


def _side(found: Places, place: str, side: int) -> float:
    person = found.tree.person(place)
    half = HALF
    if person is None:
        half = SMALL if place.startswith(UNKNOWN) else 0.0
    elif person.sign is Sign.UNBORN:
        half = HALF / 2
    return found.across.x[place] + side * half


def _descent(found: Places, bar: Bar, level: int) -> None:
    """Draw a family's line down, its bar, and the lines to its children."""
    zone_top = found.levels[level - 1].labels + found.levels[level - 1].strip if level else 0.0
    track = zone_top + _AFTER + bar.track * _TRACK
    if bar.source is None:
        track = found.levels[level].middle - HALF - _ABOVE - bar.track * _TRACK
    main = Line.BORN if any(one.line is Line.BORN for one in bar.drops) else bar.drops[0].line
    source = bar.source
    if source is not None:
        start = found.hangs.get(bar.union, found.levels[level - 1].middle)
        if bar.straight and len(bar.drops) == 1 and len(bar.drops[0].children) == 1:
            end = found.top(bar.drops[0].children[0], source)
            found.strokes.append(Stroke(((source, start), (source, end)), main, bar.union))
            return
        found.strokes.append(Stroke(((source, start), (source, track)), main, bar.union))
    left, right = bar.reach
    if not bar.straight:
        found.strokes.append(Stroke(((left, track), (right, track)), main, bar.union))
    for drop in bar.drops:
        if len(drop.children) == 1:
            points = ((drop.x, track), (drop.x, found.top(drop.children[0], drop.x)))
            found.strokes.append(Stroke(points, drop.line, bar.union))
            continue
        fork = found.levels[level].middle - HALF - _FORK
        found.strokes.append(Stroke(((drop.x, track), (drop.x, fork)), drop.line, bar.union))
        for child, end in zip(drop.children, drop.ends, strict=True):
            points = ((drop.x, fork), (end, found.top(child, end)))
            found.strokes.append(Stroke(points, drop.line, bar.union))


def crossings(places: Places) -> int:
    """Count where lines of different families cross, as the eye counts them."""
    pieces = [
        (one, other, at)
        for at, stroke in enumerate(places.strokes)
        for one, other in zip(stroke.points, stroke.points[1:], strict=False)
    ]
    unions = [stroke.union for stroke in places.strokes]
    return sum(
        unions[one[2]] is not unions[other[2]] and _cross(one[:2], other[:2])
        for one, other in combinations(pieces, 2)
    )


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Say whether two pieces of line cross inside both."""

    def side(line: tuple[Point, Point], point: Point) -> float:
        (x1, y1), (x2, y2) = line
        return (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)

    return (
        side(one, other[0]) * side(one, other[1]) < 0
        and side(other, one[0]) * side(other, one[1]) < 0
    )
