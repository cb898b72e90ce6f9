"""How far left or right everybody of a family tree stands: no label meets another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram_ties import Couple
from familyplan.figures.genogram_tree import ALONE, UNKNOWN, WAY
from familyplan.figures.genogram_weighing import gaps_of
from familyplan.figures.measure import fitted, width_of

if TYPE_CHECKING:
    from familyplan.figures.genogram_people import Someone
    from familyplan.figures.genogram_tree import Tree, Union

__all__ = ["HALF", "NAME", "SMALL", "SOFT", "Across", "across", "cell"]

HALF: Final = 16.0  # half a symbol
SMALL: Final = 12.0  # half a symbol of somebody not known yet, or of a loss
NAME: Final = 11.0
SOFT: Final = 10.0
_WIDEST: Final = 94.0
_SOFTEST: Final = 112.0
_GAP: Final = 24.0
_NEAR: Final = 12.0
_SLASHED: Final = 14.0
_MORE: Final = 14.0
_ROUNDS: Final = 16
_WEAK: Final = 0.15
_FAINT: Final = 0.02
_NUDGE: Final = 24.0
INSET: Final = 6.0  # how far a line down stays from the labels beside it
_Wish = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands under a symbol: the lines of the name, the soft line, and the room they take."""

    names: tuple[str, ...] = ()
    soft: str = ""
    half: float = HALF


@dataclass(slots=True)
class Across:
    """Where every place is across, with its cell, and each generation's gaps and order."""

    rows: list[list[str]]
    cells: dict[str, Cell]
    gaps: dict[Union, tuple[int, bool]] = field(default_factory=dict)
    x: dict[str, float] = field(default_factory=dict)

    def corridor(self, row: list[str], gap: int) -> tuple[float, float]:
        """Give the free room right of the n-th place of a row."""
        left, right = row[gap], row[gap + 1]
        return self.x[left] + self.cells[left].half, self.x[right] - self.cells[right].half

    def source(self, union: Union, row: list[str]) -> float:
        """Give where a union's line would best go down."""
        if not union.two:
            return self.x[union.one]
        if union.two.startswith(ALONE):
            return self.x[union.two]
        return sum(self.corridor(row, self.gaps[union][0])) / 2


def cell(someone: Someone | None, place: str) -> Cell:
    """Give what stands under a symbol: a long name in two lines, then shortened."""
    if someone is None:
        half = {UNKNOWN: SMALL, ALONE: 2.0, WAY: 5.0}
        return Cell(half=next(wide for kind, wide in half.items() if place.startswith(kind)))
    names = _two_lines(someone.name)
    soft = fitted(someone.soft, SOFT, _SOFTEST) if someone.soft else ""
    widest = max(*(width_of(one, NAME, 600) for one in names), width_of(soft, SOFT), 2 * HALF)
    return Cell(names, soft, widest / 2)


def _two_lines(name: str) -> tuple[str, ...]:
    name = " ".join(name.split())
    if width_of(name, NAME, 600) <= _WIDEST:
        return (name,)
    words = name.replace("-", "- ").split(" ")
    first = words.pop(0)
    while words and width_of(f"{first} {words[0]}", NAME, 600) <= _WIDEST:
        first = f"{first} {words.pop(0)}"
    first, rest = first.replace("- ", "-"), " ".join(words).replace("- ", "-")
    lines = [fitted(first, NAME, _WIDEST, 600), fitted(rest, NAME, _WIDEST, 600)]
    return tuple(line for line in lines if line)


def across(tree: Tree, rows: list[list[str]]) -> Across:
    """Place everybody: children under their parents and parents over their children."""
    found = Across(rows, {one: cell(tree.person(one), one) for one in tree.gens})
    levels: list[list[Union]] = [[] for _row in rows]
    for union in tree.unions:
        if union.one:
            levels[tree.gens[union.one]].append(union)
    for row, unions in zip(rows, levels, strict=True):
        found.gaps |= zip(unions, gaps_of(row, unions), strict=True)
    offsets = [_offsets(found, row, unions) for row, unions in zip(rows, levels, strict=True)]
    for row, offs in zip(rows, offsets, strict=True):
        middle = offs[-1] / 2 if offs else 0.0
        found.x |= {one: off - middle for one, off in zip(row, offs, strict=True)}
    for turn in range(_ROUNDS):
        order = range(len(rows)) if turn % 2 == 0 else reversed(range(len(rows)))
        for level in order:
            wishes = _wishes(found, level, levels)
            _settle(found, rows[level], offsets[level], wishes)
    # Twice: what stood in somebody's way may have moved.
    for level, row in [*enumerate(rows[:-1])] * 2:
        for union in levels[level]:
            _straightened(found, union, row, (rows[level + 1], offsets[level + 1]))
    return found


