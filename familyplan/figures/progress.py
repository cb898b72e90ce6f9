"""The progress line of a goal, large and small: the whole scale, the aim, each person's numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from familyplan.figures.measure import fitted, width_of
from familyplan.figures.ratings import Change, Point, Progress, Series, number, progress
from familyplan.figures.shapes import Drawing, Label, Line, Marker, PolyLine, Shape
from familyplan.model import Better
from familyplan.words import say
from familyplan.words.dates import day_month

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "Change", "Point", "Progress", "Series", "number", "progress", "progress_line",
    "small_progress",
]  # fmt: skip

SMALL: Final = (128.0, 44.0)
_TEXT: Final = 10.0
_NAME: Final = 10.5
_ROW: Final = 14.0
_TOP: Final = 12.0
_FOOT: Final = 26.0
_LEAST: Final = (240.0, 120.0)
_STYLES: Final[tuple[tuple[tuple[float, ...], Literal["circle", "square", "triangle", "diamond"]],
                     ...]] = (
    ((), "circle"),
    ((7.0, 4.0), "square"),
    ((1.8, 3.6), "triangle"),
    ((8.0, 3.0, 1.8, 3.0), "diamond"),
)  # fmt: skip
_AIM_DASH: Final = (1.8, 4.0)
_LEADER_FROM: Final = 5.0


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the scale and the days lie in the drawing."""

    progress: Progress
    left: float
    right: float
    top: float
    bottom: float

    def y(self, value: Decimal) -> float:
        """Place a number; numbers beyond the scale stay at its edge."""
        share = min(1.0, max(0.0, self.progress.scale.height(value)))
        return self.bottom - share * (self.bottom - self.top)

    def columns(self) -> dict[str, tuple[float, str]]:
        """Give, for each point's place in time, where it stands and what the axis says there.

        Days lie to scale between the first and the last; what has no day stands before or after.
        """
        points = {point.place: point for one in self.progress.series for point in one.points}
        keys = {place: _moment(point) for place, point in points.items()}
        moments = sorted(set(keys.values()))
        days = [moment[1] for moment in moments if moment[1] is not None]
        steps = [self._step(moment, moments, days) for moment in moments]
        most = max(steps, default=0.0) or 1.0
        wide = self.right - self.left
        at = {
            moment: self.left + (wide * step / most if len(moments) > 1 else wide / 2)
            for moment, step in zip(moments, steps, strict=True)
        }
        many_years = bool(days) and days[0].year != days[-1].year
        return {
            place: (at[keys[place]], _axis_words(point, years=many_years))
            for place, point in points.items()
        }

    @staticmethod
    def _step(
        moment: tuple[int, date | None, str],
        moments: list[tuple[int, date | None, str]],
        days: list[date],
    ) -> float:
        before = [one for one in moments if one[0] < 1]
        if moment in before:
            return float(before.index(moment))
        span = max(1, (days[-1] - days[0]).days) if days else 1
        # An undated moment takes as much room as one of the dated ones would on average.
        dated = max(1.0, float(len(days) - 1))
        if moment[1] is not None:
            return len(before) + (moment[1] - days[0]).days / span * dated
        after = [one for one in moments if one[0] > 1]
        return len(before) + (dated + 1 if days else 0.0) + after.index(moment)


def _moment(point: Point) -> tuple[int, date | None, str]:
    if point.day is not None:
        return (1, point.day, "")
    kind = point.place.partition(" ")[0]
    return (0, None, kind) if kind == "0000" else (2, None, point.place.rpartition(" ")[0])


def _axis_words(point: Point, *, years: bool) -> str:
    if point.day is None or not point.exact:
        return point.when
    return f"{day_month(point.day)} {point.day.year}" if years else day_month(point.day)


