"""Looking for what was entered twice, in the whole store or while somebody types."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.actions.merging import APART
from familyplan.model import Family, Home, Person, Protection, Residence, Rows, Setting
from familyplan.practice import duplicates
from familyplan.practice.duplicates import FamilyFacts, PersonFacts, home_key
from familyplan.practice.sounding import Alike, alike
from familyplan.store import screening
from familyplan.store.reading import Reader
from familyplan.words.folding import tight

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from familyplan.model import PartialDate
    from familyplan.practice.duplicates import Pair
    from familyplan.session.session import Session
    from familyplan.store.database import Database

__all__ = ["Lookalike", "look", "lookalikes_of_family", "lookalikes_of_person"]

_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Lookalike:
    """One family that what is being typed looks like; `person` is "" where the family itself is.

    `name` is how it is called and `within` the other family a person is in, "" for this one;
    `reasons` are marked sentences.
    """

    family: str
    person: str
    name: str
    reasons: tuple[str, ...]
    within: str = ""


def look(
    session: Session, progress: Callable[[int, int], None] = lambda _done, _of: None
) -> tuple[Pair, ...]:
    """Give every pair that looks alike and was not said to be two, surest first.

    It may be called from any thread: it reads on a connection of its own.
    """
    with closing(session.vault.reader()) as connection:
        reader = Reader(connection)
        return duplicates.find(_facts(reader.db), apart(reader), progress)


def apart(store: Reader) -> frozenset[str]:
    """Give the pairs people said are not the same, as `Pair.key`."""
    held = next((one.value for one in store.all(Setting) if one.key == APART), [])
    return frozenset(held if isinstance(held, list) else [])


def lookalikes_of_family(session: Session, name: str, reference: str = "") -> tuple[Lookalike, ...]:
    """Give the families that are called so, or have this reference; at most three, from any thread.

    Raises:
        RuntimeError: the store was closed meanwhile.

    """
    typed = tight(reference)
    found: list[tuple[int, Lookalike]] = []
    with closing(session.vault.reader()) as connection:
        lines = Reader(connection).family_lines()
    for line in lines:
        if typed and tight(line.reference) == typed:
            why = duplicates.SAME_REFERENCE
            found.append((3, Lookalike(line.family, "", line.name, (why,))))
        elif how := alike(name, line.name):
            why = duplicates.SAME_NAME if how is Alike.SAME else duplicates.SOUNDS_ALIKE
            found.append((int(how), Lookalike(line.family, "", line.name, (why,))))
    found.sort(key=lambda one: -one[0])
    return tuple(one for _weight, one in found[:_MOST])


def lookalikes_of_person(
    session: Session, family_id: str, name: str, born: PartialDate | None
) -> tuple[Lookalike, ...]:
    """Give who of this family, or born on this day in another, may be meant; at most three.

    It may be called from any thread.

    Raises:
        RuntimeError: the store was closed meanwhile.

    """
    day = born.exact if born else None
    with closing(session.vault.reader()) as connection:
        db = Reader(connection).db
        families = {family_id}
        if day:
            families |= {*screening.families_born_on(db, day.isoformat())}
        known = _facts(db, sorted(families))
    found: list[tuple[int, Lookalike]] = []
    typed = PersonFacts("", family_id, (name,), born)
    for family in known:
        for person in family.people:
            pair = duplicates.people_alike(typed, person)
            if pair:
                within = "" if family.id == family_id else family.name
                one = Lookalike(family.id, person.id, person.names[0], pair.reasons, within)
                found.append((pair.weight + (family.id == family_id), one))
    found.sort(key=lambda one: -one[0])
    return tuple(one for _weight, one in found[:_MOST])


def _facts(db: Database, families: Sequence[str] = ()) -> tuple[FamilyFacts, ...]:
    """Lay out what may be compared, without whatever a protection or a hidden home keeps back."""
    rows = Rows(screening.compared(db, families))
    unknown, sheltered = _protected(rows)
    homes = _homes(rows, sheltered | unknown)
    people: defaultdict[str, list[PersonFacts]] = defaultdict(list)
    for one in rows.of(Person):
        if one.id not in unknown:
            people[one.scope].append(_person(one, frozenset(homes[one.id])))
    return tuple(
        FamilyFacts(
            family.id,
            family.name,
            family.reference,
            tuple(people[family.id]),
            frozenset(home for one in people[family.id] for home in one.homes),
        )
        for family in rows.of(Family)
    )


def _person(one: Person, homes: frozenset[str]) -> PersonFacts:
    names = tuple(dict.fromkeys(each for each in (one.name, one.known_as, one.own_script) if each))
    child = one.place == "child" if one.place else None
    return PersonFacts(one.id, one.scope, names, one.born, homes, child, one.unborn)


def _protected(rows: Rows) -> tuple[set[str], set[str]]:
    """Give who must not be known of, and who must not be found where they live.

    A protection that has run out counts as well: nobody is told by mistake.
    """
    unknown, sheltered = set(), set()
    for one in rows.of(Protection):
        if "everything" in one.what:
            unknown.add(one.person)
        elif not one.what or "whereabouts" in one.what:
            sheltered.add(one.person)
    return unknown, sheltered


def _homes(rows: Rows, sheltered: set[str]) -> defaultdict[str, list[str]]:
    """Give the keys of everybody's homes, without those that are hidden or shelter somebody."""
    lived = [one for one in rows.of(Residence) if not one.until]
    kept_back = {one.home for one in lived if one.person in sheltered}
    keys = {
        home.id: home_key(home.address, home.postcode)
        for home in rows.of(Home)
        if not home.hidden and home.id not in kept_back
    }
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in lived:
        if keys.get(one.home):
            found[one.person].append(keys[one.home])
    return found
