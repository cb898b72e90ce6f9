"""Who lives where, in words: homes with letters, who lives there, and what is not always so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from familyplan.figures.genogram_people import home_letter
from familyplan.model import Home, Person, Residence
from familyplan.model.titles import full_name, person_name
from familyplan.words import say, say_many
from familyplan_ui.wording import names

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Rows

_ADULT_PLACES = frozenset({"parent", "carer", "partner", "relative", "friend", "other"})


@dataclass(frozen=True)
class Dweller:
    """One person in the list: what to call them, their own script, and one soft fact or two."""

    person: str
    name: str
    own_script: str
    soft: str


@dataclass(frozen=True)
class Household:
    """One home: its letter, its name, who lives there, and notes such as "every other weekend"."""

    home: str
    letter: str
    name: str
    dwellers: tuple[Dweller, ...]
    notes: tuple[str, ...] = ()


def households(rows: Rows, today: date) -> list[Household]:
    """Give every home with the people who live there now, then those with no home noted."""
    living = [one for one in rows.of(Residence) if one.until is None]
    found = []
    for at, home in enumerate(rows.of(Home)):
        here = [one for one in living if one.home == home.id]
        always = {one.person for one in here if _lives(one, living)}
        people = [one for one in rows.of(Person) if one.id in always]
        found.append(
            Household(
                home.id,
                home_letter(at),
                home.name or home.area or say("A home"),
                tuple(_dweller(one, today) for one in people),
                tuple(_notes(rows, [one for one in here if not _always(one)])),
            )
        )
    housed = {one.person for one in living}
    left = [one for one in rows.of(Person) if one.id not in housed]
    if left:
        name = say("Elsewhere, or no home noted") if found else say("No home noted yet")
        found.append(Household("", "", name, tuple(_dweller(one, today) for one in left)))
    return found


def _always(stay: Residence) -> bool:
    return stay.pattern.strip().casefold() in {"", say("Always").casefold()}


def _lives(stay: Residence, living: list[Residence]) -> bool:
    """Say whether somebody lives at a home: always, or at times and nowhere else."""
    return _always(stay) or sum(one.person == stay.person for one in living) == 1


def _notes(rows: Rows, partly: list[Residence]) -> list[str]:
    """Say who is there only at times, people with the same pattern together."""
    by_pattern: dict[str, list[str]] = {}
    for one in partly:
        by_pattern.setdefault(one.pattern.strip(), []).append(one.person)
    return [
        say("{people}: {pattern}", people=names(rows, people), pattern=pattern)
        for pattern, people in by_pattern.items()
    ]


def _dweller(person: Person, today: date) -> Dweller:
    adult = person.place in _ADULT_PLACES
    name = full_name(person) if adult else person_name(person)
    year = person.year_group.strip()
    parts = [
        person.label if person.label != name else "",
        age_words(person, today),
        say("Year {year}", year=year) if year.isdecimal() else year,
    ]
    return Dweller(person.id, name, person.own_script, ", ".join(part for part in parts if part))


def age_words(person: Person, today: date) -> str:
    """Say how old somebody is: "7", "about 34", "5 months", "due about April", "died 2019"."""
    if person.died:
        return say("died {when}", when=person.died.said)
    if person.unborn:
        return say("due {when}", when=person.expected.said) if person.expected else say("due")
    born = person.born
    if not born:
        return ""
    if born.exact:
        age = relativedelta(today, born.exact)
        return str(age.years) if age.years else say_many("{n} month", "{n} months", age.months)
    first, last = born.earliest(), born.latest()
    if first and last:
        return say("about {age}", age=relativedelta(today, first + (last - first) / 2).years)
    return born.said
