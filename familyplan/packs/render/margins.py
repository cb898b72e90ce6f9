"""The header and footer of every page: whose copy it is, its code, page x of y."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from familyplan.packs.document import Document, plain
from familyplan.packs.render.flow import first_baseline
from familyplan.packs.render.ink import BOTTOM, LEFT, TOP, WIDTH, Type, type_for
from familyplan.packs.render.lines import Line, set_lines
from familyplan.packs.render.scripts import base_level, runs_of
from familyplan.words import say

if TYPE_CHECKING:
    from familyplan.packs.render.pen import Pen

__all__ = ["Margins"]

_GAP: Final = 6.0
_AIR: Final = 16.0
_MOST: Final = 4  # lines a header may take from the page
_NARROW: Final = 0.36
_TAG: Final = "/Artifact <</Type /Pagination /Subtype /{kind}>> BDC"

Side = tuple[list[Line], int]


@dataclass(frozen=True, slots=True)
class Margins:
    """What stands above and below the text; `top` and `bottom` are where the text has room."""

    header: tuple[Side, Side]
    footer: Side
    code: str
    look: Type
    top: float
    bottom: float

    @classmethod
    def of(cls, document: Document) -> Margins:
        """Set the header and footer of a document."""
        look = type_for("margin", large=document.large)
        header = (
            _side(document.header_left, look, WIDTH * _NARROW),
            _side(document.header_right, look, WIDTH * (1 - _NARROW) - 12),
        )
        footer = _side(document.footer_left, look, WIDTH * (1 - _NARROW) - 12)
        above = max(len(side[0]) for side in header) * look.leading
        below = max(len(footer[0]), 1) * look.leading
        return cls(
            header,
            footer,
            plain(document.footer_right),
            look,
            TOP + above + _GAP + _AIR,
            BOTTOM - below - _GAP - _AIR,
        )

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Draw both, as page furniture that is not read aloud."""
        rule = self.top - _AIR
        with pen.artifact(_TAG.format(kind="Header")):
            left, right = self.header
            self._left(pen, left, TOP)
            self._right(pen, right[0], TOP)
            pen.line(LEFT, rule, LEFT + WIDTH, role="line")
        foot = self.bottom + _AIR
        with pen.artifact(_TAG.format(kind="Footer")):
            pen.line(LEFT, foot, LEFT + WIDTH, role="line")
            self._left(pen, self.footer, foot + _GAP)
            count = say("Page {page} of {pages}", page=page, pages=pages)
            words = f"{self.code}   {count}" if self.code else count
            self._right(pen, _side(words, self.look, WIDTH * _NARROW)[0], foot + _GAP)

    def _left(self, pen: Pen, side: Side, y: float) -> None:
        for index, line in enumerate(side[0]):
            at = y + first_baseline(self.look) + index * self.look.leading
            pen.text(line, self.look, LEFT, at, base=side[1])

    def _right(self, pen: Pen, lines: list[Line], y: float) -> None:
        for index, line in enumerate(lines):
            at = y + first_baseline(self.look) + index * self.look.leading
            pen.text(line, self.look, LEFT + WIDTH - line.width, at)


def _side(text: str, look: Type, width: float) -> Side:
    words = plain(text)
    return set_lines(runs_of(words), look.size, width)[:_MOST], base_level(words)
