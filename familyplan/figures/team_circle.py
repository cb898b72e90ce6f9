"""The team circle: the family in the middle, everybody round it by how often and how they help."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from familyplan.figures.glyphs import glyph
from familyplan.figures.measure import Box, box_of, fitted, width_of
from familyplan.figures.shapes import Circle, Drawing, Label, Line, PolyLine, Shape
from familyplan.figures.team import (
    Nearness,
    Sector,
    circle_words,
    core_names,
    member_words,
    members,
    team_words,
)
from familyplan.figures.team_layout import NODE, Seat, arranged, spans_of
from familyplan.figures.team_room import Ground
from familyplan.model.vocabulary import spoken
from familyplan.words import say

if TYPE_CHECKING:
    from datetime import date

    from familyplan.figures.team import Member
    from familyplan.model import Rows

__all__ = ["small_team_circle", "team_circle", "team_words"]

_LEAST: Final = (360.0, 280.0)
_MIDDLE: Final = 42.0
_SHARES: Final = (0.4, 0.7, 1.0)
_BESIDE: Final = 118.0
_CORNER: Final = 10.5
_GROWTH: Final = 1.06
_MOST_NAMES: Final = 3
_LEGEND_ROW: Final = 18.0
_TIES: Final = ("close", "steady", "starting", "strained")
_STARTING: Final = (4.0, 3.0)
_EMPTY: Final = (3.0, 2.5)
_TICKS_EVERY: Final = 9.0


def team_circle(
    rows: Rows, on: date | None = None, width: float = 620.0, height: float = 440.0
) -> Drawing:
    """Draw the team on a day; a team too large for the room gets a larger drawing, same shape.

    Rings, glyphs and labels carry the row they stand for; a ring also says who it is.
    """
    found = members(rows, on)
    wide, high = max(width, _LEAST[0]), max(height, _LEAST[1])
    spans = spans_of(found)
    while True:
        room = high - _legend_height(wide)
        kinds = _kinds(spans, wide, room)
        ground = _ground(wide, room, spans, kinds)
        seats = arranged(ground, found)
        if seats is not None:
            break
        wide, high = wide * _GROWTH, high * _GROWTH
    shapes: list[Shape] = [*_rings(ground), *kinds]
    for seat in seats:
        shapes += _tie(
            _shown_tie(seat.member), _from_middle(ground, seat), nobody=seat.member.nobody
        )
    shapes += [Circle(*ground.centre, _MIDDLE, role="accent", fill="accent-soft", width=1.5)]
    shapes += _names(core_names(rows, on), ground.centre)
    shapes += _ring_names(ground)
    for seat in seats:
        shapes += _node(seat)
    shapes += _legend(wide, high)
    return Drawing(wide, high, tuple(shapes), say("Team circle"), tuple(circle_words(found)))


def small_team_circle(rows: Rows, on: date | None = None, side: float = 96.0) -> Drawing:
    """Draw the team as dots only, `side` points square."""
    found = members(rows, on)
    centre, reach = side / 2, side / 2 - 5
    shapes: list[Shape] = [Circle(centre, centre, reach * share, role="line") for share in _SHARES]
    shapes.append(Circle(centre, centre, reach * 0.17, role="accent", fill="accent-soft"))
    for at, member in enumerate(found):
        turn = 2 * math.pi * (at + 0.5) / len(found) - math.pi
        far = reach * _SHARES[member.ring]
        role = _role(_shown_tie(member))
        shapes.append(
            Circle(centre + far * math.cos(turn), centre + far * math.sin(turn), 3.5, role=role,
                   fill="" if member.nobody else role,
                   dash=(1.5, 1.5) if member.nobody else ())
        )  # fmt: skip
    return Drawing(side, side, tuple(shapes), say("Team circle"), tuple(circle_words(found)))


def _kinds(spans: dict[Sector, tuple[float, float]], width: float, height: float) -> list[Label]:
    """Name each kind of help at the edge of the drawing, on the side where it stands."""
    drawn: list[Label] = []
    for sector, (first, last) in spans.items():
        middle = math.radians((first + last) / 2)
        across, down = math.cos(middle), math.sin(middle)
        reach = min(width / 2 / max(abs(across), 1e-6), height / 2 / max(abs(down), 1e-6))
        words, size = sector.words, _CORNER
        half = width_of(words, size, 600) / 2
        x = min(max(width / 2 + across * reach, half + 8), width - half - 8)
        y = min(max(height / 2 + down * reach, 14), height - 6)
        label = Label(x, y, words, size=size, weight=600, anchor="middle", role="text-soft")
        while any(box_of(label).grown(2).meets(box_of(other)) for other in drawn):
            label = replace(label, y=label.y + (16 if label.y < height / 2 else -16))
        drawn.append(label)
    return drawn


def _ground(
    width: float, height: float, spans: dict[Sector, tuple[float, float]], kinds: list[Label]
) -> Ground:
    centre = (width / 2, height / 2)
    high = height / 2 - NODE - 14
    wide = max(high * 0.8, min(width / 2 - NODE - _BESIDE, high * 1.35))
    rings = tuple(
        (_MIDDLE + (wide - _MIDDLE) * share, _MIDDLE + (high - _MIDDLE) * share)
        for share in _SHARES
    )
    around = Box(*centre, *centre).grown(_MIDDLE + 3)
    edge = Box(0, 0, width, height)
    bare = Ground(centre, _MIDDLE, (rings[0], rings[1], rings[2]), edge, spans, ())
    labels = [box_of(label) for label in (*kinds, *_ring_names(bare))]
    return replace(bare, taken=(around, *labels))


def _rings(ground: Ground) -> list[Shape]:
    drawn: list[Shape] = [
        PolyLine(tuple(ground.at(ring, degrees) for degrees in range(0, 360, 4)), closed=True,
                 role="line")
        for ring in Nearness
    ]  # fmt: skip
    if len(ground.spans) > 1:
        for first, _last in ground.spans.values():
            start, end = ground.at(Nearness.OFTEN, first), ground.at(Nearness.RARELY, first)
            drawn.append(Line(*start, *end, role="line", dash=_EMPTY))
    return drawn


def _ring_names(ground: Ground) -> list[Label]:
    drawn = []
    for ring in Nearness:
        x, y = ground.at(ring, 90)
        drawn.append(Label(x, y + 3.5, ring.words, anchor="middle", halo=True, role="text-soft"))
    return drawn


def _names(names: tuple[str, ...], centre: tuple[float, float]) -> list[Shape]:
    shown = list(names[:_MOST_NAMES])
    if len(names) > _MOST_NAMES + 1:
        shown.append(say("and {n} more", n=len(names) - _MOST_NAMES))
    elif len(names) > _MOST_NAMES:
        shown.append(names[_MOST_NAMES])
    room = 2 * _MIDDLE - 14
    top = centre[1] - 14 * (len(shown) - 1) / 2 + 4
    drawn: list[Shape] = []
    for at, name in enumerate(shown):
        size = 11.0 if width_of(name, 11, 600) <= room else 9.5
        text = fitted(name, size, room, 600)
        drawn.append(
            Label(centre[0], top + 14 * at, text, size=size, weight=600, anchor="middle",
                  role="accent-ink")
        )  # fmt: skip
    return drawn


def _role(tie: str) -> str:
    return {"close": "accent", "strained": "attention"}.get(tie, "line-strong")


def _shown_tie(member: Member) -> str:
    return "" if member.nobody else member.tie


def _from_middle(ground: Ground, seat: Seat) -> Line:
    (cx, cy), (x, y) = ground.centre, (seat.x, seat.y)
    reach = math.hypot(x - cx, y - cy) or 1.0
    start, end = ground.middle / reach, 1 - NODE / reach
    return Line(cx + (x - cx) * start, cy + (y - cy) * start,
                cx + (x - cx) * end, cy + (y - cy) * end)  # fmt: skip


def _tie(tie: str, way: Line, *, nobody: bool = False) -> list[Shape]:
    """Draw a tie: thick for close, dashed for just starting, cross-ticked for under strain."""
    dash = _EMPTY if nobody else _STARTING if tie == "starting" else ()
    thick = 3.5 if tie == "close" else 1.6
    drawn: list[Shape] = [
        Line(way.x1, way.y1, way.x2, way.y2, role=_role(tie), width=thick, dash=dash)
    ]
    if tie != "strained":
        return drawn
    across, down = way.x2 - way.x1, way.y2 - way.y1
    reach = math.hypot(across, down) or 1.0
    side = (-down / reach * 4, across / reach * 4)
    for step in range(1, int(reach / _TICKS_EVERY)):
        x = way.x1 + across * step * _TICKS_EVERY / reach
        y = way.y1 + down * step * _TICKS_EVERY / reach
        drawn.append(
            Line(x - side[0], y - side[1], x + side[0], y + side[1], role="attention", width=1.4)
        )
    return drawn


def _node(seat: Seat) -> list[Shape]:
    member = seat.member
    tie = _shown_tie(member)
    role = _role(tie)
    fill = "accent-soft" if member.lead and not member.nobody else "surface"
    dash = _EMPTY if member.nobody or tie == "starting" else ()
    ring = Circle(
        seat.x, seat.y, NODE, role="accent" if member.lead else role, fill=fill, dash=dash,
        width=2.2 if member.lead or tie == "close" else 1.6, row=member.row,
        words=member_words(member),
    )  # fmt: skip
    inner: tuple[Shape, ...] = ()
    if not member.nobody:
        inner = glyph(member.sector, seat.x, seat.y, lead=member.lead, role="text")
    return [ring, *inner, *seat.labels]


def _legend_height(width: float) -> float:
    return _LEGEND_ROW * (1 + max(row for row, _x, _key in _legend_places(width))) + 6


def _legend_places(width: float) -> list[tuple[int, float, str]]:
    """Lay the keys of the legend in rows from left to right."""
    places: list[tuple[int, float, str]] = []
    row, x = 0, 8.0
    for key in (*_TIES, "nobody"):
        wide = 36 + width_of(_legend_words(key), 10) + 18
        if x + wide > width and x > _CORNER:
            row, x = row + 1, 8.0
        places.append((row, x, key))
        x += wide
    return places


def _legend_words(key: str) -> str:
    return say("nobody yet") if key == "nobody" else spoken("tie", key).lower()


def _legend(width: float, height: float) -> list[Shape]:
    top = height - _legend_height(width) + 4
    drawn: list[Shape] = []
    for row, x, key in _legend_places(width):
        y = top + _LEGEND_ROW * row + 9
        if key == "nobody":
            drawn.append(Circle(x + 22, y, 7, role="line-strong", dash=_EMPTY, width=1.6))
        else:
            drawn += _tie(key, Line(x, y, x + 30, y))
        drawn.append(Label(x + 36, y + 3.5, _legend_words(key), role="text-soft"))
    return drawn
