"""Who lives in a sample family: names as its culture gives them, ages that can be, schools."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from familyplan import assets
from familyplan.model import Answer, Family, Person
from familyplan.model.partial_date import on_day, parse
from familyplan.sample.names import called, full
from familyplan.words.dates import MONTHS

if TYPE_CHECKING:
    from familyplan.model import PartialDate
    from familyplan.sample.agencies import Desk
    from familyplan.sample.recipe import Making

SHAPES: Final = ("couple", "two_homes", "single", "grandparent", "step", "expecting", "father")
_ADULTS: Final = {
    "couple": ("mum", "dad"),
    "two_homes": ("mum", "dad"),
    "single": ("mum", "gran"),
    "grandparent": ("gran",),
    "step": ("mum", "partner", "dad"),
    "expecting": ("mum", "dad"),
    "father": ("dad",),
}
_PLACES: Final = {"mum": "parent", "dad": "parent", "partner": "partner"}
_YEAR: Final = 365.25


@dataclass
class Household:
    """A family's people by their part, and what the rest of the sample needs to know of them."""

    family: Family
    culture: dict[str, Any]
    area: str
    shape: str
    people: dict[str, Person] = field(default_factory=dict)
    children: list[Person] = field(default_factory=list)
    ages: dict[str, int] = field(default_factory=dict)
    schools: dict[str, Desk] = field(default_factory=dict)
    hidden_from: str = ""

    @property
    def main(self) -> Person:
        """Give the adult who carries most."""
        return next(self.people[part] for part in ("mum", "gran", "dad") if part in self.people)

    def filled(self, sentence: str, child: Person | None = None) -> str:
        """Fill a sentence's names: {mum} is whoever carries most, {child} the eldest or `child`."""
        chosen = child or self.children[0]
        dad = self.people.get("dad")
        return sentence.format(
            mum=self.main.known_as,
            dad=dad.label if dad else self.main.known_as,
            child=chosen.known_as,
            school=chosen.school or "School",
        )


def words() -> dict[str, Any]:
    """Give the invented sentences the sample is made of."""
    found: dict[str, Any] = assets.read_json("sample/words.json")
    return found


def household(making: Making, number: int, schools: tuple[Desk, ...]) -> Household:
    """Make a family's own record and its people."""
    cultures: list[dict[str, Any]] = assets.read_json("sample/cultures.json")
    culture = cultures[(number - 1) % len(cultures)]
    shape = SHAPES[(number - 1) % len(SHAPES)]
    surname = making.pick(culture["surnames"])
    family = making.begin(
        Family(
            name=surname.partition("|")[0].partition("/")[0],
            reference=f"FP-{number:04d}",
            own_words=making.pick(words()["own_words"]),
            communication=making.pick(words()["communication"]),
            languages=tuple(dict.fromkeys((culture["language"], "English"))),
            started=making.ago(making.between(610, 740)),
        )
    )
    home = Household(family, culture, making.pick(words()["areas"]), shape)
    ages = _children_ages(making, shape)
    eldest = ages[0] + making.between(19, 31)
    years = {"mum": eldest, "dad": eldest + 2, "partner": eldest - 1, "gran": eldest + 22}
    for part in _ADULTS[shape]:
        home.people[part] = making.add(_adult(making, home, part, (surname, years[part])))
    for age in ages:
        child = making.add(_child(making, home, schools, (surname, age)))
        home.children.append(child)
        home.ages[child.id] = age
    if shape == "expecting":
        born = making.today + timedelta(days=making.between(40, 150))
        home.people["baby"] = making.add(
            Person(label="Baby", place="child", unborn=True,
                   expected=parse(f"about {MONTHS[born.month - 1]} {born.year}"))
        )  # fmt: skip
    return home


def _children_ages(making: Making, shape: str) -> list[int]:
    if shape == "expecting":
        return [making.between(1, 4)]
    many = making.between(1, 2) if making.light else making.between(1, 4)
    age = making.between(5, 16)
    ages: list[int] = []
    for _n in range(many):
        ages.append(age)
        age -= making.between(2, 4)
        if age < 0:
            break
    return ages


