"""What needs somebody now, over all their families: this week, late, drifting, to prepare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Final

from familyplan.model import Action, Family, Invitation, Involvement, Meeting
from familyplan.model.titles import name_in, seat_agency, shortened
from familyplan.model.vocabulary import spoken
from familyplan.practice.access import due as due_to_answer
from familyplan.practice.access import open_requests
from familyplan.practice.checks import OPEN_STATES, check
from familyplan.practice.endings import to_ask_again
from familyplan.practice.findings import Fix
from familyplan.words import say, say_many
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from familyplan.model import Rows
    from familyplan.practice.checks import Settings

__all__ = ["Line", "Today", "todays"]

WEEK: Final = 7
_PREPARE_DAYS: Final = 14
_NOT_COMING: Final = frozenset({"apologies", "not_asked", "did_not_come"})
_SAID_YES: Final = frozenset({"coming", "in_person", "online", "by_phone"})
_ACTION_RULES: Final = frozenset({"action_without_owner", "action_without_date"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a list: which family, what, when, by whom, and what can be done about it.

    `kind` and `row` say which record to open. `owner` is the id of who does it and `owner_name`
    how they are called; a meeting belongs to everybody asked, whose names are in `people`.
    `days_late` counts whole days.
    """

    family: str
    family_name: str
    kind: str
    row: str
    words: str
    on: date | None = None
    at: time | None = None
    owner: str = ""
    owner_name: str = ""
    people: tuple[str, ...] = ()
    days_late: int = 0
    fix: Fix | None = None

    def concerns(self, name: str) -> bool:
        """Say whether a line is for somebody of this name; what is nobody's is everybody's."""
        return name in self.people or self.owner_name in {name, ""}


@dataclass(frozen=True, slots=True)
class Today:
    """The four lists, each in the order in which to look at it."""

    this_week: tuple[Line, ...] = ()
    late: tuple[Line, ...] = ()
    drifting: tuple[Line, ...] = ()
    to_prepare: tuple[Line, ...] = ()

    def of(self, name: str) -> Today:
        """Give only what is for one person, by name."""
        lists = (self.this_week, self.late, self.drifting, self.to_prepare)
        return Today(*(tuple(one for one in lines if one.concerns(name)) for lines in lists))


def todays(families: Iterable[Rows], today: date, settings: Settings | None = None) -> Today:
    """Give today's four lists for several families, each as its own rows."""
    week: list[Line] = []
    late: list[Line] = []
    drifting: list[Line] = []
    prepare: list[Line] = []
    for rows in families:
        for family in rows.of(Family):
            dated = (_meetings, _actions, _later_checks)
            for line in chain.from_iterable(some(rows, family, today) for some in dated):
                (late if line.days_late else week).append(line)
            for line in _asked_for(rows, family, today):
                soon = line.on is not None and line.on < today + timedelta(days=WEEK)
                (late if line.days_late else week if soon else prepare).append(line)
            drifting += _drifting(rows, family, today, settings)
            prepare += _to_prepare(rows, family, today)
    soonest = time(23, 59)
    week.sort(key=lambda one: (one.on or today, one.at or soonest, one.family_name, one.row))
    late.sort(key=lambda one: (-one.days_late, one.family_name, one.row))
    prepare.sort(key=lambda one: (one.on or today, one.family_name, one.words))
    return Today(tuple(week), tuple(late), tuple(drifting), tuple(prepare))


def _meetings(rows: Rows, family: Family, today: date) -> Iterator[Line]:
    for one in rows.of(Meeting):
        if one.held or one.on is None or not today <= one.on < today + timedelta(days=WEEK):
            continue
        asked = _asked(rows, one)
        yes = sum(invitation.attendance in _SAID_YES for invitation in asked)
        kind = spoken("meeting_type", one.type) if one.type else say("Meeting")
        said = [f"{kind}, {one.place}" if one.place else kind]
        if asked:
            said.append(say("{yes} of {asked} have said yes", yes=yes, asked=len(asked)))
        yield Line(
            family=family.id, family_name=family.name, kind="meeting", row=one.id,
            words=" · ".join(said), on=one.on, at=one.starts,
            people=tuple(name_in(rows, invitation.who) for invitation in asked),
        )  # fmt: skip


def _actions(rows: Rows, family: Family, today: date) -> Iterator[Line]:
    for one in rows.of(Action):
        due = one.due.latest() if one.due else None
        if one.status not in OPEN_STATES or due is None or due >= today + timedelta(days=WEEK):
            continue
        who = name_in(rows, one.owner)
        what = shortened(one.what)
        yield Line(
            family=family.id, family_name=family.name, kind="action", row=one.id,
            words=say("{who}: {what}", who=who, what=what) if who else what,
            on=due, owner=one.owner, owner_name=who,
            days_late=max(0, (today - due).days),
            fix=Fix(say("Done"), "action.mark", {"action_id": one.id, "status": "done"}),
        )  # fmt: skip


def _later_checks(rows: Rows, family: Family, today: date) -> Iterator[Line]:
    for closure, due in to_ask_again(rows):
        if due >= today + timedelta(days=WEEK):
            continue
        yield Line(
            family=family.id, family_name=family.name, kind="closure", row=closure.id,
            words=say("Help has ended: ask how it is now"), on=due,
            days_late=max(0, (today - due).days),
        )  # fmt: skip


def _asked_for(rows: Rows, family: Family, today: date) -> Iterator[Line]:
    """Give who waits for a copy of their own record, from the day they asked."""
    for one in open_requests(rows):
        when = due_to_answer(one, today)
        if when is None:
            continue
        who = name_in(rows, one.person)
        yield Line(
            family=family.id, family_name=family.name, kind="access_request", row=one.id,
            words=say("{who} asked for their record. {due}", who=who, due=when.words),
            on=when.on, days_late=max(0, -when.days),
        )  # fmt: skip


def _drifting(rows: Rows, family: Family, today: date, settings: Settings | None) -> Iterator[Line]:
    unready = 0
    for found in check(rows, today, settings):
        if found.rule in _ACTION_RULES:
            unready += 1
            continue
        yield Line(
            family=family.id, family_name=family.name, kind=found.kind, row=found.row,
            words=found.sentence, fix=found.fix,
        )  # fmt: skip
    if unready:
        yield Line(
            family=family.id, family_name=family.name, kind="family", row=family.id,
            words=say_many(
                "{n} gap in the actions: nobody does it, or it has no date.",
                "{n} gaps in the actions: nobody does it, or it has no date.",
                unready,
            ),
        )  # fmt: skip


def _to_prepare(rows: Rows, family: Family, today: date) -> Iterator[Line]:
    for one in rows.of(Meeting):
        if one.held or one.on is None or not 0 <= (one.on - today).days <= _PREPARE_DAYS:
            continue
        day, asked = long_date(one.on), _asked(rows, one)
        words = [_invitations_words(rows, asked, day)]
        if asked:
            words.append(say_many("{n} pack for {day}", "{n} packs for {day}", len(asked), day=day))
        words += [
            say("No update yet from {who}", who=name_in(rows, invitation.who))
            for invitation in asked
            if _sends_update(rows, invitation) and not invitation.update.strip()
        ]
        for said in filter(None, words):
            yield Line(
                family=family.id, family_name=family.name, kind="meeting", row=one.id,
                words=said, on=one.on,
            )  # fmt: skip


def _invitations_words(rows: Rows, asked: list[Invitation], day: str) -> str:
    if not asked:
        return say("Nobody is asked yet to the meeting on {day}", day=day)
    silent = [one for one in asked if one.attendance in {"", "invited"}]
    if not silent:
        return ""
    names = ", ".join(name_in(rows, one.who) for one in silent[:2])
    more = len(silent) - 2
    if more > 0:
        return say_many(
            "No answer yet for {day} from {names} and {n} more",
            "No answer yet for {day} from {names} and {n} more", more, day=day, names=names,
        )  # fmt: skip
    return say("No answer yet for {day} from {names}", day=day, names=names)


def _asked(rows: Rows, meeting: Meeting) -> list[Invitation]:
    return [
        one
        for one in rows.of(Invitation)
        if one.meeting == meeting.id and one.attendance not in _NOT_COMING
    ]


def _sends_update(rows: Rows, invitation: Invitation) -> bool:
    seat = rows.find(Involvement, invitation.who)
    return (
        seat is not None
        and invitation.attendance in {"sent_update", "represented"}
        and seat_agency(rows, seat) is not None
    )
