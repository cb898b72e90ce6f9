"""A family as generations of people and the unions between them, ready to be ordered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram_ties import Couple, Kin, Line, Loose, Ties

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from familyplan.figures.genogram_people import Someone

__all__ = ["ALONE", "UNKNOWN", "WAY", "Tree", "Union", "tree_of"]

# Places in the tree that are no person's: another parent not known yet, the end of the line of
# somebody who has children alone, and a line's way through a generation in between.
UNKNOWN: Final = "unknown:"
ALONE: Final = "alone:"
WAY: Final = "way:"
_Links = list[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Union:
    """Two places side by side and what hangs from between them.

    `two` is "" for a line on its way down; both are "" for brothers and sisters whose parents are
    not here.
    """

    one: str
    two: str
    couple: Couple
    children: tuple[tuple[str, Line], ...] = ()


@dataclass(slots=True)
class Tree:
    """Every place's generation, 0 on top, and every union; `asked` gives an unknown's children."""

    people: Mapping[str, Someone]
    gens: dict[str, int] = field(default_factory=dict)
    unions: list[Union] = field(default_factory=list)
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def person(self, place: str) -> Someone | None:
        """Give who stands in a place, or None where no person does."""
        return self.people.get(place)


class _Steps:
    """Generations joined one relationship at a time; what contradicts the earlier ones is not."""

    def __init__(self, people: Iterable[str]) -> None:
        self._up = {one: (one, 0) for one in people}

    def root(self, one: str) -> tuple[str, int]:
        """Give who stands for somebody's relatives, and how far below them somebody is."""
        up, down = self._up[one]
        if up == one:
            return one, 0
        root, more = self.root(up)
        self._up[one] = root, down + more
        return self._up[one]

    def join(self, one: str, other: str, below: int) -> None:
        """Put `other` so many generations below `one`, unless they are related already."""
        (root, at), (other_root, other_at) = self.root(one), self.root(other)
        if root != other_root:
            self._up[other_root] = root, at + below - other_at

    def related(self, one: str, other: str) -> bool:
        """Say whether two people are joined by anything so far."""
        return self.root(one)[0] == self.root(other)[0]


def tree_of(people: Mapping[str, Someone], ties: Ties, *, gaps: bool) -> Tree:
    """Give everybody a generation and every tie its place; `gaps` asks for parents not known yet.

    A relationship that contradicts the others (somebody their own grandmother) draws no line of
    descent; it is never an error.
    """
    steps = _Steps(people)
    _join(steps, [(up, down, 1) for one in _of(ties, born=True) for up, down in _links(one)])
    _join(steps, [(group[0], one, 0) for group in ties.siblings for one in group])
    _join(steps, [(*sorted(pair), 0) for pair in ties.couples])  # type: ignore[misc]  # a pair
    _join(steps, [(up, down, 1) for one in _of(ties, born=False) for up, down in _links(one)])
    loose = [one for one in ties.loose if not steps.related(one.one, one.to)]
    # What says a generation counts before what does not.
    _join(steps, [(one.one, one.to, _below(people, one)) for one in
                  sorted(loose, key=lambda one: not one.above)])  # fmt: skip
    tree = Tree(people, _generations(people, steps))
    builder = _Builder(tree, gaps=gaps)
    builder.families(ties)
    builder.loosely(loose)
    builder.alone_together(ties)
    _pruned(tree)
    _through(tree)
    return tree


def _of(ties: Ties, *, born: bool) -> list[Kin]:
    return [one for one in ties.kin if (one.line is Line.BORN) is born]


def _links(one: Kin) -> list[tuple[str, str]]:
    return [(up, down) for up in one.above for down in one.children]


def _join(steps: _Steps, links: _Links) -> None:
    for one, other, below in links:
        steps.join(one, other, below)


def _below(people: Mapping[str, Someone], one: Loose) -> int:
    if one.above or people[one.one].child == people[one.to].child:
        return one.above
    return 1 if people[one.to].child else -1


def _generations(people: Mapping[str, Someone], steps: _Steps) -> dict[str, int]:
    """Put the children of all who are not joined in one row, and count from the oldest."""
    together: dict[str, list[str]] = {}
    for one in people:
        together.setdefault(steps.root(one)[0], []).append(one)
    gens: dict[str, int] = {}
    for group in together.values():
        offs = [(0 if people[one].child else -1) - steps.root(one)[1] for one in group]
        children = [off for one, off in zip(group, offs, strict=True) if people[one].child]
        chosen = children or offs
        off = max(sorted(set(chosen)), key=chosen.count)
        gens |= {one: off + steps.root(one)[1] for one in group}
    top = min(gens.values(), default=0)
    return {one: gen - top for one, gen in gens.items()}


