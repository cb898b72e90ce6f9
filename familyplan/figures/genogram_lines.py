"""The lines of a family tree: where they go down, turn and end, and which pass over which."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram_across import INSET
from familyplan.figures.genogram_tree import ALONE, WAY

if TYPE_CHECKING:
    from familyplan.figures.genogram_across import Across
    from familyplan.figures.genogram_ties import Line
    from familyplan.figures.genogram_tree import Tree, Union

__all__ = ["Arc", "Bar", "Drop", "Zone", "zones_of"]

_CLOSE: Final = 6.0
_BESIDE: Final = 10.0
_STEP: Final = 7.0
_EDGE: Final = 3.0


@dataclass(frozen=True, slots=True)
class Drop:
    """A line down to one child, or to twins from one point; x where it leaves the bar."""

    x: float
    children: tuple[str, ...]
    ends: tuple[float, ...]
    line: Line

    def shifted(self, by: float) -> Drop:
        """Give the same line farther right."""
        return Drop(self.x + by, self.children, tuple(end + by for end in self.ends), self.line)


@dataclass(slots=True)
class Bar:
    """The line that joins brothers and sisters; `source` None where no parents are above."""

    union: Union
    source: float | None
    drops: tuple[Drop, ...]
    track: int = 0

    @property
    def reach(self) -> tuple[float, float]:
        """Give how far the bar goes to the left and to the right."""
        xs = [drop.x for drop in self.drops] + ([] if self.source is None else [self.source])
        return min(xs), max(xs)

    @property
    def straight(self) -> bool:
        """Say whether it is one line straight down."""
        left, right = self.reach
        return right - left < 1


@dataclass(slots=True)
class Arc:
    """A couple's line over the heads of those between them."""

    union: Union
    left: float
    right: float
    level: int = 0


@dataclass(slots=True)
class Zone:
    """What lies above one generation: the bars its people hang from, and its own arcs."""

    bars: list[Bar] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)

    @property
    def tracks(self) -> int:
        """Count the heights that bars use."""
        return max((bar.track + 1 for bar in self.bars if not bar.straight), default=0)

    @property
    def levels(self) -> int:
        """Count the heights that arcs use."""
        return max((arc.level for arc in self.arcs), default=0)

    @property
    def forked(self) -> bool:
        """Say whether twins hang here, which takes more room."""
        return any(len(drop.children) > 1 for bar in self.bars for drop in bar.drops)


def zones_of(tree: Tree, places: Across) -> list[Zone]:
    """Give the zone above each generation."""
    zones = [Zone() for _row in places.rows]
    ends = _ends(tree, places)
    for union in tree.unions:
        if not union.children:
            continue
        level = tree.gens[union.children[0][0]]
        drops = _drops(tree, places, union, ends)
        source = None
        if union.one:
            source = _source(places, union, places.rows[level - 1], drops)
        zones[level].bars.append(Bar(union, source, drops))
    for zone in zones:
        _kept_apart(zone, places, tree)
        zone.bars = _tracked(zone.bars)
    for row, zone in zip(places.rows, zones, strict=True):
        zone.arcs = _arcs(tree, places, row)
    return zones


def _ends(tree: Tree, places: Across) -> dict[tuple[str, int], float]:
    """Give where each family's line meets a child: beside one another where there are several."""
    lines: dict[str, list[int]] = {}
    for at, union in enumerate(tree.unions):
        for child, _line in union.children:
            lines.setdefault(child, []).append(at)

    def from_where(at: int) -> float:
        union = tree.unions[at]
        row = places.rows[tree.gens[union.one]] if union.one else []
        return places.source(union, row) if union.one else 0.0

    ends = {}
    for child, some in lines.items():
        some.sort(key=from_where)
        for number, at in enumerate(some):
            ends[child, at] = places.x[child] + _BESIDE * (number - (len(some) - 1) / 2)
    return ends


def _drops(
    tree: Tree, places: Across, union: Union, ends: dict[tuple[str, int], float]
) -> tuple[Drop, ...]:
    at = tree.unions.index(union)
    row = places.rows[tree.gens[union.children[0][0]]]
    found: list[Drop] = []
    last: tuple[int, str] = (-2, "")
    for child, line in sorted(union.children, key=lambda one: places.x[one[0]]):
        end = ends[child, at]
        person = tree.person(child)
        twin = person.together if person else ""
        place = row.index(child)
        if found and twin and last == (place - 1, twin) and found[-1].line is line:
            some = (*found[-1].ends, end)
            found[-1] = Drop((some[0] + some[-1]) / 2, (*found[-1].children, child), some, line)
        else:
            found.append(Drop(end, (child,), (end,), line))
        last = place, twin
    return tuple(found)


