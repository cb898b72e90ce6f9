"""What paper looks like: its sizes, its colours, its type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from familyplan.packs.render.fonts import Weight

__all__ = ["BOTTOM", "HIGH", "LEFT", "TOP", "WIDE", "WIDTH", "Type", "colour", "type_for"]

MM: Final = 72 / 25.4
WIDE: Final = 595.276  # A4
HIGH: Final = 841.89
LEFT: Final = 18 * MM
WIDTH: Final = WIDE - 2 * LEFT
TOP: Final = 18 * MM
BOTTOM: Final = HIGH - 13 * MM

# The paper column of look.md's palette; each survives grey printing.
_PAPER: Final = {
    "surface": "#FFFFFF",
    "raised": "#FFFFFF",
    "sunken": "#F4F1EA",
    "text": "#1D2426",
    "text-soft": "#4D565A",
    "accent": "#0A5C63",
    "accent-ink": "#07474D",
    "accent-soft": "#E3EFED",
    "line": "#CFC8BA",
    "line-strong": "#6F675A",
    "good": "#27653A",
    "good-soft": "#E1EFE0",
    "attention": "#7F4B00",
    "attention-soft": "#FBECCD",
    "danger": "#9C2B26",
    "danger-soft": "#F9E3DE",
    "series-1": "#0A5C63",
    "series-2": "#A0460F",
    "series-3": "#5A4690",
    "series-4": "#3C6010",
}


@cache
def colour(role: str) -> str:
    """Give a colour role as three PDF numbers; raise KeyError for a role paper does not have."""
    code = _PAPER[role]
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


@dataclass(frozen=True, slots=True)
class Type:
    """How a kind of text is set, in points: `before` is the space above it."""

    size: float
    leading: float
    weight: Weight = 400
    role: str = "text"
    before: float = 0.0


# Heading sizes: the goal 21, the family's title 27; text 11, or 14 for the family.
_PACK: Final = {
    "h1": Type(21, 26, 600, before=16),
    "h2": Type(13.5, 18, 600, before=20),
    "h3": Type(11.5, 15.5, 600, "accent-ink", before=14),
    "body": Type(11, 15.5, before=5),
    "soft": Type(10, 13.5, role="text-soft", before=5),
    "eyebrow": Type(10.5, 14, role="text-soft", before=18),
    "words": Type(12.5, 18, role="accent-ink", before=7),
    "big": Type(16, 22, before=9),
    "lead": Type(12.5, 17.5, before=6),
    "label": Type(10.5, 15.5, role="text-soft"),
    "head": Type(10.5, 14, 600),
    "cell": Type(10.5, 14),
    "strong": Type(11, 15.5, 600),
    "margin": Type(9.5, 12.5, role="text-soft"),
}
_FAMILY: Final = {
    "h1": Type(27, 33, 600, before=12),
    "h2": Type(16.5, 21.5, 600, before=20),
    "h3": Type(15, 20, 600, "accent-ink", before=14),
    "body": Type(14, 19, before=5),
    "soft": Type(13, 17.5, role="text-soft", before=5),
    "eyebrow": Type(13, 17.5, role="text-soft", before=18),
    "words": Type(15.5, 21.5, role="accent-ink", before=8),
    "big": Type(20, 27, before=10),
    "lead": Type(14.5, 20, before=6),
    "label": Type(13, 19, role="text-soft"),
    "head": Type(12.5, 16.5, 600),
    "cell": Type(13.5, 18),
    "strong": Type(14.5, 19.5, 600),
    "margin": Type(10.5, 13.5, role="text-soft"),
}


def type_for(kind: str, *, large: bool) -> Type:
    """Give the type of a kind of text ("body", "h1", "cell"); deeper headings share h3's."""
    kinds = _FAMILY if large else _PACK
    return kinds["h3" if kind in {"h4", "h5", "h6"} else kind]
