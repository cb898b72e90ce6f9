"""The command `families`: list the families in a store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from familyplan.cli.store_option import json_option, on_store
from familyplan.cli.telling import tell, tell_columns, tell_json
from familyplan.words import say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from familyplan.session import FamilyLine, Session


@click.command(
    name="families",
    help=say("List the families in STORE by name, each with its lead and its next meeting."),
)
@on_store
@json_option
def command(session: Session, *, as_json: bool) -> None:
    """List every family by name, with its lead and next meeting."""
    lines = session.store.family_lines()
    today = session.clock.today()
    if as_json:
        tell_json([line_as_json(line, today) for line in lines])
    elif not lines:
        tell(say("There are no families here yet."))
    else:
        head = (say("Reference"), say("Family"), say("Lead"), say("Next meeting"))
        tell_columns([head, *(_cells(line, today) for line in lines)])


def line_as_json(line: FamilyLine, today: date) -> dict[str, Any]:
    """Give one family's line as JSON; no lead and no meeting to come are null."""
    return {
        "id": line.family,
        "reference": line.reference,
        "name": line.name,
        "lead": line.lead or None,
        "next_meeting": line.next_meeting(today) or None,
    }


def _cells(line: FamilyLine, today: date) -> tuple[str, str, str, str]:
    coming = line.next_meeting(today)
    return (
        line.reference,
        line.name,
        line.lead or say("nobody"),
        long_date(date.fromisoformat(coming)) if coming else say("none"),
    )
