"""Which people and which families may have been entered twice, and why it looks so."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

from familyplan.practice.sounding import Alike, alike, keys, length
from familyplan.words import mark
from familyplan.words.folding import tight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from familyplan.model import PartialDate

SAME_NAME: Final = mark("same name")
SOUNDS_ALIKE: Final = mark("the names sound alike")
SAME_BIRTH: Final = mark("same date of birth")
TURNED_BIRTH: Final = mark("date of birth with day and month the other way round")
SAME_HOME: Final = mark("same address")
SAME_REFERENCE: Final = mark("same reference")
SHARED_PERSON: Final = mark(
    "somebody with the same date of birth and a name that is alike is in both"
)

# So many under one key say nothing any more: a block of flats, 1 January where no day is known.
_CROWD: Final = 60
_FULL_NAME: Final = 2
_EVERY: Final = 250


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What may be compared of one person; nothing protected, hidden or former is among it.

    `homes` holds `home_key` of each home that may be told.
    """

    id: str
    family: str
    names: tuple[str, ...]
    born: PartialDate | None = None
    homes: frozenset[str] = frozenset()
    child: bool | None = None
    unborn: bool = False


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """What may be compared of one family and its people."""

    id: str
    name: str
    reference: str = ""
    people: tuple[PersonFacts, ...] = ()
    homes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that look alike: people of one family ("person") or families, by id, in id order.

    `reasons` are marked sentences without a full stop; the more `weight`, the surer.
    """

    kind: str
    one: str
    other: str
    reasons: tuple[str, ...]
    weight: int = field(compare=False)

    @property
    def key(self) -> str:
        """Give the words under which "not the same" is remembered."""
        return apart_key(self.one, self.other)


def apart_key(one: str, other: str) -> str:
    """Give the words under which it is remembered that two are not the same."""
    return " ".join(sorted((one, other)))


def home_key(address: str, postcode: str) -> str:
    """Give by what a home is compared: its whole address without gaps, or "" where too little."""
    where = tight(address)
    code = tight(postcode)
    return where.replace(code, "") + code if where else ""


def people_alike(one: PersonFacts, other: PersonFacts) -> Pair | None:
    """Say why two people may be one, or None where they are not or nobody could tell.

    Twins have one date of birth and one home, and two names; siblings share less.
    """
    parts = {one.child, other.child} - {None}
    if one.unborn != other.unborn or len(parts) > 1:
        return None
    how = max((alike(a, b) for a in one.names for b in other.names), default=Alike.NO)
    if how is Alike.NO:
        return None
    born = _birth_reason(one, other)
    if born is None:
        return None
    home = bool(one.homes & other.homes)
    together = one.family == other.family
    whole = min(max(map(length, each.names), default=0) for each in (one, other)) >= _FULL_NAME
    enough = born in {SAME_BIRTH, TURNED_BIRTH} or home or (together and how is Alike.SAME)
    if not enough or not (whole or together) or (born == TURNED_BIRTH and how is not Alike.SAME):
        return None
    named = SAME_NAME if how is Alike.SAME else SOUNDS_ALIKE
    reasons = tuple(why for why in (named, born, SAME_HOME if home else "") if why)
    weight = int(how) + 3 * (born == SAME_BIRTH) + (born == TURNED_BIRTH) + 2 * home
    first, second = sorted((one.id, other.id))
    return Pair("person", first, second, reasons, weight)


def families_alike(one: FamilyFacts, other: FamilyFacts) -> Pair | None:
    """Say why two families may be one, or None."""
    reasons = []
    weight = 0
    if one.reference and tight(one.reference) == tight(other.reference):
        reasons.append(SAME_REFERENCE)
        weight += 5
    people = [pair for a in one.people for b in other.people if (pair := people_alike(a, b))]
    if any(SAME_BIRTH in pair.reasons for pair in people):
        reasons.append(SHARED_PERSON)
        weight += 3 + len(people)
    home = bool(one.homes & other.homes)
    how = alike(one.name, other.name)
    if how is not Alike.NO and (reasons or home):
        reasons.insert(0, SAME_NAME if how is Alike.SAME else SOUNDS_ALIKE)
        weight += how
    if home and reasons:
        reasons.append(SAME_HOME)
        weight += 2
    if not reasons:
        return None
    first, second = sorted((one.id, other.id))
    return Pair("family", first, second, tuple(reasons), weight)


def find(
    families: Iterable[FamilyFacts],
    apart: frozenset[str] = frozenset(),
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> tuple[Pair, ...]:
    """Give every pair of people in one family, and of families, that look alike; surest first.

    Only those are compared that have a reference, an address, or a date of birth and the sound of
    a name in common. What `apart` holds is left out; `progress` is told of families done.
    """
    known = {family.id: family for family in families}
    found: list[Pair] = []
    for done, family in enumerate(known.values()):
        if done % _EVERY == 0:
            progress(done, len(known))
        compared = (people_alike(a, b) for a, b in combinations(family.people, 2))
        found += [pair for pair in compared if pair]
    for one, other in _near(known):
        pair = families_alike(known[one], known[other])
        if pair:
            found.append(pair)
    kept = [pair for pair in found if pair.key not in apart]
    return tuple(sorted(kept, key=lambda pair: (-pair.weight, pair.kind, pair.one, pair.other)))


def _near(known: dict[str, FamilyFacts]) -> list[tuple[str, str]]:
    """Give the pairs of families that have anything in common worth comparing for."""
    blocks: defaultdict[str, set[str]] = defaultdict(set)
    for family in known.values():
        for key in _blocks(family):
            blocks[key].add(family.id)
    pairs = Counter(
        pair
        for held in blocks.values()
        if 1 < len(held) <= _CROWD
        for pair in combinations(sorted(held), 2)
    )
    return sorted(pairs)


def _blocks(family: FamilyFacts) -> Iterator[str]:
    if family.reference:
        yield f"reference {tight(family.reference)}"
    for home in family.homes:
        yield f"home {home}"
    for person in family.people:
        day = person.born.exact if person.born else None
        if day is not None:
            for name in person.names:
                for key in keys(name):
                    yield f"born {day.isoformat()} {key}"


def _birth_reason(one: PersonFacts, other: PersonFacts) -> str | None:
    """Give the reason in two dates of birth, "" where they say nothing, None where they differ."""
    if not one.born or not other.born:
        return ""
    day, day_other = one.born.exact, other.born.exact
    if day and day_other:
        if day == day_other:
            return SAME_BIRTH
        turned = (day.year, day.day, day.month) == (day_other.year, day_other.month, day_other.day)
        return TURNED_BIRTH if turned else None
    first, last = one.born.earliest(), one.born.latest()
    first_other, last_other = other.born.earliest(), other.born.latest()
    if first and last and first_other and last_other:
        return "" if first <= last_other and first_other <= last else None
    return ""
