"""One family with everything in it: 60 people, 300 statements and 2,000 events over 20 years."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from familyplan.model import (
    Assessment,
    Involvement,
    Need,
    Note,
    Person,
    Relationship,
    Residence,
    StoryEvent,
)
from familyplan.model.ids import Ids
from familyplan.model.lenses import lenses
from familyplan.model.partial_date import on_day, parse
from familyplan.sample import families

if TYPE_CHECKING:
    from datetime import date

    from familyplan.model import PartialDate, Record
    from familyplan.sample import Recipe

PEOPLE: Final = 60
STATEMENTS: Final = 300
EVENTS: Final = 2_000
_NOTES: Final = 100
_YEARS: Final = 20
# Later than whatever a sample makes, so that its own ids stay as they are.
_START_MS: Final = 1_735_689_600_000
_FIRST: Final = ("Amira", "Bilal", "Cerys", "Dafydd", "Esme", "Farouk", "Gwen", "Hamza")
_LAST: Final = ("Okafor", "Pritchard", "Qureshi", "Rowlands", "Siddiq", "Thomas", "Umar")
_HAPPENED: Final = (
    "{who} did not come to school and nobody answered the telephone.",
    "The school nurse saw {who}, who had slept badly and said so in a few words.",
    "A good week: {who} went to the breakfast club every day and brought a friend home.",
    "The neighbours complained about noise; {who} read the landlord's second letter out to us.",
    "{who} moved to the grandmother for some days, and came back with clean clothes and a plan.",
)
_STATED: Final = (
    "{who} is looked after by several relatives, who take turns and keep a calendar.",
    "There is no bed for {who}, and the room is damp.",
    "{who} says that mornings are hardest, because everybody is in a hurry.",
)
_TONES: Final = ("good", "hard", "mixed", "neither", "")
_SIDES: Final = ("strength", "worry", "needs")


def big_family(recipe: Recipe) -> tuple[Record, ...]:
    """Give a full family by seed with as many people, statements and events as are named above."""
    chance = Random(f"big family/{recipe.seed}")
    return _Growing(next(families(recipe, 1)), recipe.today, chance).grown()


class _Growing:
    """A sample family in the making of more."""

    def __init__(self, records: tuple[Record, ...], today: date, chance: Random) -> None:
        self._records, self._today, self._chance = list(records), today, chance
        self._scope = records[0].id
        self._ids = Ids.seeded(chance, _START_MS)
        self._people = [one for one in records if isinstance(one, Person)]
        self._seats = [one.id for one in records if isinstance(one, Involvement)]

    def grown(self) -> tuple[Record, ...]:
        """Give the whole family."""
        while len(self._people) < PEOPLE:
            self._add_person()
        for _ in range(STATEMENTS - self._count(Need)):
            self._add_statement()
        for _ in range(EVENTS - self._count(StoryEvent)):
            self._add_event()
        for _ in range(_NOTES):
            self._add_note()
        return tuple(self._records)

    def _count(self, kind: type[Record]) -> int:
        return sum(isinstance(one, kind) for one in self._records)

    def _add(self, record: Record) -> None:
        self._records.append(replace(record, id=self._ids.new(), scope=self._scope))

    def _add_person(self) -> None:
        """Add a child of somebody, and a home to live in."""
        parent = self._chance.choice(self._people[-12:])
        number = len(self._people)
        name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]}"
        years = self._chance.randrange(1, 60)
        self._add(Person(name=name, place="relative", born=parse(f"{self._today.year - years}")))
        made = self._records[-1]
        assert isinstance(made, Person)
        self._people.append(made)
        is_ = self._chance.choice(("mother", "father", "grandparent", "partner"))
        self._add(Relationship(one=parent.id, is_=is_, to=made.id))
        homes = [one.home for one in self._records if isinstance(one, Residence) and one.home]
        self._add(Residence(person=made.id, home=self._chance.choice(homes)))

    def _add_statement(self) -> None:
        who, pick = self._chance.choice(self._people), self._chance.choice
        areas = [area.key for lens in lenses(None).all for area in lens.areas]
        written = [one.id for one in self._records if isinstance(one, Assessment)]
        self._add(
            Need(
                words=pick(_STATED).format(who=who.name or who.label),
                side=pick(_SIDES),
                areas=tuple(sorted({pick(areas), pick(areas)})),
                assessment=pick([*written, ""]),
                about=(who.id,),
                said_by=(pick(self._people).id,),
                how_sure=pick(("fact", "reported", "opinion")),
                information="plan",
                happened=self._some_day(),
            )
        )

    def _add_event(self) -> None:
        who, pick = self._chance.choice(self._people), self._chance.choice
        self._add(
            StoryEvent(
                words=pick(_HAPPENED).format(who=who.name or who.label),
                tone=pick(_TONES),
                significance=pick(("", "turning", "important", "ordinary")),
                impact="It was talked about at home afterwards." if pick((0, 1)) else "",
                source=pick(("The family", "School", "Earlier records")),
                about=(who.id,),
                said_by=(pick(self._people).id,),
                how_sure="reported",
                information="plan",
                happened=self._some_day(),
            )
        )

    def _add_note(self) -> None:
        who = self._chance.choice(self._people)
        self._add(
            Note(
                type="visit",
                words=f"Home visit. {who.name or who.label} told how the week had been.",
                about=(who.id,),
                said_by=(self._chance.choice(self._seats),),
                seen=(who.id,),
                where="at home",
                information="plan",
                for_team="team",
                happened=self._some_day(),
            )
        )

    def _some_day(self) -> PartialDate:
        """Give a day of the last years, now and then only its month or its year."""
        day = self._today - timedelta(days=self._chance.randrange(30, _YEARS * 365))
        turn = self._chance.random()
        if turn < 0.1:
            return parse(f"{day.year}")
        return parse(f"{day:%B} {day.year}") if turn < 0.3 else on_day(day)
