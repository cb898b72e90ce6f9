"""The values behind what is kept back from one reader, each in its ordinary spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Agency,
    ContactPoint,
    Home,
    Identifier,
    Involvement,
    Person,
    Practitioner,
    SafePerson,
    Sharing,
)
from familyplan.sharing import spellings
from familyplan.sharing.rules import not_for
from familyplan.words import mark
from familyplan.words.folding import tight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from familyplan.sharing.rules import Case

__all__ = ["Hidden", "hidden_values", "parts_of_address", "schools"]

_SHORTEST: Final = 4
NAME: Final = mark("the name")
INITIALS: Final = mark("the initials")
ADDRESS: Final = mark("where somebody lives")
NUMBER: Final = mark("a number somebody is known by")
REACH: Final = mark("a way to reach somebody")
SCHOOL: Final = mark("the school")
BORN: Final = mark("the day of birth")
# What homes are called, and parts of addresses, that tell nobody where they are.
_ANY_HOME: Final = frozenset(
    {"a", "apartment", "basement", "block", "court", "dad", "dads", "england", "first", "flat",
     "floor", "grandma", "grandmas", "ground", "her", "his", "home", "house", "mum", "mums", "my",
     "nan", "nans", "new", "old", "our", "parents", "place", "road", "room", "s", "second",
     "street", "the", "their", "third", "top", "uk", "unit", "upper"}
)  # fmt: skip
_ANY_SCHOOL: Final = frozenset(
    {"academy", "and", "c", "catholic", "ce", "church", "college", "community", "e", "england",
     "first", "high", "infant", "infants", "junior", "nursery", "of", "preschool", "primary", "rc",
     "school", "secondary", "sixth", "form", "special", "the", "upper", "grammar"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hidden:
    """One value no text may say: folded, its pattern over folded text, whose and of what sort.

    `row` is the id of the row it stands in, `sort` is marked for `say`.
    """

    value: str
    pattern: str
    row: str
    sort: str


def hidden_values(case: Case) -> tuple[Hidden, ...]:
    """Give every value that the texts of this reader's copy must not say."""
    found = {
        (one.value, one.row): one
        for one in (*_written(case), *_places(case), *_names(case), *_births(case))
    }
    return tuple(found[key] for key in sorted(found))


def _hidden(value: str, row: str, sort: str) -> Iterator[Hidden]:
    """Give a value as it stands in a field: its words, or its signs where a digit is among them."""
    plain = spellings.as_folded(value)
    if len(tight(value)) >= _SHORTEST:
        counted = any(sign.isdigit() for sign in plain)
        pattern = spellings.as_number(value) if counted else spellings.as_words(value)
        yield Hidden(plain, pattern, row, sort)


def _written(case: Case) -> Iterator[Hidden]:
    """Give what stands in a field kept back: numbers, postcodes, addresses, schools."""
    kept, rows = case.protected, case.rows
    for home in rows.of(Home):
        if kept.holds_home(home, "address"):
            yield from _hidden(home.postcode, home.id, ADDRESS)
            yield from _hidden(home.address, home.id, ADDRESS)
    for number in rows.of(Identifier):
        if kept.holds(number, "typed", Sharing.IDENTIFIER):
            yield from _hidden(number.typed, number.id, NUMBER)
    for row, told in _ways_to_reach(case):
        yield from _hidden(told, row, REACH)
    for row, told in _schools(case):
        yield from _hidden(told, row, SCHOOL)


def _ways_to_reach(case: Case) -> Iterator[tuple[str, str]]:
    kept, rows = case.protected, case.rows
    for point in rows.of(ContactPoint):
        if kept.holds(point, "value", Sharing.CONTACT) or not_for(case, point):
            yield point.id, point.value
    for safe in rows.of(SafePerson):
        if kept.holds(safe, "phone", Sharing.CONTACT):
            yield safe.id, safe.phone
    for worker in rows.of(Practitioner):
        if _unknown(case, worker):
            yield worker.id, worker.phone
            yield worker.id, worker.email
    for agency in rows.of(Agency):
        if kept.shelter(agency):
            yield agency.id, agency.phone
            yield agency.id, agency.email


def _schools(case: Case) -> Iterator[tuple[str, str]]:
    """Give schools kept back, also by what they are called for short: "Hillside"."""
    kept = case.protected
    for person in case.rows.of(Person):
        if kept.holds(person, "school", Sharing.IDENTITY):
            yield from ((person.id, told) for told in schools(person.school))


def schools(name: str) -> Iterator[str]:
    """Give a school's name, and what it is called for short where that tells it from others."""
    yield spellings.as_folded(name)
    own = [word for word in spellings.as_folded(name).split() if word not in _ANY_SCHOOL]
    yield " ".join(own) if len("".join(own)) > _SHORTEST else ""


