"""What no text of a copy may say: the values behind what is kept back, in any spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Agency,
    ContactPoint,
    Home,
    Identifier,
    Kind,
    PartialDate,
    Person,
    Practitioner,
    SafePerson,
    Sharing,
)
from familyplan.sharing.rules import not_for
from familyplan.words.folding import folded, tight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from familyplan.model import Declaration, Record, Rows
    from familyplan.sharing.rules import Case

_SHORTEST: Final = 4
_TELEPHONE: Final = 9
_TEXTS: Final = frozenset(
    {Kind.TEXT, Kind.LONG_TEXT, Kind.TEXTS, Kind.ANSWER, Kind.CHOICE, Kind.PARTIAL_DATE}
)
# Names that are also everyday words would hide every other sentence.
_ENGLISH: Final = frozenset(
    {"an", "and", "as", "at", "be", "but", "by", "can", "do", "for", "go", "he", "her", "him",
     "his", "if", "in", "is", "it", "may", "me", "my", "no", "not", "of", "on", "or", "she", "so",
     "the", "they", "to", "up", "us", "was", "we", "will", "with", "you"}
)  # fmt: skip
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
_DIALLED: Final = re.compile(r"^(?:0044|44|00)?0?")


class Giveaways:
    """The values one reader's copy must not say, and which agencies are such a value themselves."""

    def __init__(self, case: Case) -> None:
        """Gather them once for the whole copy."""
        self._case = case
        self._values = tuple(sorted(_values(case)))
        self._silent = frozenset(one.id for one in case.rows.of(Agency) if self._told(one.name))

    def said_in(self, record: Record, name: str, declaration: Declaration) -> bool:
        """Say whether a field of a row says one of them."""
        if declaration.kind not in _TEXTS:
            return False
        if _leads_to(record, name) and self._agency(record) in self._silent:
            return True
        value = getattr(record, name)
        if isinstance(value, PartialDate):
            return self._told(value.said) or self._told(value.anchor)
        texts = value if isinstance(value, tuple) else (getattr(value, "value", value),)
        return any(self._told(text) for text in texts)

    def said(self, text: str) -> bool:
        """Say whether a text says one of them."""
        return self._told(text)

    @staticmethod
    def _agency(record: Record) -> str:
        return record.id if isinstance(record, Agency) else getattr(record, "agency", "")

    def _told(self, text: str) -> bool:
        if not self._values or not text:
            return False
        flat, close = folded(text), tight(text)
        return any(_names_one(flat, close, value) for value in self._values)


def _leads_to(record: Record, name: str) -> bool:
    """Say whether a field leads to an agency's door as surely as its name does."""
    return isinstance(record, Agency | Practitioner) and name in {
        "phone", "email", "address", "area", "does", "best_way",
    }  # fmt: skip


def _names_one(flat: str, close: str, value: str) -> bool:
    if re.search(rf"\b{re.escape(value)}s?\b", flat):
        return True
    # Numbers and postcodes are written with gaps anywhere; names only as words.
    packed = value.replace(" ", "")
    return any(sign.isdigit() for sign in packed) and packed in close


def _values(case: Case) -> set[str]:
    absent = [
        one
        for one in case.rows.of(Person)
        if not_for(case, one) or "everything" in case.protected.what(one.id)
    ]
    found = {folded(one) for one in _written(case) if len(tight(one)) >= _SHORTEST}
    return found | _places(case) | _names(case, absent)


def _written(case: Case) -> Iterator[str]:
    """Give what stands in a field kept back: numbers, postcodes, addresses, schools."""
    kept, rows = case.protected, case.rows
    for home in rows.of(Home):
        if kept.holds_home(home, "address"):
            yield from (home.postcode, home.address)
    for number in rows.of(Identifier):
        if kept.holds(number, "typed", Sharing.IDENTIFIER):
            yield number.typed
    for told in _ways_to_reach(case):
        yield from (told, _dialled(told))
    yield from _schools(case)


def _ways_to_reach(case: Case) -> Iterator[str]:
    kept, rows = case.protected, case.rows
    for point in rows.of(ContactPoint):
        if kept.holds(point, "value", Sharing.CONTACT) or not_for(case, point):
            yield point.value
    for safe in rows.of(SafePerson):
        if kept.holds(safe, "phone", Sharing.CONTACT):
            yield safe.phone
    for worker in rows.of(Practitioner):
        if worker.name_hidden:
            yield from (worker.phone, worker.email)


def _schools(case: Case) -> Iterator[str]:
    """Give schools kept back, also by what they are called for short: "Hillside"."""
    kept = case.protected
    for person in case.rows.of(Person):
        if kept.holds(person, "school", Sharing.IDENTITY):
            yield person.school
            own = [word for word in folded(person.school).split() if word not in _ANY_SCHOOL]
            yield " ".join(own) if len("".join(own)) > _SHORTEST else ""


def _dialled(number: str) -> str:
    """Give a telephone number as it is the same with and without its country: "7700900123"."""
    digits = "".join(sign for sign in number if sign.isdigit())
    bare = _DIALLED.sub("", digits)
    return bare if len(bare) >= _TELEPHONE else ""


def _places(case: Case) -> set[str]:
    """Give the streets, towns and names of homes kept back that are not common knowledge here."""
    found: set[str] = set()
    known: list[str] = []
    for home in case.rows.of(Home):
        parts = [*re.split(r"[\n,;]", home.address), home.area]
        if case.protected.holds_home(home, "address"):
            found |= set(_spellings([*parts, home.name]))
        else:
            known += parts
    for agency in case.rows.of(Agency):
        known += [agency.name, agency.area, agency.address]
    common = folded(" , ".join(known))
    return {
        one
        for one in found
        if any(sign.isdigit() for sign in one) or not re.search(rf"\b{re.escape(one)}\b", common)
    }


def _spellings(parts: Iterable[str]) -> Iterator[str]:
    """Give each part of an address, with and without its number: "12 Mill Lane", "Mill Lane"."""
    for part in parts:
        words = folded(part).split()
        street = [word for word in words if not any(sign.isdigit() for sign in word)]
        told = [word for word in street if word not in _ANY_HOME]
        if len("".join(words)) >= _SHORTEST and (told or len(street) < len(words)):
            yield " ".join(words)
        if told and len("".join(street)) >= _SHORTEST:
            yield " ".join(street).removeprefix("the ")


def _names(case: Case, absent: list[Person]) -> set[str]:
    """Give every name of whoever must not be named; a word of it only if nobody else has it."""
    rows = case.rows
    gone = {one.id for one in absent}
    hidden = [one.name for one in rows.of(Practitioner) if one.name_hidden]
    labels = [one.label for one in absent]
    for person in rows.of(Person):
        once = [*person.former_names, person.legal_name, person.family_name]
        if person.id in gone:
            hidden += [person.name, person.known_as, person.own_script, *once]
        elif case.protected.holds(person, "former_names", Sharing.FORMER_IDENTITY):
            hidden += once
    whole = {folded(name) for name in (*hidden, *labels)} - _current(rows, gone)
    shared = {word for name in _current(rows, gone) for word in name.split()}
    parts = {word for name in hidden for word in folded(name).split()} - shared
    return {one for one in whole | parts if len(one) > 1 and one not in _ENGLISH}


def _current(rows: Rows, gone: set[str]) -> set[str]:
    known = [one.name for one in rows.of(Person) if one.id not in gone]
    known += [one.name for one in rows.of(Practitioner) if not one.name_hidden]
    return {folded(name) for name in known}
