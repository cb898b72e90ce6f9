"""How good an order of the generations is: lines that cross, and what people expect to see."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram_people import Sign
from familyplan.figures.genogram_ties import Couple
from familyplan.figures.genogram_tree import WAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from familyplan.figures.genogram_tree import Tree, Union

__all__ = ["CROSSING", "Weighing", "gaps_of"]

# One crossing outweighs every preference there can be in a family of ordinary size.
CROSSING: Final = 100.0
_APART: Final = 3.0
_STRAY: Final = 1.0
_AGE: Final = 0.6
_PARTNERS: Final = 0.5
_HOME: Final = 0.4
_SIDES: Final = 0.3
_DRIFT: Final = 0.05
_Edge = tuple[float, list[int]]
_Known = tuple[dict[str, int], list[tuple[int, bool]]]


def gaps_of(row: Sequence[str], unions: Sequence[Union]) -> list[tuple[int, bool]]:
    """Give the gap each union's line goes down through, and whether the union is a straight line.

    Gap n lies right of the n-th place of the row, gap -1 is no gap at all: a line on its way down
    through a place of its own. A union whose people have others between them
    is drawn over their heads; its line goes down where no straight line is in the way.
    """
    at = {place: number for number, place in enumerate(row)}
    found = [(-1, True)] * len(unions)
    over: list[tuple[int, int, int]] = []
    taken: set[int] = set()
    for number, union in enumerate(unions):
        if not union.two:
            continue
        one, two = at[union.one], at[union.two]
        first, last = (one, two) if one < two else (two, one)
        if last - first == 1 or all(place.startswith(WAY) for place in row[first + 1 : last]):
            found[number] = first, True
            taken.update(range(first, last))
        else:
            over.append((first, last, number))
    for first, last, number in over:
        middle = (first + last - 1) / 2
        gap = min(range(first, last), key=lambda one: (one in taken, abs(one - middle), one))
        found[number] = gap, False
        taken.add(gap)
    return found


class Weighing:
    """Weighs orders of one tree; less is better."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        levels = max(tree.gens.values(), default=0) + 1
        self._unions: list[list[Union]] = [[] for _level in range(levels)]
        self._bare: list[list[Union]] = [[] for _level in range(levels)]
        for union in tree.unions:
            if union.one:
                self._unions[tree.gens[union.one]].append(union)
            else:
                self._bare[tree.gens[union.children[0][0]]].append(union)
        self._kept: dict[int, tuple[list[str], _Known]] = {}
        self._hanging = [
            [[child for child, _line in union.children] for union in some] for some in self._unions
        ]
        self._turned = [[self._man_and_woman(union) for union in some] for some in self._unions]
        self._hung = {child for union in tree.unions for child, _line in union.children}
        self._ages = [self._by_age(union) for union in tree.unions]
        self._homes = {one.row: one.home for one in tree.people.values() if one.home}

    def whole(self, rows: list[list[str]]) -> float:
        """Weigh every generation."""
        levels = range(len(rows))
        return sum(self._row(rows, one) + self._below(rows, one) for one in levels)

    def near(self, rows: list[list[str]], level: int) -> float:
        """Weigh what a change in one generation can change."""
        above = self._below(rows, level - 1) if level else 0.0
        return above + self._row(rows, level) + self._below(rows, level)

    def _looked_up(self, row: list[str], level: int) -> _Known:
        """Give a row's places by number and its gaps; of two orders only one row differs."""
        kept = self._kept.get(level)
        if kept is None or kept[0] is not row:
            at = {place: number for number, place in enumerate(row)}
            kept = row, (at, gaps_of(row, self._unions[level]))
            self._kept[level] = kept
        return kept[1]

    def _row(self, rows: list[list[str]], level: int) -> float:
        row, unions = rows[level], self._unions[level]
        at, _gaps = self._looked_up(row, level)
        weight = 0.0
        over: list[tuple[int, int]] = []
        for union, pair in zip(unions, self._turned[level], strict=True):
            if not union.two:
                continue
            first, last = sorted((at[union.one], at[union.two]))
            if pair and at[pair[1]] < at[pair[0]]:
                weight += _SIDES
            if last - first > 1:
                between = row[first + 1 : last]
                weight += _APART * len(between)
                weight += CROSSING * sum(one in self._hung for one in between)
                over.append((first, last))
        for (one, other), (start, end) in combinations(over, 2):
            weight += CROSSING * (one < start < other < end or start < one < end < other)
        homes = [self._homes.get(place) for place in row]
        changes = sum(one != other for one, other in pairwise(homes))
        weight += _HOME * changes + self._partners(unions, at)
        return weight + self._brothers(level, at)

    def _man_and_woman(self, union: Union) -> tuple[str, str] | None:
        """Give the man and the woman of a couple; None where it is not one of each."""
        one, two = self._tree.person(union.one), self._tree.person(union.two)
        if one is None or two is None or {one.sign, two.sign} != {Sign.MAN, Sign.WOMAN}:
            return None
        return (one.row, two.row) if one.sign is Sign.MAN else (two.row, one.row)

    @staticmethod
    def _partners(unions: list[Union], at: dict[str, int]) -> float:
        """Weigh partners who do not stand in the order they came."""
        known: dict[str, list[int]] = {}
        for union in unions:
            if union.two and union.couple is not Couple.LOOSE:
                known.setdefault(union.one, []).append(at[union.two])
                known.setdefault(union.two, []).append(at[union.one])
        return _PARTNERS * sum(
            later < earlier for places in known.values() for earlier, later in pairwise(places)
        )

    def _brothers(self, level: int, at: dict[str, int]) -> float:
        weight = 0.0
        for children in self._ages:
            if children and children[0] in at and self._tree.gens[children[0]] == level:
                places = [at[child] for child in children]
                weight += _AGE * sum(later < earlier for earlier, later in pairwise(places))
                weight += _STRAY * (max(places) - min(places) + 1 - len(places))
        return weight

    def _by_age(self, union: Union) -> list[str]:
        people = [self._tree.person(child) for child, _line in union.children]
        known = sorted((one for one in people if one), key=lambda one: (one.began, one.together))
        return [one.row for one in known] if len(known) > 1 else []

    def _below(self, rows: list[list[str]], level: int) -> float:
        """Weigh the lines between a generation and the next."""
        if level + 1 >= len(rows):
            return 0.0
        row, lower = rows[level], rows[level + 1]
        own, gaps = self._looked_up(row, level)
        at, _gaps = self._looked_up(lower, level + 1)
        edges: list[_Edge] = []
        weight = 0.0
        size, lower_size = max(1, len(row)), max(1, len(lower))
        for union, children, gap in zip(
            self._unions[level], self._hanging[level], gaps, strict=True
        ):
            if children:
                start = gap[0] + 0.5 if union.two else float(own[union.one])
                down = sorted([at[child] for child in children])
                edges.append((start, down))
                middle = (down[0] + down[-1] + 1) / 2 / lower_size
                weight += _DRIFT * abs((start + 0.5) / size - middle)
        edges.sort()
        crossings = sum(
            _crossings(left, right)
            for left, right in combinations(edges, 2)
            if left[1][-1] > right[1][0]
        )
        for union in self._bare[level + 1]:
            down = sorted(at[child] for child, _line in union.children)
            crossings += sum(_between(down, some) for _start, some in edges)
        return weight + CROSSING * crossings


def _crossings(left: _Edge, right: _Edge) -> int:
    """Give how often two families' lines must cross: the left one's children right of the other's.

    Children side by side share one line, so each run of them counts once.
    """
    runs = _runs(left[1], right[1])
    return min(runs, _runs(right[1], left[1])) if left[0] == right[0] else runs


def _runs(left: list[int], right: list[int]) -> int:
    """Count the runs of `left` that stand after the first of `right`; both are sorted."""
    if left[-1] <= right[0]:
        return 0
    marks = sorted([(place, 1) for place in right] + [(place, 0) for place in left])
    runs, seen, before = 0, False, 1
    for _place, mark in marks:
        seen = seen or mark == 1
        runs += seen and mark == 0 and before == 1
        before = mark
    return runs


def _between(bare: list[int], down: list[int]) -> int:
    """Count the lines that come down between brothers and sisters joined by a bar alone."""
    return sum(bare[0] < place < bare[-1] for place in down)
