"""What a caseload is gone through by: a few facts of each family, worked out for one day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from familyplan.model import (
    Action,
    Assessment,
    Episode,
    Family,
    Involvement,
    Meeting,
    Note,
    Permission,
    Person,
    Rating,
    StepChange,
    StoryEvent,
    Voice,
)
from familyplan.model.titles import at_the_table
from familyplan.model.vocabulary import spoken
from familyplan.practice.checks import (
    GIVEN,
    OPEN_STATES,
    STANDING,
    Settings,
    earliest,
    happened_on,
    latest,
    review_due,
)
from familyplan.practice.children import grown_since_asked, is_child
from familyplan.practice.endings import to_ask_again

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from familyplan.model import Rows

__all__ = ["NEVER", "Facts", "facts"]

NEVER: Final = date.min
_WRITTEN: Final = (Note, Voice, Rating, StoryEvent)


class Facts(NamedTuple):
    """What filters ask of one family; days are None where there is nothing to say.

    `review` is the day by which the plan is to be looked at again. `due` are the days of the
    actions still to do, and `unready` says that one of them has no owner or no date. `written` is
    the last day on which something happened or was written, from the start on. `heard` is the day
    the child longest unheard was last heard, `NEVER` for never. `works_with` names the agencies
    in the team and the children's schools. `sharing` holds "ran_out", "stopped" and "grown";
    `ask_again` is the first day on which a yes ends or is to be asked for again. `stepping` says
    that another level or team has not answered yet, `check` is the first later check to come, and
    `begun` the day on which the help that goes on began.
    """

    review: date | None = None
    due: tuple[date, ...] = ()
    unready: bool = False
    written: date | None = None
    heard: date | None = None
    level: str = ""
    works_with: frozenset[str] = frozenset()
    sharing: frozenset[str] = frozenset()
    ask_again: date | None = None
    stepping: bool = False
    check: date | None = None
    begun: date | None = None


def facts(rows: Rows, today: date, agencies: Mapping[str, str]) -> Facts:
    """Work out the facts of one family's rows for a day.

    `agencies` names the agency of each agency and of each practitioner, by id.
    """
    to_do = [one for one in rows.of(Action) if one.status in OPEN_STATES]
    begun = _begun(rows)
    return Facts(
        review=review_due(rows),
        due=tuple(sorted(day for one in to_do if (day := latest(one.due)))),
        unready=any(_unready(rows, one) for one in to_do),
        written=max((day for day in _days(rows) if day <= today), default=begun),
        heard=_heard(rows, today),
        level=_level(rows),
        works_with=frozenset(_works_with(rows, agencies)),
        sharing=frozenset(_sharing(rows, today)),
        ask_again=min(_ends(rows), default=None),
        stepping=any(one.accepted in {"", "waiting"} for one in rows.of(StepChange)),
        check=min((due for _ending, due in to_ask_again(rows)), default=None),
        begun=begun,
    )


def _begun(rows: Rows) -> date | None:
    """Give the day the help that goes on began, else the day the family came."""
    going_on = [earliest(one.since) for one in rows.of(Episode) if one.until is None]
    came = [earliest(one.started) for one in rows.of(Family)]
    return max((day for day in going_on or came if day), default=None)


def _unready(rows: Rows, action: Action) -> bool:
    """Say whether nobody who is still there does it, or it has no date; as the checks find it."""
    owner = rows.any(action.owner)
    if owner is None or (isinstance(owner, Involvement) and not at_the_table(owner)):
        return True
    return not action.due and action.rhythm not in STANDING


def _days(rows: Rows) -> Iterator[date]:
    for kind in _WRITTEN:
        for one in rows.of(kind):
            day = happened_on(one)
            if day:
                yield day
    yield from (one.on for one in rows.of(Meeting) if one.held and one.on)


def _heard(rows: Rows, today: date) -> date | None:
    children = [one for one in rows.of(Person) if not one.unborn and is_child(one, today)]
    last = {child.id: NEVER for child in children}
    for voice in rows.of(Voice):
        day = happened_on(voice)
        for who in {*voice.about, *voice.said_by} & last.keys():
            if day and last[who] < day <= today:
                last[who] = day
    return min(last.values(), default=None)


def _level(rows: Rows) -> str:
    """Give the level of need in force, in words: of the help going on, else as last judged."""
    of_help = [one.level for one in rows.of(Episode) if one.level and one.until is None]
    judged = [one for one in rows.of(Assessment) if one.level]
    judged.sort(key=lambda one: latest(one.completed) or date.min)
    found = [*(one.level for one in judged[-1:]), *of_help[-1:]]
    return spoken("need_level", found[-1]) if found else ""


def _works_with(rows: Rows, agencies: Mapping[str, str]) -> Iterator[str]:
    for seat in rows.of(Involvement):
        name = agencies.get(seat.agency) or agencies.get(seat.practitioner, "")
        if name and at_the_table(seat):
            yield name
    yield from (one.school for one in rows.of(Person) if one.school and one.place == "child")


def _sharing(rows: Rows, today: date) -> Iterator[str]:
    for one in rows.of(Permission):
        until = latest(one.until)
        if one.state == "expired" or (one.state in GIVEN and until is not None and until < today):
            yield "ran_out"
        elif one.state == "withdrawn":
            yield "stopped"
    if any(True for _found in grown_since_asked(rows, today, Settings())):
        yield "grown"


def _ends(rows: Rows) -> Iterator[date]:
    for one in rows.of(Permission):
        if one.state in GIVEN:
            yield from (day for day in (latest(one.until), latest(one.asked_again)) if day)
