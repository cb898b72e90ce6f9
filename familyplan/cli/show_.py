"""The command `show`: one family's record on a page of text, or all of it as JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from familyplan.cli.choosing import family_argument, family_option, one_family
from familyplan.cli.export_ import may_leave
from familyplan.cli.families_ import line_as_json
from familyplan.cli.store_option import json_option, on_store
from familyplan.cli.telling import tell, tell_columns, tell_json
from familyplan.exchange.family_json import in_order, written
from familyplan.model import Action, Goal, Involvement, Meeting, Person, Rating, noun_of
from familyplan.model.titles import (
    full_name,
    name_in,
    seat_agency,
    seat_name,
    seat_role,
    title,
)
from familyplan.model.vocabulary import spoken
from familyplan.session.audit import note_viewed
from familyplan.words import say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from familyplan.model import Rows
    from familyplan.session import FamilyLine, Session

_NOT_OPEN = frozenset({"done", "changed", "dropped"})


@click.command(
    name="show",
    help=say(
        "Show one family: people, team, goals, open actions and meetings. With --json, its "
        "whole record in clear, which is noted in the history as an export."
    ),
)
@on_store
@family_argument
@family_option
@json_option
def command(session: Session, *, family: str | None, named: str | None, as_json: bool) -> None:
    """Show people, team, goals, open actions and meetings."""
    line = one_family(session, named or family)
    rows = session.store.family(line.family)
    today = session.clock.today()
    if as_json:
        # Where this text goes nobody can see: to a screen, or into a file that anybody can read.
        may_leave(session, [line.family])
        session.note_event("exported", line.family, what=line.name)
        own = [written(one) for one in in_order(rows) if noun_of(one).home == "family"]
        directory = [written(one) for one in in_order(rows) if noun_of(one).home == "directory"]
        tell_json({**line_as_json(line, today), "records": own, "directory": directory})
        return
    for kind in (Person, Involvement, Goal, Action, Meeting):
        for shown in rows.of(kind):
            note_viewed(session, rows, shown.id)
    _head(line, today)
    _section(say("People"), _people(rows))
    _section(say("Team"), _team(rows))
    _section(say("Goals"), _goals(rows))
    _section(say("Open actions"), _actions(rows))
    _section(say("Meetings"), _meetings(rows))


def _head(line: FamilyLine, today: date) -> None:
    tell(f"{line.name}  {line.reference}".rstrip())
    tell(say("Lead: {name}", name=line.lead or say("nobody")))
    coming = line.next_meeting(today)
    said = long_date(date.fromisoformat(coming)) if coming else say("none")
    tell(say("Next meeting: {day}", day=said))


def _section(heading: str, rows: Iterable[Sequence[str]]) -> None:
    listed = list(rows)
    if listed:
        tell("")
        tell(heading)
        tell_columns([("", *row) for row in listed])


def _people(rows: Rows) -> Iterable[Sequence[str]]:
    for person in rows.of(Person):
        born = person.born or person.expected
        place = spoken("place_in_family", person.place)
        yield full_name(person), person.own_script, place, born.said if born else ""


def _team(rows: Rows) -> Iterable[Sequence[str]]:
    for seat in rows.of(Involvement):
        agency = seat_agency(rows, seat)
        status = spoken("involvement_status", seat.status)
        yield seat_name(rows, seat), seat_role(rows, seat), title(agency) if agency else "", status


def _goals(rows: Rows) -> Iterable[Sequence[str]]:
    for goal in sorted(rows.of(Goal), key=lambda one: (one.order or 0, one.id)):
        given = [one for one in rows.of(Rating) if one.goal == goal.id and one.value is not None]
        latest = ", ".join(f"{one.value}" for one in given[-3:])
        status = spoken("goal_status", goal.status)
        yield title(goal), status, say("latest: {numbers}", numbers=latest) if latest else ""


def _actions(rows: Rows) -> Iterable[Sequence[str]]:
    for action in rows.of(Action):
        if action.status not in _NOT_OPEN:
            owner = name_in(rows, action.owner) or say("nobody")
            status = spoken("action_status", action.status)
            yield title(action), owner, action.due.said if action.due else "", status


def _meetings(rows: Rows) -> Iterable[Sequence[str]]:
    for meeting in sorted(rows.of(Meeting), key=lambda one: (str(one.on or ""), one.id)):
        day = long_date(meeting.on) if meeting.on else ""
        held = say("held") if meeting.held else say("planned")
        yield day, spoken("meeting_type", meeting.type), meeting.place, held
