"""In which order each generation stands, so that as few lines cross as can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram_people import Sign
from familyplan.figures.genogram_ties import Couple
from familyplan.figures.genogram_tree import WAY
from familyplan.figures.genogram_weighing import CROSSING, Weighing

if TYPE_CHECKING:
    from familyplan.figures.genogram_tree import Tree

__all__ = ["ordered"]

_SWEEPS: Final = 6
# How many orders may be weighed: 30 people stay under 50 ms, 100 under 200 ms.
_MOST_WEIGHED: Final = 240
_PASSES: Final = 4
_WORTH: Final = 1e-9


@dataclass(slots=True)
class _Rows:
    """The generations being ordered, each a list of blocks: people joined side by side."""

    tree: Tree
    blocks: list[list[list[str]]] = field(default_factory=list)

    def flat(self) -> list[list[str]]:
        """Give each generation's places from left to right."""
        return [[one for block in row for one in block] for row in self.blocks]


def ordered(tree: Tree) -> list[list[str]]:
    """Give each generation's places from left to right; the same family always the same.

    Fewest crossings first; then couples side by side, earlier partners left, brothers and
    sisters from the oldest, men left of women, people of one home together.
    """
    if not tree.gens:
        return []
    rows = _Rows(tree, _blocks(tree))
    weighing = Weighing(tree)
    best = [[list(block) for block in row] for row in rows.blocks]
    least = weighing.whole(rows.flat())
    for sweep in range(_SWEEPS):
        _sweep(rows, down=sweep % 2 == 0)
        weight = weighing.whole(rows.flat())
        if weight < least:
            least, best = weight, [[list(block) for block in row] for row in rows.blocks]
    rows.blocks = best
    left = _MOST_WEIGHED if least >= CROSSING else _MOST_WEIGHED // 3
    return _searched(weighing, rows, left)


def _blocks(tree: Tree) -> list[list[list[str]]]:
    """Join each generation's couples into blocks, in the order of a walk down the tree."""
    beside: dict[str, list[str]] = {place: [] for place in tree.gens}
    for union in tree.unions:
        if union.two and union.couple is not Couple.LOOSE:
            beside[union.one].append(union.two)
            beside[union.two].append(union.one)
    rows: list[list[list[str]]] = [[] for _level in range(max(tree.gens.values()) + 1)]
    seen: set[str] = set()
    for place in _walk(tree):
        if place not in seen:
            block = _block(tree, beside, place)
            seen |= set(block)
            rows[tree.gens[place]].append(block)
    return rows


def _walk(tree: Tree) -> list[str]:
    """Give every place, parents before their children and each family's children together."""
    below: dict[str, list[str]] = {place: [] for place in tree.gens}
    hung: set[str] = set()
    for union in tree.unions:
        children = [child for child, _line in union.children]
        children.sort(key=lambda one: _age(tree, one))
        hung.update(children if union.one else [])
        for one in filter(None, (union.one, union.two)):
            below[one] += [*(two for two in (union.one, union.two) if two), *children]
        if not union.one:
            below[children[0]] += children
    found: dict[str, None] = {}
    starts = sorted(tree.gens, key=lambda one: (one in hung, tree.gens[one]))
    for start in starts:
        waiting = [start]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found[one] = None
                waiting += reversed(below[one])
    return list(found)


def _age(tree: Tree, place: str) -> tuple[str, str]:
    person = tree.person(place)
    return (person.began, person.together) if person else ("99", "")


def _block(tree: Tree, beside: dict[str, list[str]], start: str) -> list[str]:
    """Order people joined side by side: whoever has most partners between them."""
    group: dict[str, None] = {}
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one not in group:
            group[one] = None
            waiting += beside[one]
    middle = max(group, key=lambda one: len(beside[one]))
    placed = {middle}
    left, right = _sides(tree, middle, [one for one in beside[middle] if one not in placed])
    placed |= {*left, *right}
    line = [*left, middle, *right]
    for one in [*left, *right]:
        line = _outward(line, one, beside, placed, after=one in right)
    return line


def _outward(
    line: list[str], start: str, beside: dict[str, list[str]], placed: set[str], *, after: bool
) -> list[str]:
    """Add a partner's other partners beside them, away from the middle."""
    waiting = [start]
    while waiting:
        one = waiting.pop(0)
        for other in beside[one]:
            if other not in placed:
                placed.add(other)
                at = line.index(one) + (1 if after else 0)
                line.insert(at, other)
                waiting.append(other)
    return line


