"""Families made up at random, as tangled and as awkwardly named as they come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from familyplan.model import Answer, Family, Home, Person, Relationship, Residence, Rows
from familyplan.model.partial_date import parse
from familyplan.model.vocabulary import choices

if TYPE_CHECKING:
    from random import Random

    from familyplan.model import Record

_FIRST = (
    "Ada",
    "Kwame",
    "Maximiliana",
    "Jo",
    "Bartholomew",
    "Łukasz",
    "Siobhán",
    "李",
    "سعدیہ",
    "",
)
_LAST = ("", "", "O'Brien", "Featherstonehaugh", "Nowak", "Cholmondeley-Warner", "Walters")
_BORN = ("1951", "about 1990", "12 May 2019", "3 March 2015", "age 7", "", "2 June 2026")
_SEXES = ("male", "female", "male", "female", "intersex", "")


def a_family(chance: Random, size: int, wild: float = 0.15) -> Rows:
    """Make a family of this many people: couples, their children, and `wild` ties among anybody."""
    people = [_somebody(chance, number) for number in range(size)]
    records: list[Record] = [Family(id="f", scope="f", name="Test")]
    records += [Home(id=f"h{n}", scope="f", name=f"The flat over the shop {n}") for n in range(3)]
    ties: list[tuple[str, str, str]] = []
    couples: list[tuple[str, ...]] = []
    for at, person in enumerate(people):
        before = people[:at]
        turn = chance.random()
        if couples and turn < 0.55:
            parents = chance.choice(couples[-4:])
            is_ = chance.choice(("mother", "father", "parent", "adoptive_parent", "foster_carer"))
            ties += [(one, is_, person.id) for one in parents]
        elif before and turn < 0.85:
            partner = chance.choice(before[-5:]).id
            is_ = chance.choice(("partner", "married", "former_partner"))
            ties.append((person.id, is_, partner))
            couples.append(chance.choice(((person.id, partner), (partner,))))
        if chance.random() < wild and before:
            is_ = chance.choice((*choices("relationship"), "godmother"))
            ties.append((chance.choice(before).id, is_, person.id))
        if chance.random() < 0.6:
            records.append(Residence(id=f"s{at}", scope="f", person=person.id,
                                     home=f"h{chance.randrange(3)}"))  # fmt: skip
    records += [
        Relationship(id=f"r{at}", scope="f", one=one, is_=is_, to=to)
        for at, (one, is_, to) in enumerate(ties)
    ]
    return Rows([*people, *records])


def _somebody(chance: Random, number: int) -> Person:
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}".strip()
    person = Person(
        id=f"p{number:02d}", scope="f", name=name, sex=Answer(chance.choice(_SEXES)),
        gender=Answer("trans woman") if chance.random() < 0.05 else None,
        place=chance.choice(("child", "parent", "relative")), born=parse(chance.choice(_BORN)),
        label=chance.choice(("Mum", "", "Grandma on the other side, who lives by the sea")),
    )  # fmt: skip
    if chance.random() < 0.06:
        person = replace(person, unborn=True, expected=parse("about April 2027"))
    return replace(person, died=parse("2019")) if chance.random() < 0.08 else person
