"""The command `families`: list the families in a store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from familyplan.cli.store_option import json_option, on_store
from familyplan.cli.telling import tell, tell_columns, tell_json
from familyplan.errors import Refused
from familyplan.practice.filters import FILTERS, NAMED, Viewer, narrowed
from familyplan.practice.filters_kept import is_choice
from familyplan.session import caseload
from familyplan.words import say
from familyplan.words.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from familyplan.session import FamilyLine, Session


@click.command(
    name="families",
    help=say("List the families in STORE by name, each with its lead and its next meeting."),
)
@on_store
@click.option(
    "--filter",
    "filters",
    metavar="NAME:CHOICE",
    multiple=True,
    help=say(
        "Only families of which this is true, such as review:14d, "
        "actions:over or “lead:=Rosa Menendez”; may be given several times. A wrong one lists "
        "all there are."
    ),
)
@json_option
def command(session: Session, *, filters: tuple[str, ...], as_json: bool) -> None:
    """List every family by name, with its lead and next meeting."""
    chosen = _chosen(filters)
    today = session.clock.today()
    lines: Sequence[FamilyLine] = session.store.family_lines()
    if chosen:
        held = caseload.facts_of(session.store, today)
        lines = narrowed(lines, held, chosen, Viewer(today, session.user.name))
    if as_json:
        tell_json([line_as_json(line, today) for line in lines])
    elif not lines:
        tell(
            say("No family matches {filters}.", filters=", ".join(filters))
            if chosen
            else say("There are no families here yet.")
        )
    else:
        head = (say("Reference"), say("Family"), say("Lead"), say("Next meeting"))
        tell_columns([head, *(_cells(line, today) for line in lines)])


def _chosen(filters: tuple[str, ...]) -> dict[str, str]:
    """Read what was asked for as "name:choice".

    Raises:
        Refused: there is no such filter or no such choice of it.

    """
    chosen = {}
    for asked in filters:
        key, _colon, choice = asked.partition(":")
        if not is_choice(key, choice):
            raise Refused(
                say(
                    "There is no filter “{asked}”. There are {all}.",
                    asked=asked,
                    all=", ".join(_possible()),
                )
            )
        chosen[key] = choice
    return chosen


def _possible() -> Iterator[str]:
    for key, one in FILTERS.items():
        yield from (f"{key}:{choice}" for choice in one.choices)
        if one.names is not None:
            yield f"{key}:{NAMED}…"


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
