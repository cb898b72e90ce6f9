"""The symbols and kinds of line of a family tree, large in the tree and small in its legend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.figures.genogram_across import HALF, SMALL
from familyplan.figures.genogram_people import Sign
from familyplan.figures.genogram_ties import Couple, Line
from familyplan.figures.shapes import Circle, Label, PolyLine, Rect
from familyplan.figures.shapes import Line as Straight

if TYPE_CHECKING:
    from familyplan.figures.genogram_people import Someone
    from familyplan.figures.shapes import Shape

__all__ = ["Look", "look_of", "slashes", "symbol", "unknown"]

_THICK: Final = 1.5
_INNER: Final = 0.56
_AGE: Final = 10.5
_UNKNOWN_DASH: Final = (3.0, 2.5)
_SLASH: Final = 7.0
_LEAN: Final = 3.0
_PAIR: Final = 2.6


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of line is drawn."""

    dash: tuple[float, ...] = ()
    width: float = 1.4
    role: str = "text"


_LOOKS: Final[dict[Couple | Line, Look]] = {
    Couple.TOGETHER: Look((6.0, 4.0)),
    Couple.NOT_SAID: Look((1.6, 3.4)),
    Couple.LOOSE: Look((1.6, 5.0, 6.0, 5.0), 1.2, "line-strong"),
    Couple.ALONE: Look(),
    Line.ADOPTED: Look((6.0, 3.5)),
    Line.FOSTERED: Look((2.4, 2.8)),
    Line.KIN: Look((8.0, 3.0, 2.0, 3.0), 1.6, "accent"),
    Line.LOOSE: Look((1.6, 5.0, 6.0, 5.0), 1.2, "line-strong"),
}

_SLASHES: Final[dict[Couple | Line, tuple[float, ...]]] = {
    Couple.PARTED: (0.0,),
    Couple.DIVORCED: (-_PAIR, _PAIR),
}


def look_of(kind: Couple | Line) -> Look:
    """Give how a kind of line is drawn; most are plain."""
    return _LOOKS.get(kind, Look())


def slashes(kind: Couple | Line, x: float, y: float) -> list[Shape]:
    """Draw the mark of a couple who parted (one stroke) or divorced (two)."""
    shifts = _SLASHES.get(kind, ())
    return [
        Straight(x + by - _LEAN, y + _SLASH, x + by + _LEAN, y - _SLASH, width=_THICK)
        for by in shifts
    ]


def unknown(
    x: float, y: float, *, half: float = SMALL, row: str = "", words: str = ""
) -> list[Shape]:
    """Draw somebody not known yet: a dashed ring with a question mark."""
    return [
        Circle(x, y, half, role="line-strong", fill="surface", dash=_UNKNOWN_DASH, width=1.3,
               row=row, words=words),
        Label(x, y + half * 0.3, "?", size=min(_AGE, half * 1.3), anchor="middle",
              role="text-soft", row=row),
    ]  # fmt: skip


def symbol(
    someone: Someone, x: float, y: float, *, half: float = HALF, words: str = ""
) -> list[Shape]:
    """Draw a person's symbol: its outline, a second sign inside, an age, a cross for a death.

    The outline carries the person's row and the words.
    """
    half = min(half, SMALL) if someone.lost else half
    drawn = _outline(someone.sign, (x, y), half, (someone.row, words))
    if someone.inner:
        drawn += _outline(someone.inner, (x, y), half * _INNER, ("", ""))
    if someone.died:
        drawn += _cross(someone.sign, (x, y), half)
    elif someone.inside:
        size = _AGE if half == HALF and not someone.inner else 9.0
        low = y + size * 0.34
        drawn.append(Label(x, low, someone.inside, size=size, anchor="middle", row=someone.row))
    return drawn


def _outline(
    sign: Sign, at: tuple[float, float], half: float, said: tuple[str, str]
) -> list[Shape]:
    (x, y), (row, words) = at, said
    if sign is Sign.MAN:
        side = 2 * half
        return [
            Rect(x - half, y - half, side, side, fill="raised", width=_THICK, row=row, words=words)
        ]
    if sign is Sign.WOMAN:
        return [Circle(x, y, half, fill="raised", width=_THICK, row=row, words=words)]
    if sign is Sign.UNBORN:
        points = ((x, y - half), (x + half, y + half), (x - half, y + half))
    else:
        points = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))  # type: ignore[assignment]  # four corners
    return [PolyLine(points, closed=True, width=_THICK, row=row, words=words)]


def _cross(sign: Sign, at: tuple[float, float], half: float) -> list[Shape]:
    x, y = at
    reach = {Sign.MAN: half, Sign.WOMAN: half * 0.707, Sign.OTHER: half * 0.5}.get(sign, half * 0.5)
    low = y + (half * 0.5 if sign is Sign.UNBORN else 0.0)
    return [
        Straight(x - reach, low - reach, x + reach, low + reach, width=1.2),
        Straight(x - reach, low + reach, x + reach, low - reach, width=1.2),
    ]
