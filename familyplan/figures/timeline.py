"""The story as a timeline: what happened in order, how sure the date is, how it was for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from familyplan.figures.measure import fitted, width_of
from familyplan.figures.shapes import (
    Circle,
    Drawing,
    Label,
    Line,
    Marker,
    MarkerKind,
    PolyLine,
    Shape,
)
from familyplan.figures.timeline_order import Entry, Kind, Tone, Weight, in_order, quiet_between
from familyplan.figures.timeline_words import entry_words, shown_when, timeline_words, tone_words
from familyplan.model.vocabulary import spoken
from familyplan.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = ["PAGE", "Entry", "Kind", "Tone", "Weight", "pages_of", "timeline", "timeline_words"]

PAGE: Final = 40  # entries on one drawing
_LEAST: Final = 320.0
_WHEN: Final = 112.0
_AXIS: Final = 144.0
_WORDS: Final = 166.0
_EDGE: Final = 8.0
_TEXT: Final = 11.0
_SOFT: Final = 10.0
_LINE: Final = 14.0
_BETWEEN: Final = 12.0
_FOLD: Final = 26.0
_MOST_LINES: Final = 3
_LEGEND: Final = 19.0
_LANES: Final = 3
_LANE: Final = 5.0
_FIRST_LANE: Final = 13.0
_SIZES: Final = {
    Weight.TURNING: 16.0, Weight.IMPORTANT: 12.5, Weight.ORDINARY: 9.0, Weight.NOT_SAID: 9.0,
}  # fmt: skip
_MARKS: Final[dict[Tone, tuple[MarkerKind, str]]] = {
    Tone.GOOD: ("circle", "good"),
    Tone.HARD: ("diamond", "attention"),
    Tone.MIXED: ("square", "accent"),
    Tone.NEITHER: ("triangle", "line-strong"),
    Tone.NOT_SAID: ("triangle", "line-strong"),
}
_HEAD: Final = 12.0
_LOOSE: Final = (1.5, 4.0)


@dataclass(frozen=True, slots=True)
class _Row:
    """One entry as laid out: where it begins, its lines, and whether a quiet time is before it."""

    entry: Entry
    y: float
    lines: tuple[str, ...]
    about: str
    quiet: str = ""

    @property
    def middle(self) -> float:
        """Give the height of its mark."""
        return self.y + _LINE / 2

    @property
    def end(self) -> float:
        """Give where its words end."""
        return self.y + _LINE * (len(self.lines) + bool(self.about))


def pages_of(entries: Sequence[Entry], many: int = PAGE) -> int:
    """Count the drawings of `many` entries each that a story takes; an empty one takes one."""
    return max(1, -(-len(entries) // many))


def timeline(
    entries: Sequence[Entry], page: int = 0, width: float = 620.0, many: int = PAGE
) -> Drawing:
    """Draw one page of a story from the oldest down; `page` counts from 0, each has `many`.

    Marks and words carry the entry's id as their row. A date that is not exact has a bar from
    the first to the last day it can have been, as far as the page goes.
    """
    wide = max(width, _LEAST)
    ordered = in_order(entries)
    page = min(max(page, 0), pages_of(entries, many) - 1)
    first = page * many
    rows = _rows(ordered[first : first + many], ordered[first - 1] if first else None, wide)
    shapes: list[Shape] = []
    bottom = rows[-1].end if rows else _HEAD + _LINE
    if rows:
        more = first + many < len(ordered)
        shapes += _axis(rows, before=first > 0, after=more)
        shapes += _spans(rows)
    else:
        shapes.append(Label(_EDGE, _HEAD + _LINE, say("Nothing is noted yet."), role="text-soft"))
    for row in rows:
        shapes += _drawn(row)
    legend, height = _legend(rows, bottom + 22, wide)
    words = timeline_words(ordered[first : first + many])
    return Drawing(wide, height, (*shapes, *legend), say("Timeline"), words)


def _rows(entries: Sequence[Entry], before: Entry | None, width: float) -> list[_Row]:
    rows: list[_Row] = []
    y = _HEAD
    room = width - _WORDS - _EDGE
    for entry in entries:
        quiet = quiet_between(before, entry)
        y += _FOLD if quiet else 0.0
        weight: Literal[400, 600] = 600 if entry.weight is Weight.TURNING else 400
        about = " · ".join(filter(None, (tone_words(entry), entry.source)))
        row = _Row(entry, y, _wrapped(entry.words, room, weight), fitted(about, _SOFT, room), quiet)
        rows.append(row)
        y = row.end + _BETWEEN
        before = entry
    return rows


def _wrapped(words: str, room: float, weight: int) -> tuple[str, ...]:
    """Break words into lines; what goes past the last is cut and shown by dots."""
    left = words.split()
    lines: list[str] = []
    while left and len(lines) < _MOST_LINES - 1:
        line = left.pop(0)
        while left and width_of(f"{line} {left[0]}", _TEXT, weight) <= room:
            line = f"{line} {left.pop(0)}"
        lines.append(fitted(line, _TEXT, room, weight))
    if left:
        lines.append(fitted(" ".join(left), _TEXT, room, weight))
    return tuple(lines) or ("",)


def _axis(rows: list[_Row], *, before: bool, after: bool) -> list[Shape]:
    """Draw the line of time, broken where nothing was noted for long, and open where it goes on."""
    drawn: list[Shape] = []
    top = 0.0 if before else rows[0].middle
    for row in rows:
        if row.quiet:
            at = row.y - _FOLD / 2 - 1
            drawn += [_line(top, at - 5), *_fold(at, row.quiet)]
            top = at + 5
    known = [row for row in rows if row.entry.middle or row.entry.place is not None]
    last = known[-1] if known else rows[0]
    end = rows[-1].end + 10 if after else last.middle
    drawn.append(_line(top, end))
    if rows[-1].middle > end:
        # Nobody knows when these were, so no line of time leads to them.
        drawn.append(_line(end, rows[-1].middle, _LOOSE))
    return drawn


def _line(top: float, end: float, dash: tuple[float, ...] = ()) -> Line:
    return Line(_AXIS, top, _AXIS, end, role="line-strong", width=1.4, dash=dash)


def _fold(y: float, words: str) -> list[Shape]:
    zigzag = tuple((_AXIS + across, y + down) for across, down in
                   ((0, -5), (5, -2.5), (-5, 2.5), (0, 5)))  # fmt: skip
    return [
        PolyLine(zigzag, role="line-strong", width=1.4),
        Label(_WORDS, y + 3.5, words, size=_SOFT, role="text-soft"),
    ]


def _spans(rows: list[_Row]) -> list[Shape]:
    """Draw how far each date that is not exact reaches, beside one another where they overlap."""
    points = [
        (row.entry.middle, row.middle) for row in rows if row.entry.middle and row.entry.exact
    ]
    drawn: list[Shape] = []
    ends = [0.0] * _LANES
    for row in rows:
        reach = row.entry.reach
        if reach is None or row.entry.exact:
            continue
        top = min(_height(points, rows, reach[0], row), row.middle - _LINE / 2)
        low = max(_height(points, rows, reach[1], row), row.middle + _LINE / 2)
        lane = next((at for at, end in enumerate(ends) if end < top), None)
        # Where more overlap than there is room for, the one that ends first is drawn over.
        lane = ends.index(min(ends)) if lane is None else lane
        ends[lane] = max(ends[lane], low)
        drawn += _span(_AXIS - _FIRST_LANE - _LANE * lane, top, low)
    return drawn


def _span(x: float, top: float, low: float) -> list[Shape]:
    points = ((x + 3, top), (x, top), (x, low), (x + 3, low))
    return [PolyLine(points, role="line-strong", width=1.2)]


def _height(points: list[tuple[date, float]], rows: list[_Row], day: date, own: _Row) -> float:
    """Give the height of a day among the exact ones of the page; beyond them, the page's end."""
    before = [point for point in points if point[0] <= day]
    after = [point for point in points if point[0] > day]
    start = before[-1] if before else None
    end = after[0] if after else None
    near = _LINE / 2
    if start is None:
        first = rows[0].middle
        return first if end and end[1] < own.middle else max(first, own.middle - near)
    if end is None:
        last = rows[-1].middle
        return last if start[1] > own.middle else min(last, own.middle + near)
    share = (day - start[0]).days / max(1, (end[0] - start[0]).days)
    return start[1] + (end[1] - start[1]) * share


