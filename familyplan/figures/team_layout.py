"""Where everybody in a team circle stands, so that no label meets another or leaves the drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from familyplan.figures.measure import fitted, span_of_text, width_of
from familyplan.figures.shapes import Label
from familyplan.figures.team import Sector
from familyplan.figures.team_room import Room
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from familyplan.figures.measure import Span
    from familyplan.figures.shapes import Anchor
    from familyplan.figures.team import Member
    from familyplan.figures.team_room import Ground, Place, Point

__all__ = ["NODE", "Seat", "arranged", "spans_of"]

NODE: Final = 13.0
NAME: Final = 11.0
ROLE: Final = 10.0
_LINE: Final = 13.0
_BOLD: Final = 600
_MIDDLES: Final = {
    Sector.FAMILY: 225,
    Sector.SCHOOL: 315,
    Sector.HEALTH: 405,
    Sector.COMMUNITY: 495,
}
_LEAST_SPAN: Final = 56.0
_EDGE: Final = 4
_TURN: Final = 5
_LONGEST: Final = 132.0
# How much of the role, then of the name, there is room for when turning was not enough.
_FORMS: Final = (
    (_LONGEST, _LONGEST), (110.0, 100.0), (_LONGEST, 84.0), (_LONGEST, 0.0), (84.0, 0.0),
)  # fmt: skip
_TRIES: Final = (
    (True, 0), (True, 1), (False, 0), (False, 1), (False, 2), (False, 3), (False, 4),
)  # fmt: skip
_SIDEWAYS: Final = 0.3
Side = Literal["right", "left", "below", "above"]


@dataclass(frozen=True, slots=True)
class Seat:
    """Where one member stands, with the labels beside it."""

    member: Member
    x: float
    y: float
    labels: tuple[Label, ...]


class _Said(NamedTuple):
    """What stands beside a ring, cut to the room there is, and how wide each line of it is."""

    name: str
    name_wide: float
    role: str
    role_wide: float


def spans_of(members: Sequence[Member]) -> dict[Sector, Point]:
    """Share the circle among the kinds of help there are, by how many give each.

    Kinds keep their order and stay as near to their own corner as their neighbours let them.
    """
    counts = {sector: sum(m.sector is sector for m in members) for sector in Sector}
    here = {sector: count for sector, count in counts.items() if count}
    if not here:
        return {}
    spare = 360 - _LEAST_SPAN * len(here)
    wide = {s: _LEAST_SPAN + spare * count / len(members) for s, count in here.items()}
    if len(here) == 1:
        (alone,) = here
        return {alone: (_MIDDLES[alone] - 180.0, _MIDDLES[alone] + 180.0)}
    starts, at = {}, 0.0
    for sector, width in wide.items():
        starts[sector] = at
        at += width
    drift = [_MIDDLES[s] - starts[s] - wide[s] / 2 for s in here]
    turn = sum(drift) / len(drift)
    return {s: (starts[s] + turn, starts[s] + turn + wide[s]) for s in here}


def arranged(ground: Ground, members: Sequence[Member]) -> tuple[Seat, ...] | None:
    """Seat everybody, or give None where this ground is too small for them."""
    room, seats = Room(ground), []
    for member, degrees in _wishes(ground, members):
        seat = _seated(ground, room, member, degrees)
        if seat is None:
            return None
        seats.append(seat)
    return tuple(seats)


def _wishes(ground: Ground, members: Sequence[Member]) -> Iterator[tuple[Member, float]]:
    """Spread each kind's members over its part, neighbours on different rings."""
    for sector, (first, last) in ground.spans.items():
        here = sorted(
            (member for member in members if member.sector is sector),
            key=lambda member: (member.ring, not member.lead, member.row),
        )
        slots = [*range(0, len(here), 2), *range(1, len(here), 2)]
        room = last - first - 2 * _EDGE
        for member, slot in zip(here, slots, strict=True):
            yield member, first + _EDGE + room * (slot + 0.5) / len(here)


