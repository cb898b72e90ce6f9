"""The ten filters a caseload is gone through with: what can be chosen, and what each keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol, TypeVar

from dateutil.relativedelta import relativedelta

from familyplan.practice.caseload import NEVER, Facts
from familyplan.words import mark

__all__ = ["FILTERS", "NAMED", "Filter", "Listed", "Viewer", "named", "narrowed"]

# Before a choice that is somebody's or something's own name.
NAMED: Final = "="
_NOTHING: Final = Facts()


class Listed(Protocol):
    """What a list of families knows of each already; days are in ISO form."""

    @property
    def family(self) -> str:
        """The family's id."""

    @property
    def lead(self) -> str:
        """Who leads, by name, or ""."""

    @property
    def meeting_days(self) -> tuple[str, ...]:
        """The days of meetings not held yet, the soonest first."""

    @property
    def open(self) -> bool:
        """Whether help goes on."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, and on which day: what "me" and "in the next 14 days" mean."""

    today: date
    me: str = ""


Keeps = Callable[[Listed, Facts], bool]
L = TypeVar("L", bound=Listed)


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name, the choices it always has, and what a choice keeps.

    `names` gives further choices, by what one family says; they are written "=Name". `ended` are
    the choices about families whose help has ended; all others keep only families with help
    going on, except that anybody may lead.
    """

    label: str
    choices: tuple[str, ...]
    keeps: Callable[[str, Viewer], Keeps]
    names: Callable[[Listed, Facts], Iterable[str]] | None = None
    ended: tuple[str, ...] = ()


def narrowed(
    lines: Sequence[L], held: Mapping[str, Facts], chosen: Mapping[str, str], viewer: Viewer
) -> Sequence[L]:
    """Give the families that every chosen filter keeps, in their order."""
    for key, choice in chosen.items():
        keeps = FILTERS[key].keeps(choice, viewer)
        lines = [one for one in lines if keeps(one, held.get(one.family, _NOTHING))]
    return lines


def named(key: str, lines: Iterable[Listed], held: Mapping[str, Facts]) -> tuple[str, ...]:
    """Give the choices of a filter that come from the families themselves, in order."""
    names = FILTERS[key].names
    if names is None:
        return ()
    found = {name for one in lines for name in names(one, held.get(one.family, _NOTHING)) if name}
    return tuple(NAMED + name for name in sorted(found, key=lambda name: (name.casefold(), name)))


def _span(choice: str, today: date) -> tuple[date, date]:
    """Give the first and the last day meant by "14d", from today on, or "month", all of it."""
    if choice == "month":
        first = today.replace(day=1)
        return first, first + relativedelta(months=1, days=-1)
    return today, today + timedelta(days=int(choice.removesuffix("d")))


def _weeks_ago(choice: str, today: date) -> date:
    return today - timedelta(weeks=int(choice.removesuffix("w")))


def _lead(choice: str, viewer: Viewer) -> Keeps:
    wanted = {"me": viewer.me, "nobody": ""}.get(choice, choice.removeprefix(NAMED))
    return lambda line, _facts: line.lead == wanted


def _review(choice: str, viewer: Viewer) -> Keeps:
    today, iso = viewer.today, viewer.today.isoformat()
    if choice == "over":
        # As the check says it: whoever meets soon will look at the plan there.
        return lambda line, facts: (
            line.open
            and facts.review is not None
            and facts.review < today
            and not (line.meeting_days and line.meeting_days[-1] >= iso)
        )
    first, last = _span(choice, today)
    return lambda line, facts: (
        line.open and facts.review is not None and first <= facts.review <= last
    )


def _meeting(choice: str, viewer: Viewer) -> Keeps:
    today = viewer.today.isoformat()
    if choice == "none":
        return lambda line, _facts: (
            line.open and not (line.meeting_days and line.meeting_days[-1] >= today)
        )
    if choice == "passed":
        return lambda line, _facts: (
            line.open and bool(line.meeting_days) and line.meeting_days[0] < today
        )
    first, last = (day.isoformat() for day in _span(choice, viewer.today))
    return lambda line, _facts: line.open and any(first <= day <= last for day in line.meeting_days)


def _actions(choice: str, viewer: Viewer) -> Keeps:
    if choice == "unready":
        return lambda line, facts: line.open and facts.unready
    if choice in {"over", "over_4w"}:
        before = viewer.today if choice == "over" else _weeks_ago("4w", viewer.today)
        return lambda line, facts: line.open and bool(facts.due) and facts.due[0] < before
    first, last = _span(choice, viewer.today)
    return lambda line, facts: line.open and any(first <= day <= last for day in facts.due)


def _quiet(choice: str, viewer: Viewer) -> Keeps:
    since = _weeks_ago(choice, viewer.today)
    return lambda line, facts: line.open and (facts.written is None or facts.written < since)


def _unheard(choice: str, viewer: Viewer) -> Keeps:
    if choice == "never":
        return lambda line, facts: line.open and facts.heard == NEVER
    since = _weeks_ago(choice, viewer.today)
    return lambda line, facts: line.open and facts.heard is not None and facts.heard < since


def _level(choice: str, _viewer: Viewer) -> Keeps:
    wanted = choice.removeprefix(NAMED) if choice.startswith(NAMED) else ""
    return lambda line, facts: line.open and facts.level == wanted


def _works_with(choice: str, _viewer: Viewer) -> Keeps:
    wanted = choice.removeprefix(NAMED)
    return lambda line, facts: line.open and wanted in facts.works_with


def _sharing(choice: str, viewer: Viewer) -> Keeps:
    if choice == "ask_30d":
        last = viewer.today + timedelta(days=30)
        return lambda line, facts: (
            line.open and facts.ask_again is not None and facts.ask_again <= last
        )
    return lambda line, facts: line.open and choice in facts.sharing


def _stage(choice: str, viewer: Viewer) -> Keeps:
    today = viewer.today
    if choice == "stepping":
        return lambda line, facts: line.open and facts.stepping
    if choice == "begun_4w":
        since = _weeks_ago("4w", today)
        return lambda line, facts: line.open and facts.begun is not None and facts.begun >= since
    if choice == "check_over":
        return lambda line, facts: not line.open and facts.check is not None and facts.check < today
    first, last = _span("30d", today)
    return lambda line, facts: (
        not line.open and facts.check is not None and first <= facts.check <= last
    )


FILTERS: Final[dict[str, Filter]] = {
    "lead": Filter(mark("Lead"), ("me", "nobody"), _lead, lambda line, _facts: (line.lead,)),
    "review": Filter(mark("Review"), ("over", "7d", "14d", "30d", "month"), _review),
    "meeting": Filter(
        mark("Next meeting"), ("none", "passed", "7d", "14d", "30d", "month"), _meeting
    ),
    "actions": Filter(mark("Actions"), ("over", "over_4w", "7d", "unready"), _actions),
    "quiet": Filter(mark("Nothing written"), ("2w", "4w", "6w", "8w", "12w"), _quiet),
    "unheard": Filter(mark("A child not heard"), ("4w", "8w", "12w", "never"), _unheard),
    "level": Filter(
        mark("Level of need"), ("unsaid",), _level, lambda _line, facts: (facts.level,)
    ),
    "works_with": Filter(
        mark("Agency or school"), (), _works_with, lambda _line, facts: facts.works_with
    ),
    "sharing": Filter(mark("Sharing"), ("ask_30d", "ran_out", "stopped", "grown"), _sharing),
    "stage": Filter(
        mark("Stage"),
        ("begun_4w", "stepping", "check_30d", "check_over"),
        _stage,
        ended=("check_30d", "check_over"),
    ),
}