def progress_line(found: Progress, width: float = 560.0, height: float = 200.0) -> Drawing:
    """Draw a goal's progress large; where many people rate, the drawing grows higher."""
    width = max(width, _LEAST[0])
    names = _end_names(found, width * 0.36)
    height = max(height, _LEAST[1], _TOP + _FOOT + _ROW * (len(names) + 1))
    wide = max((width_of(text, _NAME, 600) for text, *_rest in names), default=0.0)
    low, high = number(found.scale.low, found.scale), number(found.scale.high, found.scale)
    left = 14 + max(width_of(low, _TEXT), width_of(high, _TEXT))
    turned = found.scale.better is Better.LOWER
    plot = _Plot(found, left, width - wide - 22, _TOP + (_ROW if turned else 0), height - _FOOT)
    shapes: list[Shape] = _scale_lines(plot)
    if found.aim is not None:
        y = plot.y(found.aim)
        shapes.append(Line(plot.left, y, plot.right, y, role="good", width=1.5, dash=_AIM_DASH))
    columns = plot.columns()
    shapes += _axis(plot, columns)
    for at, one in enumerate(found.series):
        shapes += _line_of(plot, columns, one, at)
    shapes += _names(plot, columns, names, height)
    if not found.series:
        middle = (plot.left + plot.right) / 2
        words = fitted(say("Nobody has rated this yet."), 11, plot.right - plot.left)
        shapes.append(Label(middle, (plot.top + plot.bottom) / 2 - 8, words, size=11,
                            role="text-soft", anchor="middle", halo=True))  # fmt: skip
    return Drawing(width, height, tuple(shapes), _title(found), found.sentences)


def _title(found: Progress) -> str:
    return say("How it is going with “{goal}”", goal=found.title)


def _scale_lines(plot: _Plot) -> list[Shape]:
    used = plot.progress.scale
    drawn: list[Shape] = []
    for value in (used.low, (used.low + used.high) / 2, used.high):
        y = plot.y(value)
        drawn += [
            Line(plot.left, y, plot.right, y, role="line"),
            Label(plot.left - 10, y + 3.5, number(value, used), role="text-soft", anchor="end"),
        ]
    if used.better is Better.LOWER:
        words = fitted(say("Lower is better, so it is at the top"), _TEXT, plot.right - plot.left)
        drawn.append(Label(plot.left, _TOP, words, role="text-soft"))
    return drawn


def _axis(plot: _Plot, columns: dict[str, tuple[float, str]]) -> list[Shape]:
    """Name the first and the last day, and between them every one there is room for."""
    told = sorted({(x, words) for x, words in columns.values() if words})
    y = plot.bottom + 16
    order = [*told[:1], *told[-1:], *told[1:-1]]
    labels: list[Label] = []
    taken: list[tuple[float, float]] = []
    for x, said in dict.fromkeys(order):
        words = fitted(said, _TEXT, (plot.right - plot.left) / 2 - 8)
        half = width_of(words, _TEXT) / 2
        centre = min(max(x, plot.left + half - 4), plot.right - half + 16)
        if all(centre + half + 6 <= start or end + 6 <= centre - half for start, end in taken):
            taken.append((centre - half, centre + half))
            labels.append(Label(centre, y, words, role="text-soft", anchor="middle"))
    return [*labels]


def _line_of(
    plot: _Plot, columns: dict[str, tuple[float, str]], one: Series, at: int
) -> list[Shape]:
    dash, kind = _STYLES[at % len(_STYLES)]
    role = f"series-{at % len(_STYLES) + 1}"
    drawn: list[Shape] = []
    for stretch in _stretches(one):
        through = tuple((columns[p.place][0], plot.y(_of(p))) for p in stretch)
        if len(through) > 1:
            drawn.append(PolyLine(through, role=role, width=2.0, dash=dash))
    last = one.numbered[-1]
    for point in one.numbered:
        words = _point_words(one, point, plot.progress)
        drawn.append(
            Marker(
                columns[point.place][0], plot.y(_of(point)), kind,
                size=9.0 if point is last else 7.0, hollow=at >= len(_STYLES),
                role=role, row=point.row, words=words, width=1.5 if at >= len(_STYLES) else 1.0,
            )
        )  # fmt: skip
    return drawn


