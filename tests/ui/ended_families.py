"""Families whose help ended long ago, kept through the real verbs, for tests of erasing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from familyplan import actions
from familyplan.model import Episode, Hold, Person
from familyplan.model.partial_date import parse
from khan_walters import khan_walters
from made_once import made_once

if TYPE_CHECKING:
    from familyplan.session import Session

LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh خان والٹرز"


@dataclass(frozen=True)
class Ended:
    """Ids of families: due, due but held, not to be judged yet, and one with work under way."""

    due: str
    held: str
    unknown: str
    current: str


def ended(session: Session, name: str, reference: str, born: str) -> str:
    """Keep a family with one child whose help ended in 2015."""
    family = session.run(actions.families.start, name, reference).id
    child = Person(scope=family, place="child", name="Samira", born=parse(born))
    session.run(actions.families.add_person, child)
    for episode in session.store.family(family).of(Episode):
        session.run(actions.records.remove, "episode", episode.id)
    last = Episode(scope=family, kind="early_help", until=parse("31 March 2015"))
    session.run(actions.records.add, last)
    return family


@made_once
def four_families(session: Session) -> Ended:
    """Keep four families."""
    current = khan_walters(session).family.id
    due = ended(session, LONG, "FP-0007", "1 May 1995")
    held = ended(session, "Nowak", "FP-0008", "1990")
    session.run(actions.records.add, Hold(scope=held, what="objection", why="Asked for by letter."))
    unknown = ended(session, "Hill", "", "7")
    return Ended(due, held, unknown, current)
