"""A long story of one person, and everything decided that its whole record waits for."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from familyplan import actions
from familyplan.model import AccessRequest, Note, Person, StoryEvent
from familyplan.model.partial_date import on_day
from familyplan.packs.asked import Asked
from familyplan.sharing import reader_of
from familyplan.sharing.access import AccessCase, made_decision, review

if TYPE_CHECKING:
    from datetime import date

    from familyplan.session import Session
    from familyplan.sharing import Reader

_SEED: Final = 11
_EVENTS: Final = 170
_NOTES: Final = 50
_YEARS: Final = 12
_HAPPENED: Final = (
    "{who} came to the breakfast club every day of this week and ate well.",
    "The school nurse saw {who}, rang home the same day and will look again after Easter.",
    "{who} read a whole page aloud for the first time, to everybody's surprise.",
)
_TOLD: Final = (
    "Home visit. {who} and {other} said the mornings went better, the evenings did not.",
    "Telephone. {other} rang about {who}'s shoes, which are too small again.",
)


def asked_for(session: Session) -> tuple[str, Asked, Reader]:
    """Write a family down, let one of it ask for their record and decide about every place.

    Gives the family's id, the wish and its reader.
    """
    scope = session.run(actions.families.start, "Long-Story", "FP-9001").id
    tom, mother = (
        session.run(actions.families.add_person, Person(scope=scope, name=name, place=place))
        for name, place in (("Tom Long-Story", "child"), ("Nora Long-Story", "parent"))
    )
    chance, today = Random(_SEED), session.clock.today()
    for record in (
        *(_event(tom, chance, today) for _ in range(_EVENTS)),
        *(_note(tom, mother, chance, today) for _ in range(_NOTES)),
    ):
        session.run(actions.records.add, record)
    request = session.run(
        actions.access.ask,
        AccessRequest(scope=scope, person=tom.id, identity="We know him well"),
    )
    rows = session.store.family(scope)
    waiting = review(AccessCase(rows, request, today))
    decisions = [made_decision(request, one, "give") for one in waiting]
    session.run(actions.access.decide_all, decisions)
    reader = reader_of(rows, tom.id)
    assert reader is not None
    return scope, Asked("whole_record", about=request.id), reader


def _event(who: Person, chance: Random, today: date) -> StoryEvent:
    return StoryEvent(
        scope=who.scope,
        words=chance.choice(_HAPPENED).format(who="Tom"),
        tone=chance.choice(("good", "hard", "mixed")),
        impact="It was talked about at home afterwards." if chance.choice((0, 1)) else "",
        source=chance.choice(("The family", "School", "Earlier records")),
        about=(who.id,),
        how_sure="reported",
        information="plan",
        happened=on_day(_some_day(chance, today)),
    )


def _note(who: Person, other: Person, chance: Random, today: date) -> Note:
    return Note(
        scope=who.scope,
        type="visit",
        words=chance.choice(_TOLD).format(who="Tom", other="Nora"),
        about=(who.id, other.id),
        where="at home",
        information="plan",
        for_team="team",
        happened=on_day(_some_day(chance, today)),
    )


def _some_day(chance: Random, today: date) -> date:
    return today - timedelta(days=chance.randrange(30, _YEARS * 365))