def _sides(tree: Tree, middle: str, partners: list[str]) -> tuple[list[str], list[str]]:
    """Put earlier partners left of somebody, later ones right; of a couple the man left."""
    if len(partners) == 1:
        person, other = tree.person(middle), tree.person(partners[0])
        left = bool(person and person.sign is Sign.WOMAN) and bool(other and other.sign is Sign.MAN)
        return (partners, []) if left else ([], partners)
    half = (len(partners) + 1) // 2
    return partners[:half], partners[half:]


def _sweep(rows: _Rows, *, down: bool) -> None:
    """Order blocks by where those they hang from (or who hang from them) stand on average."""
    levels = range(1, len(rows.blocks))
    for level in levels if down else reversed(range(len(rows.blocks) - 1)):
        other = rows.flat()[level - 1 if down else level + 1]
        at = {one: place for place, one in enumerate(other)}
        size = max(1, len(other))
        pulls = _pulls(rows.tree, at, down=down)
        row = rows.blocks[level]
        whole = max(1, sum(map(len, row)))
        wished: list[tuple[float, list[str]]] = []
        passed = 0
        for block in row:
            found = [pull for one in block for pull in pulls.get(one, [])]
            here = (passed + len(block) / 2) / whole * size
            wished.append((sum(found) / len(found) if found else here, _turned(block, pulls)))
            passed += len(block)
        rows.blocks[level] = [block for _wish, block in sorted(wished, key=lambda one: one[0])]


def _turned(block: list[str], pulls: dict[str, list[float]]) -> list[str]:
    """Turn a block round where its left end is pulled right of its right end."""
    means = [sum(pulls[one]) / len(pulls[one]) for one in block if pulls.get(one)]
    drift = sum(later - earlier for earlier, later in pairwise(means))
    return block[::-1] if drift < 0 else block


def _pulls(tree: Tree, at: dict[str, int], *, down: bool) -> dict[str, list[float]]:
    pulls: dict[str, list[float]] = {}
    for union in tree.unions:
        ends = [one for one in (union.one, union.two) if one]
        children = [child for child, _line in union.children]
        here, there = (ends, children) if down else (children, ends)
        known = [at[one] for one in here if one in at]
        if known:
            for one in there:
                pulls.setdefault(one, []).append(sum(known) / len(known))
    return pulls


def _searched(weighing: Weighing, rows: _Rows, left: int) -> list[list[str]]:
    """Change one thing at a time for as long as that makes it better."""
    flat = rows.flat()
    for _pass in range(_PASSES):
        before = left
        better = False
        for level in range(len(rows.blocks)):
            found, left = _improved(weighing, rows.blocks[level], (flat, level), left)
            better = better or found is not rows.blocks[level]
            rows.blocks[level] = found
        if not better or left in {0, before}:
            break
    return flat


def _improved(
    weighing: Weighing, row: list[list[str]], at: tuple[list[list[str]], int], left: int
) -> tuple[list[list[str]], int]:
    """Give a better order of one generation's blocks, set in the flat rows, and what is left."""
    flat, level = at
    least = weighing.near(flat, level)
    found = True
    while found:
        found = False
        for changed in _changes(row):
            if left <= 0:
                return row, 0
            left -= 1
            kept, flat[level] = flat[level], [one for block in changed for one in block]
            weight = weighing.near(flat, level)
            if weight < least - _WORTH:
                least, row, found = weight, changed, True
                break
            flat[level] = kept
    return row, left


def _changes(row: list[list[str]]) -> list[list[list[str]]]:
    """Give a row with two neighbours changed, a block turned, moved, or two in it changed."""
    found = []
    for at in range(len(row)):
        if len(row[at]) > 1:
            found.append([*row[:at], row[at][::-1], *row[at + 1 :]])
        rest = [*row[:at], *row[at + 1 :]]
        found += [
            [*rest[:to], row[at], *rest[to:]] for to in range(len(row)) if to not in {at, at - 1}
        ]
        for one in range(len(row[at]) - 1):
            block = list(row[at])
            block[one], block[one + 1] = block[one + 1], block[one]
            if not block[one].startswith(WAY):
                found.append([*row[:at], block, *row[at + 1 :]])
    return found
