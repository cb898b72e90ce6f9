"""Text set into lines: where they break, how wide they are, in which order they are drawn."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.packs.render.scripts import Run

__all__ = ["Line", "Piece", "set_lines", "visual_order", "width_of"]

_IDEOGRAPH: Final = "\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff"
# A line break; an ideograph; the first half of a compound ("Nowak-|Kowalska"); a word or "40 %",
# each with the plain spaces after it; or spaces alone.
_PART: Final = re.compile(
    f"\n|[{_IDEOGRAPH}] *|[^ \n{_IDEOGRAPH}]{{2,}}?[-/](?=[^\\W\\d_]{{3}})"
    f"|[^ \n{_IDEOGRAPH}]+(?:(?<=[0-9]) %[^ \n{_IDEOGRAPH}]*)? *| +"
)
_STANDS_ALONE: Final = re.compile(f"[{_IDEOGRAPH}]")


@dataclass(slots=True)
class Piece:
    """Part of a run on one line, `width` points wide with its spaces."""

    run: Run
    text: str
    width: float


@dataclass(slots=True)
class Line:
    """One line in reading order; `width` leaves out the spaces at its end."""

    pieces: list[Piece]
    width: float


def width_of(run: Run, text: str, size: float) -> float:
    """Give the width of part of a run in points."""
    if not text:
        return 0.0
    if run.shaped:
        glyphs = run.face.shape(text, leftward=bool(run.level % 2))
        return sum(glyph.advance for glyph in glyphs) * size / 1000
    widths = run.face.widths
    shown = text if run.known else run.shown[: len(text)]
    return sum([widths[ord(c)] for c in shown]) * size / 1000


def set_lines(runs: list[Run], size: float, width: float, *, base: int = 0) -> list[Line]:
    """Break runs into lines of at most `width` points, at spaces, else between characters.

    No character is lost: spaces stay at the end of their line, where nothing is drawn of them
    but whoever copies the text finds the words apart.
    """
    setter = _Setter(size, width, base)
    for word in _words(runs):
        setter.add(word)
    return setter.finish()


def _words(runs: list[Run]) -> Iterator[list[tuple[Run, str]]]:
    """Give the parts of text that are not broken if they fit on a line."""
    word: list[tuple[Run, str]] = []
    for run in runs:
        for part in _PART.findall(run.text):
            if word and (_ends(word[-1][1]) or part == "\n" or _STANDS_ALONE.match(part)):
                yield word
                word = []
            word.append((run, part))
    if word:
        yield word


def _ends(part: str) -> bool:
    return part.endswith((" ", "\n", "-", "/")) or bool(_STANDS_ALONE.match(part))


class _Setter:
    """Fills line after line."""

    def __init__(self, size: float, width: float, base: int) -> None:
        self._base = base
        self._size = size
        self._width = width
        self._lines: list[Line] = []
        self._pieces: list[Piece] = []
        self._used = 0.0
        self._ink = 0.0

    def add(self, word: list[tuple[Run, str]]) -> None:
        if word[0][1] == "\n":
            self._put(word[0][0], " ", 0.0, 0.0)
            self._break()
            return
        parts = []
        for run, text in word:
            bare = text.rstrip(" ")
            full = width_of(run, text, self._size)
            ink = full if bare == text else width_of(run, bare, self._size)
            parts.append((run, text, full, ink))
        wide = sum(part[2] for part in parts[:-1]) + parts[-1][3]
        if self._used and self._used + wide > self._width:
            self._break()
        if wide > self._width:
            self._split(word)
            return
        for part in parts:
            self._put(*part)

    def finish(self) -> list[Line]:
        if self._pieces or not self._lines:
            self._break()
        return self._lines

    def _split(self, word: list[tuple[Run, str]]) -> None:
        """Set a word that is wider than a line, a cluster at a time."""
        for run, text in word:
            for cluster in _clusters(text):
                wide = width_of(run, cluster, self._size)
                if self._used and self._used + wide > self._width and not cluster.isspace():
                    self._break()
                self._put(run, cluster, wide, 0.0 if cluster.isspace() else wide)

    def _put(self, run: Run, text: str, full: float, ink: float) -> None:
        self._ink = self._used + ink if ink else self._ink
        self._used += full
        last = self._pieces[-1] if self._pieces else None
        if last and last.run is run:
            last.text += text
            last.width += full
        else:
            self._pieces.append(Piece(run, text, full))

    def _break(self) -> None:
        last = self._pieces[-1] if self._pieces else None
        if last and last.run.level != self._base and last.text.endswith(" "):
            self._loosen(last)
        self._lines.append(Line(self._pieces, self._ink))
        self._pieces, self._used, self._ink = [], 0.0, 0.0

    def _loosen(self, last: Piece) -> None:
        """Give the spaces at a line's end the paragraph's direction (UAX 9, rule L1)."""
        bare = last.text.rstrip(" ")
        loose = replace(last.run, level=self._base, shaped=False)
        spaces = last.text[len(bare) :]
        rest = last.width - width_of(last.run, bare, self._size)
        last.text, last.width = bare, last.width - rest
        self._pieces.append(Piece(loose, spaces, rest))


def _clusters(text: str) -> Iterator[str]:
    """Give the characters of a text, each with the marks that belong to it."""
    held = ""
    for char in text:
        if held and not (unicodedata.category(char)[0] == "M" or char in "\u200c\u200d"):
            yield held
            held = ""
        held += char
    if held:
        yield held


def visual_order(pieces: list[Piece], base: int) -> list[int]:
    """Give the indexes of the pieces as they stand from left to right (UAX 9, rule L2)."""
    order = list(range(len(pieces)))
    levels = [piece.run.level for piece in pieces]
    if not any(levels) and not base:
        return order
    for level in range(max(levels), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
