"""One page's content: text, lines and shapes, each marked as content or as an artifact."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from familyplan.packs.render.embed import Embedded
from familyplan.packs.render.ink import HIGH, Type, colour
from familyplan.packs.render.lines import Line, Piece, visual_order
from familyplan.packs.render.tree import Node, literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.packs.logo import Pixels
    from familyplan.packs.render.fonts import Face, Glyph

__all__ = ["Bookmark", "Fonts", "Pen"]

_CURVE = 0.5523  # how far the handles of a quarter circle reach, in radii


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading of the outline: its level, words, page (from 0) and height on the page."""

    level: int
    title: str
    page: int
    y: float


@dataclass
class Fonts:
    """The fonts of one PDF, in the order they were first needed, and its photos by name."""

    used: dict[Face, Embedded] = field(default_factory=dict)
    photos: dict[str, Pixels] = field(default_factory=dict)

    def of(self, face: Face) -> Embedded:
        """Give the PDF's own copy of a face."""
        found = self.used.get(face)
        if found is None:
            number = len(self.used)
            found = self.used[face] = Embedded(face, f"F{number + 1}", number)
        return found


class Pen:
    """Writes one page; points, with y growing downwards from the top."""

    def __init__(self, page: int, fonts: Fonts) -> None:
        self.page = page
        self.bookmarks: list[Bookmark] = []
        self.ops: list[str] = []
        self._fonts = fonts
        self._marks = 0
        self._inside = False

    @contextmanager
    def content(self, node: Node) -> Iterator[None]:
        """Mark what is drawn as the content of `node`; inside other marks it adds none."""
        if self._inside:
            yield
            return
        node.marks.append((self.page, self._marks))
        self.ops.append(f"/{node.tag} <</MCID {self._marks}>> BDC")
        self._marks += 1
        self._inside = True
        yield
        self._inside = False
        self.ops.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "/Artifact BMC") -> Iterator[None]:
        """Mark what is drawn as decoration, which is not read aloud."""
        if self._inside:
            yield
            return
        self.ops.append(kind)
        self._inside = True
        yield
        self._inside = False
        self.ops.append("EMC")

    def line(self, x1: float, y1: float, x2: float, *, role: str, width: float = 0.6) -> None:
        """Draw a level line."""
        self.path(f"{x1:.2f} {HIGH - y1:.2f} m {x2:.2f} {HIGH - y1:.2f} l", role, width=width)

    def path(
        self,
        path: str,
        role: str = "",
        *,
        fill: str = "",
        width: float = 0.6,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a path in PDF operators; `role` names its line's colour, `fill` its inside's."""
        look = "q"
        if role and width:
            dashes = " ".join(f"{d:g}" for d in dash)
            look += f" {colour(role)} RG {width:g} w 1 J 1 j [{dashes}] 0 d"
        if fill:
            look += f" {colour(fill)} rg"
        paint = {(True, True): "B", (True, False): "S", (False, True): "f"}
        self.ops.append(f"{look} {path} {paint.get((bool(role and width), bool(fill)), 'n')} Q")

    def panel(self, x: float, y: float, wide: float, high: float, *, fill: str) -> None:
        """Fill a rectangle with rounded corners."""
        self.path(rounded(x, y, wide, high, radius=5), fill=fill)

    def photo(self, pixels: Pixels, box: tuple[float, float, float, float]) -> None:
        """Draw a picture into a box: left, low (upwards from the foot), width and height."""
        # Named by what it shows, because the file's own number is made of what pages say.
        name = "P" + hashlib.sha256(pixels.data).hexdigest()[:16]
        self._fonts.photos[name] = pixels
        x, low, wide, high = box
        self.ops.append(f"q {wide:.2f} 0 0 {high:.2f} {x:.2f} {low:.2f} cm /{name} Do Q")

    def text(self, line: Line, look: Type, x: float, y: float, *, base: int = 0) -> None:
        """Draw a line of text with its baseline at y; x is where it starts from the left.

        What is drawn follows the order of reading, so that copied text is in that order too;
        where a piece stands on the line follows the order of its direction.
        """
        places = [0.0] * len(line.pieces)
        at = x
        for index in visual_order(line.pieces, base):
            places[index] = at
            at += line.pieces[index].width
        for place, piece in zip(places, line.pieces, strict=True):
            language = piece.run.language
            if language:
                self.ops.append(f"/Span <</Lang {literal(language)}>> BDC")
            self._piece(piece, look, place, y)
            if language:
                self.ops.append("EMC")

    def _piece(self, piece: Piece, look: Type, x: float, y: float) -> None:
        run = piece.run
        font = self._fonts.of(run.face)
        role = "text-soft" if run.soft else look.role
        start = f"BT {colour(role)} rg /{font.name} {look.size:g} Tf"
        if run.known and not run.shaped:
            codes = "".join([font.codes[c] for c in piece.text])
            self.ops.append(f"{start} {x:.2f} {HIGH - y:.2f} Td <{codes}> Tj ET")
            return
        if run.known and run.level % 2:
            self._leftward(piece, start, _Spot(font, x, HIGH - y, look.size))
            return
        # Shaped glyphs come out in drawing order and in parts; these are the words themselves.
        self.ops.append(f"/Span <</ActualText {literal(piece.text)}>> BDC")
        if run.known:
            glyphs = run.face.shape(piece.text, leftward=False)
            drawn, _ = _drawn(glyphs, _Spot(font, x, HIGH - y, look.size))
            self.ops.append(f"{start} {drawn} ET")
        else:
            codes = "".join([font.codes[c] for c in run.shown[: len(piece.text)]])
            self.ops.append(f"{start} {x:.2f} {HIGH - y:.2f} Td <{codes}> Tj ET")
        self.ops.append("EMC")

    def _leftward(self, piece: Piece, start: str, spot: _Spot) -> None:
        """Draw a piece that goes leftward, glyph by glyph from the left.

        Programs that copy text turn such a line round themselves, so each glyph says its own
        letters; only where several glyphs make one letter does that letter need to be written
        out. The element as a whole carries its words in reading order (Node.actual).
        """
        self.ops.append(start)
        glyphs = piece.run.face.shape(piece.text, leftward=True)
        for _, group in groupby(glyphs, key=lambda glyph: glyph.place):
            cluster = tuple(group)
            ops, spot = _drawn(cluster, spot)
            if len(cluster) > 1:
                ops = f"/Span <</ActualText {literal(cluster[0].text)}>> BDC {ops} EMC"
            self.ops.append(ops)
        self.ops.append("ET")


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where on the page and in which font and size the next glyph is drawn; y grows upwards."""

    font: Embedded
    x: float
    y: float
    size: float


def _drawn(glyphs: tuple[Glyph, ...], spot: _Spot) -> tuple[str, _Spot]:
    """Give the operators that draw glyphs from a spot on, and the spot after them."""
    ops = []
    x, em = spot.x, spot.size / 1000
    for glyph in glyphs:
        code = spot.font.code(glyph.number, glyph.text)
        at, up = x + glyph.dx * em, spot.y + glyph.dy * em
        ops.append(f"1 0 0 1 {at:.2f} {up:.2f} Tm <{code}> Tj")
        x += glyph.advance * em
    return " ".join(ops), replace(spot, x=x)


def rounded(x: float, y: float, wide: float, high: float, *, radius: float) -> str:
    """Give the path of a rectangle with rounded corners, its top left corner at (x, y)."""
    left, right, top, low = x, x + wide, HIGH - y, HIGH - y - high
    if radius <= 0:
        return f"{left:.2f} {low:.2f} {wide:.2f} {high:.2f} re"
    far = radius * (1 - _CURVE)
    parts = [f"{left + radius:.2f} {top:.2f} m {right - radius:.2f} {top:.2f} l"]
    corners = (
        (right - far, top, right, top - far, right, top - radius),
        (right, low + far, right - far, low, right - radius, low),
        (left + far, low, left, low + far, left, low + radius),
        (left, top - far, left + far, top, left + radius, top),
    )
    straights = ((right, low + radius), (left + radius, low), (left, top - radius), None)
    for corner, straight in zip(corners, straights, strict=True):
        parts.append(" ".join(f"{number:.2f}" for number in corner) + " c")
        if straight:
            parts.append(f"{straight[0]:.2f} {straight[1]:.2f} l")
    return " ".join([*parts, "h"])