def _places(case: Case) -> Iterator[Hidden]:
    """Give the streets, towns and names of homes kept back that are not common knowledge here."""
    found: dict[str, str] = {}
    known: list[str] = []
    for home in case.rows.of(Home):
        parts = [*re.split(r"[\n,;]", home.address), home.area]
        if case.protected.holds_home(home, "address"):
            found |= dict.fromkeys(parts_of_address([*parts, home.name]), home.id)
        else:
            known += parts
    for agency in case.rows.of(Agency):
        known += [agency.name, agency.area, agency.address]
    common = spellings.as_folded(" , ".join(known))
    for one, row in found.items():
        counted = any(sign.isdigit() for sign in one)
        if counted or not re.search(rf"\b{re.escape(one)}\b", common):
            yield from _hidden(one, row, ADDRESS)


def parts_of_address(parts: Iterable[str]) -> Iterator[str]:
    """Give each part of an address, with and without its number: "12 Mill Lane", "Mill Lane"."""
    for part in parts:
        words = spellings.as_folded(part).split()
        street = [word for word in words if not any(sign.isdigit() for sign in word)]
        told = [word for word in street if word not in _ANY_HOME]
        if len("".join(words)) >= _SHORTEST and (told or len(street) < len(words)):
            yield " ".join(words)
        if told and len("".join(street)) >= _SHORTEST:
            yield " ".join(street).removeprefix("the ")


def _absent(case: Case) -> tuple[Person, ...]:
    """Give who must not be known of at all."""
    return tuple(
        one
        for one in case.rows.of(Person)
        if not_for(case, one) or "everything" in case.protected.what(one.id)
    )


def _births(case: Case) -> Iterator[Hidden]:
    """Give the days of birth of whoever must not be known of, unless somebody else has the same."""
    absent = _absent(case)
    others = {_born(one) for one in case.rows.of(Person) if one not in absent}
    for one in absent:
        day = _born(one)
        if day is not None and day not in others:
            yield Hidden(day.isoformat(), spellings.born_on(day), one.id, BORN)


def _born(person: Person) -> date | None:
    return person.born.exact if person.born else None


def _names(case: Case) -> Iterator[Hidden]:
    """Give every name of whoever must not be named; a word of it only if nobody else has it."""
    absent = _absent(case)
    known, known_words = _known(case, {one.id for one in absent})
    short = set(spellings.initials(known))
    for row, names, known_as in _unnamed(case, absent):
        told = {spellings.as_folded(name) for name in names}
        told |= {call for name in names for call in spellings.calls(name, known_as)}
        words = {word for name in names for word in spellings.name_words(name)} - known_words
        for one in (told | words) - known:
            if len(one) > 1:
                yield Hidden(one, spellings.as_words(one), row, NAME)
        for one in set(spellings.initials(names)) - short:
            yield Hidden(one, rf"\b{' ?'.join(map(re.escape, one))}\b", row, INITIALS)
    for person in absent:
        label = spellings.as_folded(person.label)
        if len(label) > 1 and label not in known:
            yield Hidden(label, spellings.as_words(label), person.id, NAME)
    for agency in case.rows.of(Agency):
        if case.protected.shelter(agency):
            yield from _hidden(agency.name, agency.id, NAME)


def _unnamed(case: Case, absent: tuple[Person, ...]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Give the row, the names and the known-as name of whoever must not be named."""
    for person in case.rows.of(Person):
        once = (*person.former_names, person.legal_name, person.family_name)
        if person in absent:
            called = person.known_as
            yield person.id, (person.name, called, person.own_script, *once), called
        elif case.protected.holds(person, "former_names", Sharing.FORMER_IDENTITY):
            yield person.id, once, ""
    for worker in case.rows.of(Practitioner):
        if _unknown(case, worker):
            yield worker.id, (worker.name,), ""


def _unknown(case: Case, worker: Practitioner) -> bool:
    """Say whether a worker must not be known of by name, for who they are or where they work."""
    rows = case.rows
    at = {worker.agency, *(s.agency for s in rows.of(Involvement) if s.practitioner == worker.id)}
    return worker.name_hidden or any(case.protected.shelter(rows.find(Agency, one)) for one in at)


def _known(case: Case, gone: set[str]) -> tuple[set[str], set[str]]:
    """Give the folded names of everybody who may be named, and the words of them."""
    rows = case.rows
    people = [one for one in rows.of(Person) if one.id not in gone]
    names = [name for one in people for name in (one.name, one.known_as) if name]
    names += [one.name for one in rows.of(Practitioner) if not _unknown(case, one)]
    words = [spellings.name_words(name) for name in names]
    whole = {spellings.as_folded(name) for name in names}
    whole |= {f"{one[0]} {one[-1]}" for one in words if len(one) > 1}
    return whole, {word for one in words for word in one}