def _adult(making: Making, home: Household, part: str, given: tuple[str, int]) -> Person:
    surname, years = given
    male = part in {"dad", "partner"}
    taken = {one.known_as for one in home.people.values()}
    listed = home.culture["men" if male else "women"]
    first = making.pick([one for one in listed if called(one) not in taken])
    name, script = full(first, surname, male=male, naming=home.culture.get("naming", ""))
    label = home.culture["gran" if part == "gran" else "dad" if male else "mum"]
    foreign = home.culture["language"] != "English"
    needs = foreign and home.culture.get("interpreter") in {part, "mum" if part == "gran" else part}
    return Person(
        name=name,
        known_as=called(first),
        own_script=script,
        label=label if part != "partner" else f"{called(surname)}, mum's partner",
        place=_PLACES.get(part, "carer" if home.shape == "grandparent" else "relative"),
        sex=Answer("male" if male else "female"),
        born=_about(making, years),
        first_language=Answer(home.culture["language"]),
        interpreter=Answer("yes" if needs else "no"),
        ethnicity=Answer(home.culture["ethnicity"]),
        religion=Answer(home.culture["religion"]) if "religion" in home.culture else None,
        occupation="" if part == "gran" else making.pick(words()["jobs"]),
        former_names=(f"{called(first)} Quill",) if part == "mum" and making.chance(0.2) else (),
    )


def _about(making: Making, years: int) -> PartialDate:
    year = making.today.year - years
    if making.chance(0.6):
        return on_day(date(year, making.between(1, 12), making.between(1, 28)))
    return parse(making.pick((f"about {year}", str(year))))


def _child(
    making: Making, home: Household, schools: tuple[Desk, ...], given: tuple[str, int]
) -> Person:
    surname, age = given
    male = making.chance(0.5)
    taken = {one.known_as for one in home.children}
    listed = home.culture["boys" if male else "girls"]
    first = making.pick([one for one in listed if called(one) not in taken] or listed)
    father = home.people.get("dad")
    name, script = full(first, surname, male=male, naming=home.culture.get("naming", ""),
                        father=father.known_as if father else "")  # fmt: skip
    born = making.today - timedelta(days=int(age * _YEAR) + making.between(20, 330))
    stage = _stage(born, making.today)
    desk = next((one for one in schools if one.stage == stage and one.serves(home.area)), None)
    school = desk.agency.name if desk else ""
    if desk:
        home.schools[stage] = desk
    likes, strong = making.pick(words()["likes"]), making.pick(words()["strengths"])
    send = making.pick(words()["send"]) if making.chance(0.3) and stage != "" else ""
    return Person(
        name=name,
        known_as=called(first),
        own_script=script,
        place="child",
        sex=Answer("male" if male else "female"),
        born=on_day(born),
        first_language=Answer("English" if making.chance(0.5) else home.culture["language"]),
        ethnicity=Answer(home.culture["ethnicity"]),
        disability=Answer(send) if send else None,
        health=making.pick(words()["health"]),
        school=school,
        year_group=_year_group(born, making.today) if school else "",
        views_sought=Answer("Yes, talking and drawing") if age > 2 else None,  # noqa: PLR2004 - old enough to ask
        about=f"Likes {likes}; {strong}.",
    )


def _school_age(born: date, today: date) -> int:
    """Give the age on the 31 August before the school year, which says which year it is."""
    august = date(today.year if today.month >= 9 else today.year - 1, 8, 31)  # noqa: PLR2004 - September
    return august.year - born.year - ((born.month, born.day) > (8, 31))


_STAGES: Final = ((2, ""), (4, "nursery"), (11, "primary"), (16, "secondary"), (18, "college"))


def _stage(born: date, today: date) -> str:
    age = _school_age(born, today)
    return next((stage for below, stage in _STAGES if age < below), "")


def _year_group(born: date, today: date) -> str:
    year = _school_age(born, today) - 4
    if year < 0:
        return "Nursery"
    return f"Year {year}" if year else "Reception"
