"""How much room a label takes, judged without any font and never too small."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from familyplan.figures.shapes import Anchor, Label

__all__ = ["Box", "Span", "box_of", "fitted", "span_of_text", "width_of"]

# A rectangle's left, top, right and bottom, bare, for where many thousands are compared.
Span = tuple[float, float, float, float]

# Widths in ems, a little above those of Source Sans 3; unknown letters count as wide.
_THIN: Final = frozenset("iljI.,;:'’‘!| ")
_NARROW: Final = frozenset("tfr()[]-“”·/")
_WIDE: Final = frozenset("mwMWQ@%—…→")
_CAPITAL: Final = 0.69
_PLAIN: Final = 0.57
_OTHER: Final = 1.0
# Arabic letters join and are narrow then; a few are wide even so.
_ARABIC: Final = range(0x600, 0x700)
_ARABIC_PLAIN: Final = 0.68
_ARABIC_WIDE: Final = frozenset("سشصضطظ")
_ARABIC_WIDEST: Final = 1.25
_BOLD: Final = 1.06
_BOLD_WEIGHT: Final = 600
_LATIN_END: Final = 0x250
_ASCENT: Final = 0.8
_DESCENT: Final = 0.25


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from (left, top) to (right, bottom), in points."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Say whether two boxes share any room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, other: Box) -> bool:
        """Say whether the whole of this box lies in the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> Box:
        """Give the box with a margin round it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def width_of(text: str, size: float, weight: int = 400) -> float:
    """Judge how wide a text is at a size, in the size's unit; rather too wide than too narrow."""
    return _ems_of(text) * size * (_BOLD if weight >= _BOLD_WEIGHT else 1.0)


@lru_cache(maxsize=4096)
def _ems_of(text: str) -> float:
    return sum(_ems(letter) for letter in text)


@lru_cache(maxsize=1024)
def _ems(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    base = unicodedata.normalize("NFD", letter)[0]
    if ord(base) >= _LATIN_END and base not in _NARROW | _WIDE | _THIN:
        return _ems_beyond_latin(base)
    if base in _THIN:
        return 0.31
    if base in _NARROW:
        return 0.42
    if base in _WIDE:
        return 0.94
    return _CAPITAL if base.isupper() else _PLAIN


def _ems_beyond_latin(base: str) -> float:
    if ord(base) not in _ARABIC:
        return _OTHER
    return _ARABIC_WIDEST if base in _ARABIC_WIDE else _ARABIC_PLAIN


@lru_cache(maxsize=4096)
def fitted(text: str, size: float, room: float, weight: int = 400) -> str:
    """Cut a text so that it fits the room, at a word's end where one is near; dots show the cut."""
    if width_of(text, size, weight) <= room:
        return text
    kept = text
    while kept and width_of(f"{kept}…", size, weight) > room:
        kept = kept[:-1]
    words = kept.rpartition(" ")[0]
    return f"{(words if len(words) > len(kept) // 2 else kept).rstrip(' ,')}…"


def box_of(label: Label) -> Box:
    """Give the room a label takes."""
    wide = width_of(label.text, label.size, label.weight)
    return Box(*span_of_text((label.x, label.y), wide, label.size, label.anchor))


def span_of_text(at: tuple[float, float], wide: float, size: float, anchor: Anchor) -> Span:
    """Give the room of a text so wide whose baseline begins, ends or has its middle at a point."""
    x, y = at
    left = x if anchor == "start" else x - (wide / 2 if anchor == "middle" else wide)
    return left, y - size * _ASCENT, left + wide, y + size * _DESCENT
