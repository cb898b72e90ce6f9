"""Who stands in a family tree: each person's symbol, age, home and the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from familyplan.model import Home, Person, Relationship, Residence
from familyplan.model.titles import full_name, person_name
from familyplan.words import mark, say, say_many

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import Answer, PartialDate, Rows

__all__ = ["House", "Sign", "Someone", "home_letter", "houses", "someone_words", "those_in"]

_WOMEN: Final = frozenset({"woman", "female", "girl", "f"})
_MEN: Final = frozenset({"man", "male", "boy", "m"})
_SAYS_WOMAN: Final = frozenset({"mother", "expectant_mother", "sister"})
_SAYS_MAN: Final = frozenset({"father", "brother"})
_UP_TO: Final = 3  # an age is short enough for the symbol: "104", "11w"


class Sign(StrEnum):
    """The symbol somebody has."""

    MAN = "man"
    WOMAN = "woman"
    OTHER = "other"
    UNBORN = "unborn"


_SIGN_WORDS: Final = {
    Sign.MAN: mark("boy or man"),
    Sign.WOMAN: mark("girl or woman"),
    Sign.OTHER: mark("another sex, or not said"),
    Sign.UNBORN: mark("not born yet"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """One person as drawn.

    `inside` is what stands in the symbol (an age), `soft` the line under the name, `age` the age
    as said aloud. `inner` is the second symbol of a trans person: the sex noted at birth inside
    the gender. `lost` is a pregnancy that ended. `home` is an id; `began` orders brothers and
    sisters, `together` is the same for twins.
    """

    row: str
    name: str
    whole_name: str
    soft: str = ""
    inside: str = ""
    age: str = ""
    sign: Sign = Sign.OTHER
    inner: Sign | None = None
    died: bool = False
    lost: bool = False
    child: bool = False
    home: str = ""
    began: str = ""
    together: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """A home with its letter, its name and who is drawn as living there."""

    row: str
    letter: str
    name: str
    people: tuple[str, ...]


def home_letter(at: int) -> str:
    """Give the letter of the home at a place in the family's list: A, B, C; numbers after Z."""
    return ascii_uppercase[at] if at < len(ascii_uppercase) else str(at + 1)


def those_in(rows: Rows, on: date | None) -> dict[str, Someone]:
    """Give everybody of the family by id, in the family's order; ages as on a day, None for none.

    Whoever has died or was lost lives in no home.
    """
    said = _signs_said(rows)
    homes = _homes_of(rows)
    found = {}
    for person in rows.of(Person):
        sign, inner = _sign(person, said.get(person.id))
        name = person_name(person)
        label = person.label if person.label != name else ""
        age, inside = _age(person, on)
        when = _ended(person) or (age if person.unborn else "")
        found[person.id] = Someone(
            row=person.id, name=name, whole_name=full_name(person), soft=when or label,
            inside=inside, age=when or age, sign=sign, inner=inner, died=bool(person.died),
            lost=bool(person.died) and person.unborn, child=person.place == "child",
            home="" if person.died else homes.get(person.id, ""),
            began=_began(person), together=_together(person),
        )  # fmt: skip
    return found


def houses(rows: Rows, people: dict[str, Someone]) -> tuple[House, ...]:
    """Give the homes with whoever lives there, lettered as in every list of them."""
    return tuple(
        House(
            home.id,
            home_letter(at),
            home.name or home.area or say("A home"),
            tuple(one.row for one in people.values() if one.home == home.id),
        )
        for at, home in enumerate(rows.of(Home))
    )


def someone_words(someone: Someone, house: House | None) -> str:
    """Say in one sentence who somebody is: name, what they are called, age, symbol, home."""
    facts = [someone.whole_name]
    if someone.soft not in {someone.age, someone.whole_name}:
        facts.append(someone.soft)
    facts.append(someone.age)
    if not someone.lost and not (someone.sign is Sign.UNBORN and someone.age):
        facts.append(say(_SIGN_WORDS[someone.sign]))
    if someone.inner:
        facts.append(say("trans"))
    if house:
        facts.append(say("lives at {letter}, {home}", letter=house.letter, home=house.name))
    return say("{facts}.", facts=", ".join(filter(None, facts)))


