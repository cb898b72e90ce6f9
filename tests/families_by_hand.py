"""Families written down in a few lines, as one would draw them by hand.

One line each: `sadia woman 34 A "Mum"` is a person (sex, age or `unborn`/`died`, home letter, what
they are called), `sadia + daniel parted` a couple, `sadia daniel > amina yusuf` parents and their
children, `carol adopts ben`, `fosters`, `keeps` (kinship), `gran over amina` a grandparent,
`ann beside ben` brothers and sisters, `x is cousin of y` whatever else.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from familyplan.model import Answer, Family, Home, Person, Relationship, Residence, Rows
from familyplan.model.partial_date import PartialDate, parse

if TYPE_CHECKING:
    from familyplan.model import Record

_SEXES: Final = {"man": "male", "woman": "female", "inter": "intersex"}
_COUPLES: Final = {
    "together": ("partner", ""), "married": ("married", ""), "parted": ("former_partner", ""),
    "divorced": ("married", "2020"),
}  # fmt: skip
_CARE: Final = {
    "adopts": "adoptive_parent", "fosters": "foster_carer", "keeps": "kinship_carer",
    "over": "grandparent", "beside": "sister",
}  # fmt: skip
_GROWN: Final = 18
_YEAR: Final = 2026


@dataclass(frozen=True)
class Drawn:
    """A family, how few crossings a hand needs, and its text."""

    name: str
    crossings: int
    text: str


def family_of(text: str) -> Rows:
    """Read a family from its lines."""
    people: dict[str, Person] = {}
    records: list[Record] = [Family(id="f", scope="f", name="By hand")]
    homes: dict[str, Home] = {}
    for line in filter(None, (one.strip() for one in text.splitlines())):
        words = shlex.split(line)
        if len(words) > 1 and words[1] in {*_SEXES, "someone"}:
            people[words[0]] = _person(words, records, homes)
            continue
        records += [
            Relationship(id=f"r{len(records)}-{at}", scope="f", one=one, is_=is_, to=to,
                         until=parse(until) if until else None)
            for at, (one, is_, to, until) in enumerate(_tied(words, people))
        ]  # fmt: skip
    lettered = [homes[letter] for letter in sorted(homes)]
    return Rows([*people.values(), *lettered, *records])


def _person(words: list[str], records: list[Record], homes: dict[str, Home]) -> Person:
    name, sex, *rest = words
    person = Person(id=name, scope="f", name=name.replace("_", " ").title(),
                    sex=Answer(_SEXES[sex]) if sex in _SEXES else None)  # fmt: skip
    person = replace(person, place="child" if "unborn" in rest else "parent")
    for word in rest:
        if word.isdecimal():
            young = int(word) < _GROWN
            person = replace(person, born=PartialDate(f"{_YEAR - int(word)}-01-01",
                             f"{_YEAR - int(word)}-01-01"),
                             place="child" if young else "relative")  # fmt: skip
        elif word == "unborn":
            person = replace(person, unborn=True, expected=parse("about April 2027"))
        elif word == "died":
            person = replace(person, died=parse("2019"))
        elif len(word) == 1:
            home = homes.setdefault(word, Home(id=f"home{word}", scope="f", name=f"Home {word}"))
            stay = f"stay{len(records)}"
            records.append(Residence(id=stay, scope="f", person=person.id, home=home.id))
        else:
            person = replace(person, label=word)
    return person


def _tied(words: list[str], people: dict[str, Person]) -> list[tuple[str, str, str, str]]:
    if ">" in words:
        at = words.index(">")
        return [
            (parent, _parent(people[parent]), child, "")
            for parent in words[:at]
            for child in words[at + 1 :]
        ]
    if words[1] == "+":
        is_, until = _COUPLES[words[3]]
        return [(words[0], is_, words[2], until)]
    if words[1] == "is":
        return [(words[0], words[2], words[4], "")]
    return [(words[0], _CARE[words[1]], one, "") for one in words[2:]]


def _parent(person: Person) -> str:
    if person.sex is None:
        return "parent"
    return "mother" if person.sex.value == "female" else "father"


FAMILIES: Final = (
    Drawn("one parent, one child", 0, """
        ann woman 30 A
        bo man 5 A
        ann > bo"""),
    Drawn("a couple and three children", 0, """
        ann woman 30 A
        col man 32 A
        bo man 9 A
        dee woman 7 A
        eve woman 3 A
        ann + col married
        ann col > bo dee eve"""),
    Drawn("parted parents, two homes, a baby on the way", 0, """
        daniel man 37 B Dad
        sadia woman 34 A Mum
        zainab woman 66 A Nani
        tariq man died
        carol woman 64
        winston man died
        marek man 36
        amina woman 11 A
        yusuf man 7 A
        baby someone unborn
        lena woman 9
        winston + carol married
        tariq + zainab married
        winston carol > daniel
        tariq zainab > sadia
        sadia + daniel parted
        sadia + marek together
        sadia daniel > amina yusuf
        sadia marek > baby
        marek > lena"""),
    Drawn("three fathers, fourteen people", 0, """
        gran woman 61
        grandad man 63
        mum woman 36 A
        aunt woman 33
        first man 40
        second man 38
        third man 35 A
        kay woman 17 A
        leo man 15 A
        mia woman 11 A
        ned man 9 A
        oli man 5 A
        pia woman 3 A
        quin someone unborn
        gran + grandad married
        gran grandad > mum aunt
        mum + first divorced
        mum + second parted
        mum + third together
        mum first > kay leo
        mum second > mia ned
        mum third > oli pia quin"""),
    Drawn("four generations", 0, """
        ada woman 84
        ben man died
        cat woman 60 A
        don man 62 A
        eli man 58
        fay woman 38 A
        gus man 40 A
        hal man 35
        ivy woman 33
        jo woman 12 A
        kit man 9 A
        lou woman 4
        ada + ben married
        ada ben > cat eli
        cat + don married
        cat don > fay hal
        fay + gus married
        hal + ivy together
        fay gus > jo kit
        hal ivy > lou"""),
    Drawn("two mothers", 0, """
        ann woman 34 A
        bea woman 36 A
        cy man 4 A
        di woman 2 A
        ann + bea married
        ann bea > cy di"""),
    Drawn("twins and an older brother", 0, """
        ann woman 34 A
        bob man 36 A
        cy man 7 A
        di woman 2 A
        ed man 2 A
        ann + bob together
        ann bob > cy di ed"""),
    Drawn("adopted, with the parents by birth", 0, """
        ann woman 44 A
        bob man 46 A
        mo woman 24
        cy man 6 A
        ann + bob married
        ann adopts cy
        bob adopts cy
        mo > cy"""),
    Drawn("fostered brother and sister", 1, """
        flo woman 50 A
        gil man 52 A
        mum woman 29
        dad man 33
        kim woman 8 A
        lee man 6 A
        flo + gil married
        flo fosters kim lee
        gil fosters kim lee
        mum + dad parted
        mum dad > kim lee"""),
    Drawn("grandmother looks after two families' children", 1, """
        gran woman 64 A
        amy woman 33
        ben man 30
        cas woman 9 A
        dan man 6 A
        gran > amy ben
        amy > cas
        ben > dan
        gran keeps cas dan"""),
    Drawn("grandparent noted, nobody between", 0, """
        gran woman 70 A
        amy woman 9 A
        bo man 7 A
        gran over amy bo"""),
    Drawn("brothers and sisters on their own", 0, """
        amy woman 19 A
        bo man 17 A
        cy man 12 A
        amy beside bo
        bo beside cy"""),
    Drawn("two couples whose children are cousins", 0, """
        nan woman 70
        pop man 71
        amy woman 40
        bob man 41
        cat woman 38
        dan man 39
        eve woman 10
        fin man 8
        gia woman 9
        hal man 5
        nan + pop married
        nan pop > amy dan
        amy + bob married
        cat + dan married
        amy bob > eve fin
        cat dan > gia hal"""),
    Drawn("both sets of grandparents", 0, """
        nan woman 70
        pop man 71
        gran woman 72
        gramps man died
        mum woman 40 A
        dad man 41 A
        amy woman 10 A
        bo man 8 A
        nan + pop married
        gran + gramps married
        nan pop > mum
        gran gramps > dad
        mum + dad married
        mum dad > amy bo"""),
    Drawn("two sisters married two brothers", 1, """
        nan woman 70
        pop man 71
        gran woman 72
        gramps man 74
        amy woman 40
        bea woman 38
        cal man 41
        des man 39
        eve woman 10
        fin man 8
        nan + pop married
        gran + gramps married
        nan pop > amy bea
        gran gramps > cal des
        amy + cal married
        bea + des married
        amy cal > eve
        bea des > fin"""),
    Drawn("step-family, each with children from before", 0, """
        mum woman 38 A
        dad man 40 A
        ex_one man 41
        ex_two woman 37
        amy woman 13 A
        bo man 11 A
        cy man 10
        di woman 2 A
        mum + ex_one divorced
        dad + ex_two parted
        mum + dad married
        mum ex_one > amy bo
        dad ex_two > cy
        mum dad > di"""),
    Drawn("a father with three mothers", 0, """
        dad man 45
        one woman 44
        two woman 40
        three woman 33
        amy woman 20
        bo man 14
        cy man 3
        dad + one divorced
        dad + two parted
        dad + three married
        dad one > amy
        dad two > bo
        dad three > cy"""),
    Drawn("losses and somebody without a name", 0, """
        ann woman 30 A
        bob man 31 A
        lost someone unborn died
        cy man 3 A
        next someone unborn
        ann + bob married
        ann bob > lost cy next"""),
    Drawn("nobody said how they belong", 0, """
        ann woman 30 A
        bob man 31 B
        cy man 3 A
        di woman 70"""),
    Drawn("aunt and cousin", 0, """
        mum woman 35 A
        amy woman 8 A
        tia woman 33
        rex man 7
        tia > rex
        mum > amy
        tia beside mum
        rex is cousin of amy"""),
    Drawn("three fathers, each with his own parents", 1, """
        mum woman 36 A
        nan woman 61
        pop man 63
        first man 40
        second man 38
        third man 35 A
        fa woman 65
        fo man 66
        sa woman 64
        so man died
        ta woman 60
        to man 61
        kay woman 17 A
        leo man 15
        mia woman 11 A
        oli man 5 A
        nan + pop married
        fa + fo married
        sa + so married
        ta + to married
        mum + first divorced
        mum + second parted
        mum + third together
        nan pop > mum
        fa fo > first
        sa so > second
        ta to > third
        mum first > kay leo
        mum second > mia
        mum third > oli"""),
)  # fmt: skip