def _stretches(one: Series) -> list[list[Point]]:
    """Part a series where somebody was asked and gave no number: the line has a gap there."""
    parts: list[list[Point]] = [[]]
    for point in one.points:
        if point.value is None:
            parts.append([])
        else:
            parts[-1].append(point)
    return parts


def _point_words(one: Series, point: Point, found: Progress) -> str:
    said = number(_of(point), found.scale)
    if not point.when:
        return say("{who}: {number}", who=one.name, number=said)
    return say("{who}, {on}: {number}", who=one.name, on=point.when, number=said)


def _of(point: Point) -> Decimal:
    return point.value if point.value is not None else Decimal(0)


def _end_names(found: Progress, room: float) -> list[tuple[str, str, Decimal, Series | None]]:
    """Give what stands at the right edge: the aim and each person's name with the last number."""
    ends: list[tuple[str, str, Decimal, Series | None]] = []
    if found.aim is not None:
        words = say("{number} aim", number=number(found.aim, found.scale))
        ends.append((fitted(words, _NAME, room, 600), "good", found.aim, None))
    for at, one in enumerate(found.series):
        words = f"{number(one.last, found.scale)} {one.name}"
        role = f"series-{at % len(_STYLES) + 1}"
        ends.append((fitted(words, _NAME, room, 600), role, one.last, one))
    return ends


def _names(
    plot: _Plot,
    columns: dict[str, tuple[float, str]],
    names: list[tuple[str, str, Decimal, Series | None]],
    height: float,
) -> list[Shape]:
    """Name each line at its end; names keep a row's distance, with a hairline to their line."""
    ordered = sorted(names, key=lambda end: plot.y(end[2]))
    places = _spread([plot.y(end[2]) for end in ordered], 8.0, height - _FOOT + 8)
    drawn: list[Shape] = []
    for (text, role, value, one), y in zip(ordered, places, strict=True):
        x, end = plot.right + 14, plot.y(value)
        start = columns[one.numbered[-1].place][0] if one else plot.right
        if plot.right - start > 1 or abs(y - end) > _LEADER_FROM:
            drawn.append(
                PolyLine(((start + 6, end), (plot.right + 4, end), (x - 3, y)), role="line")
            )
        drawn.append(Label(x, y + 3.5, text, size=_NAME, weight=600 if one else 400, role=role))
    return drawn


def _spread(wanted: list[float], top: float, bottom: float) -> list[float]:
    """Move heights apart until they keep a row's distance, and stay between top and bottom."""
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + _ROW) if placed else max(y, top))
    limit = bottom
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - _ROW
    return placed


def small_progress(found: Progress) -> Drawing:
    """Draw a goal's main line small: floor, aim, a hollow start, a filled end."""
    width, height = SMALL
    plot = _Plot(found, 8.0, width - 8.0, 6.0, height - 6.0)
    shapes: list[Shape] = [Line(2, plot.bottom, width - 2, plot.bottom, role="line")]
    if found.aim is not None:
        y = plot.y(found.aim)
        shapes.append(Line(2, y, width - 2, y, role="good", width=1.5, dash=_AIM_DASH))
    if found.main is not None:
        columns = _Plot(
            Progress(found.goal, found.title, found.scale, found.aim, (found.main,), ()),
            plot.left, plot.right, plot.top, plot.bottom,
        ).columns()  # fmt: skip
        for stretch in _stretches(found.main):
            through = tuple((columns[p.place][0], plot.y(_of(p))) for p in stretch)
            if len(through) > 1:
                shapes.append(PolyLine(through, role="series-1", width=2.0))
        first, last = found.main.numbered[0], found.main.numbered[-1]
        shapes += [
            Marker(columns[point.place][0], plot.y(_of(point)), "circle", size=8.0, width=1.8,
                   hollow=point is not last, role="series-1")
            for point in (first, last)[first is last :]
        ]  # fmt: skip
    return Drawing(width, height, tuple(shapes), _title(found), found.sentences)