def _signs_said(rows: Rows) -> dict[str, Sign]:
    """Give what relationships say of somebody's sex: a mother is a woman."""
    said: dict[str, Sign] = {}
    for one in rows.of(Relationship):
        if one.is_ in _SAYS_WOMAN | _SAYS_MAN:
            said.setdefault(one.one, Sign.WOMAN if one.is_ in _SAYS_WOMAN else Sign.MAN)
    return said


def _sign(person: Person, said: Sign | None) -> tuple[Sign, Sign | None]:
    if person.unborn:
        return Sign.UNBORN, None
    sex, gender = _meant(person.sex), _meant(person.gender)
    if gender is None:
        return sex or said or Sign.OTHER, None
    trans = person.gender is not None and "trans" in person.gender.value.casefold()
    opposite = {Sign.MAN: Sign.WOMAN, Sign.WOMAN: Sign.MAN}
    born = sex or (opposite.get(gender) if trans else None)
    return gender, born if born not in {gender, None} else None


def _meant(answer: Answer | None) -> Sign | None:
    words = set((answer.value if answer else "").casefold().replace("-", " ").split())
    if not words:
        return None
    woman, man = bool(words & _WOMEN), bool(words & _MEN)
    if woman == man:
        return Sign.OTHER
    return Sign.WOMAN if woman else Sign.MAN


def _homes_of(rows: Rows) -> dict[str, str]:
    """Give one home for each person: where they always are, else the first one noted."""
    known = {home.id for home in rows.of(Home)}
    living = [one for one in rows.of(Residence) if not one.until and one.home in known]
    always = {"", say("Always").casefold()}
    found: dict[str, str] = {}
    for one in sorted(living, key=lambda one: one.pattern.strip().casefold() not in always):
        found.setdefault(one.person, one.home)
    return found


def _ended(person: Person) -> str:
    if not person.died:
        return ""
    when = person.died.exact
    said = str(when.year) if when else person.died.said
    words = mark("lost {when}") if person.unborn else mark("died {when}")
    return say(words, when=said).strip()


def _age(person: Person, on: date | None) -> tuple[str, str]:
    """Give an age as said and as it fits into a symbol."""
    if person.unborn:
        due = person.expected.said if person.expected else ""
        return (say("due {when}", when=due) if due else say("not born yet")), ""
    if not person.born or person.died:
        return "", ""
    first = person.born.earliest()
    if first is None:
        bare = person.born.said.removeprefix("age ").strip()
        return person.born.said, bare if len(bare) <= _UP_TO else ""
    return _years(person.born, on) if on and first <= on else ("", "")


def _years(born: PartialDate, on: date) -> tuple[str, str]:
    first, last = born.earliest() or on, born.latest() or on
    if born.exact is None:
        years = str(relativedelta(on, first + (last - first) / 2).years)
        return say("about {age}", age=years), years
    age = relativedelta(on, first)
    if age.years:
        return str(age.years), str(age.years)
    if age.months:
        return say_many("{n} month", "{n} months", age.months), say("{n}m", n=age.months)
    weeks = (on - first).days // 7
    return say_many("{n} week", "{n} weeks", weeks), say("{n}w", n=weeks)


def _began(person: Person) -> str:
    """Give what orders brothers and sisters, oldest first; what is not known stands last."""
    when: PartialDate | None = person.expected if person.unborn else person.born
    first = when.earliest() if when else None
    last = when.latest() if when else None
    if first and last:
        return (first + (last - first) / 2).isoformat()
    age = when.said.removeprefix("age ").strip() if when else ""
    if age.isdecimal():
        return f"7{9999 - int(age):04d}"  # after every year, an older age before a younger
    return "9" if person.unborn else "8"


def _together(person: Person) -> str:
    """Give what is equal for children born, or expected, at once; "" where that is not known."""
    if person.unborn:
        due = person.expected is not None and not person.died
        return f"due {person.expected.said}" if person.expected and due else ""
    return person.born.exact.isoformat() if person.born and person.born.exact else ""
