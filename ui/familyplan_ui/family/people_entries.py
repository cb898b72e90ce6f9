"""Who stands in the list of people: the family, then each home with its people, then groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import Family, Group, Home, Person, Residence, Rows
from familyplan.model.titles import name_in
from familyplan.words import say
from familyplan_ui.family.entries import Entry
from familyplan_ui.family.said import joined, person_soft, person_title

if TYPE_CHECKING:
    from datetime import date


def people_entries(rows: Rows, today: date) -> list[Entry]:
    """Give the entries in order; a person with two homes stands under the first."""
    first, stays = first_homes(rows), _stays(rows)
    found: list[Entry] = [
        Entry(family.id, say("The family and this help"), family.name) for family in rows.of(Family)
    ]
    for home in rows.of(Home):
        name = home.name or home.area or say("A home with no name yet")
        found.append(Entry(home.id, name, quiet=True, icon="house"))
        here = [person for person in rows.of(Person) if first.get(person.id) == home.id]
        found += [_person(rows, one, stays.get(one.id, []), today) for one in here]
    elsewhere = [person for person in rows.of(Person) if person.id not in first]
    if elsewhere:
        found.append(Entry("", say("Important, home not written down") if rows.of(Home) else
                           say("People")))  # fmt: skip
        found += [_person(rows, one, stays.get(one.id, []), today) for one in elsewhere]
    groups = rows.of(Group)
    if groups:
        found.append(Entry("", say("Groups of people")))
        found += [Entry(group.id, group.name or say("A group"), group.about) for group in groups]
    return found


def first_homes(rows: Rows) -> dict[str, str]:
    """Give the home each person is listed under, by the person's id."""
    found: dict[str, str] = {}
    for stay in rows.of(Residence):
        if not stay.until and rows.find(Home, stay.home) is not None:
            found.setdefault(stay.person, stay.home)
    return found


def _stays(rows: Rows) -> dict[str, list[str]]:
    """Give by person the homes they live at now."""
    found: dict[str, list[str]] = {}
    for stay in rows.of(Residence):
        if not stay.until:
            found.setdefault(stay.person, []).append(stay.home)
    return found


def _person(rows: Rows, person: Person, homes: list[str], today: date) -> Entry:
    also = [name_in(rows, home) for home in homes[1:]]
    second = say("also at {homes}", homes=", ".join(also)) if also else ""
    return Entry(person.id, person_title(person), joined(person_soft(person, today), second))
