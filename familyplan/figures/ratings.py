"""What people's ratings of one goal say: a row of points per person, and the same in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from familyplan.model import Better, Goal, Rating, Scale, scale
from familyplan.model.titles import name_in, title
from familyplan.model.vocabulary import spoken
from familyplan.words import mark, say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from familyplan.model import PartialDate, Rows

__all__ = ["Change", "Point", "Progress", "Series", "number", "progress"]

_BEFORE_ALL: Final = "0000"
_AFTER_ALL: Final = "9999-99"
_PLACES: Final = {"before": _BEFORE_ALL, "during": "5000", "after": _AFTER_ALL}


class Change(StrEnum):
    """Which way a person's numbers went; UNKNOWN where there are not two to compare."""

    BETTER = "better"
    SAME = "same"
    HARDER = "harder"
    UNKNOWN = ""

    @property
    def word(self) -> str:
        """Say it in a word: "better", "same", "harder", or "" where nothing can be said."""
        return say(_CHANGE_WORDS[self]) if self else ""

    @property
    def arrow(self) -> str:
        """Give an arrow that always goes with the word and never stands for it."""
        return {"better": "↑", "same": "→", "harder": "↓", "": ""}[self.value]


_CHANGE_WORDS: Final = {
    Change.BETTER: mark("better"),
    Change.SAME: mark("same"),
    Change.HARDER: mark("harder"),
}


@dataclass(frozen=True, slots=True)
class Point:
    """One rating: its record, its number (None where none was given), and when.

    `day` is where it stands in time: the day it was given (`exact`), or the middle of the time it
    can have been given in; None where only before or after is known. `when` says it in words, as
    said; `place` sorts.
    """

    row: str
    value: Decimal | None
    day: date | None
    when: str
    place: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one person, or of people who rated together, in the order they were given."""

    who: tuple[str, ...]
    name: str
    points: tuple[Point, ...]
    change: Change

    @property
    def numbered(self) -> tuple[Point, ...]:
        """Give the points that have a number."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def first(self) -> Decimal:
        """Give the first number."""
        return _value(self.numbered[0])

    @property
    def last(self) -> Decimal:
        """Give the latest number."""
        return _value(self.numbered[-1])


@dataclass(frozen=True, slots=True)
class Progress:
    """How one goal is going, as rated: its scale with the direction, its aim, a series per rater.

    `main` is the series a small drawing shows: of whoever's goal it is, else of the first rater.
    `sentences` say all of it in words.
    """

    goal: str
    title: str
    scale: Scale
    aim: Decimal | None
    series: tuple[Series, ...]
    sentences: tuple[str, ...]
    main: Series | None = None

    @property
    def figures(self) -> str:
        """Give the first and latest number: "2 → 5"; one number alone; "" where nobody rated."""
        if self.main is None:
            return ""
        last = number(self.main.last, self.scale)
        many = len(self.main.numbered) > 1
        return f"{number(self.main.first, self.scale)} → {last}" if many else last

    @property
    def change(self) -> Change:
        """Say which way the main series went."""
        return self.main.change if self.main else Change.UNKNOWN


def number(value: Decimal, on: Scale) -> str:
    """Say a number on a scale: "5", "2.5", "40 %"."""
    said = f"{value.normalize():f}"
    return f"{said} {on.unit}" if on.unit else said


def progress(rows: Rows, goal_id: str, on: date) -> Progress:
    """Gather the ratings of a goal as they stand on a day; ratings dated later are left out.

    Raises:
        LookupError: there is no such goal among the rows.

    """
    goal = rows.find(Goal, goal_id)
    if goal is None:
        reason = "no goal has this id"
        raise LookupError(reason)
    used = scale(goal.scale, goal.better)
    by_rater: dict[tuple[str, ...], list[Point]] = {}
    for rating in rows.of(Rating):
        if rating.goal == goal_id and not _later(rating.happened, on):
            by_rater.setdefault(rating.said_by, []).append(_point(rating))
    found = [
        _series(rows, who, points, used)
        for who, points in by_rater.items()
        if any(point.value is not None for point in points)
    ]
    ranked = tuple(sorted(found, key=lambda one: _rank(goal, one)))
    sentences = tuple(_sentences(goal, used, ranked))
    return Progress(
        goal_id, title(goal), used, goal.aim, ranked, sentences, ranked[0] if ranked else None
    )


