"""How people, ties, homes and seats are said in a list: a name and one soft line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from familyplan.model import (
    Answer,
    ContactPoint,
    Identifier,
    Involvement,
    Person,
    Protection,
    Relationship,
    Residence,
    Rows,
    Standing,
    WhyNot,
)
from familyplan.model.titles import full_name, name_in, seat_agency, seat_name, seat_role
from familyplan.model.vocabulary import spoken
from familyplan.words import say, say_many
from familyplan_ui.forms.choosing import WHY_NOT
from familyplan_ui.widgets import Row

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import PartialDate

_MONTHS_COUNTED = 24


def joined(*parts: str) -> str:
    """Join what there is with a middle dot."""
    return " · ".join(part for part in parts if part)


def answered(answer: Answer | None, vocabulary: str = "") -> str:
    """Say an answer, or why there is none."""
    if answer is None:
        return ""
    if answer.why_not is not WhyNot.GIVEN:
        return say(WHY_NOT[answer.why_not])
    return spoken(vocabulary, answer.value) if vocabulary else answer.value


def since(when: PartialDate | None) -> str:
    """Say since when, "" where nobody knows."""
    return say("since {when}", when=when.said) if when else ""


def age(person: Person, today: date) -> str:
    """Say how old a person is, as exactly as anyone knows."""
    if not person.born:
        return ""
    if person.born.exact is None:
        return person.born.said
    lived = relativedelta(person.died.exact if person.died and person.died.exact else today,
                          person.born.exact)  # fmt: skip
    months = lived.years * 12 + lived.months
    if months < 0:
        return person.born.said
    if months < _MONTHS_COUNTED:
        return say_many("{n} month old", "{n} months old", months)
    return str(lived.years)


def person_title(person: Person) -> str:
    """Say a person's name, followed by the name in its own script where there is one."""
    return f"{full_name(person)} {person.own_script}".strip()


def person_soft(person: Person, today: date) -> str:
    """Say in one line who a person is: what the family calls them, age, year, school."""
    name = full_name(person)
    called = person.known_as if person.known_as and person.known_as not in name else ""
    who = person.label if person.label != name else ""
    first = ", ".join(part for part in (called, who, age(person, today)) if part)
    if person.died:
        first = ", ".join(p for p in (who, say("died {when}", when=person.died.said)) if p)
    elif person.unborn:
        due = say("due {when}", when=person.expected.said) if person.expected else ""
        first = joined(who, due or say("not born yet"))
    return joined(first, person.year_group, person.school) or _part(person)


def _part(person: Person) -> str:
    return spoken("place_in_family", person.place) if person.place else ""


def relationship_row(rows: Rows, tie: Relationship, about: str) -> Row:
    """Say a tie from the side of one of the two people."""
    what = spoken("relationship", tie.is_) if tie.is_ else say("related")
    one, to = name_in(rows, tie.one), name_in(rows, tie.to)
    if tie.one == about:
        name = say("{what} of {to}", what=what[:1].upper() + what[1:], to=to)
    else:
        name = say("{one}, {what}", one=one, what=what)
    responsibility = answered(tie.parental_responsibility, "yes_no")
    if responsibility:
        responsibility = say("Parental responsibility: {answer}", answer=responsibility)
    contact = spoken("in_touch", tie.contact) if tie.contact else ""
    until = say("until {when}", when=tie.until.said) if tie.until else ""
    return Row(tie.id, name, joined(responsibility, contact, since(tie.since), until))


def residence_row(rows: Rows, stay: Residence) -> Row:
    """Say where somebody lives and when."""
    name = name_in(rows, stay.home) or say("A home with no name yet")
    unsure = say("not known for sure") if stay.uncertain else ""
    until = say("until {when}", when=stay.until.said) if stay.until else ""
    return Row(stay.id, name, joined(stay.pattern, since(stay.since), until, unsure))


def contact_row(point: ContactPoint) -> Row:
    """Say a way to get in touch, and whether it is safe."""
    way = spoken("contact_way", point.way) if point.way else ""
    safe = answered(point.safe, "yes_no")
    safe = say("safe to use: {answer}", answer=safe) if safe else say("not asked if it is safe")
    best = say("best way") if point.preferred else ""
    return Row(point.id, point.value or way or say("Nothing yet"), joined(way, best, safe))


def identifier_row(number: Identifier) -> Row:
    """Say a number and which it is."""
    scheme = spoken("identifier_scheme", number.scheme) if number.scheme else ""
    return Row(number.id, number.typed or say("Nothing yet"), scheme)


def protection_row(rows: Rows, kept: Protection) -> Row:
    """Say what is kept back from whom."""
    names = [name_in(rows, one) for one in kept.from_]
    whom = say("From {names}", names=", ".join(names)) if names else say("From everyone")
    what = ", ".join(spoken("protected_what", one) for one in kept.what)
    return Row(kept.id, whom, joined(what, since(kept.since)))


def seat_title(rows: Rows, seat: Involvement) -> str:
    """Say who sits in a seat."""
    return seat_name(rows, seat)


def seat_soft(rows: Rows, seat: Involvement) -> str:
    """Say a seat's role and agency, what it does, how often."""
    agency = seat_agency(rows, seat)
    name = seat_name(rows, seat)
    place = agency.name if agency is not None and agency.name != name else ""
    role = seat_role(rows, seat)
    often = spoken("how_often", seat.how_often) if seat.how_often else ""
    return joined(", ".join(p for p in (role if role != name else "", place) if p), often)


def standing_row(rows: Rows, standing: Standing) -> Row:
    """Say who held a role and from when to when."""
    holder = name_in(rows, standing.held_by) or say("Nobody yet")
    until = say("until {when}", when=standing.until.said) if standing.until else ""
    role = spoken("standing_role", standing.role)
    return Row(standing.id, holder, joined(role, since(standing.since), until))