@dataclass(slots=True)
class _Builder:
    """Turns couples, families and the rest into unions."""

    tree: Tree
    gaps: bool
    made: dict[tuple[str, str], int] = field(default_factory=dict)

    def families(self, ties: Ties) -> None:
        """Add every couple and every family."""
        for pair, couple in ties.couples.items():
            one, two = sorted(pair)
            if self.tree.gens[one] == self.tree.gens[two]:
                self._between(one, two, couple)
            else:
                upper, lower = sorted((one, two), key=self.tree.gens.__getitem__)
                self._hang(self._alone(upper), ((lower, Line.LOOSE),))
        for some in ties.kin:
            gens = self.tree.gens
            above = some.above
            if len(above) > 1 and gens[above[0]] == gens[above[1]]:
                self._family(self._between(above[0], above[1], Couple.NOT_SAID), some)
                continue
            for one in above:
                self._family(self._single(one, some), replace(some, above=(one,)))

    def loosely(self, loose: list[Loose]) -> None:
        """Add the ties that say less, those of one person to a generation together."""
        below: dict[tuple[str, int], list[str]] = {}
        for one in loose:
            upper, lower = sorted((one.one, one.to), key=self.tree.gens.__getitem__)
            down = self.tree.gens[lower] - self.tree.gens[upper]
            if down:
                below.setdefault((upper, down), []).append(lower)
            else:
                self._between(upper, lower, Couple.LOOSE)
        for (above, _down), children in below.items():
            some = tuple((child, Line.LOOSE) for child in dict.fromkeys(children))
            self._hang(self._alone(above), some)

    def alone_together(self, ties: Ties) -> None:
        """Add brothers and sisters without parents."""
        for group in ties.siblings:
            levels = {self.tree.gens[one] for one in group}
            if len(levels) == 1:
                some = tuple((one, Line.BORN) for one in group)
                self.tree.unions.append(Union("", "", Couple.ALONE, some))

    def _between(self, one: str, two: str, couple: Couple) -> int:
        key = (min(one, two), max(one, two))
        if key not in self.made:
            self.made[key] = len(self.tree.unions)
            self.tree.unions.append(Union(*key, couple))
        return self.made[key]

    def _alone(self, one: str) -> int:
        return self._beside(one, f"{ALONE}{len(self.tree.gens)}", Couple.ALONE)

    def _beside(self, one: str, ghost: str, couple: Couple) -> int:
        self.tree.gens[ghost] = self.tree.gens[one]
        self.tree.unions.append(Union(one, ghost, couple))
        return len(self.tree.unions) - 1

    def _single(self, one: str, some: Kin) -> int:
        """Give the union of somebody with children alone; a child's other parent is asked for."""
        young = [child for child in some.children if self.tree.people[child].child]
        if not (self.gaps and some.line is Line.BORN and young and len(some.above) == 1):
            return self._alone(one)
        if any(child in hung for child in young for hung in self.tree.asked.values()):
            return self._alone(one)
        ghost = f"{UNKNOWN}{young[0]}"
        self.tree.asked[ghost] = some.children
        return self._beside(one, ghost, Couple.NOT_SAID)

    def _family(self, at: int, some: Kin) -> None:
        level = self.tree.gens[some.above[0]]
        lower = tuple((one, some.line) for one in some.children if self.tree.gens[one] > level)
        self._hang(at, lower)
        for one in some.children:
            if self.tree.gens[one] == level:
                self._between(some.above[0], one, Couple.LOOSE)
            elif self.tree.gens[one] < level:
                self._hang(self._alone(one), ((some.above[0], Line.LOOSE),))

    def _hang(self, at: int, children: tuple[tuple[str, Line], ...]) -> None:
        union = self.tree.unions[at]
        new = tuple(one for one in children if one not in union.children)
        self.tree.unions[at] = replace(union, children=(*union.children, *new))


def _pruned(tree: Tree) -> None:
    """Take out who stands for nobody and has no children to hang."""
    empty = [one for one in tree.unions if one.two not in tree.people and not one.children]
    for union in empty:
        tree.unions.remove(union)
        del tree.gens[union.two]
        tree.asked.pop(union.two, None)


def _through(tree: Tree) -> None:
    """Lead lines that pass a generation through places of their own in it."""
    at = 0
    while at < len(tree.unions):
        union = tree.unions[at]
        level = tree.gens[union.one] if union.one else None
        far: dict[Line, list[tuple[str, Line]]] = {}
        near = []
        for child, line in union.children:
            if level is None or tree.gens[child] == level + 1:
                near.append((child, line))
            else:
                far.setdefault(line, []).append((child, line))
        for line, some in far.items():
            way = f"{WAY}{len(tree.gens)}"
            tree.gens[way] = (level or 0) + 1
            near.append((way, line))
            tree.unions.append(Union(way, "", Couple.ALONE, tuple(some)))
        tree.unions[at] = replace(union, children=tuple(near))
        at += 1
