"""The family tree: people by generation, couples and children, homes outlined, a legend below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram_across import NAME, SOFT
from familyplan.figures.genogram_homes import SIDE, Area, boxes_between, outline
from familyplan.figures.genogram_legend import legend
from familyplan.figures.genogram_people import home_letter, houses, someone_words, those_in
from familyplan.figures.genogram_places import LINE, Stroke, crossings, placed
from familyplan.figures.genogram_symbols import look_of, slashes, symbol, unknown
from familyplan.figures.genogram_ties import Couple, ties_of
from familyplan.figures.genogram_tree import UNKNOWN, tree_of
from familyplan.figures.genogram_words import tree_words, unknown_words
from familyplan.figures.measure import Box, fitted, width_of
from familyplan.figures.shapes import Drawing, Label, PolyLine, Rect, Shape
from familyplan.words import say

if TYPE_CHECKING:
    from datetime import date

    from familyplan.figures.genogram_homes import Run
    from familyplan.figures.genogram_people import House
    from familyplan.figures.genogram_places import Places
    from familyplan.figures.genogram_tree import Tree
    from familyplan.model import Rows

__all__ = ["asked_for", "genogram", "genogram_crossings", "genogram_words", "home_letter"]

_LEAST: Final = 400.0
_HALF: Final = 16.0
_PAD: Final = 8.0
_LOW: Final = 5.0
_FREE: Final = 9.0
_SAYS: Final = 6  # letters of a name that still say which home it is


def genogram(rows: Rows, on: date | None = None, *, gaps: bool = True) -> Drawing:
    """Draw a family's people on a day (None: without ages), in as much room as they take.

    Every symbol carries its person's id as its row and says who it is. With `gaps`, a child with
    one parent noted has a dashed ring for the other, whose row `asked_for` understands; a copy for
    somebody who may not see everybody is drawn without, for there a gap would say too much.
    """
    tree, homes, places = _laid_out(rows, on, gaps=gaps)
    shapes: list[Shape] = []
    for area in places.areas:
        shapes += _area(places, area)
    for stroke in places.strokes:
        shapes += _stroke(places, stroke)
    by_home = {house.row: house for house in homes}
    for row in places.across.rows:
        for place in row:
            shapes += _place(places, place, by_home)
    for area in places.areas:
        shapes += _home_name(places, area)
    width = max(places.width, _LEAST)
    drawn, height = legend(places, places.height, width)
    words = tree_words(tree, places.across.rows, ties_of(rows, tree.people), homes)
    return Drawing(width, height + _LOW, (*shapes, *drawn), say("Family tree"), words)


def genogram_words(rows: Rows, on: date | None = None, *, gaps: bool = True) -> tuple[str, ...]:
    """Say a family's people and how they belong together, a sentence each."""
    tree, homes, places = _laid_out(rows, on, gaps=gaps)
    return tree_words(tree, places.across.rows, ties_of(rows, tree.people), homes)


def genogram_crossings(rows: Rows, *, gaps: bool = True) -> int:
    """Count how often lines of different families cross in the drawing."""
    return crossings(_laid_out(rows, None, gaps=gaps)[2])


def asked_for(row: str) -> str:
    """Give the child whose other parent a shape asks for, "" where it stands for a person."""
    return row.removeprefix(UNKNOWN) if row.startswith(UNKNOWN) else ""


def _laid_out(rows: Rows, on: date | None, *, gaps: bool) -> tuple[Tree, tuple[House, ...], Places]:
    people = those_in(rows, on)
    tree = tree_of(people, ties_of(rows, people), gaps=gaps)
    homes = houses(rows, people)
    return tree, homes, placed(tree, homes)


def _area(places: Places, area: Area) -> list[Shape]:
    boxes = _boxes(places, area)
    drawn: list[Shape] = [
        Rect(box.left, box.top, box.right - box.left, box.bottom - box.top, fill="sunken",
             width=0, radius=6 if box in boxes[: len(area.runs)] else 0)
        for box in boxes
    ]  # fmt: skip
    line = PolyLine(outline(boxes), closed=True, role="line-strong", dash=(4.0, 3.0), width=1.1)
    return [*drawn, line]