def _straightened(
    found: Across, union: Union, row: list[str], below: tuple[list[str], list[float]]
) -> None:
    """Move an only child a little where that makes a crooked line straight."""
    if len(union.children) != 1:
        return
    ((child, _line),) = union.children
    low = high = found.source(union, row)
    if union.two and not union.two.startswith(ALONE):
        low, high = found.corridor(row, found.gaps[union][0])
        low, high = low + INSET, high - INSET
    lower, offs = below
    at = lower.index(child)
    x = found.x[child]
    wish = min(max(x, low), high)
    least, most = x - _NUDGE, x + _NUDGE
    if at:
        least = max(least, found.x[lower[at - 1]] + offs[at] - offs[at - 1])
    if at + 1 < len(lower):
        most = min(most, found.x[lower[at + 1]] - offs[at + 1] + offs[at])
    if least <= wish <= most:
        found.x[child] = wish


def _offsets(found: Across, row: list[str], unions: list[Union]) -> list[float]:
    """Give how far right of the first each place of a row must stand at least."""
    down = [found.gaps[one][0] for one in unions if one.two and one.children]
    offs: list[float] = []
    for at, place in enumerate(row):
        if not at:
            offs.append(0.0)
            continue
        before = row[at - 1]
        joined = [one for one in unions if {one.one, one.two} == {before, place}]
        gap = _GAP + _MORE * max(0, down.count(at - 1) - 1)
        if any(one.couple is Couple.ALONE for one in joined):
            gap = _NEAR
        elif any(one.couple in {Couple.PARTED, Couple.DIVORCED} for one in joined):
            gap += _SLASHED  # room for the slash beside the line down
        offs.append(offs[-1] + found.cells[before].half + found.cells[place].half + gap)
    return offs


def _wishes(found: Across, level: int, levels: list[list[Union]]) -> dict[str, list[_Wish]]:
    """Give where everybody of a generation would rather be, and how much."""
    wishes: dict[str, list[_Wish]] = {one: [] for one in found.rows[level]}
    for at in (level - 1, level):
        for union in levels[at] if at >= 0 else ():
            if not union.children:
                continue
            places = [found.x[child] for child, _line in union.children]
            shift = found.source(union, found.rows[at]) - (min(places) + max(places)) / 2
            if at < level:
                for child, _line in union.children:
                    wishes[child].append((found.x[child] + shift, 1.0))
            else:
                for one in filter(None, (union.one, union.two)):
                    wishes[one].append((found.x[one] - shift, 1.0))
    for union in levels[level]:
        if union.two:
            wishes[union.one].append((found.x[union.two], _WEAK))
            wishes[union.two].append((found.x[union.one], _WEAK))
    return wishes


def _settle(
    found: Across, row: list[str], offs: list[float], wishes: dict[str, list[_Wish]]
) -> None:
    """Put a row as near to its wishes as its order and labels let it (pool adjacent violators)."""
    pools: list[tuple[float, float, int]] = []
    for place, off in zip(row, offs, strict=True):
        wished = wishes[place] or [(found.x[place], _FAINT)]
        weight = sum(some for _x, some in wished)
        mean = sum((x - off) * some for x, some in wished) / weight
        count = 1
        while pools and pools[-1][0] >= mean:
            other, more, many = pools.pop()
            mean = (mean * weight + other * more) / (weight + more)
            weight, count = weight + more, count + many
        pools.append((mean, weight, count))
    starts = [mean for mean, _weight, count in pools for _one in range(count)]
    for place, off, start in zip(row, offs, starts, strict=True):
        found.x[place] = start + off
