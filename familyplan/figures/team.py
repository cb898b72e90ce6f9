"""Who is round a family: each with the kind of help, how often, the tie, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Family,
    Group,
    Involvement,
    Person,
    Relationship,
    Residence,
    Standing,
)
from familyplan.model.titles import GONE, full_name, person_name, seat_agency, seat_name, seat_role
from familyplan.model.vocabulary import spoken
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from familyplan.model import PartialDate, Rows

__all__ = [
    "Member",
    "Nearness",
    "Sector",
    "circle_words",
    "core_names",
    "member_words",
    "members",
    "team_words",
]

_CORE: Final = frozenset({"child", "parent", "carer"})
_SECTORS: Final = {
    **dict.fromkeys(("school",), "school"),
    **dict.fromkeys(
        ("health_visiting", "school_nursing", "gp", "camhs", "adult_mental_health", "midwifery",
         "therapies", "drug_alcohol"), "health"),
}  # fmt: skip


class Sector(StrEnum):
    """The kind of help somebody gives, which is where they stand in the circle."""

    FAMILY = "family"
    SCHOOL = "school"
    HEALTH = "health"
    COMMUNITY = "community"

    @property
    def words(self) -> str:
        """Say it as it stands in the circle's corner."""
        return say(_SECTOR_WORDS[self])


_SECTOR_WORDS: Final = {
    Sector.FAMILY: mark("Family and friends"),
    Sector.SCHOOL: mark("School"),
    Sector.HEALTH: mark("Health"),
    Sector.COMMUNITY: mark("Home, money, community"),
}


class Nearness(IntEnum):
    """The three rings: how often somebody meets the family; what was not said counts as rare."""

    OFTEN = 0
    MONTHLY = 1
    RARELY = 2

    @property
    def words(self) -> str:
        """Say it as it stands on the ring."""
        return say(_NEARNESS_WORDS[self])


