"""How things are understood: statements and scores under one lens, and somebody's latest words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.model import AreaScore, Better, Need, Voice, scale
from familyplan.words import mark, say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from familyplan.model.lenses import Area, AreaGroup, Lens
    from familyplan.model.plan import Statement

SIDES: Final = {
    "three-columns.worries": "worry",
    "three-columns.well": "strength",
    "three-columns.next": "needs",
}
_SURE: Final = {
    "fact": mark("a fact"),
    "reported": mark("reported by somebody"),
    "opinion": mark("an opinion"),
    "unproven": mark("a suspicion, not proven"),
}


@dataclass(frozen=True, slots=True)
class InArea:
    """One area of a lens with the statements in it, and each person's latest score of it."""

    area: Area
    statements: tuple[Need, ...]
    scores: tuple[AreaScore, ...]


@dataclass(frozen=True, slots=True)
class InGroup:
    """Areas that stand together; the name is empty where the lens has no groups."""

    name: str
    areas: tuple[InArea, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A family's situation through one lens; `unplaced` sit in no area of it yet."""

    groups: tuple[InGroup, ...]
    unplaced: tuple[Need, ...]


def seen_through(lens: Lens, statements: Iterable[Need], scores: Iterable[AreaScore]) -> Seen:
    """Arrange the statements by the areas of a lens, in the order they are given.

    A statement stands in every area it names. In the three columns its side says where it stands.
    """
    given = [(one, places(one)) for one in statements]
    latest = latest_scores(scores)

    def in_group(group: AreaGroup) -> InGroup:
        return InGroup(
            group.name,
            tuple(
                InArea(
                    area,
                    tuple(one for one, held in given if area.key in held),
                    tuple(one for one in latest if one.area == area.key),
                )
                for area in group.areas
            ),
        )

    known = {area.key for area in lens.areas}
    unplaced = tuple(one for one, held in given if not known & held)
    return Seen(tuple(in_group(group) for group in lens.groups), unplaced)


def places(statement: Need) -> set[str]:
    """Give the keys of every area a statement stands in, its column among them."""
    column = next(key for key, side in SIDES.items() if side == side_of(statement))
    return {column, *(key for key in statement.areas if key not in SIDES)}


def side_of(statement: Need) -> str:
    """Give the side a statement stands on; one that says none is a worry."""
    return statement.side if statement.side in SIDES.values() else "worry"


def latest_scores(scores: Iterable[AreaScore]) -> tuple[AreaScore, ...]:
    """Give the newest score of each person for each area and whom it is about, oldest first."""
    found: dict[tuple[str, tuple[str, ...], tuple[str, ...]], AreaScore] = {}
    for one in sorted(scores, key=_day):
        key = (one.area, tuple(sorted(one.said_by)), tuple(sorted(one.about)))
        found.pop(key, None)
        found[key] = one
    return tuple(found.values())


def words_of(voices: Iterable[Voice], person_id: str) -> tuple[Voice, ...]:
    """Give somebody's own words, newest first; what was seen of them counts as theirs."""
    theirs = [one for one in voices if person_id in (one.said_by or one.about)]
    return tuple(sorted(theirs, key=_day, reverse=True))


def score_words(score: AreaScore) -> str:
    """Say a score with its scale and direction: "4 of 10, higher is better"."""
    if score.value is None:
        return say("no number")
    on = scale(score.scale, score.better)
    lower = on.better is Better.LOWER
    way = say("lower is better") if lower else say("higher is better")
    value = format(score.value.normalize(), "f")
    if on.unit:
        return say("{value} {unit}, {way}", value=value, unit=on.unit, way=way)
    return say("{value} of {high}, {way}", value=value, high=on.high, way=way)


def sure_words(statement: Statement) -> str:
    """Say how sure it is: "a suspicion, not proven"; "" where nobody said."""
    words = _SURE.get(statement.how_sure)
    return say(words) if words else statement.how_sure


def _day(one: Statement) -> tuple[str, str]:
    day: date | None = one.happened.latest() if one.happened else None
    if day is None and one.recorded_at is not None:
        day = one.recorded_at.date()
    return (day.isoformat() if day else "", one.id)
