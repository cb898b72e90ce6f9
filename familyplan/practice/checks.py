"""The rules of good practice, each a small pure function from a family's rows to findings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from familyplan.model import (
    Action,
    Agency,
    Episode,
    Family,
    Involvement,
    Meeting,
    Permission,
    Person,
    PlanVersion,
    Standing,
    Voice,
)
from familyplan.model.titles import at_the_table, person_name, seat_name, shortened, title
from familyplan.model.vocabulary import spoken
from familyplan.practice.children import grown_since_asked, is_child, other_parent_unwritten
from familyplan.practice.findings import Finding, Fix, Severity
from familyplan.words import mark, say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from familyplan.model import PartialDate, Rows
    from familyplan.model.plan import Statement

__all__ = ["RULES", "Settings", "check"]

OPEN_STATES: Final = frozenset({"", "not_started", "under_way", "waiting"})
STANDING: Final = frozenset({"daily", "weekly", "fortnightly", "monthly", "standing"})
GIVEN: Final = frozenset({"given_written", "given_verbal", "given_by_young_person"})
_EVERY: Final = re.compile(r"(\d+) ?(w|m)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a partnership sets: how long a child may go unheard, how often plans are looked at.

    Source of the defaults: reviews every 6 to 12 weeks in the published forms; no national law.
    """

    voice_weeks: int = 8
    review_weeks: int = 12


def check(rows: Rows, today: date, settings: Settings | None = None) -> tuple[Finding, ...]:
    """Give what every rule finds in one family's rows, the most pressing first.

    A family whose help has ended is at rest: nothing is missing from it.
    """
    if _at_rest(rows):
        return ()
    known = settings or Settings()
    found = [one for rule in RULES.values() for one in rule(rows, today, known)]
    order = list(Severity)
    return tuple(sorted(found, key=lambda one: order.index(one.severity)))


def _at_rest(rows: Rows) -> bool:
    episodes = rows.of(Episode)
    return bool(episodes) and all(one.until is not None for one in episodes)


def no_lead(rows: Rows, _today: date, _settings: Settings) -> Iterator[Finding]:
    """Find a family that nobody leads for."""
    for family in rows.of(Family):
        leading = [
            one
            for one in rows.of(Standing)
            if one.role == "lead" and one.held_by and one.until is None
        ]
        if not leading:
            fix = Fix(say("Choose the lead practitioner"), "team.lead")
            yield Finding(
                "no_lead", Severity.NOW, "family", family.id,
                say("Nobody is {lead_practitioner}."), fix,
            )  # fmt: skip


def unowned_action(rows: Rows, _today: date, _settings: Settings) -> Iterator[Finding]:
    """Find actions still to do that nobody does, or that have no date."""
    for action in rows.of(Action):
        if action.status not in OPEN_STATES:
            continue
        what = shortened(action.what) or say("an action without words")
        fix = Fix(say("Say who"), "record.edit", {"kind": "action", "row_id": action.id})
        owner = rows.any(action.owner)
        if isinstance(owner, Involvement) and not at_the_table(owner):
            yield Finding(
                "action_without_owner", Severity.GAP, "action", action.id,
                say("“{what}” is with {who}, who has left the team.", what=what,
                    who=seat_name(rows, owner)), fix,
            )  # fmt: skip
        if owner is None:
            yield Finding(
                "action_without_owner", Severity.GAP, "action", action.id,
                say("Nobody does “{what}” yet.", what=what), fix,
            )  # fmt: skip
        if not action.due and action.rhythm not in STANDING:
            yield Finding(
                "action_without_date", Severity.GAP, "action", action.id,
                say("“{what}” has no date.", what=what),
                Fix(say("Set a date"), "action.redate", {"action_id": action.id}),
            )  # fmt: skip


def review_overdue(rows: Rows, today: date, settings: Settings) -> Iterator[Finding]:
    """Find plans that should have been looked at again, and no meeting is planned."""
    due = review_due(rows, settings)
    coming = [one for one in rows.of(Meeting) if not one.held and one.on and one.on >= today]
    if due is None or due >= today or coming:
        return
    for family in rows.of(Family):
        yield Finding(
            "review_overdue", Severity.NOW, "family", family.id,
            say("The plan was to be looked at again by {day}.", day=long_date(due)),
            Fix(say("Plan a meeting"), "meeting.plan", {"type": "review"}),
        )  # fmt: skip


def review_due(rows: Rows, settings: Settings | None = None) -> date | None:
    """Give the day by which the plan is to be looked at again, or None where nothing says so.

    The last agreed version's own day counts where it is later than the last meeting; else the
    episode's rhythm from the last meeting held, or from its start.
    """
    known = settings or Settings()
    held = [one.on for one in rows.of(Meeting) if one.held and one.on]
    last = max(held, default=None)
    agreed = [day for one in rows.of(PlanVersion) if (day := latest(one.review_due)) is not None]
    if agreed and (last is None or max(agreed) > last):
        return max(agreed)
    starts = [(one, last or earliest(one.since)) for one in rows.of(Episode) if one.until is None]
    due = [day + _every(one.review_every, known) for one, day in starts if day is not None]
    return min(due, default=None)


def _every(key: str, settings: Settings) -> relativedelta:
    found = _EVERY.search(key.strip().lower())
    if found is None:
        return relativedelta(weeks=settings.review_weeks)
    number = int(found[1])
    return relativedelta(weeks=number) if found[2] == "w" else relativedelta(months=number)


def unheard_child(rows: Rows, today: date, settings: Settings) -> Iterator[Finding]:
    """Find children whose own words nobody has written down for some weeks."""
    since = today - timedelta(weeks=settings.voice_weeks)
    for child in rows.of(Person):
        if child.unborn or not is_child(child, today):
            continue
        days = [happened_on(one) for one in rows.of(Voice) if child.id in one.about + one.said_by]
        if any(day is not None and since <= day <= today for day in days):
            continue
        heard = max((day for day in days if day is not None and day <= today), default=None)
        name = person_name(child)
        fix = Fix(
            say("Write down their words"), "record.add", {"kind": "voice", "about": (child.id,)}
        )
        if heard is None:
            sentence = say("Nothing yet in the words of {who}.", who=name)
        else:
            weeks = (today - heard).days // 7
            sentence = say(
                "Nothing in the words of {who} for {weeks} weeks.", who=name, weeks=weeks
            )
        yield Finding("unheard_child", Severity.GAP, "person", child.id, sentence, fix)


def happened_on(one: Statement) -> date | None:
    """Give the last day on which it can have happened; where nobody said, when it was written."""
    day = latest(one.happened)
    if day is None and one.recorded_at is not None and one.happened is None:
        return one.recorded_at.date()
    return day


def permission_expired(rows: Rows, today: date, _settings: Settings) -> Iterator[Finding]:
    """Find permissions that ran out, or that were to be asked again by now."""
    for one in rows.of(Permission):
        if one.state not in GIVEN and one.state != "expired":
            continue
        agency = rows.find(Agency, one.agency)
        person = rows.find(Person, one.person)
        said = {
            "what": spoken("information", one.information),
            "agency": title(agency) if agency else say("an agency"),
            "who": person_name(person) if person else say("the whole family"),
        }
        fix = Fix(
            say("Ask again"), "permission.set",
            {"person": one.person, "agency": one.agency, "information": one.information},
        )  # fmt: skip
        until, again = latest(one.until), latest(one.asked_again)
        if one.state == "expired" or (until is not None and until < today):
            yield Finding(
                "permission_expired", Severity.GAP, "permission", one.id,
                say("The yes to sharing “{what}” with {agency} ({who}) has run out.", **said), fix,
            )  # fmt: skip
        elif again is not None and again < today:
            yield Finding(
                "permission_ask_again", Severity.NOTE, "permission", one.id,
                say("It is time to ask again about “{what}” with {agency} ({who}).", **said), fix,
            )  # fmt: skip


def latest(when: PartialDate | None) -> date | None:
    """Give the last day it can have been, or None."""
    return when.latest() if when else None


def earliest(when: PartialDate | None) -> date | None:
    """Give the first day it can have been, or None."""
    return when.earliest() if when else None


RULES: Final[dict[str, Callable[[Rows, date, Settings], Iterator[Finding]]]] = {
    "no_lead": no_lead,
    "review_overdue": review_overdue,
    "unowned_action": unowned_action,
    "unheard_child": unheard_child,
    "permission_expired": permission_expired,
    "permission_grown": grown_since_asked,
    "other_parent": other_parent_unwritten,
}
RULE_NAMES: Final = {
    "no_lead": mark("Somebody leads"),
    "review_overdue": mark("The plan is looked at again in time"),
    "unowned_action": mark("Each action has one owner and a date"),
    "unheard_child": mark("Each child is heard"),
    "permission_expired": mark("Permissions are asked again in time"),
    "permission_grown": mark("Young people are asked themselves at 16 and at 18"),
    "other_parent": mark(
        "It is written down who each child's other parent is, or that nobody knows"
    ),
}