_NEARNESS_WORDS: Final = {
    Nearness.OFTEN: mark("weekly"),
    Nearness.MONTHLY: mark("monthly"),
    Nearness.RARELY: mark("now and then"),
}
_RINGS: Final = {
    "daily": Nearness.OFTEN,
    "weekly": Nearness.OFTEN,
    "often": Nearness.OFTEN,
    "fortnightly": Nearness.MONTHLY,
    "monthly": Nearness.MONTHLY,
    "sometimes": Nearness.MONTHLY,
    "supervised": Nearness.MONTHLY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One place in the circle: a seat, a role nobody holds, a relative or friend, or a group.

    `row` is the id of that record. `often` and `tie` are keys of their vocabularies or "";
    `nobody` marks a place that waits for somebody.
    """

    row: str
    name: str
    role: str
    agency: str = ""
    does: str = ""
    sector: Sector = Sector.FAMILY
    ring: Nearness = Nearness.RARELY
    often: str = ""
    tie: str = ""
    lead: bool = False
    nobody: bool = False


def members(rows: Rows, on: date | None = None) -> tuple[Member, ...]:
    """Give everybody round the family on a day (None: whoever has not ended), in a fixed order."""
    standing = [one for one in rows.of(Standing) if _lasts(one.since, one.until, on)]
    held: dict[str, list[str]] = {}
    for one in standing:
        if one.held_by:
            held.setdefault(one.held_by, []).append(one.role)
    seats = [
        _seat(rows, seat, held.get(seat.id, []))
        for seat in rows.of(Involvement)
        if seat.status not in GONE and _lasts(seat.since, seat.until, on)
    ]
    wanted = [_unfilled(one) for one in standing if not one.held_by]
    found = [*seats, *wanted, *_own(rows, on), *_groups(rows)]
    order = list(Sector)
    return tuple(sorted(found, key=lambda m: (order.index(m.sector), not m.lead, m.ring, m.row)))


def _lasts(since: PartialDate | None, until: PartialDate | None, on: date | None) -> bool:
    """Say whether something with this beginning and end stands on a day."""
    if on is None:
        return not until
    first = since.earliest() if since else None
    end = until.earliest() if until else None
    begun = first is None or first <= on
    return begun and (not until or (end is not None and end > on))


def _seat(rows: Rows, seat: Involvement, held: list[str]) -> Member:
    agency = seat_agency(rows, seat)
    name, role = seat_name(rows, seat), seat_role(rows, seat)
    others = [spoken("standing_role", one) for one in held if one != "lead"]
    waiting = seat.status == "wanted"
    if waiting:
        role, name = role or name, say("Nobody yet")
    kind = _SECTORS.get(agency.type if agency else "", "community")
    return Member(
        row=seat.id, name=name, role=", ".join(filter(None, [role, *others])),
        agency=agency.name if agency and agency.name != name else "", does=seat.does,
        sector=Sector(kind), ring=_RINGS.get(seat.how_often, Nearness.RARELY),
        often=spoken("how_often", seat.how_often), tie=seat.tie, lead="lead" in held,
        nobody=waiting,
    )  # fmt: skip


def _unfilled(standing: Standing) -> Member:
    return Member(
        row=standing.id, name=say("Nobody yet"), role=spoken("standing_role", standing.role),
        sector=Sector.COMMUNITY, ring=Nearness.OFTEN, lead=standing.role == "lead", nobody=True,
    )  # fmt: skip


def _own(rows: Rows, on: date | None) -> Iterator[Member]:
    """Give relatives, friends, and parents who live elsewhere: what the family has of its own."""
    core = {person.id for person in _core(rows, on)}
    near_children, contacts = _beside_children(rows, on), _contacts(rows)
    for person in rows.of(Person):
        contact = contacts.get(person.id, "")
        if person.id in core or person.died or person.unborn or contact == "must_not":
            continue
        if person.place == "child":
            continue
        name = full_name(person)
        label = person.label if person.label != name else ""
        near = Nearness.OFTEN if person.id in near_children else Nearness.RARELY
        yield Member(
            row=person.id, name=name, role=label or spoken("place_in_family", person.place),
            ring=_RINGS.get(contact, near), often=spoken("in_touch", contact),
        )  # fmt: skip


def _groups(rows: Rows) -> Iterator[Member]:
    for group in rows.of(Group):
        if group.name:
            yield Member(row=group.id, name=group.name, role=say("together"), does=group.about)


def _core(rows: Rows, on: date | None) -> list[Person]:
    """Give who stands in the middle: the children and whoever brings them up under one roof."""
    people = [one for one in rows.of(Person) if not (one.died or one.unborn)]
    settled = any(_lasts(one.since, one.until, on) for one in rows.of(Residence))
    near_children = _beside_children(rows, on)
    return [
        person
        for person in people
        if person.place in _CORE
        and (person.place == "child" or not settled or person.id in near_children)
    ]


def _beside_children(rows: Rows, on: date | None) -> frozenset[str]:
    """Give who lives under one roof with a child of the family, the children among them."""
    living = [one for one in rows.of(Residence) if _lasts(one.since, one.until, on)]
    children = {one.id for one in rows.of(Person) if one.place == "child"}
    homes = {one.home for one in living if one.person in children}
    return frozenset(one.person for one in living if one.home in homes)


def _contacts(rows: Rows) -> dict[str, str]:
    """Give by person how they are in touch with the children, as noted; the first that stands."""
    said: dict[str, set[str]] = {}
    for one in rows.of(Relationship):
        for person in (one.one, one.to):
            said.setdefault(person, set()).add(one.contact)
    order = ("must_not", "daily", "often", "sometimes", "supervised", "letters", "none")
    return {
        person: next((one for one in order if one in contacts), "")
        for person, contacts in said.items()
    }


def core_names(rows: Rows, on: date | None = None) -> tuple[str, ...]:
    """Give the names for the middle of the circle; the family's own name where nobody is named."""
    names = tuple(person_name(person) for person in _core(rows, on))
    family = next((one.name for one in rows.of(Family) if one.name), say("The family"))
    return names or (family,)


def member_words(member: Member) -> str:
    """Say in one sentence who somebody is to the family, how often they meet, and how it is."""
    lead = say("{lead_practitioner}") if member.lead else ""
    if member.nobody:
        return say("{role}: nobody yet.", role=lead.capitalize() if lead else member.role)
    who = ", ".join(filter(None, [member.name, lead, member.role, member.agency]))
    facts = [member.often.lower(), spoken("tie", member.tie).lower() if member.tie else ""]
    told = ", ".join(filter(None, facts))
    first = say("{who}: {facts}.", who=who, facts=told) if told else say("{who}.", who=who)
    return f"{first} {member.does.rstrip('.')}." if member.does else first


def team_words(rows: Rows, on: date | None = None) -> list[str]:
    """Say the whole circle in sentences, one for each kind of help that nobody gives included."""
    return circle_words(members(rows, on))


def circle_words(found: Sequence[Member]) -> list[str]:
    """Say a circle of these in sentences, as `team_words` does."""
    said: list[str] = []
    for sector in Sector:
        here = [member_words(member) for member in found if member.sector is sector]
        said.append(
            say("{sector}: {who}", sector=sector.words, who=" ".join(here))
            if here
            else say("{sector}: nobody.", sector=sector.words)
        )
    return said