def _drawn(row: _Row) -> list[Shape]:
    entry = row.entry
    said = entry_words(entry)
    weight: Literal[400, 600] = 600 if entry.weight is Weight.TURNING else 400
    base = row.y + _LINE * 0.75
    when = fitted(shown_when(entry), _SOFT, _WHEN - _EDGE)
    role = "text" if entry.exact else "text-soft"
    drawn: list[Shape] = [
        *_mark(entry, _AXIS, row.middle, said),
        Label(_WHEN, base, when, size=_SOFT, anchor="end", role=role, row=entry.id),
    ]
    for at, line in enumerate(row.lines):
        drawn.append(
            Label(_WORDS, base + _LINE * at, line, size=_TEXT, weight=weight, row=entry.id)
        )
    if row.about:
        low = base + _LINE * len(row.lines)
        drawn.append(Label(_WORDS, low, row.about, size=_SOFT, role="text-soft", row=entry.id))
    return drawn


def _mark(entry: Entry, x: float, y: float, words: str) -> list[Shape]:
    """Draw the mark: its shape says how it was, its size how much it matters; notes are open."""
    kind, role = _MARKS[entry.tone]
    size = _SIZES[entry.weight]
    note = entry.kind is Kind.NOTE
    halo = Circle(x, y, size / 2 + 3, role="surface", fill="surface", width=0)
    grown = size * (1.25 if kind == "diamond" else 1.0)
    return [
        halo,
        Marker(x, y, kind, grown, hollow=note, role=role, width=1.6, row=entry.id, words=words),
    ]


