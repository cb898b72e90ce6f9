"""What is kept back because it may be dangerous: protected people's facts, in rows and in text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from familyplan.model import (
    ContactPoint,
    Family,
    Home,
    Person,
    Practitioner,
    Protection,
    Residence,
    Sharing,
)
from familyplan.sharing.concerns import homes, household, people_of, residents, with_members
from familyplan.sharing.permissions import begun
from familyplan.sharing.tables import HIDDEN_WITH_NAME
from familyplan.words.folding import folded, tight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from familyplan.model import Record, Rows
    from familyplan.sharing.readers import Reader

_ALL_BUT_EXISTENCE: Final = frozenset({"whereabouts", "contact", "school", "names"})
_SHORTEST: Final = 4
# Names that are also everyday words would hide every other sentence.
_ENGLISH: Final = frozenset(
    {"an", "and", "as", "at", "be", "but", "by", "can", "do", "for", "go", "he", "her", "him",
     "his", "if", "in", "is", "it", "may", "me", "my", "no", "not", "of", "on", "or", "she", "so",
     "the", "they", "to", "up", "us", "was", "we", "will", "with", "you"}
)  # fmt: skip
_SCHOOL: Final = frozenset({"school", "year_group"})
_NAMES: Final = frozenset({"former_names", "legal_name"})


class Protected:
    """What is protected from one reader on one day."""

    def __init__(self, rows: Rows, reader: Reader, on: date) -> None:
        """Read the protections once; a protection without a list of what keeps back all but names.

        A protection from nobody in particular is from everyone but the person.
        """
        self._rows = rows
        self._reader = reader
        self._from: dict[str, frozenset[str]] = {}
        me = with_members(rows, frozenset({reader.id}))
        for one in rows.of(Protection):
            against = not one.from_ or bool(me & with_members(rows, frozenset(one.from_)))
            if against and one.person != reader.id and _in_force(one, on):
                kept = frozenset(one.what) or _ALL_BUT_EXISTENCE
                self._from[one.person] = self._from.get(one.person, frozenset()) | kept

    def what(self, person: str) -> frozenset[str]:
        """Give what of a person is kept from this reader."""
        return self._from.get(person, frozenset())

    def holds(  # noqa: PLR0911 - one return per kind of record
        self, record: Record, field: str, sharing: Sharing
    ) -> bool:
        """Say whether a field of a row is kept from this reader."""
        if isinstance(record, Home):
            return self._holds_home(record, field)
        if isinstance(record, Practitioner):
            return record.name_hidden and field in HIDDEN_WITH_NAME
        people = people_of(self._rows, record)
        if any("everything" in self.what(person) for person in people):
            return True
        if isinstance(record, Residence):
            return record.home in self._hidden_homes()
        if isinstance(record, Family):
            return field == "safe_contact" and self._any("whereabouts", "contact")
        if isinstance(record, Protection):
            return bool(self.what(record.person))
        return any(self._holds_of(person, record, field, sharing) for person in people)

    def _holds_of(self, person: str, record: Record, field: str, sharing: Sharing) -> bool:
        what = self.what(person)
        if isinstance(record, Person) and field in _SCHOOL:
            # A child's school tells where the protected parent is every morning.
            together = household(self._rows, person)
            return any("school" in self.what(one) for one in together)
        if isinstance(record, Person) and field in _NAMES:
            return "names" in what
        if isinstance(record, ContactPoint):
            shared = {"contact", "everything"} & what
            return bool(shared) or (sharing is Sharing.WHEREABOUTS and "whereabouts" in what)
        return sharing is Sharing.WHEREABOUTS and "whereabouts" in what

    def _holds_home(self, home: Home, field: str) -> bool:
        if home.hidden and field in {"address", "postcode", "area"}:
            return True
        return home.id in self._hidden_homes()

    def _hidden_homes(self) -> frozenset[str]:
        kept = ("whereabouts", "everything")
        return frozenset(
            home
            for person, what in self._from.items()
            if what.intersection(kept)
            for home in homes(self._rows, person)
            if self._reader.id not in residents(self._rows, home)
        )

    def _any(self, *kinds: str) -> bool:
        return any(what.intersection((*kinds, "everything")) for what in self._from.values())

    def values(self, absent: Iterable[Person] = ()) -> tuple[str, ...]:
        """Give the values that no text of this reader's copy may hold, folded.

        `absent` are people who must not be named to this reader.
        """
        found = set(self._places())
        rows = self._rows
        for person in rows.of(Person):
            if self.holds(person, "former_names", Sharing.FORMER_IDENTITY):
                found |= {*person.former_names, person.legal_name} - {person.name}
            if self.holds(person, "school", Sharing.IDENTITY):
                found.add(person.school)
        known = {folded(one) for one in found if len(tight(one)) >= _SHORTEST}
        return tuple(sorted(known | self._unnamed(tuple(absent))))

    def _unnamed(self, absent: tuple[Person, ...]) -> set[str]:
        """Give every name of whoever must not be named; a surname only if nobody shares it."""
        hidden = [one.name for one in self._rows.of(Practitioner) if one.name_hidden]
        for person in absent:
            hidden += [person.name, person.known_as, person.legal_name, person.label]
            hidden += [person.own_script, *person.former_names]
        gone = {one.id for one in absent}
        known = [one.name for one in self._rows.of(Person) if one.id not in gone]
        known += [one.name for one in self._rows.of(Practitioner) if not one.name_hidden]
        shared = {word for name in known for word in folded(name).split()}
        whole = {folded(name) for name in hidden}
        parts = {word for name in whole for word in name.split()} - shared
        return {one for one in whole | parts if len(one) > 1 and one not in _ENGLISH}

    def _places(self) -> Iterator[str]:
        for home in self._rows.of(Home):
            if self._holds_home(home, "address"):
                yield from (home.postcode, home.address)
                yield from home.address.replace("\n", ",").split(",")[:1]
        for one in self._rows.of(ContactPoint):
            if self.holds(one, "value", Sharing.CONTACT):
                yield one.value


def _in_force(one: Protection, on: date) -> bool:
    last = one.until.latest() if one.until else None
    return begun(one.since, on) and (last is None or last >= on)


def names_any(text: str, values: tuple[str, ...]) -> bool:
    """Say whether a text holds one of the folded values, in any spelling of gaps and accents."""
    if not values or not text:
        return False
    flat, close = folded(text), tight(text)
    return any(_names_one(flat, close, value) for value in values)


def _names_one(flat: str, close: str, value: str) -> bool:
    if re.search(rf"\b{re.escape(value)}s?\b", flat):
        return True
    # Numbers and postcodes are written with gaps anywhere; names only as words.
    packed = value.replace(" ", "")
    return any(sign.isdigit() for sign in packed) and packed in close