def _source(places: Across, union: Union, row: list[str], drops: tuple[Drop, ...]) -> float:
    """Give where a line goes down: straight above its children where the gap lets it."""
    if not union.two or union.two.startswith(ALONE):
        return places.x[union.two or union.one]
    low, high = places.corridor(row, places.gaps[union][0])
    wish = (drops[0].x + drops[-1].x) / 2
    if low + _EDGE <= wish <= high - _EDGE:
        return wish
    return min(max(wish, low + INSET), high - INSET)


def _kept_apart(zone: Zone, places: Across, tree: Tree) -> None:
    """Move lines that go down within their gaps, so that no two families share a line."""
    for bar in zone.bars:
        if bar.source is None or not bar.union.two:
            continue
        others = [
            x
            for other in zone.bars
            if other is not bar
            for x in (*(drop.x for drop in other.drops), other.source)
            if x is not None
        ]
        row = places.rows[tree.gens[bar.union.one]]
        low, high = _room(places, bar, row)
        tries = [bar.source + turn * _STEP * step for step in range(8) for turn in (1, -1)]
        inside = [x for x in tries if low + _EDGE <= x <= high - _EDGE]
        free = [x for x in inside if all(abs(x - other) >= _CLOSE for other in others)]
        bar.source = next(iter(free), bar.source)


def _room(places: Across, bar: Bar, row: list[str]) -> tuple[float, float]:
    if bar.union.two.startswith(ALONE):
        at = row.index(bar.union.two)
        low = places.corridor(row, at - 1)[0] if at else places.x[bar.union.two] - _STEP
        after = at + 1 < len(row)
        high = places.corridor(row, at)[1] if after else places.x[bar.union.two] + 3 * _STEP
        own = places.x[bar.union.one]
        if own < places.x[bar.union.two]:
            return max(low, own + places.cells[bar.union.one].half), high
        return low, min(high, own - places.cells[bar.union.one].half)
    return places.corridor(row, places.gaps[bar.union][0])


def _tracked(bars: list[Bar]) -> list[Bar]:
    """Give bars heights: those in each other's way differ, in the order that crosses least."""
    order = sorted(bars, key=lambda bar: bar.reach)
    for _pass in order:
        changed = False
        for at in range(len(order) - 1):
            upper, lower = order[at], order[at + 1]
            if _crossed(lower, upper) < _crossed(upper, lower):
                order[at], order[at + 1] = lower, upper
                changed = True
        if not changed:
            break
    for at, bar in enumerate(order):
        left, right = bar.reach
        above = [
            one.track + 1
            for one in order[:at]
            if not one.straight
            and not bar.straight
            and one.reach[0] < right + _CLOSE
            and left < one.reach[1] + _CLOSE
        ]
        bar.track = max(above, default=0)
    return order


def _crossed(upper: Bar, lower: Bar) -> int:
    """Count the crossings of two families where one's bar is above the other's."""
    left, right = upper.reach
    low, high = lower.reach
    over = lower.source is not None and left < lower.source < right
    return over + sum(low < drop.x < high for drop in upper.drops)


def _arcs(tree: Tree, places: Across, row: list[str]) -> list[Arc]:
    here = set(row)
    arcs = []
    for union in tree.unions:
        if union.two and union.one in here and not places.gaps[union][1]:
            one, two = sorted((union.one, union.two), key=places.x.__getitem__)
            arcs.append(Arc(union, _foot(places, one, 1), _foot(places, two, -1)))
    arcs.sort(key=lambda arc: (arc.right - arc.left, arc.left))
    for at, arc in enumerate(arcs):
        below = [one.level for one in arcs[:at] if one.left < arc.right and arc.left < one.right]
        arc.level = max(below, default=0) + 1
    for inner, outer in combinations(arcs, 2):
        # Two lines from one head stand a little apart; the longer one is the outer.
        if inner.left == outer.left:
            outer.left -= 4
        if inner.right == outer.right:
            outer.right += 4
    return arcs


def _foot(places: Across, place: str, side: int) -> float:
    return places.x[place] + (0.0 if place.startswith((ALONE, WAY)) else side * _BESIDE)