def _seated(ground: Ground, room: Room, member: Member, wish: float) -> Seat | None:
    """Let a member sit as near to the wished angle as there is room, with as much said as fits."""
    # Whether a ring may stand somewhere does not depend on its labels: asked once, when needed.
    asked: list[tuple[Place, tuple[Side, ...]]] = []
    role = _role(member)
    for turn, (strictly, form) in enumerate(_TRIES):
        said = _said(member.name, role, form)
        for place, sides in asked if turn else _places(ground, room, member, wish):
            if not turn:
                asked.append((place, sides))
            for side in sides:
                labels = _spans(said, place.at, side)
                if room.fits(place, labels, strictly=strictly):
                    room.take(place, labels)
                    return Seat(member, *place.at, _labels(member.row, said, place.at, side))
    return None


def _places(
    ground: Ground, room: Room, member: Member, wish: float
) -> Iterator[tuple[Place, tuple[Side, ...]]]:
    """Give where a ring may stand, nearest to the wish first, and on which sides to write."""
    for degrees in _turned(wish, *ground.spans[member.sector]):
        place = room.place(ground.at(member.ring, degrees), NODE + 1)
        if place:
            yield place, _sides(degrees)


def _turned(wish: float, first: float, last: float) -> Iterator[float]:
    """Give the wished angle, then ever farther ones to both sides, within the kind's part."""
    yield wish
    for step in range(_TURN, int(last - first), _TURN):
        for degrees in (wish + step, wish - step):
            if first + _EDGE <= degrees <= last - _EDGE:
                yield degrees


def _sides(degrees: float) -> tuple[Side, ...]:
    across, down = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    over: tuple[Side, Side] = ("below", "above") if down > 0 else ("above", "below")
    beside: tuple[Side, Side] = ("right", "left") if across > 0 else ("left", "right")
    return (*over, *beside) if abs(across) < _SIDEWAYS else (*beside, *over)


@lru_cache(maxsize=4096)
def _said(name: str, role: str, form: int) -> _Said:
    """Cut a name and a role to the room a form leaves for them."""
    name_room, role_room = _FORMS[form]
    name = fitted(name, NAME, name_room, _BOLD)
    role = fitted(role, ROLE, role_room) if role_room else ""
    return _Said(name, width_of(name, NAME, _BOLD), role, width_of(role, ROLE))


def _starts(said: _Said, at: Point, side: Side) -> tuple[Point, Anchor]:
    """Give where the name stands; the role stands a line lower."""
    x, y = at
    away = NODE + 5
    second = _LINE if said.role else 0.0
    match side:
        case "right":
            return (x + away, y + 4 - second / 2), "start"
        case "left":
            return (x - away, y + 4 - second / 2), "end"
        case "below":
            return (x, y + away + 8), "middle"
        case "above":
            return (x, y - away - second), "middle"


def _spans(said: _Said, at: Point, side: Side) -> list[Span]:
    """Give the room the labels take there."""
    start, anchor = _starts(said, at, side)
    found = [span_of_text(start, said.name_wide, NAME, anchor)]
    if said.role:
        under = start[0], start[1] + _LINE
        found.append(span_of_text(under, said.role_wide, ROLE, anchor))
    return found


def _labels(row: str, said: _Said, at: Point, side: Side) -> tuple[Label, ...]:
    (x, y), anchor = _starts(said, at, side)
    lines = [Label(x, y, said.name, size=NAME, weight=_BOLD, anchor=anchor, halo=True, row=row)]
    if said.role:
        lines.append(
            Label(x, y + _LINE, said.role, size=ROLE, anchor=anchor, halo=True, row=row,
                  role="text-soft")
        )  # fmt: skip
    return tuple(lines)


def _role(member: Member) -> str:
    if not member.lead or member.nobody:
        return member.role
    return say("Lead, {role}", role=member.role) if member.role else say("Lead")
