"""The legend of a family tree: every symbol that is in it, and no other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram_people import Sign, Someone
from familyplan.figures.genogram_symbols import look_of, slashes, symbol, unknown
from familyplan.figures.genogram_ties import Couple, Line
from familyplan.figures.genogram_tree import UNKNOWN
from familyplan.figures.measure import width_of
from familyplan.figures.shapes import Label, Rect
from familyplan.figures.shapes import Line as Straight
from familyplan.words import mark, say

if TYPE_CHECKING:
    from familyplan.figures.genogram_places import Places
    from familyplan.figures.shapes import Shape

__all__ = ["legend"]

_ROW: Final = 19.0
_SMALL: Final = 6.5
_SAMPLE: Final = 26.0
_TEXT: Final = 10.0
_EDGE: Final = 14.0
_BETWEEN: Final = 18.0
_WORDS: Final = {
    Sign.MAN: mark("boy or man"),
    Sign.WOMAN: mark("girl or woman"),
    Sign.OTHER: mark("another sex, or not said"),
    Sign.UNBORN: mark("not born yet"),
    "trans": mark("trans: outside who they are, inside the sex noted at birth"),
    "died": mark("has died"),
    "lost": mark("pregnancy lost"),
    "unknown": mark("not known yet"),
    Couple.MARRIED: mark("married"),
    Couple.TOGETHER: mark("together"),
    Couple.PARTED: mark("parted"),
    Couple.DIVORCED: mark("divorced"),
    Couple.NOT_SAID: mark("parents; together or not is not said"),
    Line.ADOPTED: mark("adopted"),
    Line.FOSTERED: mark("fostered"),
    Line.KIN: mark("kinship care"),
    Line.LOOSE: mark("connected in another way"),
    "twins": mark("twins"),
    "home": mark("one home"),
}


def legend(places: Places, top: float, width: float) -> tuple[list[Shape], float]:
    """Draw the legend from a height down, within a width; give it and where it ends."""
    drawn: list[Shape] = []
    x, y = _EDGE, top + _ROW / 2
    for key in _used(places):
        words = say(_WORDS[key])
        sample = 2 * _SMALL if isinstance(key, Sign) or key in _ROUND else _SAMPLE
        wide = sample + 7 + width_of(words, _TEXT)
        if x + wide > width - _EDGE and x > _EDGE:
            x, y = _EDGE, y + _ROW
        drawn += _sample(key, x, y)
        drawn.append(Label(x + sample + 7, y + 3.5, words, role="text-soft"))
        x += wide + _BETWEEN
    return drawn, y + _ROW / 2


_ROUND: Final = frozenset({"trans", "died", "lost", "unknown"})


def _used(places: Places) -> list[str]:
    people = list(places.tree.people.values())
    # The line to a '?' does not say whether those two are together.
    looks = {
        stroke.look
        for stroke in places.strokes
        if stroke.look is not Couple.NOT_SAID or not stroke.union.two.startswith(UNKNOWN)
    }
    if Couple.LOOSE in looks:
        looks.add(Line.LOOSE)
    used: set[str] = {one.sign for one in people if not one.lost} | {*looks}
    used |= {"trans" for one in people if one.inner} | {"died" for one in people if one.died
             and not one.lost}  # fmt: skip
    used |= {"lost" for one in people if one.lost}
    used |= {"unknown" for place in places.tree.gens if place.startswith(UNKNOWN)}
    used |= {"home" for _area in places.areas} | ({"twins"} if _forked(places) else set())
    return [key for key in _WORDS if key in used]


def _forked(places: Places) -> bool:
    return any(
        start[0] != end[0] and start[1] != end[1]
        for stroke in places.strokes
        if isinstance(stroke.look, Line)
        for start, end in [stroke.points]
    )


_PLAIN: Final = Someone(row="", name="", whole_name="", sign=Sign.MAN)


def _sample(key: str, x: float, y: float) -> list[Shape]:
    at = x + _SMALL
    if isinstance(key, Sign):
        return symbol(replace(_PLAIN, sign=key), at, y, half=_SMALL)
    if key == "unknown":
        return unknown(at, y, half=_SMALL)
    some = {
        "trans": replace(_PLAIN, inner=Sign.WOMAN),
        "died": replace(_PLAIN, died=True),
        "lost": replace(_PLAIN, sign=Sign.UNBORN, died=True, lost=True),
    }
    if key in some:
        return symbol(some[key], at, y, half=_SMALL)
    if key == "home":
        return [Rect(x, y - 6, _SAMPLE, 12, role="line-strong", fill="sunken", dash=(4.0, 3.0),
                     radius=3)]  # fmt: skip
    if key == "twins":
        middle = x + _SAMPLE / 2
        return [Straight(middle, y - 5, middle + by, y + 5, width=1.4) for by in (-8.0, 8.0)]
    kind: Couple | Line = Couple(key) if key in list(Couple) and key != "loose" else Line(key)
    look = look_of(kind)
    line = Straight(x, y, x + _SAMPLE, y, dash=look.dash, width=look.width, role=look.role)
    return [line, *slashes(kind, x + _SAMPLE / 2, y)]
