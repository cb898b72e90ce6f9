"""Where everybody in a team circle stands, so that no label meets another or leaves the drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from familyplan.figures.measure import Box, box_of, fitted
from familyplan.figures.shapes import Label
from familyplan.figures.team import Nearness, Sector
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from familyplan.figures.team import Member

__all__ = ["NODE", "Ground", "Seat", "arranged", "spans_of"]

NODE: Final = 13.0
NAME: Final = 11.0
ROLE: Final = 10.0
_MIDDLES: Final = {
    Sector.FAMILY: 225,
    Sector.SCHOOL: 315,
    Sector.HEALTH: 405,
    Sector.COMMUNITY: 495,
}
_LEAST_SPAN: Final = 56.0
_EDGE: Final = 4
_TURN: Final = 5
_GAP: Final = 1.5
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
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the circle stands on: its middle, its three rings (half width, half height), its edge.

    `spans` gives the first and last degree of each kind of help there is. `taken` is room already
    used by what does not move: the middle, ring names, corner names.
    """

    centre: Point
    middle: float
    rings: tuple[Point, Point, Point]
    edge: Box
    spans: dict[Sector, Point]
    taken: tuple[Box, ...]

    def at(self, ring: Nearness, degrees: float) -> Point:
        """Give the point of a ring at an angle, clockwise from the right."""
        wide, high = self.rings[ring]
        turn = math.radians(degrees)
        return self.centre[0] + wide * math.cos(turn), self.centre[1] + high * math.sin(turn)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where one member stands, with the labels beside it."""

    member: Member
    x: float
    y: float
    labels: tuple[Label, ...]


@dataclass(slots=True)
class _Table:
    """Who sits already, with the room and the ties they take."""

    ground: Ground
    seats: list[Seat] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    nodes: list[Box] = field(default_factory=list)
    ties: list[tuple[Point, Point]] = field(default_factory=list)

    def free(self, at: Point) -> bool:
        """Say whether a ring may stand here: clear of everything, and of the others' ties."""
        node = _node_at(*at)
        if not node.inside(self.ground.edge) or self._meets(node.grown(_GAP)):
            return False
        tie = self._tie(*at)
        return not (
            any(_crosses(tie, one) for one in self.nodes)
            or any(_crosses(other, node) for other in self.ties)
        )

    def fits(self, seat: Seat, *, strictly: bool) -> bool:
        """Say whether a free seat's labels fit; strictly also asks that no tie runs under one."""
        boxes = [box_of(label).grown(_GAP) for label in seat.labels]
        if any(not box.inside(self.ground.edge) or self._meets(box) for box in boxes):
            return False
        if not strictly:
            return True
        tie = self._tie(seat.x, seat.y)
        return not (
            any(_crosses(tie, box) for box in (*self.boxes, *boxes))
            or any(_crosses(other, box) for other in self.ties for box in boxes)
        )

    def take(self, seat: Seat) -> None:
        """Let somebody sit."""
        self.seats.append(seat)
        self.nodes.append(_node_at(seat.x, seat.y))
        self.ties.append(self._tie(seat.x, seat.y))
        self.boxes += [box_of(label) for label in seat.labels]

    def _meets(self, box: Box) -> bool:
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        # Written out, because this is asked many thousand times for a large team.
        for some in (self.ground.taken, self.nodes, self.boxes):
            for one in some:
                if left < one.right and one.left < right and top < one.bottom and one.top < bottom:
                    return True
        return False

    def _tie(self, x: float, y: float) -> tuple[Point, Point]:
        centre = self.ground.centre
        reach = math.hypot(x - centre[0], y - centre[1]) or 1.0
        share = self.ground.middle / reach
        start = centre[0] + (x - centre[0]) * share, centre[1] + (y - centre[1]) * share
        return start, (x, y)


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
    table = _Table(ground)
    for member, degrees in _wishes(ground, members):
        seat = _seated(table, member, degrees)
        if seat is None:
            return None
        table.take(seat)
    return tuple(table.seats)


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


def _seated(table: _Table, member: Member, wish: float) -> Seat | None:
    angles = list(_turned(wish, *table.ground.spans[member.sector]))
    places = [(table.ground.at(member.ring, degrees), degrees) for degrees in angles]
    # Whether a ring may stand somewhere does not depend on its labels: asked once, when needed.
    free: dict[float, bool] = {}
    for strictly, form in _TRIES:
        for at, degrees in places:
            if degrees not in free:
                free[degrees] = table.free(at)
            if not free[degrees]:
                continue
            for side in _sides(degrees):
                seat = Seat(member, *at, _labels(member, at, side, form))
                if table.fits(seat, strictly=strictly):
                    return seat
    return None


def _node_at(x: float, y: float) -> Box:
    """Give the room a member's ring takes."""
    return Box(x, y, x, y).grown(NODE + 1)


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


def _labels(member: Member, at: Point, side: Side, form: int) -> tuple[Label, ...]:
    name_room, role_room = _FORMS[form]
    name = fitted(member.name, NAME, name_room, 600)
    role = fitted(_role(member), ROLE, role_room) if role_room else ""
    x, y = at
    away = NODE + 5
    second = 13.0 if role else 0.0
    place: dict[Side, tuple[float, float, Literal["start", "middle", "end"]]] = {
        "right": (x + away, y + 4 - second / 2, "start"),
        "left": (x - away, y + 4 - second / 2, "end"),
        "below": (x, y + away + 8, "middle"),
        "above": (x, y - away - second, "middle"),
    }
    left, base, anchor = place[side]
    row = member.row
    lines = [Label(left, base, name, size=NAME, weight=600, anchor=anchor, halo=True, row=row)]
    if role:
        lines.append(
            Label(left, base + 13, role, size=ROLE, anchor=anchor, halo=True, row=row,
                  role="text-soft")
        )  # fmt: skip
    return tuple(lines)


def _role(member: Member) -> str:
    if not member.lead or member.nobody:
        return member.role
    return say("Lead, {role}", role=member.role) if member.role else say("Lead")


def _crosses(tie: tuple[Point, Point], box: Box) -> bool:
    """Say whether a straight line runs through a box (Liang and Barsky's clipping)."""
    (x1, y1), (x2, y2) = tie
    if (x1 < box.left and x2 < box.left) or (x1 > box.right and x2 > box.right):
        return False
    if (y1 < box.top and y2 < box.top) or (y1 > box.bottom and y2 > box.bottom):
        return False
    enter, leave = 0.0, 1.0
    for start, step, low, high in (
        (x1, x2 - x1, box.left, box.right),
        (y1, y2 - y1, box.top, box.bottom),
    ):
        if step == 0:
            if not low <= start <= high:
                return False
            continue
        near, far = sorted(((low - start) / step, (high - start) / step))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave
