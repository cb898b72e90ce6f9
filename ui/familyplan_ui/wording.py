"""How owners, dates and people of a plan are said on the pages, the same on each of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from familyplan.model import Agency, Involvement, Person
from familyplan.model.titles import full_name, name_in, person_name, seat_agency, seat_name
from familyplan.model.vocabulary import spoken
from familyplan.words import listed, say
from familyplan.words.dates import day_month, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from familyplan.model import Action, PartialDate, Rows
    from familyplan_ui.widgets import Standing

OVER: Final = frozenset({"done", "changed", "dropped"})

STATUS_LOOK: Final[dict[str, tuple[str, Standing]]] = {
    "not_started": ("circle", "plain"),
    "under_way": ("circle-dot", "accent"),
    "waiting": ("hourglass", "plain"),
    "done": ("check", "good"),
    "changed": ("arrow-right", "plain"),
    "dropped": ("minus", "plain"),
}


def is_open(action: Action) -> bool:
    """Say whether an action still waits to be done."""
    return action.status not in OVER


def is_late(action: Action, today: date) -> bool:
    """Say whether the last day an open action was promised for has passed."""
    last = action.due.latest() if action.due else None
    return is_open(action) and last is not None and last < today


def near_date(when: PartialDate | None, today: date) -> str:
    """Say a date as near as can be: "today", "Fri 11 Dec", or as it was said."""
    day = when.exact if when else None
    if when is None or day is None:
        return when.said if when else ""
    if day == today:
        return say("today")
    return short_date(day, today)


def plain_date(when: PartialDate | None, today: date) -> str:
    """Say a past date shortly: "3 Sep", "3 Sep 2025", or as it was said."""
    day = when.exact if when else None
    if when is None or day is None:
        return when.said if when else ""
    return day_month(day) if day.year == today.year else f"{day_month(day)} {day.year}"


def due_words(action: Action, today: date) -> str:
    """Say by when an action is due: a date, an event, or how often; "" where nobody said."""
    if action.status == "done" and action.done_on:
        return say("done {day}", day=plain_date(action.done_on, today))
    if is_late(action, today):
        return say("late, {day}", day=plain_date(action.due, today))
    if action.due:
        return near_date(action.due, today)
    if action.rhythm and action.rhythm != "once":
        return spoken("rhythm", action.rhythm).lower()
    return ""


def who(rows: Rows, row_id: str) -> str:
    """Say who this is, with what makes them known: "Sadia Khan, Mum", "Hina Patel, Hillside"."""
    record = rows.any(row_id)
    if isinstance(record, Person):
        name = full_name(record)
        return f"{name}, {record.label}" if record.label and record.label != name else name
    if isinstance(record, Involvement):
        name, agency = seat_name(rows, record), seat_agency(rows, record)
        extra = agency.name if agency and agency.name != name else record.role
        return f"{name}, {extra}" if extra and extra != name else name
    return name_in(rows, row_id) or say("Nobody yet")


def short_name(rows: Rows, row_id: str) -> str:
    """Say a first name or what to call somebody in a sentence, where that is clear enough."""
    record = rows.any(row_id)
    if isinstance(record, Person):
        return record.known_as or _first(rows, record)
    return name_in(rows, row_id)


def _first(rows: Rows, person: Person) -> str:
    name = person_name(person)
    first = name.split()[0] if name.split() else name
    same = rows.once(_first_names, lambda: _first_names(rows))[first]
    return first if same == 1 else name


def _first_names(rows: Rows) -> Counter[str]:
    """Count how many people begin with each name."""
    return Counter(one for person in rows.of(Person) for one in person_name(person).split()[:1])


def names(rows: Rows, ids: Iterable[str]) -> str:
    """Say several people: "Yusuf, Sadia and Hina Patel"; "" for nobody."""
    return listed([name for one in ids if (name := short_name(rows, one))])


def quoted(words: str) -> str:
    """Put the family's words in double quotes, as everywhere."""
    return f"“{words}”"


def called_apart(found: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give each id its words, with a number behind the second of the same words, and so on."""
    times: dict[str, int] = {}
    called: dict[str, str] = {}
    for row_id, words in found:
        times[words] = times.get(words, 0) + 1
        called[row_id] = words if times[words] == 1 else f"{words} ({times[words]})"
    return called


def agency_name(rows: Rows, agency_id: str) -> str:
    """Give an agency's name, or what to say where it has none."""
    agency = rows.find(Agency, agency_id)
    return agency.name if agency and agency.name else say("Agency without a name")
