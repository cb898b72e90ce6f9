"""What a family's relationships mean for its tree: who is a couple, who came from whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from familyplan.model import Relationship

if TYPE_CHECKING:
    from collections.abc import Collection

    from familyplan.model import Rows

__all__ = ["Couple", "Kin", "Line", "Loose", "Ties", "ties_of"]

Pair = tuple[str, ...]
_PARENTS: Final = ("mother", "father", "expectant_mother", "parent")
_COUPLES: Final = frozenset({"partner", "married", "former_partner"})
_SIBLINGS: Final = frozenset({"sister", "brother"})


class Couple(StrEnum):
    """How two people stand side by side."""

    MARRIED = "married"
    TOGETHER = "together"
    PARTED = "parted"
    DIVORCED = "divorced"
    NOT_SAID = "not_said"
    LOOSE = "loose"
    ALONE = "alone"


class Line(StrEnum):
    """How a child hangs from those above."""

    BORN = "born"
    ADOPTED = "adopted"
    FOSTERED = "fostered"
    KIN = "kin"
    LOOSE = "loose"


_CARERS: Final = {
    "adoptive_parent": Line.ADOPTED,
    "foster_carer": Line.FOSTERED,
    "kinship_carer": Line.KIN,
}
# How many generations above the other somebody stands; what is not here stands beside them.
_ABOVE: Final = {"grandparent": 2, "aunt_uncle": 1, "step_parent": 1}


@dataclass(frozen=True, slots=True)
class Kin:
    """Children who hang from the same one or two people by the same line."""

    above: Pair
    line: Line
    children: Pair


@dataclass(frozen=True, slots=True)
class Loose:
    """A relationship that says less than who was whose parent; `above` in generations."""

    one: str
    is_: str
    to: str
    above: int


@dataclass(slots=True)
class Ties:
    """All of it: couples in the order they began, families, brothers and sisters, the rest."""

    couples: dict[frozenset[str], Couple] = field(default_factory=dict)
    kin: list[Kin] = field(default_factory=list)
    siblings: list[Pair] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)


def ties_of(rows: Rows, people: Collection[str]) -> Ties:
    """Read the relationships between these people."""
    said = [
        one
        for one in rows.of(Relationship)
        if one.one in people and one.to in people and one.one != one.to
    ]
    found = Ties(couples=_couples(said))
    above = _parents(said)
    found.siblings = _brothers_and_sisters(said, above)
    found.kin = _families(said, above)
    for some in found.kin:
        if len(some.above) > 1:
            found.couples.setdefault(frozenset(some.above), Couple.NOT_SAID)
    found.loose = [
        Loose(one.one, one.is_, one.to, _ABOVE.get(one.is_, 0))
        for one in said
        if one.is_ not in {*_PARENTS, *_COUPLES, *_SIBLINGS, *_CARERS}
    ]
    return found


def _couples(said: list[Relationship]) -> dict[frozenset[str], Couple]:
    rows: dict[frozenset[str], list[Relationship]] = {}
    for one in said:
        if one.is_ in _COUPLES:
            rows.setdefault(frozenset({one.one, one.to}), []).append(one)
    when = {pair: min(_since(one) for one in some) for pair, some in rows.items()}
    return {pair: _couple(rows[pair]) for pair in sorted(rows, key=lambda pair: when[pair])}


def _since(one: Relationship) -> str:
    first = one.since.earliest() if one.since else None
    return first.isoformat() if first else "9"


def _couple(rows: list[Relationship]) -> Couple:
    married = any(one.is_ == "married" for one in rows)
    going_on = any(one.is_ != "former_partner" and not one.until for one in rows)
    former = any(one.is_ == "former_partner" for one in rows)
    if married:
        ended = former or not going_on
        return Couple.DIVORCED if ended else Couple.MARRIED
    return Couple.TOGETHER if going_on and not former else Couple.PARTED


def _parents(said: list[Relationship]) -> dict[str, list[str]]:
    """Give each child's parents by birth, or as simply said to be its parents."""
    found: dict[str, list[str]] = {}
    for is_ in _PARENTS:
        for one in said:
            known = found.setdefault(one.to, []) if one.is_ == is_ else None
            if known is not None and one.one not in known:
                known.append(one.one)
    return found


def _brothers_and_sisters(said: list[Relationship], above: dict[str, list[str]]) -> list[Pair]:
    """Give brothers and sisters whose parents are not here; others join the parents of one."""
    groups: dict[str, list[str]] = {}
    for one in said:
        if one.is_ in _SIBLINGS:
            mine = groups.setdefault(one.one, [one.one])
            others = groups.setdefault(one.to, [one.to])
            if mine is not others:
                mine += others
                groups |= dict.fromkeys(others, mine)
    left: list[Pair] = []
    for group in {id(some): some for some in groups.values()}.values():
        known = next((above[some] for some in group if above.get(some)), None)
        if known is None:
            left.append(tuple(group))
            continue
        for person in group:
            if not above.get(person) and person not in known:
                above[person] = list(known)
    return left


def _families(said: list[Relationship], above: dict[str, list[str]]) -> list[Kin]:
    families: dict[tuple[Pair, Line], list[str]] = {}
    for child, parents in above.items():
        # Two stand as a couple; whoever else is a parent too hangs their own line.
        for pair in (tuple(sorted(parents[:2])), *((one,) for one in parents[2:])):
            families.setdefault((pair, Line.BORN), []).append(child)
    for is_, line in _CARERS.items():
        caring: dict[str, list[str]] = {}
        for one in said:
            if one.is_ == is_ and one.one not in above.get(one.to, []):
                caring.setdefault(one.to, []).append(one.one)
        for child, carers in caring.items():
            some = list(dict.fromkeys(carers))
            for at in range(0, len(some), 2):
                pair = tuple(sorted(some[at : at + 2]))
                families.setdefault((pair, line), []).append(child)
    return [Kin(pair, line, tuple(children)) for (pair, line), children in families.items()]