def _legend(rows: list[_Row], top: float, width: float) -> tuple[list[Shape], float]:
    """Explain the marks that are there."""
    drawn: list[Shape] = []
    x, y = _EDGE, top
    entries = [row.entry for row in rows]
    for words, sample in _samples(entries):
        wide = 24 + width_of(words, _SOFT)
        if x + wide > width - _EDGE and x > _EDGE:
            x, y = _EDGE, y + _LEGEND
        drawn += [*_placed(sample, x + 8, y), Label(x + 24, y + 3.5, words, role="text-soft")]
        x += wide + 16
    return drawn, y + _LEGEND / 2 + 4


def _samples(entries: list[Entry]) -> list[tuple[str, Entry | str]]:
    found: list[tuple[str, Entry | str]] = [
        (spoken("event_tone", tone).lower(), Entry(id="", words="", tone=tone))
        for tone in (Tone.GOOD, Tone.HARD, Tone.MIXED)
        if any(one.tone is tone for one in entries)
    ]
    if any(one.tone in {Tone.NEITHER, Tone.NOT_SAID} for one in entries):
        found.append((say("neither, or not said"), Entry(id="", words="")))
    if any(one.kind is Kind.NOTE for one in entries):
        found.append((say("a note (open mark)"), Entry(id="", words="", kind=Kind.NOTE)))
    if any(one.weight in {Weight.IMPORTANT, Weight.TURNING} for one in entries):
        found.append((say("the larger, the more it matters"), "sizes"))
    if any(one.reach and not one.exact for one in entries):
        found.append((say("some time within this"), "span"))
    return found


def _placed(sample: Entry | str, x: float, y: float) -> list[Shape]:
    if isinstance(sample, Entry):
        return [shape for shape in _mark(sample, x, y, "") if not isinstance(shape, Circle)]
    if sample == "sizes":
        return [
            Circle(x + across, y, size / 2, role="line-strong", fill="line-strong")
            for across, size in ((-5.0, 5.0), (3.0, 10.0))
        ]
    return _span(x, y - 7, y + 7)