def _later(when: PartialDate | None, on: date) -> bool:
    first = when.earliest() if when else None
    return first is not None and first > on


def _point(rating: Rating) -> Point:
    when = rating.happened
    first, last = (when.earliest(), when.latest()) if when else (None, None)
    if when and first and last:
        middle = first + (last - first) / 2
        said = long_date(when.exact) if when.exact else when.said
        place = f"{middle.isoformat()} {rating.id}"
        return Point(rating.id, rating.value, middle, said, place, exact=when.exact is not None)
    order = f"{when.order:06d}" if when and when.order is not None else ""
    place = f"{_PLACES.get(rating.point, '5000')} {order} {rating.id}"
    said = when.said if when and when.said else ""
    return Point(
        rating.id, rating.value, None, said or spoken("rating_point", rating.point).lower(), place
    )


def _series(rows: Rows, who: tuple[str, ...], points: list[Point], used: Scale) -> Series:
    names = [name_in(rows, one) or say("somebody") for one in who]
    ordered = tuple(sorted(points, key=lambda point: point.place))
    numbered = [_value(point) for point in ordered if point.value is not None]
    change = Change.UNKNOWN
    if len(numbered) > 1:
        was, now = used.height(numbered[0]), used.height(numbered[-1])
        change = Change.SAME if was == now else Change.BETTER if now > was else Change.HARDER
    return Series(who, _joined(names) or say("not said who"), ordered, change)


def _rank(goal: Goal, one: Series) -> tuple[bool, bool, int, str]:
    """Put first whose goal it is, then the raters as the goal names them, then the others."""
    raters = list(goal.raters)
    places = [raters.index(each) for each in one.who if each in raters]
    return (
        not set(one.who) & set(goal.whose),
        not places,
        min(places, default=0),
        one.points[0].place,
    )


def _joined(names: list[str]) -> str:
    if len(names) > 1:
        return say("{some} and {last}", some=", ".join(names[:-1]), last=names[-1])
    return names[0] if names else ""


def _value(point: Point) -> Decimal:
    if point.value is None:
        reason = "this point has no number"
        raise LookupError(reason)
    return point.value


def _sentences(goal: Goal, used: Scale, series: tuple[Series, ...]) -> list[str]:
    said = [_ends(goal, used)]
    if used.better is Better.LOWER:
        said.append(say("Lower is better, so the line is turned over: better is up."))
    else:
        said.append(say("Higher is better."))
    said += [_sentence(one, used) for one in series] or [say("Nobody has rated this yet.")]
    if goal.aim is not None:
        said.append(say("The aim is {aim}.", aim=number(goal.aim, used)))
    return said


def _ends(goal: Goal, used: Scale) -> str:
    low, high = number(used.low, used), number(used.high, used)
    if goal.low_means and goal.high_means:
        return say(
            "{low} is “{low_means}”, {high} is “{high_means}”.",
            low=low, low_means=goal.low_means, high=high, high_means=goal.high_means,
        )  # fmt: skip
    return say("Rated from {low} to {high}.", low=low, high=high)


def _sentence(one: Series, used: Scale) -> str:
    points = one.numbered
    first, last = number(one.first, used), number(one.last, used)
    values = {"who": one.name, "first": first, "last": last, "on": points[0].when}
    if len(points) == 1:
        if points[0].when:
            return say("{who}: {last} ({on}).", **values)
        return say("{who}: {last}.", **values)
    values["then"] = points[-1].when
    values["change"] = one.change.word
    if values["on"] and values["then"]:
        return say("{who}: {first} ({on}), now {last} ({then}), {change}.", **values)
    return say("{who}: {first}, now {last}, {change}.", **values)
