"""When a family's record may be disposed of, what stands in the way, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from familyplan.model import Disclosure, Episode, Hold, Meeting, Note, Person, Rating, Voice
from familyplan.model.titles import person_name
from familyplan.model.vocabulary import spoken
from familyplan.practice.retention import Basis
from familyplan.words import say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from familyplan.model import PartialDate, Rows
    from familyplan.practice.retention import Rule, Schedule

GROWN_UP: Final = 18
# A person whose part in the family nobody wrote down may be a child.
_CHILDREN: Final = frozenset({"child", ""})
STOPS_ERASURE: Final = frozenset({"legal_hold", "restriction"})


@dataclass(frozen=True, slots=True)
class Due:
    """From which day a record may be disposed of, and why.

    `on` is None where it may not be, or where it cannot be said: then `uncertain` says, line by
    line, what would settle it. `because` is a sentence. `rule` and `youngest` (a person's id, or
    "") are what the day came from.
    """

    on: date | None
    because: str
    rule: Rule | None = None
    youngest: str = ""
    uncertain: tuple[str, ...] = ()

    def is_due(self, today: date) -> bool:
        """Say whether the day has come."""
        return self.on is not None and self.on <= today


@dataclass(frozen=True, slots=True)
class Flag:
    """A hold that stands now: its kind, a sentence for the top of the page, and its id."""

    what: str
    sentence: str
    hold: str


def stands(hold: Hold, today: date) -> bool:
    """Say whether a hold stands: it was not lifted, or not by a day that is surely past."""
    lifted = hold.until.latest() if hold.until else None
    return lifted is None or lifted > today


def flags(rows: Rows, today: date) -> tuple[Flag, ...]:
    """Give the holds that stand over a family, gravest first, each as a sentence to show."""
    order = {"legal_hold": 0, "restriction": 1, "objection": 2}
    standing = [hold for hold in rows.of(Hold) if stands(hold, today)]
    standing.sort(key=lambda hold: order.get(hold.what, 0))
    return tuple(Flag(hold.what, _flag_words(hold), hold.id) for hold in standing)


def restricted(rows: Rows, today: date) -> bool:
    """Say whether sharing this family's record is restricted now (UK GDPR Article 18)."""
    return any(hold.what == "restriction" and stands(hold, today) for hold in rows.of(Hold))


def _flag_words(hold: Hold) -> str:
    if hold.what == "restriction":
        return say("This record is restricted: it is kept, and not shared, until that is lifted.")
    if hold.what == "objection":
        return say("Somebody objected to how this record is used. It needs a review.")
    return say("This record must not be erased: a legal hold stands.")


def dispose_on(rows: Rows, schedule: Schedule) -> Due:
    """Work out from which day a family's record may be disposed of.

    It is the latest day any rule gives for any child, each date of which only a part is known
    being taken at its latest. A hold not lifted, help that has not ended and a birth nobody knows
    stop it.
    """
    held = next((one for one in rows.of(Hold) if _forbids(one)), None)
    if held is not None:
        return Due(None, say("{hold}.", hold=spoken("hold_kind", held.what or "legal_hold")))
    episodes = rows.of(Episode)
    if not episodes or any(not one.until for one in episodes):
        return Due(None, say("Help has not ended, as far as this record says."))
    rules = schedule.for_kinds(tuple(one.kind for one in episodes))
    found = [one for rule in rules for one in _by_rule(rows, rule)]
    unknown = tuple(dict.fromkeys(one for one in found if isinstance(one, str)))
    days = [one for one in found if not isinstance(one, str)]
    if unknown or not days:
        because = say("It cannot be said when this record may go.")
        return Due(None, because, uncertain=unknown or (say("No rule of the schedule fits."),))
    on, rule, child = max(days, key=lambda one: one[0])
    on = max([on, *(hold.until.latest() or on for hold in _lifted(rows) if hold.until)])
    words = say("{label}: {words}.", label=say(rule.label), words=say(rule.words))
    because = say("{words} For this family that is {day}.", words=words, day=long_date(on))
    return Due(on, because, rule, child)


def _forbids(hold: Hold) -> bool:
    if hold.what not in {*STOPS_ERASURE, ""}:
        return False
    return hold.until is None or hold.until.latest() is None


def _lifted(rows: Rows) -> Iterator[Hold]:
    return (hold for hold in rows.of(Hold) if hold.what != "objection" and not _forbids(hold))


_Day = tuple["date", "Rule", str]


def _by_rule(rows: Rows, rule: Rule) -> Iterator[_Day | str]:
    """Give the day this rule allows for each child, or in words what is missing for it."""
    contact = last_contact(rows)
    if rule.basis is Basis.BIRTHDAY:
        if rule.quiet_years and contact is None:
            yield _when_it_ended()
        for begin, child in _from_births(rows, rule):
            if isinstance(begin, str):
                yield begin
            else:
                yield _after(begin, rule.quiet_years, contact), rule, child
        return
    start = _closed(rows) if rule.basis is Basis.CLOSURE else contact
    if start is None:
        yield _when_it_ended()
    else:
        yield _after(_years_on(start, rule.years), rule.quiet_years, contact), rule, ""


def _when_it_ended() -> str:
    return say("Write down on which day help ended.")


def _after(day: date, quiet_years: int, contact: date | None) -> date:
    if not quiet_years:
        return day
    return _years_on(max(day, contact or day), quiet_years)


def _from_births(rows: Rows, rule: Rule) -> Iterator[tuple[date | str, str]]:
    children = [one for one in rows.of(Person) if one.place in _CHILDREN]
    if not children:
        yield say("Write down who the children of this family are."), ""
    for child in children:
        born = child.born.latest() if child.born else None
        if born is None:
            yield say("Find out when {who} was born.", who=person_name(child)), child.id
            continue
        yield _from_death(child, born, rule) or _years_on(born, rule.years), child.id


def _from_death(child: Person, born: date, rule: Rule) -> date | None:
    died = child.died.latest() if child.died else None
    if not rule.years_from_death or died is None or died >= _years_on(born, GROWN_UP):
        return None
    return _years_on(died, rule.years_from_death)


def _years_on(day: date, years: int) -> date:
    """Give the same day years on; who was born on 29 February has their birthday on 1 March."""
    on: date = day + relativedelta(years=years)
    return on if on.day == day.day else on + relativedelta(days=1)


def _closed(rows: Rows) -> date | None:
    days = [one.until.latest() if one.until else None for one in rows.of(Episode)]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def last_contact(rows: Rows) -> date | None:
    """Give the last day on which anything can have happened with a family, or None."""
    days = [_latest(one.happened) for kind in (Note, Voice, Rating) for one in rows.of(kind)]
    days += [
        one.recorded_at.date()
        for kind in (Note, Voice, Rating)
        for one in rows.of(kind)
        if one.recorded_at and _latest(one.happened) is None
    ]
    days += [one.on or _latest(one.roughly) for one in rows.of(Meeting)]
    days += [one.made_at.date() for one in rows.of(Disclosure) if one.made_at]
    ended = _closed(rows)
    if ended is None:
        return None
    return max([ended, *(day for day in days if day is not None)])


def _latest(when: PartialDate | None) -> date | None:
    return when.latest() if when else None
