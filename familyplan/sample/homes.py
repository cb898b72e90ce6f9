"""How a sample family belongs together: who is whose, who lives where, how to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from familyplan.model import (
    Answer,
    ContactPoint,
    Group,
    Home,
    Identifier,
    Person,
    Protection,
    Relationship,
    Residence,
)
from familyplan.sample import numbers
from familyplan.sample.household import words

if TYPE_CHECKING:
    from familyplan.sample.household import Household
    from familyplan.sample.recipe import Making

_APART = frozenset({"two_homes", "step"})


def settle(making: Making, home: Household, *, protected: bool) -> None:
    """Add homes, relationships, telephones and numbers; `protected` keeps one home secret."""
    _relationships(making, home)
    first = _home(making, home.area, hidden=protected)
    other = None
    if home.shape in _APART and not making.light:
        other = _home(making, making.pick(words()["areas"]), hidden=False)
    for part, person in home.people.items():
        if not person.unborn and (part != "gran" or home.shape == "grandparent"):
            where = other if other and part == "dad" else first
            making.add(Residence(person=person.id, home=where.id, pattern="Always"))
    for child in home.children:
        making.add(Residence(person=child.id, home=first.id, pattern="Always"))
        if other and not protected and "dad" in home.people:
            making.add(
                Residence(person=child.id, home=other.id, carer=home.people["dad"].id,
                          pattern=making.pick(words()["patterns"]))
            )  # fmt: skip
    _reaching(making, home, protected=protected)
    if not making.light:
        _numbers(making, home)
    if protected:
        _protect(making, home)


def _home(making: Making, area: str, *, hidden: bool) -> Home:
    return making.add(
        Home(
            name="Home" if not hidden else "The new flat",
            address=f"{making.between(1, 180)} {making.pick(words()['streets'])}",
            postcode=numbers.postcode(making.random),
            area=area,
            hidden=hidden,
            tenure=making.pick(("Rented from Canal Homes", "Private landlord", "Temporary", "")),
        )
    )


def _relationships(making: Making, home: Household) -> None:
    people = home.people
    for child in home.children:
        for part, is_ in (("mum", "mother"), ("dad", "father"), ("partner", "step_parent")):
            if part in people:
                _relate(making, people[part], is_, child)
        if "gran" in people:
            _relate(making, people["gran"], "grandparent", child)
    for one, other in zip(home.children, home.children[1:], strict=False):
        is_ = "sister" if one.sex == Answer("female") else "brother"
        _relate(making, one, is_, other)
    if "baby" in people and "mum" in people:
        _relate(making, people["mum"], "expectant_mother", people["baby"])
    if {"mum", "dad"} <= people.keys():
        is_ = "former_partner" if home.shape in _APART else "partner"
        _relate(making, people["mum"], is_, people["dad"])
    if {"mum", "partner"} <= people.keys():
        _relate(making, people["partner"], "partner", people["mum"])
    if {"mum", "gran"} <= people.keys():
        _relate(making, people["gran"], "mother", people["mum"])


def _relate(making: Making, one: Person, is_: str, other: Person) -> None:
    raises = is_ in {"mother", "father"} and other.place == "child"
    making.add(
        Relationship(
            one=one.id,
            is_=is_,
            to=other.id,
            parental_responsibility=Answer("yes") if raises else None,
            contact="often" if raises else "",
        )
    )


def _reaching(making: Making, home: Household, *, protected: bool) -> None:
    adults = [one for one in home.people.values() if not one.unborn]
    for person in adults[:1] if making.light else adults:
        careful = protected and person is home.main
        making.add(
            ContactPoint(
                person=person.id,
                way="mobile",
                value=numbers.mobile(making.random),
                preferred=True,
                safe=Answer("no" if careful else "yes"),
                when_to=making.pick(words()["times"]),
                not_for=(home.people["dad"].id,) if careful and "dad" in home.people else (),
            )
        )


def _numbers(making: Making, home: Household) -> None:
    for child in home.children:
        making.add(
            Identifier(person=child.id, scheme="nhs", typed=numbers.nhs_number(making.random))
        )
        if child.school:
            making.add(
                Identifier(person=child.id, scheme="upn", typed=numbers.pupil_number(making.random))
            )
    if making.chance(0.4):
        making.add(Group(name=making.pick(words()["groups"]), about="Meals and lifts when asked"))


def _protect(making: Making, home: Household) -> None:
    making.add(
        Protection(
            person=home.main.id,
            from_=(home.people["dad"].id,),
            what=("whereabouts", "contact", "school"),
            why=making.pick(words()["protection_why"]),
            since=making.ago(making.between(300, 600)),
        )
    )
