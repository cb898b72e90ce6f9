"""Rows taken together as families: by reference, by name and address, or each alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from familyplan.exchange.spreadsheets.fields import JOINED, NOTE, OUT, plain
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from familyplan.exchange.spreadsheets.fields import Meaning
    from familyplan.exchange.spreadsheets.guessing import Column
    from familyplan.exchange.spreadsheets.tables import Row

REFERENCE: Final = "reference"
NAME_AND_ADDRESS: Final = "name-address"
ROW: Final = "row"
WAYS: Final[dict[str, str]] = {
    REFERENCE: mark("Rows with the same family reference are one family"),
    NAME_AND_ADDRESS: mark("Rows with the same surname and address are one family"),
    ROW: mark("Each row is one family"),
}
_NAMES: Final = ("person.name", "person.first", "person.last", "person.known_as")
NAMING: Final = frozenset({"family.name", *_NAMES})
_CONTACT: Final = ("person.mobile", "person.phone", "person.email")


@dataclass(slots=True)
class Entry:
    """What one row says: of the family as a whole, of each person in it, and for a note."""

    n: int
    family: dict[str, str] = field(default_factory=dict)
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    rest: list[tuple[str, str]] = field(default_factory=list)


def way_for(match: Mapping[int, Meaning]) -> str:
    """Guess how rows belong together from what the columns mean."""
    fields = {one.field for one in match.values() if not one.seat}
    if "family.reference" in fields:
        return REFERENCE
    named = fields & {"family.name", "person.last", "person.name"}
    own = fields & {*_NAMES}
    return NAME_AND_ADDRESS if named and own and fields & {"home.address", "home.postcode"} else ROW


def entry(row: Row, listed: Iterable[Column], match: Mapping[int, Meaning]) -> Entry:
    """Read one row by what its columns mean; nothing but columns left out is lost."""
    read = Entry(row.n)
    for column in listed:
        value, meant = row.at(column.at), match[column.at]
        if not value or meant.field == OUT:
            continue
        if meant.field == NOTE:
            read.rest.append((column.heading, value))
            continue
        held = read.people.setdefault(meant.seat, {}) if meant.of_person else read.family
        before = held.get(meant.field)
        held[meant.field] = value if before is None else before + JOINED[meant.field] + value
    _settle(read)
    return read


def _settle(read: Entry) -> None:
    """Give facts of a row's person who is named nowhere to the one person they can be about."""
    loose = read.people.get("", {})
    others = [seat for seat in read.people if seat]
    if not loose or not others or any(name in loose for name in _NAMES):
        return
    children = [seat for seat in others if seat.startswith("child")]
    adults = [seat for seat in others if not seat.startswith("child")]
    for name in tuple(loose):
        seats = (adults[:1] or children[:1]) if name in _CONTACT else children
        if len(seats) == 1 and name not in read.people[seats[0]]:
            read.people[seats[0]][name] = loose.pop(name)
    if not loose:
        del read.people[""]


def grouped(entries: Iterable[Entry], way: str) -> list[list[Entry]]:
    """Put entries together as families, in the order they first appear."""
    families: dict[tuple[str, ...], list[Entry]] = {}
    for one in entries:
        families.setdefault(_key(one, way), []).append(one)
    return list(families.values())


def _key(one: Entry, way: str) -> tuple[str, ...]:
    alone = ("row", str(one.n))
    if way == ROW:
        return alone
    reference = plain(one.family.get("family.reference", "")).replace(" ", "")
    if way == REFERENCE and reference:
        return ("reference", reference)
    name = plain(one.family.get("family.name", "") or surname(one))
    place = plain(one.family.get("home.postcode", "")).replace(" ", "")
    address = plain(one.family.get("home.address", ""))
    return ("at", name, place, address) if name and (place or address) else alone


def surname(one: Entry) -> str:
    """Give the surname of the row's first named person, "" where none is named."""
    for facts in one.people.values():
        if facts.get("person.last"):
            return facts["person.last"]
        whole = facts.get("person.name", "")
        if "," in whole:
            return whole.partition(",")[0].strip()
        if len(whole.split()) > 1:
            return whole.split()[-1]
    return ""


def told(way: str) -> str:
    """Say how rows are put together."""
    return say(WAYS[way])