def _boxes(places: Places, area: Area) -> list[Box]:
    """Give the boxes of an area: one for each run, then the ways between them."""
    boxes = []
    for run in area.runs:
        level = places.levels[run.level]
        strip = level.strip if run.level == area.runs[-1].level else 0.0
        boxes.append(
            Box(run.left, level.middle - _HALF - _PAD, run.right, level.labels + strip + 2)
        )
    for upper, top in zip(area.runs, boxes[: len(area.runs)], strict=True):
        for lower, bottom in zip(area.runs, boxes[: len(area.runs)], strict=True):
            way = boxes_between(upper, lower)
            if way:
                boxes.append(Box(way[0], top.bottom, way[1], bottom.top))
    return boxes


def _stroke(places: Places, stroke: Stroke) -> list[Shape]:
    look = look_of(stroke.look)
    drawn: list[Shape] = [PolyLine(stroke.points, dash=look.dash, width=look.width, role=look.role)]
    if stroke.look in {Couple.PARTED, Couple.DIVORCED}:
        top = min(y for _x, y in stroke.points)
        level = [x for x, y in stroke.points if y == top]
        left, right = min(level), max(level)
        downs = [
            x
            for other in places.strokes
            if other is not stroke and len(other.points) == 2  # noqa: PLR2004 - a straight piece
            for (x, low), (end, high) in [other.points]
            if x == end and left < x < right and min(low, high) <= top <= max(low, high)
        ]
        tries = [left + (right - left) * share for share in (0.5, 0.3, 0.7, 0.2, 0.8)]
        free = [x for x in tries if all(abs(x - down) >= _FREE for down in downs)]
        drawn += slashes(stroke.look, next(iter(free), tries[0]), top)
    return drawn


def _place(places: Places, place: str, homes: dict[str, House]) -> list[Shape]:
    x, y = places.spot(place)
    someone = places.tree.person(place)
    if someone is None:
        if not place.startswith(UNKNOWN):
            return []
        return unknown(x, y, row=place, words=unknown_words(places.tree, place))
    drawn = symbol(someone, x, y, words=someone_words(someone, homes.get(someone.home)))
    cell = places.across.cells[place]
    low = y + _HALF + 6 + NAME * 0.8
    for line in cell.names:
        drawn.append(Label(x, low, line, size=NAME, weight=600, anchor="middle", row=place))
        low += LINE
    if cell.soft:
        drawn.append(
            Label(x, low, cell.soft, size=SOFT, anchor="middle", role="text-soft", row=place)
        )
    return drawn


def _home_name(places: Places, area: Area) -> list[Shape]:
    """Write a home's letter and name at the foot of its outline, clear of lines going down."""
    run = area.runs[-1]
    level = places.levels[run.level]
    y = level.labels + level.strip - 5
    letter = width_of(area.house.letter, SOFT, 600) + 4
    name = fitted(area.house.name, SOFT, run.right - run.left - 2 * SIDE - letter)
    if len(name) < min(_SAYS, len(area.house.name)):
        name = ""
    downs = [
        x
        for stroke in places.strokes
        for (x, top), (_x, low) in zip(stroke.points, stroke.points[1:], strict=False)
        if min(top, low) < y < max(top, low)
    ]
    at = _clear(run, downs, letter + width_of(name, SOFT))
    if at is None:
        name, at = "", _clear(run, downs, letter)
    at = run.left + SIDE if at is None else at
    drawn: list[Shape] = [Label(at, y, area.house.letter, size=SOFT, weight=600)]
    if name:
        drawn.append(Label(at + letter, y, name, size=SOFT, role="text-soft"))
    return drawn


def _clear(run: Run, downs: list[float], wide: float) -> float | None:
    """Give the first place at the foot of a run where no line goes down."""
    room = run.right - SIDE - wide
    starts = [run.left + SIDE, room, *(x + 6 for x in sorted(downs))]
    for start in starts:
        inside = run.left + SIDE <= start <= room + 1
        if inside and not any(start - 3 < down < start + wide + 3 for down in downs):
            return start
    return None
